// A served record among other organizations: who must have seen it (its policy), what they have
// seen, and whether any of them knows more than is here.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "acta/network/outside.h"
#include "acta/network/submitter.h"
#include "acta/reports/decisions.h"
#include "acta/store/store.h"

namespace acta::app {

struct OutsideOptions {
  std::string policy_path;  // a tlog-policy; empty: DATA/policy, if there is one
  std::string mirrors;      // as mirrors_at takes them
};

// What witnesses of the policy and mirrors say, without telling them anything.
Result<std::vector<network::OutsideView>> look_outside(const store::KeyRing& keys,
                                                       const record::Policy& policy,
                                                       const std::string& mirrors,
                                                       const std::atomic<bool>* stop = nullptr);
// Before the first act: refuses ("store.rolled_back") when one of them knows more than the store,
// or something else. Who is silent is named and does not hold it up.
Result<bool> check_outside(store::Store& store, const record::Policy& policy,
                           const std::string& mirrors);

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

// DIRECTORY/policy, or the one that a server published, which may have been named to it; empty when
// there is none.
Result<std::string> policy_of(const std::string& directory);
// Nothing when `path` is empty. Refuses one that does not name the log.
Result<std::optional<record::Policy>> read_policy(const std::string& path,
                                                  const record::VerifierKey& log);

// The newest checkpoint that the quorum cosigned, as kept beside the published record and judged
// again by the policy published with it: also where no server runs.
Result<reports::WitnessedCheckpoint> witnessed_checkpoint(const store::Store& store);

}  // namespace acta::app
