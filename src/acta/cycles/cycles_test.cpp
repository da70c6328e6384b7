// Elections, electoral cycles and figures: what may be recorded of them.
#include "acta/cycles/calendar_for_test.h"

namespace acta::cycles {
namespace {

class OnACalendar : public testing::Test {
 protected:
  std::string phase(CycleId id, Phase phase, std::string_view from, std::string_view to) {
    DatePhase request{.phase = phase, .source = "Commission's plan"};
    if (!from.empty()) request.from = on(from);
    if (!to.empty()) request.to = on(to);
    return calendar_.take(date_phase(calendar_.elections, id, request, calendar_.facts()));
  }
  std::string figure(ElectionId id, RecordIndicator request) {
    if (request.source.empty()) request.source = "Commission";
    return calendar_.take(record_indicator(calendar_.elections, id, request, calendar_.facts()));
  }
  std::string place(ElectionId id, std::optional<CycleId> cycle) {
    return calendar_.take(place_election(calendar_.elections, id, {.cycle = cycle}));
  }

  CalendarForTest calendar_;
};

TEST_F(OnACalendar, AStateHasNoTwoElectionsOfOneKindAndTitle) {
  calendar_.add("KEN", "General election 2027");
  auto facts = calendar_.facts();
  const auto again = [&](AddElection request) {
    return calendar_.take(add_election(calendar_.elections, request, facts));
  };
  EXPECT_EQ(again({.state = {"KEN"}, .title = "General election 2027"}), "cycles.already_added");
  EXPECT_EQ(again({.state = {"UGA"}, .title = "General election 2027"}), "");
  EXPECT_EQ(
      again({.state = {"KEN"}, .kind = ElectionKind::local, .title = "General election 2027"}), "");
  EXPECT_EQ(again({.state = {"KEN"}, .title = "  "}), "text.empty");
  EXPECT_EQ(again({.state = {"KEN"}, .title = "A", .identifiers = {{"reign 5"}}}),
            "cycles.identifier_malformed");
  EXPECT_EQ(again({.state = {"KEN"}, .title = "A", .identifiers = {{"reign:5"}}}), "");
  EXPECT_EQ(again({.state = {"KEN"}, .title = "B", .identifiers = {{"reign:5"}}}),
            "cycles.already_added");
}

TEST_F(OnACalendar, AnElectionIsDescribedAnewUnderANameThatIsFree) {
  const auto first = calendar_.add("KEN", "First");
  const auto second = calendar_.add("KEN", "Second");
  const auto describe_as = [&](ElectionId id, DescribeElection request) {
    request.source = "Gazette";
    return calendar_.take(describe_election(calendar_.elections, id, request));
  };
  EXPECT_EQ(describe_as(second, {.title = "First"}), "cycles.already_added");
  EXPECT_EQ(describe_as(second, {.title = "Second"}), "cycles.nothing_new");
  EXPECT_EQ(describe_as(second, {.title = "Second", .particulars = {.voting_age = 200}}),
            "cycles.age_impossible");
  EXPECT_EQ(describe_as(second, {.title = "Second", .particulars = {.first_round = second}}),
            "cycles.own_first_round");
  EXPECT_EQ(describe_as(second, {.title = "Run-off", .particulars = {.first_round = first}}), "");
  EXPECT_EQ(describe_as(first, {.title = "Second"}), "") << "the name became free";
  const auto abroad = calendar_.add("UGA", "Elsewhere");
  EXPECT_EQ(describe_as(abroad, {.title = "E", .particulars = {.first_round = first}}),
            "cycles.other_state");
}

TEST_F(OnACalendar, PhasesAreIntervalsThatMayOverlapAndAreSaidAnew) {
  const auto cycle = calendar_.open("KEN", "2023 to 2028");
  EXPECT_EQ(phase(cycle, Phase::planning, "2025-01-01", "2027-06-30"), "");
  EXPECT_EQ(phase(cycle, Phase::voter_registration, "2026-01-01", ""), "");
  EXPECT_EQ(phase(cycle, Phase::planning, "2025-01-01", "2027-06-30"), "cycles.nothing_new");
  EXPECT_EQ(phase(cycle, Phase::planning, "2027-07-01", "2027-06-30"), "cycles.range_reversed");
  EXPECT_EQ(phase(cycle, Phase::planning, "2025-02-01", "2027-06-30"), "");
  EXPECT_EQ(calendar_.elections.cycles.at(cycle).phases.at(Phase::planning).from, on("2025-02-01"));
  EXPECT_EQ(phase(cycle, Phase::planning, "", "2027-06-30"), "cycles.range_needed");
  EXPECT_EQ(phase(cycle, Phase::campaign, "", ""), "cycles.nothing_new");
  EXPECT_EQ(phase(cycle, Phase::planning, "", ""), "");
  EXPECT_FALSE(calendar_.elections.cycles.at(cycle).phases.contains(Phase::planning));
  auto facts = calendar_.facts();
  EXPECT_EQ(calendar_.take(open_cycle(calendar_.elections,
                                      {.state = {"KEN"}, .title = "2023 to 2028"}, facts)),
            "cycles.already_added");
}

TEST_F(OnACalendar, ACycleTakesElectionsOfItsOwnStateUntilItIsClosed) {
  const auto cycle = calendar_.open("KEN", "2023 to 2028");
  const auto other = calendar_.open("UGA", "2021 to 2026");
  const auto election = calendar_.add("KEN", "General election 2027");
  EXPECT_EQ(place(election, std::nullopt), "cycles.nothing_new");
  EXPECT_EQ(place(election, other), "cycles.other_state");
  EXPECT_EQ(place(election, cycle), "");
  EXPECT_EQ(place(election, cycle), "cycles.nothing_new");
  const auto close = [&](std::string_view day) {
    return calendar_.take(close_cycle(calendar_.elections, cycle,
                                      {.on = on(day), .reason = "Evaluated"}, calendar_.facts()));
  };
  EXPECT_EQ(close("2026-12-01"), "cycles.not_yet_ended");
  EXPECT_EQ(close("2026-11-01"), "");
  EXPECT_EQ(close("2026-11-01"), "cycles.cycle_closed");
  EXPECT_EQ(phase(cycle, Phase::voting, "2027-08-10", "2027-08-10"), "cycles.cycle_closed");
  EXPECT_EQ(place(calendar_.add("KEN", "By-election"), cycle), "cycles.cycle_closed");
  const auto reopen = [&] {
    return calendar_.take(reopen_cycle(calendar_.elections, cycle, {.reason = "Too early"}));
  };
  EXPECT_EQ(reopen(), "");
  EXPECT_EQ(reopen(), "cycles.nothing_new");
  EXPECT_EQ(place(election, std::nullopt), "");
}

TEST_F(OnACalendar, AFigureCountsPeopleOrMoneyAndHasADayAndASource) {
  const auto id = calendar_.add("KEN", "General election 2022");
  const auto day = on("2022-08-09");
  EXPECT_EQ(figure(id, {.on = day}), "cycles.count_needed");
  EXPECT_EQ(figure(id, {.count = -1, .on = day}), "cycles.count_impossible");
  EXPECT_EQ(figure(id, {.count = 1, .amount = "1", .on = day}), "cycles.count_needed");
  EXPECT_EQ(figure(id, {.count = 1, .on = on("2026-11-30")}), "cycles.known_in_future");
  EXPECT_EQ(figure(id, {.group = {{.age_from = 30, .age_to = 20}}, .count = 1, .on = day}),
            "cycles.range_reversed");
  EXPECT_EQ(figure(id, {.group = {{.age_from = 18, .age_to = 131}}, .count = 1, .on = day}),
            "cycles.age_impossible");
  EXPECT_EQ(figure(id, {.group = {{.sex = Sex::women}}, .count = 10'824'292, .on = day}), "");
  using enum Indicator;
  EXPECT_EQ(figure(id, {.indicator = budget_needed, .count = 1, .on = day}),
            "cycles.amount_needed");
  EXPECT_EQ(figure(id, {.indicator = budget_needed, .amount = "1.00", .on = day}),
            "cycles.amount_needed");
  EXPECT_EQ(figure(id, {.indicator = budget_needed, .amount = "-1", .currency = "KES", .on = day}),
            "cycles.amount_negative");
  EXPECT_NE(figure(id, {.indicator = budget_needed, .amount = "1", .currency = "QQQ", .on = day}),
            "");
  EXPECT_NE(
      figure(id, {.indicator = budget_needed, .amount = "1.005", .currency = "USD", .on = day}),
      "");
  EXPECT_EQ(figure(id, {.indicator = budget_needed, .amount = "1.5", .currency = "KES", .on = day}),
            "");
}

TEST_F(OnACalendar, AFigureIsWithdrawnOnce) {
  const auto id = calendar_.add("KEN", "General election 2022");
  EXPECT_EQ(figure(id, {.count = 5, .on = on("2022-08-09")}), "");
  const auto act = calendar_.acts.back().index;
  const auto withdraw = [&](std::int64_t which) {
    return calendar_.take(
        withdraw_indicator(calendar_.elections, id, {.act = which, .reason = "Typed wrong"}));
  };
  EXPECT_EQ(withdraw(act - 1), "cycles.no_figure");
  EXPECT_EQ(withdraw(act), "");
  EXPECT_EQ(withdraw(act), "cycles.no_figure");
}

}  // namespace
}  // namespace acta::cycles
