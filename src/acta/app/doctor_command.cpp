#include "acta/app/doctor_command.h"

#include <fmt/format.h>

#include <chrono>

#include "acta/app/doctor.h"
#include "acta/app/passphrase.h"
#include "acta/base/json.h"

namespace acta::app {
namespace {

void print_for_people(const Diagnosis& diagnosis) {
  for (const auto& finding : diagnosis.findings) {
    fmt::print("{}  {}\n  {}\n  what to do: {}\n", word_of(finding.severity), finding.word,
               finding.what, finding.todo);
  }
  for (const auto& note : diagnosis.notes) fmt::print("note  {}\n", note);
  fmt::print("{} acts; {}\n", diagnosis.size,
             diagnosis.findings.empty() ? std::string("nothing is wrong")
                                        : fmt::format("{} findings", diagnosis.findings.size()));
}

}  // namespace

Result<bool> doctor_command(Options& options) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  Examination examination{
      .directory = ACTA_TRY(options.required("data")),
      .database = options.take("database").value_or(""),
      .lock_path = options.take("lock").value_or(""),
      .policy = options.take("policy").value_or(""),
      .mirrors = options.take("mirror").value_or(""),
      .certificate = options.take("tls-certificate").value_or(""),
      .now = {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}};
  examination.passphrase = ACTA_TRY(passphrase_in_file(options));
  const bool json = options.take("json").has_value();
  (void)ACTA_TRY(options.all_taken());
  const auto diagnosis = examine(examination);
  if (json) {
    fmt::print("{}\n", to_json(diagnosis));
  } else {
    print_for_people(diagnosis);
  }
  return !is_broken(diagnosis);
}

}  // namespace acta::app
