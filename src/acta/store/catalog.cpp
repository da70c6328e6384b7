#include "acta/store/catalog.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::store {
namespace {

constexpr std::string_view sqlite_columns =
    "SELECT m.name, p.name, p.type FROM sqlite_schema m JOIN pragma_table_info(m.name) p "
    "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid";
constexpr std::string_view postgresql_columns =
    "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns "
    "WHERE table_schema = current_schema() ORDER BY table_name::text COLLATE \"C\", "
    "ordinal_position";

Param::Type type_of_column(std::string_view word) {
  if (word == "INTEGER" || word == "BIGINT" || word == "bigint") return Param::Type::integer;
  if (word == "TEXT" || word == "text") return Param::Type::text;
  if (word == "BLOB" || word == "bytea") return Param::Type::bytes;
  return Param::Type::unknown;
}

std::string column_list(const TableShape& table, std::string_view ending) {
  std::string list;
  for (const auto& column : table.columns) {
    list += fmt::format("{}\"{}\"{}", list.empty() ? "" : ", ", column.name, ending);
  }
  return list;
}

std::string select_all(const TableShape& table) {
  // SQLite and PostgreSQL disagree on where NULL stands, unless they are told.
  return fmt::format("SELECT {} FROM {} ORDER BY {}", column_list(table, ""), table.name,
                     column_list(table, " NULLS FIRST"));
}

Param value_of(const Row& row, int column, Param::Type type) {
  if (row.is_null(column)) return nullptr;
  if (type == Param::Type::integer) return row.integer(column);
  if (type == Param::Type::text) return row.text(column);
  return row.bytes(column);
}

// Each value behind its kind and length.
void add_value(std::string& line, const Row& row, int column, Param::Type type) {
  if (row.is_null(column)) {
    line += "-;";
  } else if (type == Param::Type::integer) {
    line += fmt::format("i{};", row.integer(column));
  } else {
    const auto bytes = type == Param::Type::text ? row.text(column) : text_of(row.bytes(column));
    line += fmt::format("{}:", bytes.size());
    line += bytes;
  }
}

}  // namespace

Result<std::vector<TableShape>> tables_of(Database& db) {
  std::vector<TableShape> tables;
  std::optional<std::string> strange;
  const bool sqlite = db.dialect() == Dialect::sqlite;
  (void)ACTA_TRY(db.query(sqlite ? sqlite_columns : postgresql_columns, {}, [&](const Row& row) {
    if (tables.empty() || tables.back().name != row.text(0)) {
      tables.push_back({.name = std::string(row.text(0)), .columns = {}});
    }
    const auto type = type_of_column(row.text(2));
    if (type == Param::Type::unknown) strange = fmt::format("{}.{}", row.text(0), row.text(1));
    tables.back().columns.push_back({.name = std::string(row.text(1)), .type = type});
  }));
  if (strange) return fault("store.database", "the column " + *strange + " is not one of Acta's");
  return tables;
}

Result<Hash> digest_of(Database& db, const TableShape& table) {
  Hash digest{};
  std::string line;
  (void)ACTA_TRY(db.query(select_all(table), {}, [&](const Row& row) {
    line.assign(digest.begin(), digest.end());
    int column = 0;
    for (const auto& [name, type] : table.columns) add_value(line, row, column++, type);
    digest = sha256(bytes_of(line));
  }));
  return digest;
}

Result<Digests> digests_of(Database& db, const std::vector<std::string>& but) {
  Digests digests;
  for (const auto& table : ACTA_TRY(tables_of(db))) {
    if (std::ranges::find(but, table.name) != but.end()) continue;
    digests[table.name] = ACTA_TRY(digest_of(db, table));
  }
  return digests;
}

Result<std::int64_t> copy_rows(Database& from, Database& into, const TableShape& table) {
  std::string places;
  for (std::size_t i = 1; i <= table.columns.size(); ++i) {
    places += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  }
  const auto insert =
      fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, column_list(table, ""), places);
  std::int64_t count = 0;
  Result<bool> good = true;
  (void)ACTA_TRY(from.query(select_all(table), {}, [&](const Row& row) {
    if (!good) return;
    std::vector<Param> values;
    values.reserve(table.columns.size());
    int column = 0;
    for (const auto& [name, type] : table.columns) values.push_back(value_of(row, column++, type));
    good = into.send(insert, std::span<const Param>(values));
    ++count;
  }));
  (void)ACTA_TRY(std::move(good));
  return count;
}

}  // namespace acta::store
