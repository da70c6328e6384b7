#include "acta/cycles/cycle_decisions.h"

#include <algorithm>

namespace acta::cycles {
namespace {

Result<const Cycle*> open_one(const Elections& elections, CycleId id) {
  const auto* cycle = ACTA_TRY(find_cycle(elections, id));
  if (cycle->closed_on) {
    return refuse("cycles.cycle_closed", 409, "this cycle is closed; open it again first");
  }
  return cycle;
}

}  // namespace

Result<std::vector<Draft>> open_cycle(const Elections& elections, const OpenCycle& request,
                                      Facts& facts) {
  (void)ACTA_TRY(check_line(request.title, "$.title"));
  for (const auto& [id, cycle] : elections.cycles) {
    if (cycle.state == request.state && cycle.title == request.title) {
      return refuse("cycles.already_added", 409, "this State has a cycle of this title already",
                    "$.title");
    }
  }
  const auto id = facts.fresh<CycleId>();
  return std::vector{Draft(
      stream_of(id), CycleOpened{.cycle = id, .state = request.state, .title = request.title})};
}

Result<std::vector<Draft>> date_phase(const Elections& elections, CycleId id,
                                      const DatePhase& request, const Facts& facts) {
  const auto* cycle = ACTA_TRY(open_one(elections, id));
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  (void)ACTA_TRY(check_plausible(request.from, facts, "$.from"));
  (void)ACTA_TRY(check_plausible(request.to, facts, "$.to"));
  if (request.to && !request.from) {
    return refuse("cycles.range_needed", 422, "give a first day too", "$.from");
  }
  if (request.to && *request.to < *request.from) {
    return refuse("cycles.range_reversed", 422, "the last day is before the first", "$.to");
  }
  const auto before = cycle->phases.find(request.phase);
  const bool known = before != cycle->phases.end();
  if (known ? request.from == before->second.from && request.to == before->second.to
            : !request.from) {
    return refuse("cycles.nothing_new", 409, "this is what the record says already", "$.phase");
  }
  return std::vector{Draft(stream_of(id), PhaseDated{.cycle = id,
                                                     .phase = request.phase,
                                                     .from = request.from,
                                                     .to = request.to,
                                                     .source = request.source})};
}

Result<std::vector<Draft>> close_cycle(const Elections& elections, CycleId id,
                                       const CloseCycle& request, const Facts& facts) {
  (void)ACTA_TRY(open_one(elections, id));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  if (request.on > facts.today()) {
    return refuse("cycles.not_yet_ended", 422, "that day has not come", "$.on");
  }
  return std::vector{
      Draft(stream_of(id), CycleClosed{.cycle = id, .on = request.on, .reason = request.reason})};
}

Result<std::vector<Draft>> reopen_cycle(const Elections& elections, CycleId id,
                                        const ReopenCycle& request) {
  const auto* cycle = ACTA_TRY(find_cycle(elections, id));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  if (!cycle->closed_on) return refuse("cycles.nothing_new", 409, "this cycle is open");
  return std::vector{Draft(stream_of(id), CycleReopened{.cycle = id, .reason = request.reason})};
}

}  // namespace acta::cycles
