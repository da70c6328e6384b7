#include "acta/store/recent_answers.h"

namespace acta::store {
namespace {

constexpr std::size_t kept_max = 16'384;

}  // namespace

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
  if (answers_.size() <= kept_max) return;
  floor_ = answers_.begin()->first;
  answers_.erase(answers_.begin());
}

}  // namespace acta::store
