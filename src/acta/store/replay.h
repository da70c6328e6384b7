// Replay: reads the record from its first entry, checks it against the head and the lock file,
// folds the state of decisions, and rebuilds the views that are missing or of another version.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "acta/record/tree.h"
#include "acta/store/codec.h"
#include "acta/store/erasure.h"
#include "acta/store/lock_file.h"
#include "acta/store/log.h"
#include "acta/store/recent_answers.h"
#include "acta/store/stream_versions.h"
#include "acta/store/unknown.h"
#include "acta/store/view.h"

namespace acta::store {

// What the writer goes on from.
struct Replayed {
  record::Tree tree;
  Head head;
  Instant last_at;
  StreamVersions versions;
  std::optional<UnknownActs> unknown;
  ErasedSubjects erased;  // those given and those found
  RecentAnswers recent;
};

struct ReplayOptions {
  std::optional<Acknowledged> acknowledged;
  bool rebuild_all = false;
  // Their keys are destroyed; what is left of their streams is not folded.
  ErasedSubjects erased = {};
  // Told after every thousand entries.
  std::function<void(std::int64_t done, std::int64_t of)> progress;
};

// REQUIRES a writing connection. `folded` becomes the state of all acts; that of `schema` is not
// touched. Where the record has acts that this program does not know, every view that counts is
// that of the acts before the first of them.
Result<Replayed> replay(Database& db, Codec& codec, const KeyRing& keys, const Schema& schema,
                        Folded& folded, const ReplayOptions& options);

// Only views, into an empty database, from the first `size` entries of another: "as of size".
// Refuses where an act among them is not known.
struct ViewsAsOf {
  Codec& codec;
  const KeyRing& keys;
  const Schema& schema;
  std::int64_t size = 0;
};
Result<bool> replay_views(Database& from, Database& into, const ViewsAsOf& asked);

}  // namespace acta::store
