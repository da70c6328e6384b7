// Backups: a folder that holds the record, what it commits to, and the documents that it names, so
// that `restore` makes a data directory of it again (docs/operate.md, docs/adr/0090-backups.md).
//
//   acta.db        the log alone: entries and head. Views are computed again, so nothing that is
//                  sealed stands here in the clear; whoever may see the published record may hold
//                  it
//   vault.db       the contents, encrypted; keep it for a short time
//   reads.db       the log of reads
//   blobs/         the documents, encrypted
//   policy         whose witnesses a restore asks, when the record has a policy
//   keys/          only when asked for
//   SHA256SUMS     of every file above; `sha256sum -c` reads it
//   manifest.json  what it is a backup of
//
// It is taken on read-only connections, beside a running server too, and has its name only when it
// was read back and found whole. Never in it: the lock file (docs/adr/0091-restores.md).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "acta/base/describe.h"
#include "acta/base/instant.h"
#include "acta/store/keys.h"
#include "acta/store/survey.h"

namespace acta::store {

struct Manifest {
  std::string format = "acta-backup/1";
  std::string program;  // the version that wrote it
  Instant at;
  std::string origin;
  std::string key;  // verifier
  std::int64_t size = 0;
  std::string root;        // base64
  std::string checkpoint;  // as signed
  std::int64_t sealed = 0;
  std::int64_t absent = 0;
  std::int64_t documents = 0;
  bool with_keys = false;
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::string sums;  // SHA-256 of SHA256SUMS
};
constexpr auto describe(Manifest*) {
  return described<Manifest>(
      "Manifest", "What a backup holds.", field<&Manifest::format>("format", "acta-backup/1."),
      field<&Manifest::program>("program", "The version that wrote it."),
      field<&Manifest::at>("at", "When it was begun."),
      field<&Manifest::origin>("origin", "Of which record."),
      field<&Manifest::key>("key", "The log's verifier key."),
      field<&Manifest::size>("size", "How many acts."),
      field<&Manifest::root>("root", "The root of their tree."),
      field<&Manifest::checkpoint>("checkpoint", "The signed head."),
      field<&Manifest::sealed>("sealed", "How many acts commit to a content."),
      field<&Manifest::absent>("absent", "How many of these contents the vault had not."),
      field<&Manifest::documents>("documents", "How many documents acts name."),
      field<&Manifest::with_keys>("with_keys", "Whether the keys are in it."),
      field<&Manifest::files>("files", "How many files."),
      field<&Manifest::bytes>("bytes", "Their size together."),
      field<&Manifest::sums>("sums", "SHA-256 of the file SHA256SUMS."));
}

using Progress = std::function<void(const std::string& step, std::int64_t done, std::int64_t of)>;

struct BackupOptions {
  std::string directory;      // of data
  std::string database = {};  // of PostgreSQL; empty: SQLite in the directory
  std::string to;             // a folder that is not there yet
  std::string earlier;        // a backup on the same disk whose documents are linked; or empty
  bool with_keys = false;
  std::string program;
  Instant at;
  Progress progress;
};

// Leaves TO.partial never, and TO only when all of it was verified.
Result<Manifest> back_up(const BackupOptions& options, const KeyRing& keys);

Result<Manifest> read_manifest(const std::string& backup);
// The manifest and the sums, without keys: that every file is as it was written, and no other
// there.
Result<Manifest> check_sums(const std::string& backup, const Progress& progress);
// The record and everything that it commits to. A fault names the first thing that does not hold.
Result<Survey> check_contents(const std::string& backup, const KeyRing& keys,
                              const Progress& progress);

// The manifest of the newest backup, as the data directory remembers it.
Result<std::optional<Manifest>> last_backup(const std::string& directory);

}  // namespace acta::store
