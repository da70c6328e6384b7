#include "acta/store/dialect.h"

#include <fmt/format.h>

namespace acta::store {

std::string in_dialect(std::string_view ddl, Dialect dialect) {
  const bool sqlite = dialect == Dialect::sqlite;
  return fmt::format(fmt::runtime(ddl), fmt::arg("integer", sqlite ? "INTEGER" : "BIGINT"),
                     fmt::arg("text", sqlite ? "TEXT" : "TEXT COLLATE \"C\""),
                     fmt::arg("bytes", sqlite ? "BLOB" : "BYTEA"),
                     fmt::arg("strict", sqlite ? " STRICT" : ""),
                     fmt::arg("keyed", sqlite ? " STRICT, WITHOUT ROWID" : ""));
}

}  // namespace acta::store
