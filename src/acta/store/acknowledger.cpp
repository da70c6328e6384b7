#include "acta/store/acknowledger.h"

#include <chrono>
#include <utility>

namespace acta::store {
namespace {

// So many transactions may wait for one slow flush; then the writer waits too.
constexpr std::size_t waiting_max = 64;
constexpr int attempts_when_full = 80;  // 20 seconds
constexpr std::chrono::milliseconds pause_when_full{250};

}  // namespace

Acknowledger::Acknowledger(Parts parts) : parts_(std::move(parts)) {
  thread_ = std::jthread([this] { run(); });
}

Acknowledger::~Acknowledger() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
}

void Acknowledger::take(Committed batch, bool alone) {
  std::unique_lock lock(mutex_);
  if (!alone || working_ || !waiting_.empty()) {
    changed_.wait(lock, [this] { return waiting_.size() < waiting_max; });
    waiting_.push_back(std::move(batch));
    lock.unlock();
    return changed_.notify_all();
  }
  working_ = true;
  lock.unlock();
  std::vector<Committed> batches;
  batches.push_back(std::move(batch));
  acknowledge(batches);
  lock.lock();
  working_ = false;
}

void Acknowledger::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto batches = std::exchange(waiting_, {});
    working_ = true;
    lock.unlock();
    changed_.notify_all();
    acknowledge(batches);
    batches.clear();  // what it held is freed while the writer may go on
    lock.lock();
    working_ = false;
  }
}

// Whether there was anything to raise: refusals and repeats record nothing.
Result<bool> Acknowledger::raise(const Head& head) {
  const auto& before = parts_.lock.acknowledged();
  if (head.size == (before ? before->size : 0)) return false;
  // On a full disk those who wait are answered when there is room: what they asked for is recorded,
  // and a refusal would say that it is not.
  auto raised = parts_.lock.raise({.size = head.size, .root = head.root});
  for (int i = 0; i < attempts_when_full; ++i) {
    if (raised || raised.error().word != "store.disk_full") break;
    std::this_thread::sleep_for(pause_when_full);
    raised = parts_.lock.raise({.size = head.size, .root = head.root});
  }
  return raised;
}

void Acknowledger::acknowledge(std::vector<Committed>& batches) {
  const auto& head = batches.back().head;
  if (!failed_) {
    const auto raised = raise(head);
    if (raised && *raised) parts_.acknowledged(head);
    if (!raised) {
      failed_ = raised.error();
      parts_.failed(*failed_);
    }
  }
  for (auto& batch : batches) {
    for (auto& pending : batch.batch) {
      pending.done(failed_ ? refuse("store.stopped", 503,
                                    "the record stopped; nothing of this was acknowledged")
                           : std::move(*pending.answer));
    }
  }
}

}  // namespace acta::store
