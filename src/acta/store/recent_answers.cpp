#include "acta/store/recent_answers.h"

#include <algorithm>

namespace acta::store {

Result<RecentAnswers> RecentAnswers::read(Database& db) {
  RecentAnswers recent;
  for (const auto& kept : ACTA_TRY(greatest_answers(db, kept_max))) {
    recent.answers_.push_back(kept);
  }
  std::ranges::sort(recent.answers_, {}, &Kept::first);
  if (recent.answers_.size() == kept_max) recent.floor_ = recent.answers_.front().first;
  return recent;
}

const Answered* RecentAnswers::find(const Digest16& key) const {
  const auto found = std::ranges::lower_bound(answers_, key, {}, &Kept::first);
  return found == answers_.end() || found->first != key ? nullptr : &found->second;
}

void RecentAnswers::add(const Digest16& key, const Answered& answered) {
  const auto place = std::ranges::upper_bound(answers_, key, {}, &Kept::first);
  answers_.emplace(place, key, answered);
}

void RecentAnswers::trim() {
  if (answers_.size() < 2 * kept_max) return;
  const auto kept = answers_.end() - static_cast<std::ptrdiff_t>(kept_max);
  floor_ = std::prev(kept)->first;
  answers_.erase(answers_.begin(), kept);
}

}  // namespace acta::store
