#include "acta/store/frozen.h"

#include <fmt/format.h>

#include "acta/base/files.h"
#include "acta/base/json.h"
#include "acta/record/checkpoint.h"
#include "acta/store/catch_up.h"
#include "acta/store/durable_file.h"
#include "acta/store/engine.h"
#include "acta/store/lock_file.h"
#include "acta/store/log.h"

namespace acta::store {
namespace {

std::string marker_of(const std::string& directory) {
  return directory + "/frozen.json";
}

// The largest tree that is known, as a checkpoint: that of the request, or the one of the lock
// file, which the log signs for the last time.
Result<std::string> known_checkpoint(const Freeze& request, const KeyRing& keys,
                                     const std::optional<Acknowledged>& acknowledged) {
  if (!request.known.empty()) return request.known;
  if (!acknowledged) {
    return refuse("freeze.nothing_known", 422,
                  "there is no lock file that knows a larger tree; give --known CHECKPOINT");
  }
  return record::sign_checkpoint(
      {.origin = keys.origin(), .size = acknowledged->size, .root = acknowledged->root}, keys.log);
}

// A log that holds all that is known of it goes on, and need not be frozen.
Result<bool> check_lost(Database& db, const Head& head, const record::Checkpoint& known) {
  if (known.size > head.size) return true;
  if (ACTA_TRY(root_of_first(db, known.size)) != known.root) return true;
  return refuse(
      "freeze.nothing_lost", 409,
      fmt::format("the {} acts here have all of the {} that are known", head.size, known.size));
}

Result<bool> check_published(const std::string& directory, const Head& head,
                             const std::vector<record::VerifierKey>& keys) {
  const auto note = record::directory_source(directory + "/record")("checkpoint");
  if (!note) return true;
  const auto published = record::VerifiedCheckpoint::open(text_of(*note), keys.front().name, keys);
  if (!published || published->size() <= head.size) return true;
  return refuse("freeze.not_lost", 409,
                fmt::format("{0}/record has {1} acts: acta catch-up --data {0} --mirror {0}/record "
                            "puts them back",
                            directory, published->size()));
}

}  // namespace

Result<std::optional<Frozen>> read_frozen(const std::string& directory) {
  if (!ACTA_TRY(is_there(marker_of(directory)))) return std::optional<Frozen>();
  const auto text = ACTA_TRY(read_whole_file(marker_of(directory)));
  auto frozen = from_json<Frozen>(std::string_view(text));
  if (!frozen) return fault("store.corrupt", "frozen.json: " + frozen.error().detail);
  return std::optional(std::move(*frozen));
}

Result<bool> write_frozen(const std::string& directory, const Frozen& frozen) {
  return replace_file(marker_of(directory), bytes_of(to_json(frozen) + "\n"), 0600);
}

Result<Frozen> freeze(const Freeze& request, const KeyRing& keys) {
  if (request.reason.empty()) return refuse("freeze.no_reason", 422, "say why: --reason TEXT");
  (void)ACTA_TRY(check_text(request.reason));
  if (ACTA_TRY(read_frozen(request.directory))) {
    return refuse("freeze.frozen", 409, "the log is frozen already");
  }
  const auto lock = ACTA_TRY(LockFile::take(request.directory, request.lock_path));
  const auto note = ACTA_TRY(known_checkpoint(request, keys, lock->acknowledged()));
  const std::vector log_keys{keys.log.verifier};
  const auto known = ACTA_TRY(record::VerifiedCheckpoint::open(note, keys.origin(), log_keys));
  const auto db = ACTA_TRY(Engine(request.directory, request.database).record(Access::read));
  const auto head = ACTA_TRY(read_head(*db));
  (void)ACTA_TRY(check_lost(*db, head, known.checkpoint()));
  (void)ACTA_TRY(check_published(request.directory, head, log_keys));
  Frozen frozen{.at = request.at,
                .reason = request.reason,
                .held = head.size,
                .known = known.size(),
                .checkpoint = note,
                .successor = {}};
  (void)ACTA_TRY(write_frozen(request.directory, frozen));
  return frozen;
}

}  // namespace acta::store
