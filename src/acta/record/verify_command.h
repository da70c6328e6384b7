// The command acta-verify, as a function: what it is asked, what it answers, what it prints.
//
//   acta-verify DIR|URL [--key VKEY] [--remember FILE]
//   acta-verify --disclosure FILE --key VKEY|--policy FILE
//
// Exit 0: all holds. 1: the record does not hold, or cannot be read. 2: the request itself is not
// understood or the remembered checkpoint cannot be kept.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace acta::record {

struct CommandOutcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

[[nodiscard]] CommandOutcome run_verify(std::span<const std::string_view> arguments);

}  // namespace acta::record
