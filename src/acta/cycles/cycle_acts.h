// What can be on the record of an electoral cycle: its phases as intervals. Phases overlap, and so
// do cycles of one State (national and local). All public.
#pragma once

#include <optional>
#include <string>

#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/cycles/election_acts.h"

namespace acta::cycles {

// Source: the electoral cycle as International IDEA, ACE and the resolution (OP9) understand it;
// unread beside the domain reference, which lists the eight phases in three periods: the first five
// before the election, two around it, one after it.
enum class Phase : std::uint8_t {
  legal_framework,
  planning,
  training_and_education,
  voter_registration,
  campaign,
  voting,
  verification_of_results,
  post_electoral
};
constexpr auto describe(Phase*) {
  return words<Phase>("Phase", "A phase of the electoral cycle.", "legal_framework", "planning",
                      "training_and_education", "voter_registration", "campaign", "voting",
                      "verification_of_results", "post_electoral");
}

struct CycleOpened {
  static constexpr ActInfo info{"cycles.cycle_opened", 1, Classification::open};
  CycleId cycle;
  CountryCode state;
  std::string title;
};
constexpr auto describe(CycleOpened*) {
  return described<CycleOpened>("CycleOpened", "An electoral cycle of a State was opened.",
                                field<&CycleOpened::cycle>("cycle", "Its id."),
                                field<&CycleOpened::state>("state", "The State."),
                                field<&CycleOpened::title>("title", "What it is called."));
}

// What it says of the phase holds in place of what was said before.
struct PhaseDated {
  static constexpr ActInfo info{"cycles.phase_dated", 1, Classification::open};
  CycleId cycle;
  Phase phase = Phase::legal_framework;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
};
constexpr auto describe(PhaseDated*) {
  return described<PhaseDated>(
      "PhaseDated", "It was made known from when to when a phase lasts.",
      field<&PhaseDated::cycle>("cycle", "The cycle."),
      field<&PhaseDated::phase>("phase", "The phase."),
      field<&PhaseDated::from>("from",
                               "Its first day; absent when the phase is not expected any more."),
      field<&PhaseDated::to>("to", "Its last day; absent while the end is open."),
      field<&PhaseDated::source>("source", "Who says so, and where."));
}

struct CycleClosed {
  static constexpr ActInfo info{"cycles.cycle_closed", 1, Classification::open};
  CycleId cycle;
  Date on;
  std::string reason;
};
constexpr auto describe(CycleClosed*) {
  return described<CycleClosed>("CycleClosed", "An electoral cycle was closed.",
                                field<&CycleClosed::cycle>("cycle", "The cycle."),
                                field<&CycleClosed::on>("on", "On which day it ended."),
                                field<&CycleClosed::reason>("reason", "Why."));
}

struct CycleReopened {
  static constexpr ActInfo info{"cycles.cycle_reopened", 1, Classification::open};
  CycleId cycle;
  std::string reason;
};
constexpr auto describe(CycleReopened*) {
  return described<CycleReopened>("CycleReopened", "A closed electoral cycle was opened again.",
                                  field<&CycleReopened::cycle>("cycle", "The cycle."),
                                  field<&CycleReopened::reason>("reason", "Why."));
}

[[nodiscard]] inline std::string stream_of(CycleId id) {
  return "cycles.cycle/" + to_text(id);
}

}  // namespace acta::cycles
