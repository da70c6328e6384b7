// Sign-in: passwords by argon2id, sessions in memory, and lock-out after failures.
//
// A session is a random token in a cookie; the server keeps its hash. It ends after twelve hours,
// an hour without use, or with the process. Hashing runs on a thread of its own with a bounded
// queue, so that sign-ins cannot slow the rest. All members may be called from any thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "acta/base/act.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"

namespace acta::access {

// The argon2id digest of a password (64 MiB, 2 passes).
Result<std::string> hash_password(const std::string& password);
// Refuses what is shorter than 12 characters or longer than 1,000 bytes.
Result<bool> check_password(const std::string& password, const std::string& where);

class Sessions {
 public:
  explicit Sessions(std::function<Instant()> clock);
  ~Sessions();
  Sessions(const Sessions&) = delete;
  Sessions& operator=(const Sessions&) = delete;

  // Five failures for a login within fifteen minutes lock it for as long.
  Result<bool> check_not_locked(const std::string& login);
  [[nodiscard]] bool is_locked(const std::string& login);
  void note_failure(const std::string& login);
  void note_success(const std::string& login);

  // Runs slow work (hashing) on the thread of sign-ins; refuses when too much waits.
  Result<bool> run(std::function<void()> work);

  [[nodiscard]] std::string open(const PersonId& person);
  [[nodiscard]] std::optional<PersonId> find(const std::string& token);
  void close(const std::string& token);

 private:
  struct Session {
    PersonId person;
    Instant opened_at;
    Instant used_at;
  };
  struct Failures {
    int count = 0;
    Instant first_at;
  };
  void work();

  std::function<Instant()> clock_;
  std::mutex mutex_;
  std::map<std::string, Session> sessions_;  // by the hash of the token
  std::map<std::string, Failures> failures_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool closing_ = false;
  std::jthread thread_;
};

}  // namespace acta::access
