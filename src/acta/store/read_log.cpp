#include "acta/store/read_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "acta/record/keys.h"

namespace acta::store {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE IF NOT EXISTS read_line (chain TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL,
  subject TEXT NOT NULL, line TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (chain, seq));
CREATE INDEX IF NOT EXISTS read_line_subject ON read_line (subject, at);
)sql";

// hash = SHA-256("acta/read/v1" 0x00 || hash of the line before || line); 32 zeros before the
// first (docs/formats/read-log.md).
Hash chained(const Hash& before, std::string_view line) {
  std::string bytes("acta/read/v1\0", 13);
  bytes.append(text_of(before)).append(line);
  return sha256(bytes_of(bytes));
}

Uuid fresh_id(Instant at) {
  const auto random = record::random_hash();
  std::array<std::uint8_t, 10> part{};
  std::ranges::copy_n(random.begin(), part.size(), part.begin());
  return uuid_v7(at, part);
}

struct Stored {
  std::int64_t seq = 0;
  std::int64_t at = 0;
  std::string subject;
  std::string line;
  std::string hash;
};

Result<bool> each_line(Database& db, Classification chain,
                       const std::function<void(const Stored&)>& each) {
  return db.query(
      "SELECT seq, at, subject, line, hash FROM read_line WHERE chain = $1 ORDER BY seq",
      {word_of(chain)}, [&](const Row& row) {
        each({.seq = row.integer(0),
              .at = row.integer(1),
              .subject = std::string(row.text(2)),
              .line = std::string(row.text(3)),
              .hash = std::string(row.text(4))});
      });
}

Result<ReadHead> last_of(Database& db, Classification chain) {
  ReadHead head;
  std::string digits;
  (void)ACTA_TRY(
      db.query("SELECT seq, hash FROM read_line WHERE chain = $1 ORDER BY seq DESC LIMIT 1",
               {word_of(chain)}, [&](const Row& row) {
                 head.lines = row.integer(0);
                 digits = row.text(1);
               }));
  if (head.lines == 0) return head;
  const auto bytes = from_hex(digits);
  if (!bytes || bytes->size() != head.hash.size()) {
    return fault("reads.corrupt",
                 "the last line of the log of reads has no hash; "
                 "acta reads verify says more");
  }
  std::ranges::copy(*bytes, head.hash.begin());
  return head;
}

// What stands in the columns is what the line says: filters look at the columns alone.
bool agrees(const Stored& stored) {
  const auto line = from_json<ReadLine>(stored.line);
  return line && line->at.milliseconds == stored.at && line->subject == stored.subject;
}

}  // namespace

const std::vector<Classification>& read_chains() {
  static const std::vector chains{Classification::confidential,
                                  Classification::strictly_confidential};
  return chains;
}

Result<std::unique_ptr<ReadLog>> ReadLog::open(const Engine& engine, const KeyRing& keys) {
  std::unique_ptr<ReadLog> log(new ReadLog(engine, keys));
  (void)ACTA_TRY(log->connect());
  (void)ACTA_TRY(log->db_->script(schema));
  for (const auto chain : read_chains()) (void)ACTA_TRY(log->head_of(chain));
  return log;
}

Result<bool> ReadLog::connect() {
  db_ = ACTA_TRY(engine_.reads(Access::write));
  written_.clear();
  // A read is not held up for the disk: its line outlives the process at once, and a loss of power
  // when flush() has returned.
  return db_->script(db_->dialect() == Dialect::sqlite ? "PRAGMA synchronous=NORMAL"
                                                       : "SET synchronous_commit = off");
}

// Where the chain ends. What was written through this connection has to be there still; another
// server may have added to it, before it learned that it leads no more.
Result<ReadHead> ReadLog::head_of(Classification chain) {
  auto head = ACTA_TRY(last_of(*db_, chain));
  const auto& written = written_[chain];
  const bool there =
      head.lines > written.lines || (head.lines == written.lines && head.hash == written.hash);
  if (there) return head;
  return fault("reads.shortened",
               fmt::format("{} lines were written to the log of reads and {} are there: somebody "
                           "changed it; keep the database as it is and see acta reads verify",
                           written.lines, head.lines));
}

Result<ReadHead> ReadLog::add_line(const Read& read, Instant at, const ReadHead& before) {
  const auto id = fresh_id(at);
  const auto line = to_json(ReadLine{.as = read.capacity,
                                     .at = at,
                                     .by = pseudonym_of(keys_, read.person.value, id),
                                     .classification = read.classification,
                                     .door = read.door,
                                     .id = {id},
                                     .operation = read.operation,
                                     .part = read.part,
                                     .subject = read.subject});
  const ReadHead head{.lines = before.lines + 1, .hash = chained(before.hash, line)};
  (void)ACTA_TRY(
      db_->send("INSERT INTO read_line (chain, seq, at, subject, line, hash) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                {word_of(read.classification), head.lines, at.milliseconds, read.subject, line,
                 to_hex(head.hash)}));
  return head;
}

