// acta-verify: checks a published record from its files alone. It links base and record and
// nothing else of Acta, so that what it says does not rest on the server that it checks.
#include <cstdio>
#include <string_view>
#include <vector>

#include "acta/record/verify_command.h"

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const auto outcome = acta::record::run_verify(arguments);
  std::fputs(outcome.err.c_str(), stderr);
  std::fputs(outcome.out.c_str(), stdout);
  const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  return printed ? outcome.exit_code : 2;
}
