// The commands of the program `acta`.
#pragma once

#include <span>
#include <string>

namespace acta::app {

// Runs the command that the arguments name; gives the exit status: 0 done, 1 refused or stopped,
// 2 used wrongly.
int run(std::span<const char* const> arguments);

}  // namespace acta::app
