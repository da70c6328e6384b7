// A served record among other organizations: who must have seen it (its policy), what they have
// seen, and whether any of them knows more than is here.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "acta/network/submitter.h"
#include "acta/reports/decisions.h"
#include "acta/store/store.h"

namespace acta::app {

struct OutsideOptions {
  std::string policy_path;           // a tlog-policy; empty: DATA/policy, if there is one
  std::vector<std::string> mirrors;  // addresses of mirrors
};

// Outlives the store, whose publisher tells it of checkpoints from a thread of its own.
class Outside {
 public:
  // Asks witnesses and mirrors first; refuses when one knows more than the store
  // ("store.rolled_back"). Without a policy nobody is asked to cosign.
  // `told`: a witness answered, state() may be another.
  Result<bool> begin(store::Store& store, const OutsideOptions& options,
                     std::function<void()> told);
  // Before the store goes.
  void end();

  // A checkpoint was published.
  void published(const store::Head& head);
  [[nodiscard]] network::WitnessedState state();

 private:
  std::mutex mutex_;
  std::unique_ptr<network::Submitter> submitter_;
};

// The policy that is named, or the one in the data directory; nothing when there is none. Refuses
// one that does not name the record's own log.
Result<std::optional<record::Policy>> read_policy(const store::Store& store,
                                                  const std::string& path);

// The newest checkpoint that the quorum cosigned, as kept beside the published record and judged
// again by the policy published with it: also where no server runs.
Result<reports::WitnessedCheckpoint> witnessed_checkpoint(const store::Store& store);

}  // namespace acta::app
