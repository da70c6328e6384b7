// The defects of imported data, computed from what was read, never typed in (README.md lists them).
// Pure: the same activities give the same defects, in the same order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/activities/acts.h"

namespace acta::activities {

// `count` of `of` have the defect that `word` names. Rows are counted as the files hold them:
// repeated ones as often as they stand there. Examples: at most five, in byte order.
struct Defect {
  std::string word;
  std::string label;
  std::int64_t count = 0;
  std::int64_t of = 0;
  std::vector<std::string> examples;
  friend bool operator==(const Defect&, const Defect&) = default;
};
constexpr auto describe(Defect*) {
  return described<Defect>(
      "Defect", "Something in the source that does not hold.",
      field<&Defect::word>("word", "Which, e.g. donors_do_not_sum."),
      field<&Defect::label>("label", "What is counted, in English."),
      field<&Defect::count>("count", "How many have it."),
      field<&Defect::of>("of", "How many were looked at."),
      field<&Defect::examples>("examples", "Where: projects, project/year, units, spellings."));
}

[[nodiscard]] std::vector<Defect> defects_of(const std::vector<ActivityRead>& all);

}  // namespace acta::activities
