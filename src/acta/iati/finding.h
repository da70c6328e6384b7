// What was found in a file of IATI: how grave, by which rule, where, in plain words.
#pragma once

#include <functional>
#include <string>

#include "acta/base/describe.h"

namespace acta::iati {

enum class Severity : std::uint8_t { error, warning };

constexpr auto describe(Severity*) {
  return words<Severity>("IatiSeverity", "How grave: a file with an error is not valid.", "error",
                         "warning");
}

struct Finding {
  std::string file;
  std::int64_t line = 0;
  Severity severity = Severity::error;
  std::string rule;
  std::string path;
  std::string words;
};

constexpr auto describe(Finding*) {
  return described<Finding>(
      "IatiFinding", "What was found in a file of IATI.",
      field<&Finding::file>("file", "As it was given."),
      field<&Finding::line>("line", "On which the element's start tag ends; the first is 1."),
      field<&Finding::severity>("severity", "How grave."),
      field<&Finding::rule>("rule", "Stable: a number of IATI's ruleset, or a word of ours."),
      field<&Finding::path>("path", "The element, e.g. iati-activities/iati-activity[2]/sector."),
      field<&Finding::words>("words", "What is wrong."));
}

using FindingSink = std::function<void(Finding)>;

}  // namespace acta::iati
