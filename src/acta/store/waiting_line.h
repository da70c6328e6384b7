// What waits for the writer: commands in the order in which they came, and signed ones whose moment
// has not come yet (docs/formats/keys.md).
//
// An act that is signed for a moment to come is recorded in that moment: it is given out first as
// soon as the clock is there, and until then no other act may bear a later time (not_after()).
// Any thread puts; one takes.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "acta/store/pending.h"

namespace acta::store {

class WaitingLine {
 public:
  explicit WaitingLine(std::function<Instant()> clock) : clock_(std::move(clock)) {}

  enum class Put : std::uint8_t { taken, full, closed };
  // `pending` is moved from when it was taken.
  Put put(Pending& pending);

  enum class Next : std::uint8_t { batch, quiet, closed };
  // Waits for commands, at most so long.
  Next take(std::vector<Pending>& batch, std::chrono::milliseconds at_most);
  [[nodiscard]] bool empty();
  // The moment of the first signed act that waits for its own.
  [[nodiscard]] Instant not_after() const { return {not_after_.load()}; }

  // Takes no more; what came before is still given out, but for what waits for its moment.
  void close();
  // Takes no more, and gives back all that is left.
  std::vector<Pending> end();

 private:
  void look_ahead();
  bool take_due(std::vector<Pending>& batch);

  std::function<Instant()> clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Pending> line_;
  std::vector<Pending> ahead_;  // by their moments
  std::atomic<std::int64_t> not_after_ = INT64_MAX;
  bool closed_ = false;
};

}  // namespace acta::store
