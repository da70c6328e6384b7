// The log of reads: who read what of what is confidential or more, each line chained by its hash to
// the one before. It stands where the record does, in a database of its own: a read is no act.
//
//   ACTA_TRY(log->add({.person = viewer.person, .capacity = "auditor", .door = Door::screen,
//   ...}));
//
// Two chains, one for what is confidential and one for what is strictly confidential, so that who
// sees only the first learns nothing of the second, its length included. From time to time the
// length and hash of each chain are put on the record (access.reads_attested), so that a chain
// cannot be shortened unnoticed. Format and guarantees: docs/formats/read-log.md. Any thread.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/store/engine.h"
#include "acta/store/keys.h"

namespace acta::store {

enum class Door : std::uint8_t { screen, api, search, download, cli, disclosure };
constexpr auto describe(Door*) {
  return words<Door>("Door", "By which door something was read.", "screen", "api", "search",
                     "download", "cli", "disclosure");
}

// One read, as it is told to the log.
struct Read {
  PersonId person;
  std::string capacity;
  Door door = Door::api;
  std::string operation;            // of the route or command: "document_read"
  std::string subject;              // a stream: "assistance.request/0192..."
  std::optional<std::string> part;  // "document 3f...", "act 17"; absent: as a whole
  Classification classification = Classification::confidential;
};

struct ReadTag {
  static constexpr std::string_view name = "ReadId";
};
using ReadId = Id<ReadTag>;

// One read, as it stands in the log: `by` is a pseudonym made for this line alone.
struct ReadLine {
  std::string as;
  Instant at;
  std::string by;
  Classification classification = Classification::confidential;
  Door door = Door::api;
  ReadId id;
  std::string operation;
  std::optional<std::string> part;
  std::string subject;
};
constexpr auto describe(ReadLine*) {
  return described<ReadLine>(
      "ReadLine", "Something that is confidential or more was read.",
      field<&ReadLine::as>("as", "In which capacity."), field<&ReadLine::at>("at", "When."),
      field<&ReadLine::by>("by", "Whose pseudonym, made for this line alone."),
      field<&ReadLine::classification>("classification", "Of what was read."),
      field<&ReadLine::door>("door", "By which door."), field<&ReadLine::id>("id", "Of the line."),
      field<&ReadLine::operation>("operation", "By which operation."),
      field<&ReadLine::part>("part", "Which part; absent: as a whole."),
      field<&ReadLine::subject>("subject", "The stream that was read."));
}

// How many lines a chain has, and the hash of its last.
struct ReadHead {
  std::int64_t lines = 0;
  Hash hash{};
};

struct ReadFilter {
  Classification chain = Classification::confidential;
  std::optional<std::string> subject;
  std::optional<Instant> from;
  std::optional<Instant> to;
  std::int64_t before = INT64_MAX;  // lines before this one
  std::int64_t limit = 500;
};

class ReadLog {
 public:
  static Result<std::unique_ptr<ReadLog>> open(const Engine& engine, const KeyRing& keys);

  // Written when it returns, and safe from the end of the process; from a loss of power, or of the
  // database's machine, once it is flushed. Reads of what is less than confidential are left out.
  // A fault when lines that were written here are gone.
  Result<bool> add(const std::vector<Read>& reads, Instant at);
  Result<ReadHead> head(Classification chain);
  // All lines up to now are on the disk when it returns, and on the standby that commits wait for.
  Result<bool> flush();

  struct Shown {
    std::int64_t number = 0;  // of the line in its chain, from 1
    ReadLine line;
    PersonId person;
  };
  // Newest first.
  Result<std::vector<Shown>> lines(const ReadFilter& filter);

  struct Attested {
    std::int64_t lines = 0;
    std::string hash;        // 64 hexadecimal digits
    std::int64_t index = 0;  // the act that says so
  };
  struct Verdict {
    std::int64_t lines = 0;
    std::int64_t attested = 0;  // of them covered by an act on the record
    std::vector<std::string> faults;
  };
  // Computes the chain again from its first line and compares it with what is on the record.
  Result<Verdict> verify(Classification chain, const std::vector<Attested>& attested);

 private:
  using Heads = std::map<Classification, ReadHead>;

  ReadLog(Engine engine, const KeyRing& keys) : engine_(std::move(engine)), keys_(keys) {}
  Result<bool> connect();
  Result<Heads> add_lines(const std::vector<Read>& reads, Instant at);
  Result<ReadHead> head_of(Classification chain);
  Result<ReadHead> add_line(const Read& read, Instant at, const ReadHead& before);

  Engine engine_;
  const KeyRing& keys_;
  std::mutex mutex_;
  std::unique_ptr<Database> db_;
  Heads written_;  // through this connection
};

// The chains of the log.
[[nodiscard]] const std::vector<Classification>& read_chains();

}  // namespace acta::store