Result<ReadLog::Heads> ReadLog::add_lines(const std::vector<Read>& reads, Instant at) {
  (void)ACTA_TRY(db_->begin());
  // Where several servers reach it, one at a time finds the end and goes on from there.
  if (db_->dialect() == Dialect::postgresql) {
    (void)ACTA_TRY(db_->send("LOCK TABLE read_line IN EXCLUSIVE MODE", {}));
  }
  Heads heads;
  for (const auto& read : reads) {
    if (read.classification < Classification::confidential) continue;
    const auto [head, fresh] = heads.try_emplace(read.classification);
    if (fresh) head->second = ACTA_TRY(head_of(read.classification));
    head->second = ACTA_TRY(add_line(read, at, head->second));
  }
  (void)ACTA_TRY(db_->commit());
  return heads;
}

Result<bool> ReadLog::add(const std::vector<Read>& reads, Instant at) {
  const std::scoped_lock lock(mutex_);
  if (!db_->alive()) (void)ACTA_TRY(connect());
  auto added = add_lines(reads, at);
  if (!added && !db_->alive()) {  // the database went away; where it is now is asked once
    (void)ACTA_TRY(connect());
    added = add_lines(reads, at);
  }
  if (!added) {
    (void)db_->rollback();
    return std::unexpected(added.error());
  }
  for (const auto& [chain, head] : *added) written_[chain] = head;
  return true;
}

Result<ReadHead> ReadLog::head(Classification chain) {
  const std::scoped_lock lock(mutex_);
  if (!db_->alive()) (void)ACTA_TRY(connect());
  return head_of(chain);
}

Result<bool> ReadLog::flush() {
  const std::scoped_lock lock(mutex_);
  if (!db_->alive()) (void)ACTA_TRY(connect());
  if (db_->dialect() == Dialect::sqlite) {
    return db_->query("PRAGMA wal_checkpoint(FULL)", {}, [](const Row&) {});
  }
  // A commit that is waited for: what was committed before it lies in front of it in the same
  // write-ahead log. The message is there so that there is something to commit (PostgreSQL 15,
  // 9.27.6 and 30.4).
  (void)ACTA_TRY(db_->begin());
  (void)ACTA_TRY(db_->send("SET LOCAL synchronous_commit TO DEFAULT", {}));
  (void)ACTA_TRY(db_->query("SELECT pg_logical_emit_message(true, 'acta', 'reads')::text", {},
                            [](const Row&) {}));
  return db_->commit();
}

Result<std::vector<ReadLog::Shown>> ReadLog::lines(const ReadFilter& filter) {
  const auto db = ACTA_TRY(engine_.reads(Access::read));
  std::vector<std::pair<std::int64_t, std::string>> found;
  (void)ACTA_TRY(db->query(
      R"(SELECT seq, line FROM read_line WHERE chain = $1 AND ($2 IS NULL OR subject = $2)
         AND at >= $3 AND at < $4 AND seq < $5 ORDER BY seq DESC LIMIT $6)",
      {word_of(filter.chain), filter.subject, filter.from.value_or(Instant{}).milliseconds,
       filter.to.value_or(Instant{INT64_MAX}).milliseconds, filter.before, filter.limit},
      [&](const Row& row) { found.emplace_back(row.integer(0), row.text(1)); }));
  std::vector<Shown> shown;
  for (const auto& [number, text] : found) {
    auto line = ACTA_TRY(from_json<ReadLine>(text));
    const auto person = ACTA_TRY(person_of(keys_, line.by, line.id.value));
    shown.push_back({.number = number, .line = std::move(line), .person = {person}});
  }
  return shown;
}

Result<ReadLog::Verdict> ReadLog::verify(Classification chain,
                                         const std::vector<Attested>& attested) {
  const auto db = ACTA_TRY(engine_.reads(Access::read));
  Verdict verdict;
  Hash hash{};
  std::map<std::int64_t, std::string> hashes;  // at the lengths that were attested
  for (const auto& one : attested) hashes[one.lines] = to_hex(hash);
  (void)ACTA_TRY(each_line(*db, chain, [&](const Stored& stored) {
    const auto expected = ++verdict.lines;
    hash = chained(hash, stored.line);
    if (stored.seq != expected) {
      verdict.faults.push_back(
          fmt::format("line {} is missing: line {} stands in its place", expected, stored.seq));
      verdict.lines = stored.seq;
    } else if (to_hex(hash) != stored.hash || !agrees(stored)) {
      verdict.faults.push_back(fmt::format("line {} is not what was written", stored.seq));
    }
    // Goes on from what stands there, so that each altered line is named once.
    if (const auto there = from_hex(stored.hash); there && there->size() == hash.size()) {
      std::ranges::copy(*there, hash.begin());
    }
    if (const auto found = hashes.find(stored.seq); found != hashes.end())
      found->second = to_hex(hash);
  }));
  for (const auto& one : attested) {
    if (one.lines > verdict.lines) {
      verdict.faults.push_back(
          fmt::format("it has {} lines, and act {} attests {}: it was shortened", verdict.lines,
                      one.index, one.lines));
    } else if (hashes[one.lines] != one.hash) {
      verdict.faults.push_back(fmt::format("its first {} lines are not those that act {} attests",
                                           one.lines, one.index));
    } else {
      verdict.attested = std::max(verdict.attested, one.lines);
    }
  }
  return verdict;
}

}  // namespace acta::store
