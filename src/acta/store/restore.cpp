#include "acta/store/restore.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "acta/base/files.h"
#include "acta/store/catch_up.h"
#include "acta/store/durable_file.h"
#include "acta/store/store.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

Result<bool> check_empty(const std::string& directory) {
  if (!ACTA_TRY(is_there(directory))) return true;
  std::error_code error;
  if (fs::is_directory(directory, error) && fs::is_empty(directory, error)) return true;
  return refuse("restore.not_empty", 422,
                directory + " is not empty; restore into a new directory and keep the old one");
}

Result<bool> copy_tree(const std::string& from, const std::string& to) {
  if (!ACTA_TRY(is_there(from))) return true;
  (void)ACTA_TRY(make_private_directory(to));
  for (const auto& name : ACTA_TRY(names_in(from))) {
    (void)ACTA_TRY(copy_durably(from + "/" + name, to + "/" + name));
  }
  return flush_directory(to);
}

Result<std::string> keys_folder(const RestoreOptions& options, const Manifest& manifest) {
  auto folder = options.keys.empty() ? options.backup + "/keys" : options.keys;
  if (ACTA_TRY(is_there(folder + "/log.key"))) return folder;
  if (!options.keys.empty() || manifest.with_keys) {
    return refuse("restore.keys_missing", 422, folder + " holds no log.key");
  }
  return refuse("restore.keys_missing", 422,
                "the backup was taken without keys; name your copy of them with --keys FOLDER");
}

Result<KeyRing> keys_for(const std::string& folder, const std::string& passphrase,
                         const Manifest& manifest) {
  auto keys = ACTA_TRY(open_keys(folder, manifest.origin, passphrase));
  if (keys.log.verifier.text() == manifest.key) return keys;
  return refuse("restore.other_keys", 422,
                fmt::format("these are the keys of {}, the backup is of {}",
                            keys.log.verifier.text(), manifest.key));
}

// The mirror that has most goes first; one that cannot be read is told and passed over.
Result<std::int64_t> fetch_missing(Database& db, const KeyRing& keys, const RestoreOptions& options,
                                   Restored& restored) {
  std::int64_t fetched = 0;
  for (const auto& mirror : options.mirrors) {
    const auto caught =
        catch_up(db, keys.log.verifier, mirror.source, [&](std::int64_t done, std::int64_t of) {
          if (options.progress) options.progress("fetched", done, of);
        });
    if (!caught && caught.error().word == "record.fork") return std::unexpected(caught.error());
    if (!caught) {
      restored.unread_mirrors.push_back(mirror.name + ": " + caught.error().detail);
      continue;
    }
    fetched += std::ssize(caught->appended);
  }
  return fetched;
}

// Which of the known trees the database is not a continuation of.
Result<std::optional<KnownTree>> known_ahead(Database& db, const std::vector<KnownTree>& known) {
  const auto head = ACTA_TRY(read_head(db));
  std::optional<KnownTree> ahead;
  for (const auto& each : known) {
    if (each.tree.size > head.size) {
      if (!each.shown) continue;
      if (!ahead || each.tree.size > ahead->tree.size) ahead = each;
    } else if (each.shown && ACTA_TRY(root_of_first(db, each.tree.size)) != each.tree.root) {
      return refuse("record.fork", 409,
                    fmt::format("{} knows another history of {} acts than the one in the backup",
                                each.who, each.tree.size));
    }
  }
  // What is only said cannot be frozen: a log ends at a checkpoint that it signed.
  for (const auto& each : known) {
    if (each.shown || each.tree.size <= std::max(head.size, ahead ? ahead->tree.size : 0)) continue;
    return refuse("restore.unshown", 409,
                  fmt::format("{} says that it cosigned {} acts, the backup and its mirrors have "
                              "{}, and it shows no checkpoint of them: ask who keeps it for that "
                              "checkpoint and name it with --known, or take it out of the policy",
                              each.who, each.tree.size, head.size));
  }
  return ahead;
}

Result<std::vector<KnownTree>> all_known(const RestoreOptions& options, const KeyRing& keys) {
  auto known = options.known;
  if (options.ask) std::ranges::move(ACTA_TRY(options.ask(keys)), std::back_inserter(known));
  if (options.lock_path.empty()) return known;
  const auto lock = ACTA_TRY(LockFile::look(options.lock_path));
  if (!lock) {
    return refuse("restore.no_lock", 422, options.lock_path + " is no lock file");
  }
  known.push_back({.who = "the lock file " + options.lock_path, .tree = *lock});
  return known;
}

