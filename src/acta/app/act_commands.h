// Acts recorded from the command line of a person's own machine, by the API of a server: signed
// with a personal key where one is given, together with others where they sign too.
//
//   acta act record  --path PATH --body FILE [--key FILE]   signed with the key, and recorded
//   acta act prepare --path PATH --body FILE [--out FILE]   nothing is recorded: it waits, for as
//   acta act show    --prepared ID [--out FILE]             long as --ahead SECONDS says, for
//   acta act sign    --prepared ID --key FILE               those who sign it
//   acta act record  --prepared ID --key FILE
//
// All with --server URL and --login LOGIN; the password is read from standard input. --signed FILE
// in place of --key takes what `acta sign` made on a machine that has the key.
#pragma once

#include <string>

#include "acta/app/options.h"
#include "acta/base/result.h"

namespace acta::app {

[[nodiscard]] bool is_act_command(const std::string& command);
Result<bool> act_command(const std::string& command, Options& options);

}  // namespace acta::app
