// What other organizations know of a record: asked before it is opened for writing, so that a
// database that went back in time is noticed before it signs anything new.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/base/result.h"
#include "acta/record/policy.h"
#include "acta/record/tiles.h"

namespace acta::network {

// What one witness or mirror said.
struct OutsideView {
  std::string who;
  bool reached = false;
  std::int64_t size = 0;  // of the tree that it knows, as far as it said
  std::string problem;    // why it was not reached, or what is wrong
  bool alarm = false;     // it knows more, or something else, than this record
};

struct OutsideQuestion {
  const record::Policy& policy;
  std::vector<std::string> mirrors;  // addresses, e.g. "https://mirror.example"
  record::VerifierKey log;
  std::string note;  // the newest checkpoint of this record
  record::TileReader tiles;
};

// Asks all of them at once; each has as long as a client waits.
[[nodiscard]] std::vector<OutsideView> ask_outside(const OutsideQuestion& question);

}  // namespace acta::network