std::unexpected<Refused> incomplete(const KnownTree& ahead, const Head& head) {
  return refuse("restore.incomplete", 409,
                fmt::format("{} knows {} acts, and the backup and its mirrors have {}: name a "
                            "mirror with --mirror, or a newer backup; when nobody has the {} acts "
                            "between, restore with --incomplete, then acta freeze",
                            ahead.who, ahead.tree.size, head.size, ahead.tree.size - head.size));
}

// Opens it as a server would: replays, applies erasures again, publishes; then reads what it
// published, and every content.
Result<bool> open_and_verify(const std::string& directory, const RestoreOptions& options,
                             Schema schema, Restored& restored) {
  {
    auto store = ACTA_TRY(
        Store::open({.directory = directory, .passphrase = options.passphrase}, std::move(schema)));
    restored.head = ACTA_TRY(store->head());
  }
  const auto keys = ACTA_TRY(open_keys(directory + "/keys", {}, options.passphrase));
  if (restored.head.size > 0) {
    (void)ACTA_TRY(record::verify_directory(directory + "/record", {.key = keys.log.verifier}));
  }
  restored.absent = ACTA_TRY(check_contents(directory, keys, options.progress)).absent;
  if (!restored.ahead) return true;
  // The directory remembers what is known, so that no server appends to it.
  const auto lock = ACTA_TRY(LockFile::take(directory, {}));
  return lock->raise(restored.ahead->tree);
}

Result<bool> put_in_place(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) {
    return fault("store.io_error", fmt::format("cannot rename {} to {}: {}", from, to,
                                               std::generic_category().message(errno)));
  }
  return flush_directory(fs::path(to).parent_path().string());
}

Result<bool> copy_backup(const RestoreOptions& options, const std::string& keys,
                         const std::string& to) {
  (void)ACTA_TRY(make_private_directory(to));
  (void)ACTA_TRY(copy_durably(options.backup + "/acta.db", to + "/acta.db"));
  (void)ACTA_TRY(copy_durably(options.backup + "/vault.db", to + "/vault.db"));
  (void)ACTA_TRY(copy_durably(options.backup + "/reads.db", to + "/reads.db"));
  (void)ACTA_TRY(copy_tree(options.backup + "/blobs", to + "/blobs"));
  // The server asks at its start whom the policy names.
  const auto policy = options.policy.empty() ? options.backup + "/policy" : options.policy;
  if (ACTA_TRY(is_there(policy))) (void)ACTA_TRY(copy_durably(policy, to + "/policy"));
  return copy_tree(keys, to + "/keys");
}

Result<Restored> restore_into(const std::string& directory, const RestoreOptions& options,
                              const std::function<Schema()>& schema) {
  Restored restored{.manifest = ACTA_TRY(check_sums(options.backup, options.progress))};
  const auto keys_from = ACTA_TRY(keys_folder(options, restored.manifest));
  const auto keys = ACTA_TRY(keys_for(keys_from, options.passphrase, restored.manifest));
  const auto before = ACTA_TRY(check_contents(options.backup, keys, options.progress));
  if (before.head.checkpoint != restored.manifest.checkpoint) {
    return fault("backup.damaged", "the manifest names another checkpoint than the log has");
  }
  const auto known = ACTA_TRY(all_known(options, keys));
  restored.compared = std::ssize(known);
  (void)ACTA_TRY(copy_backup(options, keys_from, directory));
  {
    const auto db = ACTA_TRY(open_sqlite(directory + "/acta.db", Access::write));
    restored.fetched = ACTA_TRY(fetch_missing(*db, keys, options, restored));
    restored.head = ACTA_TRY(read_head(*db));
    restored.ahead = ACTA_TRY(known_ahead(*db, known));
  }
  if (restored.ahead && !options.incomplete) return incomplete(*restored.ahead, restored.head);
  (void)ACTA_TRY(open_and_verify(directory, options, schema(), restored));
  return restored;
}

}  // namespace

Result<Restored> restore(const RestoreOptions& options, const std::function<Schema()>& schema) {
  (void)ACTA_TRY(check_empty(options.directory));
  const auto partial = options.directory + ".restoring";
  if (ACTA_TRY(is_there(partial))) {
    return refuse("restore.unfinished", 422,
                  partial + " is left of a restore that did not finish; remove it");
  }
  auto restored = restore_into(partial, options, schema);
  if (restored) {
    const auto placed = put_in_place(partial, options.directory);
    if (!placed) restored = std::unexpected(placed.error());
  }
  std::error_code ignored;
  if (!restored) fs::remove_all(partial, ignored);
  return restored;
}

}  // namespace acta::store
