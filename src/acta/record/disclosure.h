// Disclosures: chosen fields of one sealed act, with what proves offline that the record commits to
// them (docs/formats/disclosure.md).
//
//   acta/disclosure/v1
//   entry <base64 of the entry's bytes>
//   list <base64 r>                       of an entry of version 2: what opens its list, and
//   <base64 commitment> ...               the list, ascending
//   field <pointer> <base64 r> <base64 value> ...      ascending by pointer
//   <empty line>
//   <receipt: record-layout.md>
//
// An entry of version 1 is shown whole or not at all: one field, whose pointer is "-" and whose
// value is the content, and no list.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/receipt.h"

namespace acta::record {

struct DisclosedField {
  std::string pointer;
  Hash r{};
  std::string value;
};

struct Disclosure {
  std::string entry;
  std::optional<Hash> r;  // of the list
  std::vector<Hash> list;
  std::vector<DisclosedField> fields;
  Receipt receipt;
};

// Chosen fields of the content that the entry commits to; refuses a field that is not there and, of
// an entry of version 1, everything but the whole ("-").
[[nodiscard]] Result<Disclosure> make_disclosure(std::string entry, std::string_view content,
                                                 const Hash& seed, std::string_view origin,
                                                 const std::vector<std::string>& pointers,
                                                 Receipt receipt);

[[nodiscard]] std::string print_disclosure(const Disclosure& disclosure);
// Refuses every text that would not be printed so again.
[[nodiscard]] Result<Disclosure> parse_disclosure(std::string_view text);

// Judges receipt and entry by the keys or the policy of whoever verifies.
using JudgeReceipt = std::function<Result<VerifiedCheckpoint>(const Receipt&, ByteView entry)>;
// That the entry is on the record and commits to the list, and the list to every field.
[[nodiscard]] Result<VerifiedCheckpoint> verify_disclosure(const Disclosure& disclosure,
                                                           const JudgeReceipt& judge);

}  // namespace acta::record
