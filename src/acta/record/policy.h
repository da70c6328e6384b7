// Policies: whose signatures make a checkpoint count, after C2SP tlog-policy.
//
//   log <vkey> [url]                          witness <name> <vkey> [url]
//   group <name> all|any|<k> <member>...      quorum <name>|none
//
// Names are opaque octets. What is used is defined above its use, a name is a member of at most one
// group, no key stands twice, and there is one quorum line. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/checkpoint.h"
#include "acta/record/keys.h"
#include "acta/record/receipt.h"

namespace acta::record {

class Policy {
 public:
  static Result<Policy> parse(std::string_view text);

  [[nodiscard]] const std::vector<VerifierKey>& logs() const { return logs_; }
  // The witnesses' keys, in the order of their lines.
  [[nodiscard]] const std::vector<VerifierKey>& witnesses() const { return witness_keys_; }
  // The checkpoint must be signed by a log of the policy and cosigned by its quorum.
  [[nodiscard]] Result<VerifiedCheckpoint> judge(std::string_view note) const;
  // Also that the entry stands in the tree at the receipt's index.
  [[nodiscard]] Result<VerifiedCheckpoint> judge(const Receipt& receipt, ByteView entry) const;

 private:
  // A witness, or a group that has seen what `threshold` of its members have seen.
  struct Party {
    std::string name;
    bool is_group = false;
    std::size_t witness = 0;  // place in witness_keys_
    std::size_t threshold = 0;
    std::vector<std::size_t> members;  // places in parties_
    bool taken = false;                // is a member of some group
  };
  class Parser;

  [[nodiscard]] bool seen(std::size_t place, const std::vector<bool>& cosigned) const;

  std::vector<VerifierKey> logs_;
  std::vector<VerifierKey> witness_keys_;
  std::vector<Party> parties_;
  std::size_t quorum_ = no_quorum;
  static constexpr std::size_t no_quorum = static_cast<std::size_t>(-1);
};

}  // namespace acta::record
