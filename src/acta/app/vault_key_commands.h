// acta keys seal|unseal|rotate: what an operator does to keys/vault.key while no server runs.
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

// `verb` is "seal", "unseal" or "rotate". Gives what to print.
Result<std::string> vault_keys_command(const std::string& verb, Options& options);

}  // namespace acta::app
