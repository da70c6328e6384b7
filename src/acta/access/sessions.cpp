#include "acta/access/sessions.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "acta/base/bytes.h"

namespace acta::access {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t lock_time = 15 * minute;
constexpr int failures_max = 5;
constexpr std::int64_t idle_max = 60 * minute;
constexpr std::int64_t age_max = 720 * minute;
constexpr std::size_t queue_max = 32;

std::string key_of(const std::string& token) {
  return to_hex(sha256(bytes_of(token)));
}

bool expired(Instant since, std::int64_t limit, Instant now) {
  return now.milliseconds - since.milliseconds > limit;
}

}  // namespace

Result<std::string> hash_password(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> digest{};
  constexpr std::size_t memory = 64UL * 1024 * 1024;
  if (crypto_pwhash_str_alg(digest.data(), password.data(), password.size(), 2, memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fault("access.out_of_memory", "a password could not be hashed");
  }
  return std::string(digest.data());
}

Result<bool> check_password(const std::string& password, const std::string& where) {
  if (password.size() < 12) {
    return refuse("access.password_short", 422, "at least 12 characters", where);
  }
  if (password.size() > 1000) return refuse("text.too_long", 422, "at most 1,000 bytes", where);
  return true;
}

Sessions::Sessions(std::function<Instant()> clock)
    : clock_(std::move(clock)), thread_([this] { work(); }) {}

Sessions::~Sessions() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
}

void Sessions::work() {
  for (;;) {
    std::function<void()> next;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
      if (queue_.empty()) return;
      next = std::move(queue_.front());
      queue_.pop_front();
    }
    next();
  }
}

Result<bool> Sessions::run(std::function<void()> work) {
  {
    const std::scoped_lock lock(mutex_);
    if (queue_.size() >= queue_max || closing_) {
      return refuse("access.busy", 503, "too many sign-ins are waiting; try again");
    }
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

bool Sessions::is_locked(const std::string& login) {
  const auto now = clock_();
  const std::scoped_lock lock(mutex_);
  const auto found = failures_.find(login);
  if (found == failures_.end()) return false;
  if (expired(found->second.first_at, lock_time, now)) {
    failures_.erase(found);
    return false;
  }
  return found->second.count >= failures_max;
}

Result<bool> Sessions::check_not_locked(const std::string& login) {
  if (!is_locked(login)) return true;
  return refuse("access.locked", 429,
                "too many failed sign-ins; this login is locked for fifteen minutes");
}

void Sessions::note_failure(const std::string& login) {
  const auto now = clock_();
  const std::scoped_lock lock(mutex_);
  std::erase_if(failures_,
                [&](const auto& one) { return expired(one.second.first_at, lock_time, now); });
  auto& failures = failures_[login];
  if (failures.count == 0) failures.first_at = now;
  if (++failures.count == failures_max) failures.first_at = now;
}

void Sessions::note_success(const std::string& login) {
  const std::scoped_lock lock(mutex_);
  failures_.erase(login);
}

std::string Sessions::open(const PersonId& person) {
  std::array<std::uint8_t, 32> random{};
  randombytes_buf(random.data(), random.size());
  auto token = to_hex(random);
  const auto now = clock_();
  const std::scoped_lock lock(mutex_);
  std::erase_if(sessions_, [&](const auto& one) {
    return expired(one.second.used_at, idle_max, now) ||
           expired(one.second.opened_at, age_max, now);
  });
  sessions_[key_of(token)] = {.person = person, .opened_at = now, .used_at = now};
  return token;
}

std::optional<PersonId> Sessions::find(const std::string& token) {
  const auto now = clock_();
  const std::scoped_lock lock(mutex_);
  const auto found = sessions_.find(key_of(token));
  if (found == sessions_.end()) return std::nullopt;
  if (expired(found->second.used_at, idle_max, now) ||
      expired(found->second.opened_at, age_max, now)) {
    sessions_.erase(found);
    return std::nullopt;
  }
  found->second.used_at = now;
  return found->second.person;
}

void Sessions::close(const std::string& token) {
  const std::scoped_lock lock(mutex_);
  sessions_.erase(key_of(token));
}

}  // namespace acta::access
