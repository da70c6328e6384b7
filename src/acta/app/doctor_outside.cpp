// What the doctor finds elsewhere: mirrors that hold more, less, or something else.
#include <fmt/format.h>

#include "acta/app/doctor.h"
#include "acta/store/catch_up.h"

namespace acta::app {
namespace {

Result<bool> compare(const store::Mirror& mirror, store::Database& db, const store::KeyRing& keys,
                     Findings& findings) {
  const auto note = ACTA_TRY(mirror.source("checkpoint"));
  const auto theirs = ACTA_TRY(record::VerifiedCheckpoint::open(text_of(note), keys.origin(),
                                                                std::vector{keys.log.verifier}));
  const auto size = ACTA_TRY(store::read_head(db)).size;
  if (theirs.size() > size) {
    findings.push_back(
        {"mirror.ahead", Severity::broken,
         fmt::format("{} has {} acts, the database {}", mirror.name, theirs.size(), size),
         "it was rolled back: stop the server, then acta catch-up --data DIR "
         "--mirror " +
             mirror.name});
  } else if (ACTA_TRY(store::root_of_first(db, theirs.size())) != theirs.root()) {
    findings.push_back({"mirror.other_history", Severity::broken,
                        fmt::format("{} holds another history of {} acts, signed by this log",
                                    mirror.name, theirs.size()),
                        "two servers wrote with one key: stop both, and keep both directories as "
                        "evidence"});
  } else if (theirs.size() < size) {
    findings.push_back({"mirror.behind", Severity::advice,
                        fmt::format("{} has {} of {} acts", mirror.name, theirs.size(), size),
                        "look again in a minute; when it stays behind, tell who keeps it"});
  }
  return true;
}

}  // namespace

void examine_mirrors(const Examination& examination, const store::KeyRing& keys,
                     Findings& findings) {
  if (examination.mirrors.empty()) return;
  const auto mirrors = mirrors_at(examination.mirrors, keys.origin());
  const auto db = engine_of(examination).record(store::Access::read);
  if (!mirrors || !db) {
    const auto& why = mirrors ? db.error() : mirrors.error();
    findings.push_back({"mirror.unreachable", Severity::warning, why.detail, "name it right"});
    return;
  }
  for (const auto& mirror : *mirrors) {
    const auto compared = compare(mirror, **db, keys, findings);
    if (compared) continue;
    findings.push_back({"mirror.unreachable", Severity::warning,
                        mirror.name + ": " + compared.error().detail,
                        "look whether it runs, and ask who keeps it"});
  }
}

}  // namespace acta::app
