// Policies: whose signatures make a checkpoint count, after C2SP tlog-policy.
//
//   log <vkey> [url]                          witness <name> <vkey> [url]
//   group <name> all|any|<k> <member>...      quorum <name>|none
//
// Names are opaque octets. What is used is defined above its use, a name is a member of at most one
// group, no key stands twice, and there is one quorum line. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/checkpoint.h"
#include "acta/record/keys.h"
#include "acta/record/receipt.h"

namespace acta::record {

struct PolicyWitness {
  std::string name;  // in the policy
  VerifierKey key;
  std::string url;  // where it takes checkpoints; empty: not said
};

// Who of a policy's witnesses has seen a checkpoint.
struct Standing {
  std::vector<std::optional<std::uint64_t>> cosigned;  // seconds since 1970, in the policy's order
  bool quorum = false;
  [[nodiscard]] std::int64_t count() const;
};

class Policy {
 public:
  Policy() = default;  // of nobody
  static Result<Policy> parse(std::string_view text);

  [[nodiscard]] const std::vector<VerifierKey>& logs() const { return logs_; }
  // In the order of their lines.
  [[nodiscard]] const std::vector<PolicyWitness>& witnesses() const { return witnesses_; }
  // The name of the quorum's group or witness; empty for "none".
  [[nodiscard]] std::string_view quorum() const;
  // A cosignature of a known witness that fails refuses the whole.
  [[nodiscard]] Result<Standing> standing(const VerifiedCheckpoint& checkpoint) const;
  // The checkpoint must be signed by a log of the policy and cosigned by its quorum.
  [[nodiscard]] Result<VerifiedCheckpoint> judge(std::string_view note) const;
  // Also that the entry stands in the tree at the receipt's index.
  [[nodiscard]] Result<VerifiedCheckpoint> judge(const Receipt& receipt, ByteView entry) const;

 private:
  // A witness, or a group that has seen what `threshold` of its members have seen.
  struct Party {
    std::string name;
    bool is_group = false;
    std::size_t witness = 0;  // place in witnesses_
    std::size_t threshold = 0;
    std::vector<std::size_t> members;  // places in parties_
    bool taken = false;                // is a member of some group
  };
  class Parser;

  [[nodiscard]] bool seen(std::size_t place, const Standing& standing) const;

  std::vector<VerifierKey> logs_;
  std::vector<PolicyWitness> witnesses_;
  std::vector<Party> parties_;
  std::size_t quorum_ = no_quorum;
  static constexpr std::size_t no_quorum = static_cast<std::size_t>(-1);
};

}  // namespace acta::record
