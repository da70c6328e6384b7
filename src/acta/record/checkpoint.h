// Checkpoints, after C2SP tlog-checkpoint v1.0.0 and cosignatures, after tlog-cosignature v1.0.0.
//
//   origin "\n" size "\n" base64(root) "\n"   and, as a signed note, the log's line and
//   cosignatures
//
// VerifiedCheckpoint is the only source of (size, root) for whoever verifies a proof.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/note.h"

namespace acta::record {

struct Checkpoint {
  std::string origin;
  std::int64_t size = 0;
  Hash root{};
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// The word of the refusal of a checkpoint of size 0 that has some root: the one malformed
// checkpoint that witnesses have to answer apart.
inline constexpr const char* empty_tree_with_root = "record.empty_tree_with_root";

[[nodiscard]] std::string print_checkpoint(const Checkpoint& checkpoint);
// The body of a note; extension lines are allowed and ignored.
[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text);
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const SignerKey& key);

struct Cosignature {
  std::string name;
  std::uint64_t at = 0;  // seconds since 1970
  Hash key{};            // the witness's public key: what tells witnesses apart
};

class VerifiedCheckpoint {
 public:
  // The note must be of that origin and signed by one of its keys, whose name is the origin.
  static Result<VerifiedCheckpoint> open(std::string_view note, std::string_view origin,
                                         std::span<const VerifierKey> log_keys);

  [[nodiscard]] const Checkpoint& checkpoint() const { return checkpoint_; }
  [[nodiscard]] std::int64_t size() const { return checkpoint_.size; }
  [[nodiscard]] const Hash& root() const { return checkpoint_.root; }
  // The cosignatures of those witnesses; a known witness's line that fails refuses the whole.
  [[nodiscard]] Result<std::vector<Cosignature>> cosignatures(
      std::span<const VerifierKey> witnesses) const;

 private:
  VerifiedCheckpoint(Checkpoint checkpoint, Note note)
      : checkpoint_(std::move(checkpoint)), note_(std::move(note)) {}
  Checkpoint checkpoint_;
  Note note_;
};

// "cosignature/v1\ntime <seconds>\n" and the checkpoint's text.
[[nodiscard]] std::string cosigned_message(std::string_view checkpoint_text, std::uint64_t at);
[[nodiscard]] std::string cosign(std::string_view checkpoint_text, std::uint64_t at,
                                 const SignerKey& witness);

}  // namespace acta::record
