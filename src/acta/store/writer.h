// The one writer: takes all that has queued while it was writing, decides each command on the
// folded state, records the acts and what they set in motion, and answers when all of it is
// durable.
//
// Order of a batch (docs/adr/0021): decisions, entries and views in one transaction; vault flushed;
// head moved by compare-and-swap and COMMIT; lock file raised; only then answers and publication
// (acknowledger.h, which does this while the next batch is decided).
// A full disk refuses the batch, undoes it and takes acts again when there is room (room.h). Any
// other fault stops the writer for good: what was not acknowledged is undone, and the next start
// recovers by the ordinary path.
//
// submit may be called from any thread; answers come on threads of the writer.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <vector>

#include "acta/record/keys.h"
#include "acta/store/acknowledger.h"
#include "acta/store/replay.h"
#include "acta/store/room.h"
#include "acta/store/waiting_line.h"

namespace acta::store {

class Writer {
 public:
  struct Parts {
    Database& db;
    Vault& vault;
    LockFile& lock;
    const KeyRing& keys;
    Schema& schema;
    std::shared_mutex& folded_mutex;
    std::function<Instant()> clock;
    Blobs blobs;
    Room room;
    std::function<void()> erased;                 // what readers remember of it is to go
    std::function<void(const Head&)> committed;   // when a batch is acknowledged
    std::function<void(const Refused&)> stopped;  // once, when a fault stops it
    // While an erasure has all views computed again: acts done, and of how many.
    std::function<void(std::int64_t, std::int64_t)> progress = {};
  };

  Writer(Parts parts, Replayed from);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void start();
  void submit(Command command, Done done);
  // What the command would record so many milliseconds from now, decided on the last durable state
  // and not recorded: to be signed, then submitted with its signatures. Any thread.
  Result<Prepared> prepare(const Command& command, std::int64_t ahead_ms) const;

 private:
  void run();
  Hash fresh_seed();
  Hash in_order(Hash seed, Instant now);
  bool next_batch(std::vector<Pending>& batch);  // waits; false when there will be none
  void stop(const Refused& why);
  Result<bool> write(std::vector<Pending>& batch);
  Result<bool> record(std::vector<Pending>& batch);
  Result<bool> undo();
  Result<bool> finish();
  Result<bool> erase();
  Result<bool> check_not_erased(const std::vector<Draft>& drafts) const;
  Result<Recorded> record_command(Pending& pending);
  Result<std::optional<Recorded>> earlier_answer(const Idempotency& idempotency);
  Result<bool> check_expected(const Command& command) const;
  Result<std::vector<RecordedAct>> record_drafts(std::vector<Draft> drafts, const Actor& actor,
                                                 const std::string& idem, Facts& facts,
                                                 Recorded& recorded,
                                                 const Prepared* prepared = nullptr);
  Result<std::vector<RecordedAct>> place(std::vector<Draft> drafts, const Actor& actor,
                                         Facts& facts) const;
  Result<bool> record_reactions(std::vector<RecordedAct> causes, Facts& facts);
  Result<bool> insert(const RecordedAct& act, const std::string& bytes, Recorded& recorded);

  Parts parts_;
  Codec codec_;
  bool erasing_ = false;  // an act of this batch erases
  Replayed state_;
  Answers answered_;  // of the batch at hand, beside those that are remembered
  WaitingLine line_;
  const Hash secret_ = record::random_hash();
  std::atomic<std::uint64_t> seeds_ = 0;
  Instant place_in_;    // the millisecond of the last command,
  unsigned place_ = 0;  // and how many came before it there
  std::atomic<bool> stopped_ = false;
  Acknowledger acknowledger_;
  std::jthread thread_;
};

}  // namespace acta::store
