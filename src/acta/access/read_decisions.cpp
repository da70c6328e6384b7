#include "acta/access/read_decisions.h"

#include <algorithm>

namespace acta::access {
namespace {

constexpr std::int64_t lines_max = 100;  // that wait for the next hour
constexpr std::int64_t hour_ms = 3'600'000;

Reads::Last last_of(const Reads& reads, Classification chain) {
  const auto found = reads.attested.find(chain);
  return found == reads.attested.end() ? Reads::Last{} : found->second;
}

}  // namespace

void apply(Reads& reads, const RecordedAct& act) {
  match(act.act, [&](const ReadsAttested& a) {
    reads.attested[a.chain] = {.lines = a.lines, .at = act.at};
  });
}

std::vector<Draft> attest_reads(const Reads& reads, const std::vector<ChainOfReads>& chains,
                                Instant now, bool all) {
  const bool due = std::ranges::any_of(chains, [&](const ChainOfReads& chain) {
    const auto last = last_of(reads, chain.chain);
    const auto waiting = chain.lines - last.lines;
    const bool another_hour = last.at.milliseconds / hour_ms < now.milliseconds / hour_ms;
    return waiting > 0 && (all || another_hour || waiting >= lines_max);
  });
  std::vector<Draft> drafts;
  if (!due) return drafts;
  for (const auto& chain : chains) {
    // A log that was shortened is not attested anew: what the record says of it stays the last.
    if (chain.lines < last_of(reads, chain.chain).lines) continue;
    drafts.emplace_back(
        stream_of_reads(chain.chain),
        ReadsAttested{.chain = chain.chain, .lines = chain.lines, .hash = chain.hash}, chain.chain);
  }
  return drafts;
}

}  // namespace acta::access
