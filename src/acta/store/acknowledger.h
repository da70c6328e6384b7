// The second flush: raises the lock file to what was committed, and only then lets answers and the
// signed checkpoint out.
//
// While it does so for one batch the writer decides the next, so that batches share a flush here,
// and what a batch held is freed here and not by the writer. A
// batch that nobody waits behind is acknowledged on the writer's own thread: one client alone pays
// for no change of threads. When the lock file cannot be raised (on a full disk: for twenty
// seconds), nothing more is acknowledged.
//
// take is called by one thread; answers come on that thread or on the acknowledger's.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "acta/store/lock_file.h"
#include "acta/store/log.h"
#include "acta/store/pending.h"

namespace acta::store {

// What one transaction recorded, durable in the database.
struct Committed {
  Head head;
  std::vector<Pending> batch;
};

class Acknowledger {
 public:
  struct Parts {
    LockFile& lock;
    std::function<void(const Head&)> acknowledged;  // before the answers of that batch
    std::function<void(const Refused&)> failed;     // once
  };

  explicit Acknowledger(Parts parts);
  ~Acknowledger();  // acknowledges what it still holds
  Acknowledger(const Acknowledger&) = delete;
  Acknowledger& operator=(const Acknowledger&) = delete;

  // `alone`: nobody waits behind this batch.
  void take(Committed batch, bool alone);

 private:
  void run();
  Result<bool> raise(const Head& head);
  void acknowledge(std::vector<Committed>& batches);

  Parts parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Committed> waiting_;
  bool working_ = false;
  bool closing_ = false;
  std::optional<Refused> failed_;  // of the thread that acknowledges at the moment
  std::jthread thread_;
};

}  // namespace acta::store
