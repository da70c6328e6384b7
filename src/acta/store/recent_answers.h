// The greatest idempotency keys and their answers, in memory: a key above the least of them that is
// not among them was never used. Keys that are UUIDv7 grow with time (idempotency.h): almost every
// command is known to be new without asking the database; the others are asked for.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "acta/store/log.h"

namespace acta::store {

class RecentAnswers {
 public:
  static constexpr std::size_t kept_max = 16'384;

  static Result<RecentAnswers> read(Database& db);

  // Whether this memory alone says if the key was used.
  [[nodiscard]] bool covers(const Digest16& key) const { return !floor_ || key > *floor_; }
  // Lent until the next change.
  [[nodiscard]] const Answered* find(const Digest16& key) const;
  // REQUIRES that it covers the key and has it not.
  void add(const Digest16& key, const Answered& answered);
  // Forgets the least when it holds twice what it may. Between two batches: within one, what it
  // covers stays covered, or a key that comes twice would not be found again.
  void trim();

 private:
  using Kept = std::pair<Digest16, Answered>;

  std::vector<Kept> answers_;      // by key; what comes belongs near the end
  std::optional<Digest16> floor_;  // at it and below it others may be; none: all are here
};

}  // namespace acta::store
