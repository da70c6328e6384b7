#include "acta/store/dialect.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::store {

std::string in_dialect(std::string_view ddl, Dialect dialect) {
  const bool sqlite = dialect == Dialect::sqlite;
  return fmt::format(fmt::runtime(ddl), fmt::arg("integer", sqlite ? "INTEGER" : "BIGINT"),
                     fmt::arg("text", sqlite ? "TEXT" : "TEXT COLLATE \"C\""),
                     fmt::arg("bytes", sqlite ? "BLOB" : "BYTEA"),
                     fmt::arg("strict", sqlite ? " STRICT" : ""),
                     fmt::arg("keyed", sqlite ? " STRICT, WITHOUT ROWID" : ""));
}

std::string_view first_line(std::string_view sql) {
  sql.remove_prefix(std::min(sql.find_first_not_of(" \n"), sql.size()));
  return sql.substr(0, std::min(sql.find('\n'), std::size_t{200}));
}

}  // namespace acta::store
