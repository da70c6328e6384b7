// One run: a server, three witnesses and two mirrors, half a minute of faults, then none.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace acta::simulation {

struct Outcome {
  std::string failure;  // the law that was broken, and how it came to that; empty: none
  std::uint64_t trace = 0;
  std::map<std::string, std::int64_t> counts;  // of what happened
};

// `directory` is made and removed. `aloud`: everything that happens is printed.
Outcome run(std::uint64_t seed, const std::string& directory, bool aloud = false);

}  // namespace acta::simulation
