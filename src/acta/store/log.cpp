#include "acta/store/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <thread>

namespace acta::store {
namespace {

constexpr std::string_view tables = R"sql(
CREATE TABLE IF NOT EXISTS entry (idx {integer} PRIMARY KEY, bytes {bytes} NOT NULL){strict};
CREATE TABLE IF NOT EXISTS head (one {integer} PRIMARY KEY CHECK (one = 1),
  size {integer} NOT NULL, root {bytes} NOT NULL, checkpoint {text} NOT NULL){strict};
CREATE TABLE IF NOT EXISTS act (idx {integer} PRIMARY KEY, id {bytes} NOT NULL,
  type {text} NOT NULL,
  stream {text} NOT NULL, version {integer} NOT NULL, at {integer} NOT NULL,
  capacity {text} NOT NULL, person {bytes} NOT NULL, classification {text} NOT NULL,
  leaf {bytes} NOT NULL, UNIQUE (stream, version)){strict};
CREATE TABLE IF NOT EXISTS idempotency (key {bytes} PRIMARY KEY, request {bytes} NOT NULL,
  first {integer} NOT NULL, count {integer} NOT NULL){keyed};
CREATE TABLE IF NOT EXISTS view_state (name {text} PRIMARY KEY, version {integer} NOT NULL){strict};
)sql";

constexpr std::string_view sqlite_guards = R"sql(
CREATE TRIGGER IF NOT EXISTS entry_is_never_edited BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never edited'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
)sql";

// Safety lies in the head row, not in the lock: it is held through every batch, and a writer whose
// epoch has passed is refused (docs/adr/0030). Each refusal has a state of its own.
constexpr std::string_view postgresql_guards = R"sql(
ALTER TABLE head ADD COLUMN IF NOT EXISTS epoch BIGINT NOT NULL DEFAULT 0;
CREATE OR REPLACE FUNCTION acta_keep_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'entries are never edited or deleted'; END $$;
CREATE OR REPLACE TRIGGER entry_is_kept BEFORE UPDATE OR DELETE ON entry
  FOR EACH ROW EXECUTE FUNCTION acta_keep_entries();
CREATE OR REPLACE TRIGGER entries_are_kept BEFORE TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION acta_keep_entries();
CREATE OR REPLACE FUNCTION acta_hold_head(at_size BIGINT, in_epoch BIGINT) RETURNS VOID
  LANGUAGE plpgsql AS $$
DECLARE held head%ROWTYPE;
BEGIN
  SELECT * INTO STRICT held FROM head WHERE one = 1 FOR UPDATE;
  IF held.epoch <> in_epoch THEN
    RAISE EXCEPTION 'another server took over (epoch % after %)', held.epoch, in_epoch
      USING ERRCODE = 'AC001';
  ELSIF held.size <> at_size THEN
    RAISE EXCEPTION 'another writer moved the head' USING ERRCODE = 'AC002';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION instr(whole TEXT, part TEXT) RETURNS INTEGER
  LANGUAGE sql IMMUTABLE AS 'SELECT strpos(whole, part)';
)sql";

Hash hash_from(ByteView bytes) {
  Hash hash{};
  if (bytes.size() == hash.size()) std::ranges::copy(bytes, hash.begin());
  return hash;
}

Result<Answers> read_answers(Database& db, const std::string& which,
                             const std::vector<Param>& params) {
  Answers found;
  (void)ACTA_TRY(db.query("SELECT key, request, first, count FROM idempotency " + which,
                          std::span<const Param>(params), [&](const Row& row) {
                            found.emplace(digest16_of(row.bytes(0)),
                                          Answered{.request = digest16_of(row.bytes(1)),
                                                   .first = row.integer(2),
                                                   .count = row.integer(3)});
                          }));
  return found;
}

}  // namespace

Result<bool> create_log(Database& db) {
  (void)ACTA_TRY(db.script(in_dialect(tables, db.dialect())));
  const bool sqlite = db.dialect() == Dialect::sqlite;
  (void)ACTA_TRY(db.script(sqlite ? sqlite_guards : postgresql_guards));
  (void)ACTA_TRY(
      db.execute("INSERT INTO head (one, size, root, checkpoint) VALUES (1, 0, $1, '') "
                 "ON CONFLICT (one) DO NOTHING",
                 {sha256({})}));
  return true;
}

Result<bool> take_lead(Database& db) {
  using namespace std::chrono_literals;
  if (db.dialect() == Dialect::sqlite) return true;
  // PostgreSQL lets a lock go a moment after its session has left: who comes right behind waits.
  constexpr int attempts_max = 20;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(100ms);
    bool taken = false;
    // "acta" as a number, and the schema: one record in each.
    (void)ACTA_TRY(db.query("SELECT pg_try_advisory_lock(1633907809, hashtext(current_schema()))",
                            {}, [&](const Row& row) { taken = row.integer(0) != 0; }));
    if (taken) return true;
  }
  return fault("store.led", "another server leads this record; this one can stand by");
}

