#include "acta/access/key_sessions.h"

namespace acta::access {
namespace {

constexpr std::int64_t waits_ms = 600'000;  // ten minutes
constexpr std::size_t waiting_max = 1000;

std::string head_of(const std::string& origin, const PersonId& person) {
  return "acta key possession v1\n" + origin + "\n" + to_text(person) + "\n";
}

}  // namespace

std::string possession_text(const std::string& origin, const PersonId& person, const Hash& random) {
  return head_of(origin, person) + to_base64(random) + "\n";
}

bool is_possession_text(const std::string& text, const std::string& origin,
                        const PersonId& person) {
  const auto head = head_of(origin, person);
  if (!text.starts_with(head) || !text.ends_with('\n')) return false;
  const auto random =
      from_base64(std::string_view(text).substr(head.size(), text.size() - head.size() - 1));
  return random && random->size() == 32;
}

Result<std::string> KeyChallenges::make(const std::string& origin, const PersonId& person,
                                        const Hash& random) {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  std::erase_if(waiting_, [&](const auto& one) {
    return one.second.expires_at < now || one.second.person == person;
  });
  if (waiting_.size() >= waiting_max) {
    return refuse("access.too_many_challenges", 429, "too many keys are being added; try again");
  }
  auto text = possession_text(origin, person, random);
  waiting_[text] = {.person = person, .expires_at = {now.milliseconds + waits_ms}};
  return text;
}

Result<bool> KeyChallenges::use(const std::string& text, const PersonId& person) {
  const std::scoped_lock lock(mutex_);
  const auto found = waiting_.find(text);
  if (found == waiting_.end() || found->second.person != person ||
      found->second.expires_at < clock_()) {
    return refuse(
        "access.challenge_gone", 409,
        "what was signed was not made for you, or was used, or is older than ten minutes; "
        "begin again",
        "$.text");
  }
  waiting_.erase(found);
  return true;
}

}  // namespace acta::access
