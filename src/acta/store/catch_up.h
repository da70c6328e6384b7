// Catching up: entries that a database lacks are read from published files (a mirror, or the record
// folder of a server), and recorded as exactly the bytes that were hashed. Nothing is taken from
// the mirror on trust: the entries that are here and those that come have to make the root of a
// checkpoint that the log itself signed.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "acta/record/verify.h"
#include "acta/store/log.h"

namespace acta::store {

struct CaughtUp {
  Head head;
  std::vector<std::int64_t> appended;  // indexes of the entries that came
};

// REQUIRES a writing connection, outside a transaction. Appends nothing when the source has no more
// than the database; refuses "record.fork" when the two are not one history.
Result<CaughtUp> catch_up(Database& db, const record::VerifierKey& key,
                          const record::Source& source,
                          const std::function<void(std::int64_t, std::int64_t)>& progress);

// The root of the first `size` entries.
Result<Hash> root_of_first(Database& db, std::int64_t size);

}  // namespace acta::store
