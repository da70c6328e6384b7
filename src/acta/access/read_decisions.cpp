#include "acta/access/read_decisions.h"

namespace acta::access {
namespace {

constexpr std::int64_t lines_max = 1000;  // that wait for the next day

}  // namespace

void apply(Reads& reads, const RecordedAct& act) {
  match(act.act, [&](const ReadsAttested& a) {
    reads.attested[a.chain] = {.lines = a.lines, .on = date_of(act.at)};
  });
}

std::vector<Draft> attest_reads(const Reads& reads, const std::vector<ChainOfReads>& chains,
                                Date today, bool now) {
  std::vector<Draft> drafts;
  for (const auto& chain : chains) {
    const auto found = reads.attested.find(chain.chain);
    const auto attested = found == reads.attested.end() ? 0 : found->second.lines;
    const auto waiting = chain.lines - attested;
    if (waiting <= 0) continue;
    const bool another_day = found == reads.attested.end() || found->second.on < today;
    if (!now && !another_day && waiting < lines_max) continue;
    drafts.emplace_back(
        stream_of_reads(chain.chain),
        ReadsAttested{.chain = chain.chain, .lines = chain.lines, .hash = chain.hash}, chain.chain);
  }
  return drafts;
}

}  // namespace acta::access
