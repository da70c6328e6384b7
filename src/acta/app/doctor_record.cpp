// What the doctor finds in the record itself: log, lock file, published files, vault, documents,
// views, clock.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include "acta/app/doctor.h"
#include "acta/app/schema.h"
#include "acta/store/catch_up.h"
#include "acta/store/lock_file.h"
#include "acta/store/survey.h"

namespace acta::app {
namespace {

using record::VerifiedCheckpoint;

constexpr const char* restore_it =
    "stop the server, keep the directory as it is, and acta restore the newest backup with "
    "--lock DIR/acta.lock and --mirror";

std::string path_of(const Examination& examination, const char* name) {
  return examination.directory + "/" + name;
}

// Several findings of one word are one, with how many there are.
void add_problem(Findings& findings, const Refused& problem, const std::string& todo) {
  const auto same = std::ranges::find(findings, problem.word, &Finding::word);
  if (same != findings.end()) {
    if (!same->what.ends_with("; and more")) same->what += "; and more";
    return;
  }
  findings.push_back({problem.word, Severity::broken, problem.detail, todo});
}

std::string todo_for(const std::string& word) {
  if (word == "store.unreachable") return "whoever runs the database: see that it runs";
  if (word == "vault.unreadable") return "bring vault.db back from the newest backup";
  if (word == "blob.missing" || word == "blob.damaged")
    return "bring the document back from blobs/ of a backup";
  return restore_it;
}

std::string some_of(const std::vector<std::int64_t>& indexes) {
  constexpr std::size_t shown = 10;
  const std::vector first(indexes.begin(), indexes.begin() + static_cast<std::ptrdiff_t>(
                                                                 std::min(shown, indexes.size())));
  return fmt::format("{}{}", fmt::join(first, ", "), indexes.size() > shown ? ", ..." : "");
}

void add_survey(const store::Survey& found, Diagnosis& diagnosis) {
  auto& findings = diagnosis.findings;
  for (const auto& problem : found.problems) add_problem(findings, problem, todo_for(problem.word));
  if (!found.absent.empty()) {
    findings.push_back({"vault.contents_missing", Severity::warning,
                        fmt::format("{} of {} sealed contents are not in the vault: acts {}",
                                    found.absent.size(), found.sealed, some_of(found.absent)),
                        "if they were not erased, bring vault.db back from a backup; the acts "
                        "themselves are proven either way"});
  }
  if (found.unapplied > 0) {
    findings.push_back({"erasure.unapplied", Severity::broken,
                        fmt::format("{} subjects or documents were erased on the record and are "
                                    "still here: a backup brought them back",
                                    found.unapplied),
                        "start the server: it erases them again before it opens; until then "
                        "let nobody have this directory"});
  }
  if (found.unnamed > 0) {
    diagnosis.notes.push_back(
        fmt::format("the vault has keys of {} subjects of whom no act can be read", found.unnamed));
  }
  if (!found.orphans.empty()) {
    diagnosis.notes.push_back(fmt::format(
        "{} documents are named by no act (uploaded and never used)", found.orphans.size()));
  }
}

void examine_lock(const Examination& examination, store::Database& db, const store::Head& head,
                  Findings& findings) {
  const auto place = store::LockFile::place(examination.directory, examination.lock_path);
  if (!place) {
    findings.push_back({place.error().word, Severity::broken, place.error().detail,
                        "name the lock file that the server uses, or none"});
    return;
  }
  const auto& path = *place;
  const auto lock = store::LockFile::look(path);
  if (!lock) {
    findings.push_back({"lock.unreadable", Severity::broken, path + ": " + lock.error().detail,
                        "compare with mirrors and witnesses (--mirror); when they know no larger "
                        "tree, move the file away and start the server"});
  } else if (!*lock && head.size > 0) {
    const bool elsewhere = path != path_of(examination, "acta.lock");
    findings.push_back(
        {"lock.missing", elsewhere ? Severity::broken : Severity::warning, path + " is missing",
         elsewhere ? "is its disk mounted? nothing starts without it; when it is lost, "
                     "compare with mirrors (--mirror), then remove lock.path"
                   : "compare with mirrors (--mirror) before the next start, which "
                     "makes it"});
  } else if (*lock && (*lock)->size > head.size) {
    findings.push_back(
        {"lock.ahead", Severity::broken,
         fmt::format("{} acts were acknowledged, the database has {}", (*lock)->size, head.size),
         "it was rolled back: acta catch-up --mirror, or acta restore; when nobody "
         "has the rest, acta freeze"});
  } else if (*lock && examination.thorough) {
    const auto root = store::root_of_first(db, (*lock)->size);
    if (root && *root == (*lock)->root) return;
    findings.push_back(
        {"lock.other_history", Severity::broken,
         fmt::format("the first {} acts are not those that were acknowledged", (*lock)->size),
         restore_it});
  }
}

// A server publishes a moment behind what it commits.
Result<Bytes> published_checkpoint(const record::Source& source, const store::KeyRing& keys,
                                   std::int64_t size) {
  using namespace std::chrono_literals;
  auto note = source("checkpoint");
  for (int tries = 0; tries < 30 && note; ++tries) {
    const auto seen =
        VerifiedCheckpoint::open(text_of(*note), keys.origin(), std::vector{keys.log.verifier});
    if (!seen || seen->size() >= size) break;
    std::this_thread::sleep_for(100ms);
    note = source("checkpoint");
  }
  return note;
}

void examine_published(const Examination& examination, const store::KeyRing& keys,
                       const store::Head& head, Findings& findings) {
  if (head.size == 0) return;
  const auto add = [&](const char* word, Severity severity, const std::string& what,
                       const char* todo) { findings.push_back({word, severity, what, todo}); };
  const auto source = record::directory_source(path_of(examination, "record"));
  const auto note = published_checkpoint(source, keys, head.size);
  if (!note) {
    return add("published.missing", Severity::warning, "there is no published checkpoint",
               "start the server: it publishes what is missing");
  }
  const auto seen =
      VerifiedCheckpoint::open(text_of(*note), keys.origin(), std::vector{keys.log.verifier});
  if (!seen) {
    return add("published.damaged", Severity::broken, "record/checkpoint: " + seen.error().detail,
               "move record/ away and start the server: it publishes all of it again");
  }
  if (seen->size() > head.size) {
    return add("published.ahead", Severity::broken,
               fmt::format("{} acts were published, the database has {}", seen->size(), head.size),
               "it was rolled back: acta catch-up --data DIR --mirror DIR/record");
  }
  if (seen->size() < head.size) {
    add("published.behind", Severity::warning,
        fmt::format("{} of {} acts are published", seen->size(), head.size),
        "start the server, or look why it cannot write in record/");
  }
  if (!examination.thorough) return;
  const auto verified =
      record::verify_directory(path_of(examination, "record"), {.key = keys.log.verifier});
  if (verified) return;
  add("published.damaged", Severity::broken, verified.error().detail,
      "move record/ away and start the server: it publishes all of it again");
}

void examine_views(store::Database& db, Findings& findings) {
  std::unordered_map<std::string, std::int64_t> known;
  const auto asked = db.query("SELECT name, version FROM view_state", {}, [&](const auto& row) {
    known[std::string(row.text(0))] = row.integer(1);
  });
  if (!asked) return;
  std::vector<std::string> stale;
  for (const auto& view : make_schema().views) {
    const auto found = known.find(view.name);
    if (found == known.end() || found->second != view.version) stale.push_back(view.name);
  }
  if (stale.empty()) return;
  findings.push_back(
      {"views.stale", Severity::advice,
       fmt::format("{} views are of another version: {}", stale.size(), fmt::join(stale, ", ")),
       "the next start of the server computes them again"});
}

void examine_clock(const Examination& examination, store::Database& db, Findings& findings) {
  std::int64_t last = 0;
  (void)db.query("SELECT at FROM act ORDER BY idx DESC LIMIT 1", {},
                 [&](const auto& row) { last = row.integer(0); });
  if (last <= examination.now.milliseconds) return;
  findings.push_back({"clock.behind", Severity::broken,
                      fmt::format("the clock says {}, the last act is of {}",
                                  to_text(examination.now), to_text(Instant{last})),
                      "set the clock of the machine; acts wait for no clock and would carry the "
                      "time of the last one"});
}

void add_sqlite_note(store::Database& db, Diagnosis& diagnosis) {
  if (db.dialect() != store::Dialect::sqlite) return;
  std::string version;
  (void)db.query("SELECT sqlite_version()", {}, [&](const auto& row) { version = row.text(0); });
  diagnosis.notes.push_back(
      fmt::format("SQLite {}: before 3.51.3 it can damage a database when several connections "
                  "checkpoint; here one does (docs/adr/0020-sqlite.md), so open acta.db with no "
                  "other program that writes",
                  version));
}

Result<std::unique_ptr<store::Vault>> open_vault(const Examination& examination,
                                                 const store::KeyRing& keys) {
  return store::Vault::open(ACTA_TRY(engine_of(examination).vault(store::Access::read)),
                            keys.wrapping, store::Access::read);
}

// All that needs an open database; `damaged` when not even its head can be read.
Result<bool> examine_database(const Examination& examination, const store::KeyRing& keys,
                              Diagnosis& diagnosis) {
  const auto db = ACTA_TRY(engine_of(examination).record(store::Access::read));
  add_sqlite_note(*db, diagnosis);
  const auto head = ACTA_TRY(store::read_head(*db));
  diagnosis.size = head.size;
  auto vault = open_vault(examination, keys);
  if (!vault) {
    diagnosis.findings.push_back(
        {"vault.unreadable", Severity::broken, vault.error().detail, todo_for("vault.unreadable")});
    if (examination.thorough)
      (void)ACTA_TRY(store::check_log(*db, keys.log.verifier, [](auto, auto) {}));
  } else if (examination.thorough) {
    const auto schema = make_schema();
    add_survey(ACTA_TRY(store::survey(*db, **vault, ACTA_TRY(engine_of(examination).blobs()), keys,
                                      {.schema = &schema, .progress = examination.progress})),
               diagnosis);
  }
  examine_lock(examination, *db, head, diagnosis.findings);
  examine_published(examination, keys, head, diagnosis.findings);
  examine_views(*db, diagnosis.findings);
  examine_clock(examination, *db, diagnosis.findings);
  if (auto standby = ACTA_TRY(standby_finding(*db))) {
    diagnosis.findings.push_back(std::move(*standby));
  }
  return true;
}

}  // namespace

void examine_record(const Examination& examination, const store::KeyRing& keys,
                    Diagnosis& diagnosis) {
  const auto done = examine_database(examination, keys, diagnosis);
  if (!done) add_problem(diagnosis.findings, done.error(), todo_for(done.error().word));
}

}  // namespace acta::app
