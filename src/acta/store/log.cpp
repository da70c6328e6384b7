#include "acta/store/log.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::store {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE IF NOT EXISTS entry (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_is_never_edited BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never edited'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL,
  root BLOB NOT NULL, checkpoint TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS act (idx INTEGER PRIMARY KEY, id BLOB NOT NULL, type TEXT NOT NULL,
  stream TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, capacity TEXT NOT NULL,
  person BLOB NOT NULL, classification TEXT NOT NULL, leaf BLOB NOT NULL,
  UNIQUE (stream, version)) STRICT;
CREATE TABLE IF NOT EXISTS idempotency (key BLOB PRIMARY KEY, request BLOB NOT NULL,
  first INTEGER NOT NULL, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS view_state (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
)sql";

Hash hash_from(ByteView bytes) {
  Hash hash{};
  if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
  return hash;
}

}  // namespace

Result<bool> create_log(Database& db) {
  (void)ACTA_TRY(db.script(schema));
  (void)ACTA_TRY(
      db.execute("INSERT INTO head (one, size, root, checkpoint) VALUES (1, 0, $1, '') "
                 "ON CONFLICT (one) DO NOTHING",
                 {sha256({})}));
  return true;
}

Result<Head> read_head(Database& db) {
  Head head;
  (void)ACTA_TRY(
      db.query("SELECT size, root, checkpoint FROM head WHERE one = 1", {}, [&](const Row& row) {
        head.size = row.integer(0);
        head.root = hash_from(row.bytes(1));
        head.checkpoint = row.text(2);
      }));
  return head;
}

Result<bool> move_head(Database& db, std::int64_t from, const Head& to) {
  const auto changed = ACTA_TRY(db.execute(
      "UPDATE head SET size = $1, root = $2, checkpoint = $3 WHERE one = 1 AND size = $4",
      {to.size, to.root, to.checkpoint, from}));
  if (changed != 1) return fault("store.head_moved", "another writer moved the head");
  return true;
}

Result<bool> insert_entry(Database& db, std::int64_t index, std::string_view bytes) {
  (void)ACTA_TRY(
      db.execute("INSERT INTO entry (idx, bytes) VALUES ($1, $2)", {index, bytes_of(bytes)}));
  return true;
}

Result<bool> insert_act(Database& db, const RecordedAct& act, const Hash& leaf) {
  (void)ACTA_TRY(
      db.execute("INSERT INTO act (idx, id, type, stream, version, at, capacity, person, "
                 "classification, leaf) "
                 "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                 {act.index, ByteView(act.id.bytes), act.act.info().type, act.stream, act.version,
                  act.at.milliseconds, act.actor.capacity, ByteView(act.actor.person.value.bytes),
                  word_of(act.classification), leaf}));
  return true;
}

Result<std::optional<Answered>> find_answer(Database& db, const Idempotency& idempotency) {
  std::optional<Answered> found;
  (void)ACTA_TRY(db.query("SELECT request, first, count FROM idempotency WHERE key = $1",
                          {idempotency.key()}, [&](const Row& row) {
                            found = Answered{.same_request = std::ranges::equal(
                                                 row.bytes(0), idempotency.request()),
                                             .first = row.integer(1),
                                             .count = row.integer(2)};
                          }));
  return found;
}

Result<bool> insert_answer(Database& db, const Idempotency& idempotency, std::int64_t first,
                           std::int64_t count) {
  (void)ACTA_TRY(
      db.execute("INSERT INTO idempotency (key, request, first, count) VALUES ($1, $2, $3, $4) "
                 "ON CONFLICT (key) DO UPDATE SET count = count + excluded.count",
                 {idempotency.key(), idempotency.request(), first, count}));
  return true;
}

Result<bool> each_entry(Database& db, std::int64_t from, std::int64_t to,
                        const std::function<Result<bool>(std::int64_t, ByteView)>& each) {
  Result<bool> good = true;
  std::int64_t next = from;
  (void)ACTA_TRY(db.query("SELECT idx, bytes FROM entry WHERE idx >= $1 AND idx < $2 ORDER BY idx",
                          {from, to}, [&](const Row& row) {
                            if (!good) return;
                            if (row.integer(0) != next) {
                              good =
                                  fault("store.corrupt", fmt::format("entry {} is missing", next));
                              return;
                            }
                            good = each(next, row.bytes(1));
                            ++next;
                          }));
  (void)ACTA_TRY(std::move(good));
  if (next != to && from < to)
    return fault("store.corrupt", fmt::format("entry {} is missing", next));
  return true;
}

Result<Receipt> read_receipt(Database& db, std::int64_t index) {
  std::optional<Receipt> receipt;
  (void)ACTA_TRY(db.query("SELECT leaf, at FROM act WHERE idx = $1", {index}, [&](const Row& row) {
    receipt = Receipt{.index = index, .leaf = hash_from(row.bytes(0)), .at = {row.integer(1)}};
  }));
  if (!receipt) return refuse("record.no_such_act", 404, "there is no act with this number");
  return *receipt;
}

}  // namespace acta::store
