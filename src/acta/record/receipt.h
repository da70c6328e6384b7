// Receipts: what proves offline that an entry is on the record, after C2SP tlog-proof.
//
//   c2sp.org/tlog-proof@v1 / index <n> / base64 hashes, leaf side first / empty line / checkpoint
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/checkpoint.h"

namespace acta::record {

struct Receipt {
  std::int64_t index = 0;
  std::vector<Hash> proof;
  std::string checkpoint;  // the signed note
};

[[nodiscard]] std::string print_receipt(const Receipt& receipt);
[[nodiscard]] Result<Receipt> parse_receipt(std::string_view text);
// That the entry stands at the receipt's index in the tree of its checkpoint.
[[nodiscard]] Result<VerifiedCheckpoint> verify_receipt(const Receipt& receipt, ByteView entry,
                                                        std::string_view origin,
                                                        std::span<const VerifierKey> log_keys);

}  // namespace acta::record
