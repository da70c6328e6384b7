// `acta iati validate FILE... [--schema DIR] [--only CHECKS] [--json]`: files of IATI, each finding
// in a line as it is met, then what came of each file.
#pragma once

#include <span>

#include "acta/base/result.h"

namespace acta::app {

// Refuses "iati.not_valid" when a file is not valid, and "usage" when one cannot be read.
Result<bool> iati_command(std::span<const char* const> arguments);

}  // namespace acta::app
