// An INSERT of one row of parameters, taken apart: what an engine needs to put several of its rows
// into one statement.
//
//   INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT (a) DO UPDATE SET b = excluded.b
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acta::store {

// Borrows from the statement.
struct InsertStatement {
  std::string_view table;
  std::string_view list;            // a, b
  std::vector<std::string> names;   // of the list, without quotes
  std::string_view conflict;        // what stands behind the row, with a space in front, or nothing
  std::vector<std::size_t> unique;  // the columns that " ON CONFLICT (" names, by their places

  // Nothing when the statement is no INSERT of one row of parameters in their order.
  static std::optional<InsertStatement> parse(std::string_view sql);
};

// $first, $first+1 ...
[[nodiscard]] std::string numbered_places(std::size_t first, std::size_t count);

}  // namespace acta::store
