// The commands by which an organization holds another's record: `acta witness` and `acta mirror`.
#pragma once

#include <string>

#include "acta/app/options.h"

namespace acta::app {

// Both serve until SIGINT or SIGTERM.
Result<bool> witness_command(Options& options);
Result<bool> mirror_command(const std::string& url, Options& options);

}  // namespace acta::app
