// The log in the database: entries as they were hashed, their index of acts, idempotency keys, and
// the head. Used by the writer's connection inside its transaction, and by readers.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/bytes.h"
#include "acta/record/entry.h"
#include "acta/store/database.h"
#include "acta/store/idempotency.h"

namespace acta::store {

struct Head {
  std::int64_t size = 0;
  Hash root{};
  std::string checkpoint;  // signed note; empty for the empty tree
  // Of the server that leads: each that takes over counts one on. Zero where one machine alone can
  // write (SQLite).
  std::int64_t epoch = 0;
};

// Creates the tables when they are not there.
Result<bool> create_log(Database& db);

// Takes the lead of a database that several servers reach, as long as the connection stands;
// refuses when another one has it. REQUIRES a writing connection.
Result<bool> take_lead(Database& db);
// From here on the writer of every earlier epoch is refused.
Result<bool> begin_epoch(Database& db);

Result<Head> read_head(Database& db);
// At the begin of a batch: the head stays where it is until commit. A fault when it is not at
// `head`, or of another epoch; that may come with a later answer.
Result<bool> hold_head(Database& db, const Head& head);
// Compare-and-swap: refuses (a fault) when the head is not at `from`. REQUIRES hold_head.
Result<bool> move_head(Database& db, std::int64_t from, const Head& to);

Result<bool> insert_entry(Database& db, std::int64_t index, std::string_view bytes);
// The row of an act in the index of acts, which is rebuilt with the views.
Result<bool> insert_act(Database& db, const RecordedAct& act, const Hash& leaf);

// The row of an act that can no longer be read: its place, and nothing of whom
// it was about.
Result<bool> insert_erased_act(Database& db, std::int64_t index, const record::EntryView& entry,
                               const Hash& leaf);

struct Answered {
  Digest16 request{};
  std::int64_t first = 0;
  std::int64_t count = 0;
};
// By the keys of idempotency; those that were not answered are left out.
using Answers = std::map<Digest16, Answered>;
// Asks nothing when nothing is asked.
Result<Answers> find_answers(Database& db, const std::vector<Digest16>& asked);
// Those with the greatest keys.
Result<Answers> greatest_answers(Database& db, std::size_t count);
Result<bool> insert_answer(Database& db, const Idempotency& idempotency, std::int64_t first,
                           std::int64_t count);
// The same act by act, as replay meets them.
Result<bool> count_answer(Database& db, const Idempotency& idempotency, std::int64_t index);

// Entries [from, to) in order.
Result<bool> each_entry(Database& db, std::int64_t from, std::int64_t to,
                        const std::function<Result<bool>(std::int64_t, ByteView)>& each);
Result<Receipt> read_receipt(Database& db, std::int64_t index);

}  // namespace acta::store
