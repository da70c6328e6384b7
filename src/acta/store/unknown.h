// Acts on the record that this program does not know: a newer Acta wrote them.
//
// They are hashed, proven and shown as they stand. What counts stops before the first of them,
// what only lists leaves them out, and nothing is recorded until a newer Acta serves the record
// (docs/adr/0070-versions-of-acts.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/result.h"

namespace acta::store {

struct UnknownActs {
  std::int64_t index = 0;  // the first
  std::string type;
  int version = 0;
  std::int64_t count = 1;
  bool of_access = false;                   // one of them may say who may do what
  std::vector<std::string> views_stopped;   // their rows are those of the first `index` acts
  std::vector<std::string> views_skipping;  // they leave out what is unknown
};

// Notes one more.
void note_unknown(std::optional<UnknownActs>& unknown, const RecordedAct& act);

// "act 12 is assistance.transferred version 1, which this program does not know; ..."
[[nodiscard]] std::string sentence_of(const UnknownActs& unknown);
// What is asked for cannot be done or computed: "store.unknown_act".
[[nodiscard]] Refused refusal_of(const UnknownActs& unknown);

}  // namespace acta::store
