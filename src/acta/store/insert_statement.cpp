#include "acta/store/insert_statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace acta::store {
namespace {

// The names between two brackets, without their quotes.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  std::string name;
  for (const char c : list) {
    if (c == ',') {
      names.push_back(std::exchange(name, {}));
    } else if (c != '"' && c != ' ') {
      name += c;
    }
  }
  names.push_back(std::move(name));
  return names;
}

// What stands between `before` and `after`, from `at` on, which moves behind it.
std::optional<std::string_view> between(std::string_view sql, std::size_t& at,
                                        std::string_view before, std::string_view after) {
  if (sql.substr(at, before.size()) != before) return std::nullopt;
  const auto begin = at + before.size();
  const auto end = sql.find(after, begin);
  if (end == std::string_view::npos) return std::nullopt;
  at = end + after.size();
  return sql.substr(begin, end - begin);
}

}  // namespace

std::string numbered_places(std::size_t first, std::size_t count) {
  std::string places;
  for (std::size_t i = first; i < first + count; ++i) {
    places += fmt::format("{}${}", i == first ? "" : ", ", i);
  }
  return places;
}

std::optional<InsertStatement> InsertStatement::parse(std::string_view sql) {
  std::size_t at = 0;
  InsertStatement insert;
  const auto table = between(sql, at, "INSERT INTO ", " (");
  const auto list = table ? between(sql, at, "", ") VALUES (") : std::nullopt;
  const auto places = list ? between(sql, at, "", ")") : std::nullopt;
  if (!places) return std::nullopt;
  insert.table = *table;
  insert.list = *list;
  insert.names = names_in(*list);
  insert.conflict = sql.substr(at);
  if (*places != numbered_places(1, insert.names.size())) return std::nullopt;
  if (insert.conflict.empty()) return insert;
  std::size_t after = 0;
  const auto unique = between(insert.conflict, after, " ON CONFLICT (", ")");
  if (!unique) return std::nullopt;
  for (const auto& name : names_in(*unique)) {
    const auto found = std::ranges::find(insert.names, name);
    if (found == insert.names.end()) return std::nullopt;
    insert.unique.push_back(static_cast<std::size_t>(found - insert.names.begin()));
  }
  return insert;
}

}  // namespace acta::store
