// acta continue: begins the log that goes on where a frozen one ended (docs/operate.md).
#pragma once

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

Result<bool> continue_command(Options& options);

}  // namespace acta::app
