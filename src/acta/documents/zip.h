// A zip archive in memory whose bytes depend on nothing but its parts: every part bears the same
// fixed time, and parts stand in the order given. Safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "acta/base/result.h"

namespace acta::documents {

struct ZipPart {
  std::string name;
  std::string bytes;
};

[[nodiscard]] Result<std::string> write_zip(const std::vector<ZipPart>& parts);

// Reads every part, in order; refuses a damaged archive (wrong checksums too).
[[nodiscard]] Result<std::vector<ZipPart>> read_zip(const std::string& bytes);

}  // namespace acta::documents
