// The log in the database: entries as they were hashed, their index of acts, idempotency keys, and
// the head. Used by the writer's connection inside its transaction, and by readers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/bytes.h"
#include "acta/store/database.h"
#include "acta/store/idempotency.h"

namespace acta::store {

struct Head {
  std::int64_t size = 0;
  Hash root{};
  std::string checkpoint;  // signed note; empty for the empty tree
};

// Creates the tables when they are not there.
Result<bool> create_log(Database& db);

Result<Head> read_head(Database& db);
// Compare-and-swap: refuses (a fault) when the head is not at `from`.
Result<bool> move_head(Database& db, std::int64_t from, const Head& to);

Result<bool> insert_entry(Database& db, std::int64_t index, std::string_view bytes);
// The row of an act in the index of acts, which is rebuilt with the views.
Result<bool> insert_act(Database& db, const RecordedAct& act, const Hash& leaf);

struct Answered {
  bool same_request = false;
  std::int64_t first = 0;
  std::int64_t count = 0;
};
Result<std::optional<Answered>> find_answer(Database& db, const Idempotency& idempotency);
Result<bool> insert_answer(Database& db, const Idempotency& idempotency, std::int64_t first,
                           std::int64_t count);

// Entries [from, to) in order.
Result<bool> each_entry(Database& db, std::int64_t from, std::int64_t to,
                        const std::function<Result<bool>(std::int64_t, ByteView)>& each);
Result<Receipt> read_receipt(Database& db, std::int64_t index);

}  // namespace acta::store
