#include "acta/cycles/acts.h"

#include "acta/cycles/older_acts.h"

namespace acta::cycles {
namespace {

// The words of an older enumeration stand first in today's, in their order.
template <class Today, class Old>
Today today_of(Old old) {
  return static_cast<Today>(old);
}

ElectionAdded today_of(const ElectionAddedV1& old) {
  return {.election = old.election,
          .state = old.state,
          .kind = today_of<ElectionKind>(old.kind),
          .title = old.title,
          .particulars = std::nullopt,
          .identifiers = {}};
}

ElectionDated today_of(const ElectionDatedV1& old) {
  return {.election = old.election,
          .milestone = today_of<Milestone>(old.milestone),
          .status = today_of<DateStatus>(old.status),
          .on = old.on,
          .from = old.from,
          .to = old.to,
          .within = old.status == DateStatusV1::range,
          .source = old.source,
          .known_on = std::nullopt,
          .reason = old.reason};
}

}  // namespace

void add_acts(ActRegistry& registry) {
  registry.add<ElectionAdded, ElectionDescribed, ElectionPlaced>();
  registry.add<ElectionDated, DateConfirmed, DateWithdrawn>();
  registry.add<CycleOpened, PhaseDated, CycleClosed, CycleReopened>();
  registry.add<IndicatorRecorded, IndicatorWithdrawn, ListImported>();
  registry.add_older<ElectionAddedV1>([](const ElectionAddedV1& old) { return today_of(old); });
  registry.add_older<ElectionDatedV1>([](const ElectionDatedV1& old) { return today_of(old); });
}

}  // namespace acta::cycles
