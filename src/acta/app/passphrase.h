// The passphrase that opens keys/vault.key: from a file or standard input, never from the command
// line, which other users of the machine can read.
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

// A line of standard input; a terminal is asked with `prompt` and does not show what is typed.
[[nodiscard]] std::string read_secret_line(const char* prompt);
// Takes --passphrase-file. Empty when the keys in DIRECTORY/keys are not sealed and none is named.
Result<std::string> passphrase_in_file(Options& options);
// The same; sealed keys without a file have it read from standard input.
Result<std::string> passphrase_for(const std::string& directory, Options& options);

}  // namespace acta::app
