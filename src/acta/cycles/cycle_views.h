// Electoral cycles and their phases as they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/instant.h"
#include "acta/cycles/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::cycles {

struct CycleRow {
  CycleId id;
  CountryCode state;
  std::string title;
  std::optional<Date> closed_on;
  std::optional<std::string> closed_for;
  std::int64_t version = 0;
};
constexpr auto describe(CycleRow*) {
  return described<CycleRow>("CycleInfo", "An electoral cycle as it stands.",
                             field<&CycleRow::id>("id", "Its id."),
                             field<&CycleRow::state>("state", "The State."),
                             field<&CycleRow::title>("title", "What it is called."),
                             field<&CycleRow::closed_on>("closed_on", "When it was closed."),
                             field<&CycleRow::closed_for>("closed_for", "Why it was closed."),
                             field<&CycleRow::version>("version", "Acts in its stream."));
}

struct PhaseRow {
  CycleId cycle;
  Phase phase = Phase::legal_framework;
  Date from;
  std::optional<Date> to;
  std::string source;
  std::int64_t act = 0;
  Instant at;
};
constexpr auto describe(PhaseRow*) {
  return described<PhaseRow>("PhaseInfo", "A phase of an electoral cycle as it stands.",
                             field<&PhaseRow::cycle>("cycle", "The cycle."),
                             field<&PhaseRow::phase>("phase", "Which phase."),
                             field<&PhaseRow::from>("from", "Its first day."),
                             field<&PhaseRow::to>("to", "Its last day; absent while open."),
                             field<&PhaseRow::source>("source", "Who says so."),
                             field<&PhaseRow::act>("act", "By which act."),
                             field<&PhaseRow::at>("at", "When that was recorded."));
}

[[nodiscard]] store::View cycles_view();

// By State, the latest opened first.
Result<std::vector<CycleRow>> cycles(store::Database& db, const std::optional<CountryCode>& state);
Result<std::optional<CycleRow>> cycle(store::Database& db, CycleId id);
Result<std::vector<PhaseRow>> phases_of(store::Database& db, CycleId id);
// Of the cycles that cycles() gives.
Result<std::vector<PhaseRow>> phases(store::Database& db, const std::optional<CountryCode>& state);

}  // namespace acta::cycles
