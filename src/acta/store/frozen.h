// A frozen log: others know a larger tree of it than there are entries left, so it can never go on
// without showing two histories. It takes no acts any more and is still served to readers; a new
// log may continue it (docs/operate.md, docs/adr/0092-frozen-logs.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "acta/base/describe.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"
#include "acta/store/keys.h"

namespace acta::store {

struct Successor {
  std::string origin;
  std::string key;  // verifier
};
constexpr auto describe(Successor*) {
  return described<Successor>("Successor", "The log that continues a frozen one.",
                              field<&Successor::origin>("origin", "Its name."),
                              field<&Successor::key>("key", "Its verifier key."));
}

struct Frozen {
  Instant at;
  std::string reason;
  std::int64_t held = 0;  // how many acts are left
  std::int64_t known = 0;
  std::string checkpoint;  // the largest known: signed by the log
  std::optional<Successor> successor;
};
constexpr auto describe(Frozen*) {
  return described<Frozen>(
      "Frozen", "A log that takes no acts any more.", field<&Frozen::at>("at", "Since when."),
      field<&Frozen::reason>("reason", "Why."),
      field<&Frozen::held>("held", "How many acts are left."),
      field<&Frozen::known>("known", "How many acts the log is known to have had."),
      field<&Frozen::checkpoint>("checkpoint", "The signed checkpoint of that."),
      field<&Frozen::successor>("successor", "The log that continues it."));
}

// DIRECTORY/frozen.json; published as record/frozen.json by the server.
Result<std::optional<Frozen>> read_frozen(const std::string& directory);
Result<bool> write_frozen(const std::string& directory, const Frozen& frozen);

struct Freeze {
  std::string directory;
  std::string database = {};  // of PostgreSQL; empty: SQLite in the directory
  std::string lock_path;      // empty: the one it remembers
  std::string reason;
  std::string known;  // a checkpoint that somebody holds; empty: what the lock file says
  Instant at;
};
// Refuses while a server holds the record, when nothing is lost, and when the published files of
// the directory have what the database lacks.
Result<Frozen> freeze(const Freeze& request, const KeyRing& keys);

}  // namespace acta::store
