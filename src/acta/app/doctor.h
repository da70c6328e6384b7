// The doctor: looks at a data directory, says what is wrong with it and what to do. It writes
// nothing, takes no lock, and works beside a running server and on a directory in pieces.
//
//   const auto diagnosis = examine({.directory = "data", .now = now});
//   if (is_broken(diagnosis)) ...
//
// A finding's word is stable: scripts and docs/operate.md go by it.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/instant.h"
#include "acta/store/engine.h"
#include "acta/store/keys.h"

namespace acta::app {

enum class Severity : std::uint8_t { broken, warning, advice };
constexpr auto describe(Severity*) {
  return words<Severity>("Severity", "How grave a finding is.", "broken", "warning", "advice");
}

struct Finding {
  std::string word;
  Severity severity = Severity::warning;
  std::string what;
  std::string todo;
};
constexpr auto describe(Finding*) {
  return described<Finding>("DoctorFinding", "Something that the doctor found.",
                            field<&Finding::word>("word", "Stable."),
                            field<&Finding::severity>("severity", "How grave."),
                            field<&Finding::what>("what", "What is wrong."),
                            field<&Finding::todo>("todo", "What to do."));
}

struct Diagnosis {
  Instant at;
  std::int64_t size = 0;
  bool thorough = false;
  std::vector<Finding> findings;   // the gravest first
  std::vector<std::string> notes;  // what is good to know and not wrong
};
constexpr auto describe(Diagnosis*) {
  return described<Diagnosis>(
      "Diagnosis", "What the doctor found.", field<&Diagnosis::at>("at", "When it looked."),
      field<&Diagnosis::size>("size", "How many acts the record has."),
      field<&Diagnosis::thorough>("thorough", "Whether every act and document was read."),
      field<&Diagnosis::findings>("findings", "The gravest first."),
      field<&Diagnosis::notes>("notes", "What is good to know and not wrong."));
}

struct Examination {
  std::string directory;
  std::string database;         // of PostgreSQL; empty: SQLite in the directory
  std::string lock_path;        // empty: the one it remembers
  std::string passphrase = {};  // of keys that are sealed
  std::string policy;           // whose witnesses are asked; empty: that of the directory
  std::string mirrors;          // as for `acta restore --mirror`
  std::string certificate;
  Instant now;
  bool thorough = true;                   // false: nothing that takes longer on a long record
  const store::Engine* engine = nullptr;  // of a running server; otherwise what `database` says
  const store::KeyRing* keys = nullptr;   // of a running server; otherwise those in the directory
  std::function<void(std::int64_t done, std::int64_t of)> progress;
  const std::atomic<bool>* stop = nullptr;  // once set, nobody outside is waited for
};

[[nodiscard]] store::Engine engine_of(const Examination& examination);
[[nodiscard]] Diagnosis examine(const Examination& examination);
[[nodiscard]] bool is_broken(const Diagnosis& diagnosis);

// The parts, each on its own; what one cannot see, because another part is broken, it leaves out.
using Findings = std::vector<Finding>;
void examine_files(const Examination& examination, Diagnosis& diagnosis);
void examine_certificate(const Examination& examination, Findings& findings);
void examine_backups(const Examination& examination, Findings& findings);
void examine_record(const Examination& examination, const store::KeyRing& keys,
                    Diagnosis& diagnosis);
// Of a database that several servers can reach: whether a fail-over can lose acts.
Result<std::optional<Finding>> standby_finding(store::Database& db);
void examine_outside(const Examination& examination, const store::KeyRing& keys,
                     Findings& findings);

}  // namespace acta::app
