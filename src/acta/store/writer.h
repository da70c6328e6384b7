// The one writer: takes all that has queued while it was writing, decides each command on the
// folded state, records the acts and what they set in motion, and answers when all of it is
// durable.
//
// Order of a batch (docs/adr/0021): decisions, entries and views in one transaction; vault flushed;
// head moved by compare-and-swap and COMMIT; lock file raised; only then answers and publication.
// Any fault stops the writer for good: what was not acknowledged is undone, and the next start
// recovers by the ordinary path.
//
// submit and stop may be called from any thread; answers come on the writer's thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <vector>

#include "acta/store/replay.h"

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
    std::function<void(const Head&)> committed;   // after every batch, on the writer's thread
    std::function<void(const Refused&)> stopped;  // once, when a fault stops it
  };

  Writer(Parts parts, Replayed from);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void start();
  void submit(Command command, Done done);

 private:
  struct Pending {
    Command command;
    Done done;
    Result<Recorded> answer = refuse("store.not_answered", 503, "");
  };

  void run();
  void stop(const Refused& why, std::vector<Pending>& batch);
  Result<bool> write(std::vector<Pending>& batch);
  Result<bool> finish(std::int64_t from);
  Result<Recorded> record_command(Command& command);
  Result<std::optional<Recorded>> earlier_answer(const Idempotency& idempotency);
  Result<bool> check_expected(const Command& command) const;
  Result<std::vector<RecordedAct>> record_drafts(std::vector<Draft> drafts, const Actor& actor,
                                                 const std::string& idem, Facts& facts,
                                                 Recorded& recorded);
  Result<bool> record_reactions(std::vector<RecordedAct> causes, Facts& facts);
  Result<bool> insert(const RecordedAct& act, const std::string& bytes, Recorded& recorded);
  [[nodiscard]] Idempotency digests_of(const Command& command) const;

  Parts parts_;
  Codec codec_;
  Replayed state_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Pending> queue_;
  bool closing_ = false;
  std::optional<Refused> stopped_;
  std::jthread thread_;
};

}  // namespace acta::store
