#include "acta/store/waiting_line.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace acta::store {
namespace {

constexpr std::size_t waiting_max = 4096;
constexpr std::size_t batch_max = 256;

Instant moment_of(const Pending& pending) {
  return pending.command.prepared->at;
}

}  // namespace

WaitingLine::Put WaitingLine::put(Pending& pending) {
  {
    const std::scoped_lock lock(mutex_);
    if (closed_) return Put::closed;
    if (line_.size() + ahead_.size() >= waiting_max) return Put::full;
    if (pending.command.prepared && moment_of(pending) > clock_()) {
      const auto at = std::ranges::upper_bound(ahead_, moment_of(pending), {}, moment_of);
      ahead_.insert(at, std::move(pending));
      look_ahead();
    } else {
      line_.push_back(std::move(pending));
    }
  }
  wake_.notify_one();
  return Put::taken;
}

void WaitingLine::look_ahead() {
  not_after_ = ahead_.empty() ? INT64_MAX : moment_of(ahead_.front()).milliseconds;
}

bool WaitingLine::take_due(std::vector<Pending>& batch) {
  const auto now = clock_();
  const auto due = std::ranges::find_if(
      ahead_, [&](const Pending& pending) { return moment_of(pending) > now; });
  std::move(ahead_.begin(), due, std::back_inserter(batch));
  ahead_.erase(ahead_.begin(), due);
  look_ahead();
  return !batch.empty();
}

// Clients wait at the line for as long as its lock is held: without what is due, the two vectors
// change places.
WaitingLine::Next WaitingLine::take(std::vector<Pending>& batch,
                                    std::chrono::milliseconds at_most) {
  batch.clear();
  batch.reserve(batch_max);  // what the line goes on with
  std::unique_lock lock(mutex_);
  if (line_.empty() && !closed_) {
    auto wait = at_most;
    if (!ahead_.empty()) {
      const std::chrono::milliseconds until(moment_of(ahead_.front()).milliseconds -
                                            clock_().milliseconds);
      wait = std::clamp(until, std::chrono::milliseconds(0), at_most);
    }
    wake_.wait_for(lock, wait, [this] { return closed_ || !line_.empty(); });
  }
  const bool due = !closed_ && take_due(batch);
  if (!due) {
    batch.swap(line_);
  } else {
    std::move(line_.begin(), line_.end(), std::back_inserter(batch));
    line_.clear();
  }
  if (batch.size() > batch_max) {
    const auto rest = batch.begin() + static_cast<std::ptrdiff_t>(batch_max);
    std::move(rest, batch.end(), std::back_inserter(line_));
    batch.erase(rest, batch.end());
  }
  if (batch.empty()) return closed_ ? Next::closed : Next::quiet;
  return Next::batch;
}

bool WaitingLine::empty() {
  const std::scoped_lock lock(mutex_);
  return line_.empty();
}

void WaitingLine::close() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  wake_.notify_one();
}

std::vector<Pending> WaitingLine::end() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  auto left = std::exchange(line_, {});
  std::ranges::move(ahead_, std::back_inserter(left));
  ahead_.clear();
  look_ahead();
  return left;
}

}  // namespace acta::store
