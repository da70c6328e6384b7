// `acta-verify --receipt`: that an entry stands on a record, from three files and no server.
#pragma once

#include <optional>
#include <string>

#include "acta/record/verify_command.h"

namespace acta::record {

struct ReceiptFiles {
  std::string receipt;                // a tlog-proof
  std::string entry;                  // the entry as its bytes
  std::optional<std::string> policy;  // a tlog-policy, or
  std::optional<std::string> key;     // the log's verifier key alone
};

[[nodiscard]] CommandOutcome verify_receipt_files(const ReceiptFiles& files);

}  // namespace acta::record
