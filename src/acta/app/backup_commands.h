// acta backup, restore, catch-up, freeze and continue: what keeps a record when a machine is lost
// (docs/operate.md). They work on files, beside a running server or without one.
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

[[nodiscard]] bool is_backup_command(const std::string& command);
// Prints what was done; progress goes to standard error.
Result<bool> backup_command(const std::string& command, Options& options);

}  // namespace acta::app
