// Tables of views, from described rows: one description gives the DDL of both engines, writing and
// reading.
//
//   const Table elections{"cycles_election", type_of<ElectionRow>(), {"id"}};
//   ACTA_TRY(put(db, elections, row));
//   auto rows = ACTA_TRY(select<ElectionRow>(db, elections, "WHERE state = $1", {iso3}));
//
// Text, words and scalars are TEXT compared bytewise; integers and booleans are INTEGER (BIGINT);
// lists, maps and records are TEXT holding canonical JSON; optional members may be NULL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/json.h"
#include "acta/store/database.h"
#include "acta/store/dialect.h"

namespace acta::store {

struct Table {
  std::string name;
  const Type& row;
  std::vector<std::string> key;
  std::vector<std::string> indexes;  // columns, e.g. "state, received_on"
  // The same, without the rows that have no value in the first column: rows that nobody looks for
  // cost nothing.
  std::vector<std::string> sparse_indexes = {};
};

[[nodiscard]] std::string ddl_of(const Table& table, Dialect dialect);
// The same as a view asks for it. REQUIRES that the table lives as long as the view.
[[nodiscard]] std::function<std::string(Dialect)> ddl_of(const Table& table);
// Quoted, since wire names such as "on" and "from" are words of SQL: the columns in the order that
// read_row expects.
[[nodiscard]] std::string columns_of(const Table& table);
// Inserts the row, or replaces the one with its key.
Result<bool> put_row(Database& db, const Table& table, const void* row);
Result<bool> read_row(const Row& from, const Type& type, void* row);

template <class T>
Result<bool> put(Database& db, const Table& table, const T& row) {
  return put_row(db, table, &row);
}

// The rows that "SELECT columns FROM table <rest>" gives.
template <class T>
Result<std::vector<T>> select(Database& db, const Table& table, const std::string& rest,
                              Params params = {}) {
  std::vector<T> rows;
  Result<bool> good = true;
  const auto sql = "SELECT " + columns_of(table) + " FROM " + table.name + " " + rest;
  (void)ACTA_TRY(db.query(sql, params, [&](const Row& row) {
    auto read = read_row(row, table.row, &rows.emplace_back());
    if (!read) good = std::move(read);
  }));
  (void)ACTA_TRY(std::move(good));
  return rows;
}

}  // namespace acta::store
