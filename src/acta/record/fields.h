// The fields of a sealed act of the second version: each stands in the commitment on its own, so
// that chosen ones can be shown to one party (docs/formats/seal.md).
//
//   field   every member of the line but "body", every member of the body, "/classification", and
//           "/signatures" where authors signed; each by its JSON pointer, with its canonical JSON
//   r_i   = HMAC-SHA256(seed, pointer)
//   c_i   = HMAC-SHA256(r_i, "acta/commit/v1" 00 || SHA256(origin|entry id|pointer) || u64be ||
//   value) list  = "acta/fields/v1" 00 || c_1 ... c_n in ascending order, with decoys up to a
//   multiple of 16 c     = HMAC-SHA256(HMAC-SHA256(seed, "list"), ... the list, under origin|entry
//   id| )
//
// One seed of 32 random bytes is all that is kept. A decoy is HMAC-SHA256(seed, "decoy|k"): without
// the seed it cannot be told from a commitment, so the number of fields does not show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

struct Field {
  std::string pointer;  // "/type", "/body/title"
  std::string value;    // canonical JSON, quotes and all
};

// The fields of "<classification> <line>\n", in the order of their pointers. What authors'
// signatures a content has behind its line is the field "/signatures", as one text.
[[nodiscard]] Result<std::vector<Field>> fields_of(std::string_view content);

[[nodiscard]] Hash field_randomness(const Hash& seed, std::string_view pointer);
// What opens the list itself.
[[nodiscard]] Hash list_randomness(const Hash& seed);
// Context is that of the entry (seal_context); the pointer is added to it.
[[nodiscard]] Hash field_commitment(const Hash& r, std::string_view context,
                                    std::string_view pointer, std::string_view value);
// Of every field and the decoys, in ascending order.
[[nodiscard]] std::vector<Hash> field_list(const std::vector<Field>& fields, const Hash& seed,
                                           std::string_view context);
[[nodiscard]] Hash list_commitment(const Hash& r, std::string_view context,
                                   const std::vector<Hash>& list);
// All of the above at once: what the entry of that content carries.
[[nodiscard]] Result<Hash> commitment_to_fields(std::string_view content, const Hash& seed,
                                                std::string_view context);

}  // namespace acta::record
