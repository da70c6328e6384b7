// The acts that the fault tests record: each command notes a number in the open and whispers it.
#pragma once

#include <string>
#include <vector>

#include "acta/store/store.h"

namespace acta::store {

struct Noted {
  static constexpr ActInfo info{"test.noted", 1, Classification::open};
  std::int64_t number = 0;
};
constexpr auto describe(Noted*) {
  return described<Noted>("Noted", "A number was noted.", field<&Noted::number>("number", ""));
}
struct Whispered {
  static constexpr ActInfo info{"test.whispered", 1, Classification::internal};
  std::int64_t number = 0;
};
constexpr auto describe(Whispered*) {
  return described<Whispered>("Whispered", "A number in confidence.",
                              field<&Whispered::number>("number", ""));
}
struct Nothing {};
inline void apply(Nothing&, const RecordedAct&) {}

inline Schema schema() {
  Schema made;
  made.acts.add<Noted, Whispered>();
  made.folded.add<Nothing>();
  return made;
}

inline Command note(std::int64_t number) {
  return {.actor = {.person = {}, .capacity = "tester"},
          .idempotency_key = std::to_string(number),
          .request = "note",
          .expected = std::nullopt,
          .decide = [number](const Folded&, Facts&) -> Result<std::vector<Draft>> {
            return std::vector{Draft("test.note/1", Noted{number}),
                               Draft("test.whisper/1", Whispered{number})};
          },
          .at = std::nullopt};
}

}  // namespace acta::store
