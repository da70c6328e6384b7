// Figures of an election, each with its source and the day that it is of. Figures of several
// sources stand beside each other; none is edited. All public.
#pragma once

#include <optional>
#include <string>

#include "acta/base/act.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/cycles/election_acts.h"

namespace acta::cycles {

// Resolution 68/164, PP5, PP10 to PP13, OP6 to OP8: periodic elections, universal suffrage, women
// on equal terms, persons with disabilities, adequate national resources.
enum class Indicator : std::uint8_t {
  population_of_voting_age,
  registered,
  cast,
  valid,
  invalid,
  candidates,
  elected,
  budget_needed,
  budget_national,
  budget_external
};
constexpr auto describe(Indicator*) {
  return words<Indicator>("Indicator", "What a figure counts.", "population_of_voting_age",
                          "registered", "cast", "valid", "invalid", "candidates", "elected",
                          "budget_needed", "budget_national", "budget_external");
}
[[nodiscard]] constexpr bool is_money(Indicator indicator) {
  return indicator >= Indicator::budget_needed;
}

enum class Sex : std::uint8_t { women, men, other };
constexpr auto describe(Sex*) {
  return words<Sex>("Sex", "Sex, as the source gives it.", "women", "men", "other");
}

// A part of the people that a figure counts; empty: all of them.
struct Group {
  std::optional<Sex> sex;
  std::optional<std::int32_t> age_from;
  std::optional<std::int32_t> age_to;
  std::optional<bool> disability;
  friend auto operator<=>(const Group&, const Group&) = default;
};
constexpr auto describe(Group*) {
  return described<Group>("Group", "A part of the people that a figure counts.",
                          field<&Group::sex>("sex", "Of one sex."),
                          field<&Group::age_from>("age_from", "Of this age and older."),
                          field<&Group::age_to>("age_to", "Of this age and younger."),
                          field<&Group::disability>("disability", "With a disability, or none."));
}

struct IndicatorRecorded {
  static constexpr ActInfo info{"cycles.indicator_recorded", 1, Classification::open};
  ElectionId election;
  Indicator indicator = Indicator::registered;
  Group group;
  std::optional<std::int64_t> count;
  std::optional<std::string> amount;
  std::optional<std::string> currency;
  Date on;
  bool provisional = false;
  std::string source;
};
constexpr auto describe(IndicatorRecorded*) {
  return described<IndicatorRecorded>(
      "IndicatorRecorded", "A figure of an election was made known.",
      field<&IndicatorRecorded::election>("election", "The election."),
      field<&IndicatorRecorded::indicator>("indicator", "What it counts."),
      field<&IndicatorRecorded::group>("group", "Of whom; empty: of all."),
      field<&IndicatorRecorded::count>("count", "How many; absent for money."),
      field<&IndicatorRecorded::amount>("amount", "How much money, as decimal text."),
      field<&IndicatorRecorded::currency>("currency", "In which currency, ISO 4217."),
      field<&IndicatorRecorded::on>("on", "The day that the figure is of."),
      field<&IndicatorRecorded::provisional>("provisional", "Whether the source calls it so."),
      field<&IndicatorRecorded::source>("source", "Who says so, and where."));
}

struct IndicatorWithdrawn {
  static constexpr ActInfo info{"cycles.indicator_withdrawn", 1, Classification::open};
  ElectionId election;
  std::int64_t act = 0;
  std::string reason;
};
constexpr auto describe(IndicatorWithdrawn*) {
  return described<IndicatorWithdrawn>(
      "IndicatorWithdrawn", "A figure was withdrawn as an error.",
      field<&IndicatorWithdrawn::election>("election", "The election."),
      field<&IndicatorWithdrawn::act>("act", "The act that recorded it."),
      field<&IndicatorWithdrawn::reason>("reason", "What was wrong with it."));
}

}  // namespace acta::cycles
