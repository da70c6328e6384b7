// A zip archive in memory whose bytes depend on nothing but its parts: every part bears the same
// fixed time, and parts stand in the order given. Safe from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"

namespace acta::documents {

struct ZipPart {
  std::string name;
  std::string bytes;
};

[[nodiscard]] Result<std::string> write_zip(const std::vector<ZipPart>& parts);

// What is read of an archive that may come from anywhere. A strict archive says the same of its
// parts in both places where it names them.
struct ZipLimits {
  std::uint64_t parts = 100'000;
  std::uint64_t bytes = 1ULL << 30U;  // of the parts that are read, inflated
  bool strict = true;
};

// Reads every part, or those that are wanted, in order; refuses a damaged archive (wrong checksums
// too) and an encrypted part (document.zip), and more than the limits (document.zip_too_large)
// before anything is inflated.
[[nodiscard]] Result<std::vector<ZipPart>> read_zip(
    std::string_view bytes, const ZipLimits& limits = {},
    const std::function<bool(std::string_view name)>& wanted = {});
[[nodiscard]] Result<std::vector<std::string>> zip_names(std::string_view bytes,
                                                         const ZipLimits& limits = {});

}  // namespace acta::documents
