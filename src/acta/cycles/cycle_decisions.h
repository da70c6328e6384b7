// Decides what may be said of an electoral cycle. Pure: same elections and request, same acts.
#pragma once

#include "acta/cycles/date_decisions.h"
#include "acta/cycles/decisions.h"

namespace acta::cycles {

struct OpenCycle {
  CountryCode state;
  std::string title;
};
constexpr auto describe(OpenCycle*) {
  return described<OpenCycle>("OpenCycle", "Opens an electoral cycle of a State.",
                              field<&OpenCycle::state>("state", "The State."),
                              field<&OpenCycle::title>("title", "What it is called."));
}

struct DatePhase {
  Phase phase = Phase::legal_framework;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
};
constexpr auto describe(DatePhase*) {
  return described<DatePhase>(
      "DatePhase", "Records from when to when a phase lasts.",
      field<&DatePhase::phase>("phase", "The phase."),
      field<&DatePhase::from>("from", "Its first day; absent when not expected."),
      field<&DatePhase::to>("to", "Its last day; absent while open."),
      field<&DatePhase::source>("source", "Who says so, and where."));
}

struct CloseCycle {
  Date on;
  std::string reason;
};
constexpr auto describe(CloseCycle*) {
  return described<CloseCycle>("CloseCycle", "Closes an electoral cycle.",
                               field<&CloseCycle::on>("on", "On which day it ended."),
                               field<&CloseCycle::reason>("reason", "Why."));
}

struct ReopenCycle {
  std::string reason;
};
constexpr auto describe(ReopenCycle*) {
  return described<ReopenCycle>("ReopenCycle", "Opens a closed electoral cycle again.",
                                field<&ReopenCycle::reason>("reason", "Why."));
}

// A State has no two cycles of one title.
Result<std::vector<Draft>> open_cycle(const Elections& elections, const OpenCycle& request,
                                      Facts& facts);
Result<std::vector<Draft>> date_phase(const Elections& elections, CycleId id,
                                      const DatePhase& request, const Facts& facts);
Result<std::vector<Draft>> close_cycle(const Elections& elections, CycleId id,
                                       const CloseCycle& request, const Facts& facts);
Result<std::vector<Draft>> reopen_cycle(const Elections& elections, CycleId id,
                                        const ReopenCycle& request);

}  // namespace acta::cycles
