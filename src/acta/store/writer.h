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
  };

  Writer(Parts parts, Replayed from);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void start();
  void submit(Command command, Done done);
  // What the command would record now, decided on the last durable state and not recorded: to be
  // signed, then submitted with its signatures. Any thread.
  Result<Prepared> prepare(const Command& command) const;

 private:
  struct Pending {
    Command command;
    Idempotency idempotency;
    Hash seed;  // of the ids that the command makes
    Answer answer;
  };

  void run();
  Hash fresh_seed();
  bool next_batch(std::vector<Pending>& batch);  // waits; false when there will be none
  bool nobody_waits();
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
  Answers answered_;  // of the batch at hand
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Pending> queue_;
  const Hash secret_ = record::random_hash();
  std::atomic<std::uint64_t> seeds_ = 0;
  bool closing_ = false;
  std::optional<Refused> stopped_;
  Acknowledger acknowledger_;
  std::jthread thread_;
};

}  // namespace acta::store
