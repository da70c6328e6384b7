// Decides when the log of reads is attested: in each hour that had reads, and when a hundred lines
// wait for it.
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
    Instant at;
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

// An act for every chain when one of them is due, so that their number does not tell which; with
// `all`, whenever something is new. None when nothing is due.
[[nodiscard]] std::vector<Draft> attest_reads(const Reads& reads,
                                              const std::vector<ChainOfReads>& chains, Instant now,
                                              bool all);

}  // namespace acta::access
