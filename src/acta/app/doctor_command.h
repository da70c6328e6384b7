// acta doctor: prints what the doctor found, for people or as JSON.
#pragma once

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

// Whether nothing is broken. The exit code of the command is 1 when something is.
Result<bool> doctor_command(Options& options);

}  // namespace acta::app
