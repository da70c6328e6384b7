// The figures of an election: all that sources gave, which of them hold, what they give together,
// and where they contradict each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/instant.h"
#include "acta/cycles/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::cycles {

struct FigureRow {
  ElectionId election;
  std::int64_t act = 0;
  Indicator indicator = Indicator::registered;
  Group group;
  std::optional<std::int64_t> count;
  std::optional<std::string> amount;
  std::optional<std::string> currency;
  Date on;
  bool provisional = false;
  std::string source;
  Instant at;
  bool withdrawn = false;
  bool stands = false;
};
constexpr auto describe(FigureRow*) {
  return described<FigureRow>(
      "FigureInfo", "A figure that a source gave of an election.",
      field<&FigureRow::election>("election", "The election."),
      field<&FigureRow::act>("act", "By which act."),
      field<&FigureRow::indicator>("indicator", "What it counts."),
      field<&FigureRow::group>("group", "Of whom."), field<&FigureRow::count>("count", "How many."),
      field<&FigureRow::amount>("amount", "How much money."),
      field<&FigureRow::currency>("currency", "In which currency."),
      field<&FigureRow::on>("on", "The day that it is of."),
      field<&FigureRow::provisional>("provisional", "Whether the source calls it so."),
      field<&FigureRow::source>("source", "Who says so."),
      field<&FigureRow::at>("at", "When it was recorded."),
      field<&FigureRow::withdrawn>("withdrawn", "Whether it was withdrawn as an error."),
      field<&FigureRow::stands>("stands", "Whether it is the one that is computed with."));
}

// What several figures give together.
struct Measure {
  std::string word;
  // Hundredths of a per cent, of shares; 6,412 is 64.12 %.
  std::optional<std::int64_t> share;
  std::optional<std::string> amount;
  std::optional<std::string> currency;
  std::vector<std::int64_t> acts;  // of the figures that it was computed from
};
constexpr auto describe(Measure*) {
  return described<Measure>("Measure", "What several figures give together.",
                            field<&Measure::word>("word", "Which one."),
                            field<&Measure::share>("share", "In hundredths of a per cent."),
                            field<&Measure::amount>("amount", "Of money."),
                            field<&Measure::currency>("currency", "In which currency."),
                            field<&Measure::acts>("acts", "The acts it was computed from."));
}

// Figures that cannot all be right.
struct Contradiction {
  std::string word;
  std::vector<std::int64_t> acts;
};
constexpr auto describe(Contradiction*) {
  return described<Contradiction>("Contradiction", "Figures that cannot all be right.",
                                  field<&Contradiction::word>("word", "In which way."),
                                  field<&Contradiction::acts>("acts", "The acts of the figures."));
}

[[nodiscard]] store::View figures_view();

// Oldest first; `stands` is set.
Result<std::vector<FigureRow>> figures_of(store::Database& db, ElectionId id);

// Of each indicator and group holds the figure of the latest day; of one day the final before the
// provisional one, then the one recorded last.
void mark_standing(std::vector<FigureRow>& figures);
[[nodiscard]] std::vector<Measure> measures_of(const std::vector<FigureRow>& figures);
[[nodiscard]] std::vector<Contradiction> contradictions_of(const std::vector<FigureRow>& figures);

}  // namespace acta::cycles
