// For each of the 107 cases of the ruleset: a file that breaks it and nothing else, and one that
// comes as near and keeps it.
#pragma once

#include "acta/iati/documents_for_test.h"

namespace acta::iati {

struct RuleCase {
  int number = 0;
  Edits breaks;
  Edits keeps;
};

[[nodiscard]] std::vector<RuleCase> activity_cases();
[[nodiscard]] std::vector<RuleCase> result_cases();
[[nodiscard]] std::vector<RuleCase> organisation_cases();

}  // namespace acta::iati
