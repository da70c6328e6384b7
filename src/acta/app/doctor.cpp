#include "acta/app/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "acta/app/doctor_words.h"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

// The keys of the directory, without ever making any, as a server that begins a record would.
std::optional<store::KeyRing> keys_of(const Examination& examination, Findings& findings) {
  if (examination.keys != nullptr) return *examination.keys;
  const auto folder = examination.directory + "/keys";
  std::error_code error;
  for (const auto* name : {"/log.key", "/vault.key"}) {
    if (fs::exists(folder + name, error)) continue;
    findings.push_back({"keys.missing", Severity::broken, folder + name + " is missing",
                        "bring it back from the copy that you keep apart from the backups"});
  }
  if (!findings.empty() && findings.back().word == "keys.missing") return std::nullopt;
  auto keys = store::open_keys(folder, {}, examination.passphrase);
  if (keys) return std::move(*keys);
  findings.push_back({keys.error().word, Severity::broken, keys.error().detail,
                      "mend what it says, or bring the keys back from your copy"});
  return std::nullopt;
}

// What others say of a part is one of the doctor's words, or what is left for that part.
void name_findings(Findings& findings) {
  for (auto& finding : findings) {
    if (std::ranges::find(doctor_words, finding.word) != doctor_words.end()) continue;
    finding.word = finding.word.starts_with("keys.") ? "keys.unreadable" : "store.unreadable";
  }
}

}  // namespace

store::Engine engine_of(const Examination& examination) {
  if (examination.engine != nullptr) return *examination.engine;
  return {examination.directory, examination.database};
}

Diagnosis examine(const Examination& examination) {
  Diagnosis diagnosis{.at = examination.now, .thorough = examination.thorough};
  std::error_code error;
  if (!engine_of(examination).is_shared() &&
      !fs::exists(examination.directory + "/acta.db", error)) {
    diagnosis.findings.push_back(
        {"record.missing", Severity::broken, examination.directory + " holds no acta.db",
         "name the right directory with --data, or acta restore a backup"});
    return diagnosis;
  }
  examine_files(examination, diagnosis);
  examine_certificate(examination, diagnosis.findings);
  if (const auto keys = keys_of(examination, diagnosis.findings)) {
    examine_record(examination, *keys, diagnosis);
    examine_outside(examination, *keys, diagnosis.findings);
  }
  examine_backups(examination, diagnosis.findings);
  name_findings(diagnosis.findings);
  std::ranges::stable_sort(diagnosis.findings, {}, &Finding::severity);
  return diagnosis;
}

bool is_broken(const Diagnosis& diagnosis) {
  return std::ranges::any_of(diagnosis.findings, [](const Finding& finding) {
    return finding.severity == Severity::broken;
  });
}

}  // namespace acta::app
