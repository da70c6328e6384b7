// Entries: an act as it stands on the record, one line of canonical JSON (docs/formats/entry.md).
//
//   public   {"as","at","body","by","id","idem"?,"n","stream","type","v"} "\n"
//   sealed   {"at","c","id","type":"sealed.act","v":1|2} "\n"
//
// An entry with author signatures is a signed note with that line as its text. A sealed entry
// commits to a whole public-style line, which lies in the vault; nothing else of it is shown.
// Hashes are over the stored bytes; an entry is never written again to be verified.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "acta/base/bytes.h"
#include "acta/base/id.h"
#include "acta/base/instant.h"
#include "acta/base/result.h"

namespace acta::record {

// What is said of an act in the open; also what a sealed entry commits to.
struct OpenEntry {
  std::string as;  // capacity: a word of a-z 0-9 _ ., e.g. "focal_point"
  Instant at;
  std::string body;  // canonical JSON object
  std::string by;    // pseudonym made for this act alone: 32 hexadecimal digits
  Uuid id;
  std::optional<std::string> idem;  // keyed digest of the idempotency key and request: 64 digits
  std::int64_t n = 0;               // place in its stream
  std::string stream;               // "<kind>/<id>": a-z 0-9 _ . - /
  std::string type;                 // "<module>.<act>": a-z 0-9 _ .
  int v = 1;
};

struct SealedEntry {
  Instant at;
  Hash commitment{};
  Uuid id;
  int v = 1;  // 1: commits to the content as a whole; 2: to the list of its fields (fields.h)
};

using Entry = std::variant<OpenEntry, SealedEntry>;

// An entry as it stands in its bytes, which must outlive it.
struct EntryView {
  bool sealed = false;
  Instant at;
  Uuid id;
  std::string_view type;
  std::string_view commitment;  // of a sealed one: 64 hexadecimal digits
  std::string_view as;          // from here on, of an open one
  std::string_view body;
  std::string_view by;
  std::optional<std::string_view> idem;
  std::int64_t n = 0;
  std::string_view stream;
  int v = 1;
};

[[nodiscard]] std::string encode_entry(const OpenEntry& entry);
[[nodiscard]] std::string encode_entry(const SealedEntry& entry);
// Refuses one whose line parse_entry would refuse, but for its length; in a fraction of the time.
[[nodiscard]] Result<bool> check_entry(const OpenEntry& entry);
// Refuses what is not canonical, has unknown members, or is longer than 65,535 bytes. Signatures of
// authors are taken off, not judged.
[[nodiscard]] Result<Entry> parse_entry(std::string_view bytes);
// The same, without copying.
[[nodiscard]] Result<EntryView> view_entry(std::string_view bytes);
[[nodiscard]] Instant at_of(const Entry& entry);
// The context of the commitment of a sealed entry.
[[nodiscard]] std::string seal_context(std::string_view origin, const Uuid& id);

}  // namespace acta::record
