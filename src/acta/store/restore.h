// Restores: a backup becomes a data directory again, and nothing that the world has seen of the
// record is lost or taken back (docs/operate.md, docs/adr/0091-restores.md).
//
// What others know is compared before anything is served: the old lock file, checkpoints of
// witnesses, mirrors. Entries that a mirror has and the backup has not are recorded again, byte for
// byte. When a larger tree is known and nobody has its entries, the restore is refused, or, when
// asked to, done in a way that no server will append to.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/record/verify.h"
#include "acta/store/backup.h"
#include "acta/store/lock_file.h"
#include "acta/store/view.h"

namespace acta::store {

// A tree that somebody knows, and who.
struct KnownTree {
  std::string who;
  Acknowledged tree;
  bool shown = true;  // false: its size was said, and no checkpoint of it shown
};

struct RestoreOptions {
  std::string backup;
  std::string directory;        // empty, or not there
  std::string keys;             // a folder with the keys; empty: those of the backup
  std::string passphrase = {};  // of keys that are sealed
  std::string lock_path;        // the lock file as it was before the loss; or empty
  std::vector<KnownTree> known;
  // Asks others what they know, once the keys are there by which their checkpoints are judged.
  std::function<Result<std::vector<KnownTree>>(const KeyRing& keys)> ask = {};
  std::vector<record::NamedSource> mirrors;
  std::string policy = {};  // a file; empty: the one in the backup
  bool incomplete = false;  // also when a larger tree is known: to be frozen
  Progress progress;
};

struct Restored {
  Manifest manifest;
  Head head;
  std::int64_t fetched = 0;                 // entries that came from mirrors
  std::vector<std::int64_t> absent;         // entries whose content the vault has not
  std::optional<KnownTree> ahead;           // of an incomplete one
  std::int64_t compared = 0;                // trees that others know
  std::vector<std::string> unread_mirrors;  // and why
};

Result<Restored> restore(const RestoreOptions& options, const std::function<Schema()>& schema);

}  // namespace acta::store
