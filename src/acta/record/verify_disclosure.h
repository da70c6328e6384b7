// acta-verify --disclosure: what one act shows of itself to one party, verified offline.
#pragma once

#include <optional>
#include <string>

#include "acta/record/verify_command.h"

namespace acta::record {

struct DisclosureToVerify {
  std::string file;
  std::optional<std::string> key;     // the log's verifier key, or
  std::optional<std::string> policy;  // a file: tlog-policy
};

[[nodiscard]] CommandOutcome run_verify_disclosure(const DisclosureToVerify& asked);

}  // namespace acta::record
