// Validates files of IATI 2.03: structure, code lists, the ruleset, and identifiers across all
// files that it is given. Memory holds one activity at a time, and every identifier.
//
//   auto validator = Validator::create({.now = now}, [](const Finding& finding) { ... });
//   const auto outcome = validator->validate("activities.xml", [] { return source_of(text); });
//   if (outcome.valid()) ...
#pragma once

#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "acta/base/bytes.h"
#include "acta/base/instant.h"
#include "acta/iati/finding.h"
#include "acta/iati/xml.h"

namespace acta::iati {

enum class Check : std::uint8_t { structure, codes, rules };
constexpr auto describe(Check*) {
  return words<Check>("IatiCheck", "What is checked.", "structure", "codes", "rules");
}

struct Settings {
  std::set<Check> checks = {Check::structure, Check::codes, Check::rules};
  std::string schema_directory = {};  // empty: the model of 2.03 alone
  Instant now;
};

struct Outcome {
  std::string file;
  bool readable = true;
  std::int64_t records = 0;  // activities, or organisations
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  [[nodiscard]] bool valid() const { return readable && errors == 0; }
};

constexpr auto describe(Outcome*) {
  return described<Outcome>(
      "IatiOutcome", "What came of one file.", field<&Outcome::file>("file", "As it was given."),
      field<&Outcome::readable>("readable", "Whether it could be read to its end."),
      field<&Outcome::records>("records", "How many activities or organisations it has."),
      field<&Outcome::errors>("errors", "A file without any is valid."),
      field<&Outcome::warnings>("warnings", "They leave a file valid."));
}

class Validator {
 public:
  // Refuses "iati.schema" when the directory holds no schema that can be used.
  static Result<std::unique_ptr<Validator>> create(Settings settings, FindingSink sink);
  Validator(const Validator&) = delete;
  Validator& operator=(const Validator&) = delete;
  ~Validator();

  // The source is made anew for each reading: a schema needs a second one, of the same text. What
  // is named like a pipe or a device of the system is then refused, as unreadable.
  Outcome validate(const std::string& name, const std::function<XmlSource()>& open);

 private:
  struct Books;
  struct Seen {
    std::string file;
    std::int64_t line = 0;
  };
  class FileChecks;

  Validator(Settings settings, FindingSink sink, std::unique_ptr<Books> books);
  [[nodiscard]] bool checks(Check check) const { return settings_.checks.contains(check); }
  void validate_by_schema(const Hash& first, const std::function<XmlSource()>& open,
                          FileChecks& file);

  Settings settings_;
  FindingSink sink_;
  std::unique_ptr<Books> books_;
  std::unordered_map<std::string, Seen> identifiers_;  // of activities, and where each was first
};

}  // namespace acta::iati
