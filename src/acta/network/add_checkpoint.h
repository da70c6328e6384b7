// The request of C2SP tlog-witness v1.0.0, add-checkpoint:
//
//   "old " size "\n"  base64(hash) "\n", 0 to 63 times  "\n"  the signed checkpoint
//
// Pure: printed by who asks, parsed by who witnesses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::network {

struct AddCheckpoint {
  std::int64_t old_size = 0;
  std::vector<Hash> proof;  // consistency, from old_size to the checkpoint's
  std::string note;
};

// Nothing that is accepted is longer: 63 hashes and a note of 64 KiB.
inline constexpr std::size_t add_checkpoint_max = 72UL * 1024;
inline constexpr std::string_view size_media_type = "text/x.tlog.size";

[[nodiscard]] std::string print_add_checkpoint(const AddCheckpoint& request);
[[nodiscard]] Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);
// A size as checkpoints write it: decimal, without a sign or a leading zero.
[[nodiscard]] Result<std::int64_t> parse_tree_size(std::string_view text);

}  // namespace acta::network
