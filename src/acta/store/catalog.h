// What tables a database has, their digests, and their rows moved to another engine.
//
// A digest is of the rows alone, in the order of all their columns: it is the same on both engines
// when the rows are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/store/database.h"

namespace acta::store {

struct TableShape {
  struct Column {
    std::string name;
    Param::Type type = Param::Type::unknown;
  };
  std::string name;
  std::vector<Column> columns;
};

// Sorted by name.
Result<std::vector<TableShape>> tables_of(Database& db);

Result<Hash> digest_of(Database& db, const TableShape& table);
using Digests = std::map<std::string, Hash>;
// Of every table but those named.
Result<Digests> digests_of(Database& db, const std::vector<std::string>& but = {});

// REQUIRES that `into` has a table of this shape, and a transaction.
Result<std::int64_t> copy_rows(Database& from, Database& into, const TableShape& table);

}  // namespace acta::store