Result<bool> begin_epoch(Database& db) {
  if (db.dialect() == Dialect::sqlite) return true;
  (void)ACTA_TRY(db.execute("UPDATE head SET epoch = epoch + 1 WHERE one = 1"));
  return true;
}

Result<Head> read_head(Database& db) {
  Head head;
  const bool sqlite = db.dialect() == Dialect::sqlite;
  (void)ACTA_TRY(db.query(sqlite ? "SELECT size, root, checkpoint, 0 FROM head WHERE one = 1"
                                 : "SELECT size, root, checkpoint, epoch FROM head WHERE one = 1",
                          {}, [&](const Row& row) {
                            head.size = row.integer(0);
                            head.root = hash_from(row.bytes(1));
                            head.checkpoint = row.text(2);
                            head.epoch = row.integer(3);
                          }));
  return head;
}

Result<bool> hold_head(Database& db, const Head& head) {
  if (db.dialect() == Dialect::sqlite) return true;  // begin() gave the file to this writer alone
  return db.send("SELECT acta_hold_head($1, $2)", {head.size, head.epoch});
}

Result<bool> move_head(Database& db, std::int64_t from, const Head& to) {
  constexpr std::string_view sql =
      "UPDATE head SET size = $1, root = $2, checkpoint = $3 WHERE one = 1 AND size = $4";
  if (db.dialect() == Dialect::postgresql) {  // it is held, so nothing needs to be waited for
    return db.send(sql, {to.size, to.root, to.checkpoint, from});
  }
  const auto changed = ACTA_TRY(db.execute(sql, {to.size, to.root, to.checkpoint, from}));
  if (changed != 1) return fault("store.head_moved", "another writer moved the head");
  return true;
}

Result<bool> insert_entry(Database& db, std::int64_t index, std::string_view bytes) {
  return db.send("INSERT INTO entry (idx, bytes) VALUES ($1, $2)", {index, bytes_of(bytes)});
}

Result<bool> insert_act(Database& db, const RecordedAct& act, const Hash& leaf) {
  return db.send(
      "INSERT INTO act (idx, id, type, stream, version, at, capacity, person, "
      "classification, leaf) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {act.index, ByteView(act.id.bytes), act.act.info().type, act.stream, act.version,
       act.at.milliseconds, act.actor.capacity, ByteView(act.actor.person.value.bytes),
       word_of(act.classification), leaf});
}

Result<bool> insert_erased_act(Database& db, std::int64_t index, const record::EntryView& entry,
                               const Hash& leaf) {
  const std::string stream = "sealed/" + to_text(entry.id);
  (void)ACTA_TRY(
      db.execute("INSERT INTO act (idx, id, type, stream, version, at, capacity, person, "
                 "classification, leaf) "
                 "VALUES ($1, $2, $3, $4, 0, $5, '', $6, 'confidential', $7)",
                 {index, ByteView(entry.id.bytes), entry.type, stream, entry.at.milliseconds,
                  ByteView(Uuid{}.bytes), leaf}));
  return true;
}

Result<Answers> find_answers(Database& db, const std::vector<Digest16>& asked) {
  if (asked.empty()) return Answers();
  // One question for all. The last key stands in for those that a power of two lacks, so that few
  // statements are prepared.
  std::vector<Param> keys;
  std::string places;
  for (std::size_t i = 0; i < std::bit_ceil(asked.size()); ++i) {
    keys.emplace_back(ByteView(asked[std::min(i, asked.size() - 1)]));
    places += fmt::format("{}${}", i == 0 ? "" : ", ", i + 1);
  }
  return read_answers(db, "WHERE key IN (" + places + ")", keys);
}

Result<Answers> greatest_answers(Database& db, std::size_t count) {
  return read_answers(db, "ORDER BY key DESC LIMIT $1", std::vector{Param(count)});
}

Result<bool> insert_answer(Database& db, const Idempotency& idempotency, std::int64_t first,
                           std::int64_t count) {
  return db.send("INSERT INTO idempotency (key, request, first, count) VALUES ($1, $2, $3, $4)",
                 {ByteView(idempotency.key()), ByteView(idempotency.request()), first, count});
}

Result<bool> count_answer(Database& db, const Idempotency& idempotency, std::int64_t index) {
  return db.send(
      "INSERT INTO idempotency (key, request, first, count) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (key) DO UPDATE SET count = idempotency.count + excluded.count",
      {ByteView(idempotency.key()), ByteView(idempotency.request()), index, 1});
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
