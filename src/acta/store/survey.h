// Reads a record at rest from its first entry to its last, with the contents that it commits to and
// the documents that its acts name, and says what does not hold. It writes nothing, needs no lock,
// and goes on after what it finds; backups, restores and the doctor judge by it.
//
//   auto found = ACTA_TRY(survey(*db, *vault, blob_files("data/blobs"), keys, {}));
//   for (const auto& problem : found.problems) say(problem.word, problem.detail);
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "acta/record/checkpoint.h"
#include "acta/store/blobs.h"
#include "acta/store/keys.h"
#include "acta/store/log.h"
#include "acta/store/vault.h"
#include "acta/store/view.h"

namespace acta::store {

struct Survey {
  Head head;
  Instant last_at;
  std::int64_t sealed = 0;           // entries that commit to a content
  std::vector<std::int64_t> absent;  // of these, the ones whose content the vault has not
  std::int64_t documents = 0;        // blobs that acts name
  std::vector<std::string> orphans;  // blobs that no act names
  // Where it was asked for (SurveyOptions::schema):
  std::int64_t unapplied = 0;     // erased subjects that still have keys, contents or documents
  std::int64_t unnamed = 0;       // subjects with keys or contents, of which no act can be read
  std::vector<Refused> problems;  // store.corrupt, vault.unreadable, blob.missing, ...
};

struct SurveyOptions {
  bool read_documents = true;  // false: only that they are there
  const Schema* schema =
      nullptr;  // by which erasures are understood; none: they are not looked for
  // Told after every thousand entries.
  std::function<void(std::int64_t done, std::int64_t of)> progress;
};

// What every reader of a log has to check first: SQLite's own integrity, no entry missing, the
// entries' root that of the head, and the head signed by the log. `each` sees every entry.
Result<Head> check_log(Database& db, const record::VerifierKey& key,
                       const std::function<void(std::int64_t, std::string_view)>& each);

// A fault only when the log cannot be read at all; all else is in `problems`.
Result<Survey> survey(Database& db, Vault& vault, const std::shared_ptr<BlobShelf>& shelf,
                      const KeyRing& keys, const SurveyOptions& options);

}  // namespace acta::store
