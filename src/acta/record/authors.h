// Signatures of authors on entries, and the register of keys that they are judged by.
//
// A person signs the line of an entry under a name made for that act alone (the entry's `by`, or a
// co-signer's), so that two acts of one person show neither one name nor one key id. Whoever holds
// the register finds the key by trying: the key id is computed with the name of the line.
//
// A key counts for entries with an index between those at which it was added and revoked, both
// excluded (docs/formats/keys.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/note.h"

namespace acta::record {

constexpr std::size_t authors_max = 8;  // signature lines on one entry

// A name that shows nobody: 32 hexadecimal digits.
[[nodiscard]] bool is_pseudonym(std::string_view name);
// The key as it signs under a name; its key id is of both.
[[nodiscard]] VerifierKey author_key(std::string_view name, const Hash& key);
// Whether these bytes can be a person's key: a canonical point of the main subgroup.
[[nodiscard]] bool is_proper_key(const Hash& key);

// One signature line "— name base64\n", as a signer hands it in.
[[nodiscard]] Result<SignatureLine> parse_signature_line(std::string_view line);
// Whether it is the signature of that key over the text, by the strict rule of keys.h.
[[nodiscard]] bool signed_by(std::string_view text, const SignatureLine& line, const Hash& key);

struct RegisteredKey {
  std::string person;
  std::int64_t added = 0;
  std::optional<std::int64_t> revoked;
  Hash key{};

  [[nodiscard]] bool counts_at(std::int64_t index) const {
    return added < index && (!revoked || index < *revoked);
  }
};

// A register file: "key <added> <revoked or -> <person> <base64(0x01 || key)>" in each line; empty
// lines and lines that begin with '#' are left out, and so are "passkey" lines.
[[nodiscard]] Result<std::vector<RegisteredKey>> parse_key_register(std::string_view text);
[[nodiscard]] std::string print_key_line(const RegisteredKey& key);

struct Authors {
  std::vector<std::string> persons;  // whose signatures hold
  std::int64_t unknown = 0;          // signatures of no key in the register
};

// Judges the signatures of an entry at its index. Refuses one that does not hold, and one of a key
// that does not count there. An entry without signatures has no authors.
[[nodiscard]] Result<Authors> judge_authors(std::string_view entry, std::int64_t index,
                                            const std::vector<RegisteredKey>& keys);

}  // namespace acta::record
