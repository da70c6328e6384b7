// Decides when the log of reads is attested: once a day, and whenever a thousand lines wait for it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "acta/access/acts.h"
#include "acta/base/facts.h"

namespace acta::access {

// What the record says of the log of reads.
struct Reads {
  struct Last {
    std::int64_t lines = 0;
    Date on;
  };
  std::map<Classification, Last> attested;
};
void apply(Reads& reads, const RecordedAct& act);

// A chain as the log has it now.
struct ChainOfReads {
  Classification chain = Classification::confidential;
  std::int64_t lines = 0;
  std::string hash;
};

// An act for each chain that is due; `now` attests whatever is new. None when nothing is due.
[[nodiscard]] std::vector<Draft> attest_reads(const Reads& reads,
                                              const std::vector<ChainOfReads>& chains, Date today,
                                              bool now);

}  // namespace acta::access
