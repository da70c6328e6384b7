#include "acta/app/reads.h"

#include "acta/access/read_decisions.h"

namespace acta::app {
Result<std::int64_t> attest_reads(store::Store& store, bool all) {
  std::vector<access::ChainOfReads> chains;
  for (const auto chain : store::read_chains()) {
    const auto head = ACTA_TRY(store.reads().head(chain));
    chains.push_back({.chain = chain, .lines = head.lines, .hash = to_hex(head.hash)});
  }
  const auto due = [&](const access::Reads& reads, Instant now) {
    return access::attest_reads(reads, chains, now, all);
  };
  const bool any = store.folded<access::Reads>(
      [&](const access::Reads& reads) { return !due(reads, store.now()).empty(); });
  if (!any) return std::int64_t{0};
  // What the record attests is on the disk first.
  (void)ACTA_TRY(store.reads().flush());
  const auto recorded = ACTA_TRY(store.append(
      {.actor = {.person = {}, .capacity = "system"},
       .idempotency_key = "reads-" + to_text(store.now()),
       .request = "attest reads",
       .expected = std::nullopt,
       .decide = [&](const store::Folded& folded, Facts& facts) -> Result<std::vector<Draft>> {
         return due(folded.get<access::Reads>(), facts.now());
       },
       .at = std::nullopt}));
  return static_cast<std::int64_t>(recorded.receipts.size());
}

}  // namespace acta::app
