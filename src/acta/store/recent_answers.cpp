#include "acta/store/recent_answers.h"

namespace acta::store {

Result<RecentAnswers> RecentAnswers::read(Database& db) {
  RecentAnswers recent;
  for (const auto& [key, answered] : ACTA_TRY(greatest_answers(db, kept_max))) {
    recent.answers_.emplace(key, answered);
  }
  if (recent.answers_.size() == kept_max) recent.floor_ = recent.answers_.begin()->first;
  return recent;
}

const Answered* RecentAnswers::find(const Digest16& key) const {
  const auto found = answers_.find(key);
  return found == answers_.end() ? nullptr : &found->second;
}

void RecentAnswers::add(const Digest16& key, const Answered& answered) {
  answers_.emplace_hint(answers_.end(), key, answered);
}

void RecentAnswers::trim() {
  while (answers_.size() > kept_max) {
    floor_ = answers_.begin()->first;
    answers_.erase(answers_.begin());
  }
}

}  // namespace acta::store
