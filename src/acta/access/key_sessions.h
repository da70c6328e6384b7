// Texts that a person signs to show that a key is theirs to use: made at random, for one person,
// good once and for ten minutes. Kept in memory; all members may be called from any thread.
//
// The text is "acta key possession v1", the record's origin, the person's id and 32 random bytes in
// base64, each with its line feed; it can be taken neither for an entry nor for a checkpoint.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "acta/base/act.h"
#include "acta/base/bytes.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"

namespace acta::access {

[[nodiscard]] std::string possession_text(const std::string& origin, const PersonId& person,
                                          const Hash& random);
// Whether it is such a text, of that record and person.
[[nodiscard]] bool is_possession_text(const std::string& text, const std::string& origin,
                                      const PersonId& person);

class KeyChallenges {
 public:
  explicit KeyChallenges(std::function<Instant()> clock) : clock_(std::move(clock)) {}

  // Refuses when too many wait.
  Result<std::string> make(const std::string& origin, const PersonId& person, const Hash& random);
  // Takes it away; refuses what was not made for this person, or is used or too old.
  Result<bool> use(const std::string& text, const PersonId& person);

 private:
  struct Waiting {
    PersonId person;
    Instant expires_at;
  };
  std::function<Instant()> clock_;
  std::mutex mutex_;
  std::map<std::string, Waiting> waiting_;
};

}  // namespace acta::access
