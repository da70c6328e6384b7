#include "acta/app/backup_commands.h"

#include <fmt/format.h>

#include <chrono>
#include <map>

#include "acta/app/continue_command.h"
#include "acta/app/mirrors.h"
#include "acta/app/outside.h"
#include "acta/app/passphrase.h"
#include "acta/app/schema.h"
#include "acta/base/files.h"
#include "acta/store/backup.h"
#include "acta/store/catch_up.h"
#include "acta/store/durable_file.h"
#include "acta/store/engine.h"
#include "acta/store/frozen.h"
#include "acta/store/restore.h"

namespace acta::app {
namespace {

Instant wall_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

// At most one line a second, and one at each step's end.
store::Progress to_standard_error() {
  using Clock = std::chrono::steady_clock;
  return
      [last = Clock::now()](const std::string& step, std::int64_t done, std::int64_t of) mutable {
        if (Clock::now() - last < std::chrono::seconds(1)) return;
        last = Clock::now();
        fmt::print(stderr, "{}: {} of {}\n", step, done, of);
      };
}

struct RecordPlace {
  std::string directory;
  std::string database;  // of PostgreSQL: it is asked when it is opened
  [[nodiscard]] store::Engine engine() const { return {directory, database}; }
};

Result<RecordPlace> place_of_record(Options& options) {
  RecordPlace place{.directory = ACTA_TRY(options.required("data")),
                    .database = options.take("database").value_or("")};
  if (!place.database.empty() || ACTA_TRY(is_there(place.directory + "/acta.db"))) return place;
  return refuse("usage", 2, place.directory + " holds no record");
}

// Never makes keys: that is for a server that begins a record.
Result<store::KeyRing> keys_in(const std::string& directory, const std::string& passphrase) {
  const auto folder = directory + "/keys";
  if (!ACTA_TRY(is_there(folder + "/log.key")) && !ACTA_TRY(is_there(folder + "/vault.key"))) {
    return fault("keys.missing", folder + " holds no keys; bring your copy of them back");
  }
  return store::open_keys(folder, {}, passphrase);
}

Result<store::KnownTree> shown_tree(const std::string& who, std::string_view note,
                                    const store::KeyRing& keys) {
  const auto seen =
      record::VerifiedCheckpoint::open(note, keys.origin(), std::vector{keys.log.verifier});
  if (!seen) return refuse("usage", 2, who + ": " + seen.error().detail);
  return store::KnownTree{.who = who, .tree = {.size = seen->size(), .root = seen->root()}};
}

std::string megabytes(std::int64_t bytes) {
  const auto tenths = (bytes + 52'428) / 104'858;
  return fmt::format("{}.{} MB", tenths / 10, tenths % 10);
}

Result<bool> back_up(Options& options) {
  auto place = ACTA_TRY(place_of_record(options));
  store::BackupOptions backup{.directory = std::move(place.directory),
                              .database = std::move(place.database),
                              .to = ACTA_TRY(options.required("to")),
                              .earlier = options.take("earlier").value_or(""),
                              .with_keys = options.take("with-keys").has_value(),
                              .program = std::string(version()),
                              .at = wall_clock(),
                              .progress = to_standard_error()};
  const auto passphrase = ACTA_TRY(passphrase_for(backup.directory, options));
  (void)ACTA_TRY(options.all_taken());
  while (backup.to.size() > 1 && backup.to.ends_with('/')) backup.to.pop_back();
  const auto keys = ACTA_TRY(keys_in(backup.directory, passphrase));
  const auto made = ACTA_TRY(store::back_up(backup, keys));
  fmt::print("backup of {} acts in {}: {} files, {}, read back and verified\nroot {}\n", made.size,
             backup.to, made.files + 2, megabytes(made.bytes), made.root);
  if (made.absent > 0) {
    fmt::print("{} of {} sealed contents are not in the vault: erased, or lost (acta doctor)\n",
               made.absent, made.sealed);
  }
  if (!made.with_keys) fmt::print("without the keys: keep a copy of them apart\n");
  return true;
}

void print_restored(const store::Restored& restored, const std::string& directory) {
  for (const auto& mirror : restored.unread_mirrors) fmt::print("not read: {}\n", mirror);
  fmt::print("{} acts restored to {}, {} of them from mirrors; root {}\n", restored.head.size,
             directory, restored.fetched, to_base64(restored.head.root));
  if (!restored.absent.empty()) {
    fmt::print(
        "{} sealed contents are missing from the vault: the acts are proven, what they say "
        "is erased or lost (acta doctor names them)\n",
        restored.absent.size());
  }
  if (restored.compared == 0) {
    fmt::print(
        "compared with nothing: acts and erasures after {} are not known here. Name the old "
        "lock file, a mirror or a policy, or be sure that there were none\n",
        to_text(restored.manifest.at));
  }
  if (!restored.ahead) return;
  fmt::print(
      "incomplete: {0} knows {1} acts. No server will append to this directory; acta freeze "
      "makes it readable\nwhat the acts after {2} erased is not erased here: let nobody have "
      "this directory who may not read that\n",
      restored.ahead->who, restored.ahead->tree.size, restored.head.size);
}

// What others know, as checkpoints that they show; who is not reached is told and passed over.
Result<std::vector<store::KnownTree>> known_outside(const store::KeyRing& keys,
                                                    const std::string& policy_path,
                                                    const std::string& mirrors) {
  const auto policy = ACTA_TRY(read_policy(policy_path, keys.log.verifier));
  std::vector<store::KnownTree> known;
  for (const auto& view :
       ACTA_TRY(look_outside(keys, policy ? *policy : record::Policy(), mirrors))) {
    if (view.found != network::Found::agrees) {
      fmt::print(stderr, "acta: {} says nothing: {}\n", view.who, view.problem);
      continue;
    }
    if (!view.note.empty()) known.push_back(ACTA_TRY(shown_tree(view.who, view.note, keys)));
    if (known.empty() || known.back().who != view.who || known.back().tree.size < view.size) {
      known.push_back({.who = view.who, .tree = {.size = view.size, .root = {}}, .shown = false});
    }
  }
  return known;
}

Result<bool> restore(Options& options) {
  store::RestoreOptions restore{.backup = ACTA_TRY(options.required("from")),
                                .directory = ACTA_TRY(options.required("data")),
                                .keys = options.take("keys").value_or(""),
                                .passphrase = ACTA_TRY(passphrase_in_file(options)),
                                .lock_path = options.take("lock").value_or(""),
                                .incomplete = options.take("incomplete").has_value(),
                                .progress = to_standard_error()};
  const auto mirrors = options.take("mirror").value_or("");
  const auto known = options.take("known").value_or("");
  restore.policy = options.take("policy").value_or("");
  (void)ACTA_TRY(options.all_taken());
  while (restore.directory.size() > 1 && restore.directory.ends_with('/'))
    restore.directory.pop_back();
  const auto origin = ACTA_TRY(store::read_manifest(restore.backup)).origin;
  if (!mirrors.empty()) restore.mirrors = ACTA_TRY(mirrors_at(mirrors, origin));
  const auto policy = restore.policy.empty() && ACTA_TRY(is_there(restore.backup + "/policy"))
                          ? restore.backup + "/policy"
                          : restore.policy;
  restore.ask = [&](const store::KeyRing& keys) -> Result<std::vector<store::KnownTree>> {
    auto trees = ACTA_TRY(known_outside(keys, policy, mirrors));
    if (known.empty()) return trees;
    const auto note = ACTA_TRY(store::read_whole_file(known));
    trees.push_back(ACTA_TRY(shown_tree("the checkpoint " + known, note, keys)));
    return trees;
  };
  print_restored(ACTA_TRY(store::restore(restore, make_schema)), restore.directory);
  return true;
}

// In place: for a database that was put back by other means than `acta restore`.
Result<bool> catch_up(Options& options) {
  const auto place = ACTA_TRY(place_of_record(options));
  const auto& directory = place.directory;
  const auto lock_path = options.take("lock").value_or("");
  const auto where = ACTA_TRY(options.required("mirror"));
  const auto passphrase = ACTA_TRY(passphrase_for(directory, options));
  (void)ACTA_TRY(options.all_taken());
  const auto lock = ACTA_TRY(store::LockFile::take(directory, lock_path));
  const auto keys = ACTA_TRY(keys_in(directory, passphrase));
  const auto db = ACTA_TRY(place.engine().record(store::Access::write));
  (void)ACTA_TRY(store::take_lead(*db));
  (void)ACTA_TRY(store::begin_epoch(*db));
  std::size_t appended = 0;
  std::int64_t size = 0;
  for (const auto& mirror : ACTA_TRY(mirrors_at(where, keys.origin()))) {
    const auto progress = to_standard_error();
    const auto caught = ACTA_TRY(store::catch_up(
        *db, keys.log.verifier, mirror.source,
        [&](std::int64_t done, std::int64_t of) { progress("fetched", done, of); }));
    appended += caught.appended.size();
    size = caught.head.size;
  }
  fmt::print("{} acts came from mirrors; the record has {}\n", appended, size);
  if (appended > 0) fmt::print("what they erased is erased here at the next start\n");
  return true;
}

Result<bool> freeze(Options& options) {
  auto place = ACTA_TRY(place_of_record(options));
  store::Freeze request{.directory = std::move(place.directory),
                        .database = std::move(place.database),
                        .lock_path = options.take("lock").value_or(""),
                        .reason = ACTA_TRY(options.required("reason")),
                        .known = {},
                        .at = wall_clock()};
  const auto known = options.take("known");
  const auto passphrase = ACTA_TRY(passphrase_for(request.directory, options));
  (void)ACTA_TRY(options.all_taken());
  if (known) request.known = ACTA_TRY(store::read_whole_file(*known));
  const auto frozen =
      ACTA_TRY(store::freeze(request, ACTA_TRY(keys_in(request.directory, passphrase))));
  fmt::print(
      "frozen: {} acts are left of {} that are known. acta serve shows them and takes no "
      "acts; acta continue begins the log that goes on\n",
      frozen.held, frozen.known);
  return true;
}

using Command = Result<bool> (*)(Options&);
const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> all{{"backup", back_up},
                                                  {"restore", restore},
                                                  {"catch-up", catch_up},
                                                  {"freeze", freeze},
                                                  {"continue", continue_command}};
  return all;
}

}  // namespace

bool is_backup_command(const std::string& command) {
  return commands().contains(command);
}

Result<bool> backup_command(const std::string& command, Options& options) {
  return commands().at(command)(options);
}

}  // namespace acta::app
