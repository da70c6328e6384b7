// The views say what the folded state says, after any acts; on both engines.
#include "acta/cycles/views.h"

#include <algorithm>
#include <random>

#include "acta/cycles/calendar_for_test.h"
#include "acta/cycles/cycle_views.h"
#include "acta/cycles/indicator_views.h"
#include "acta/store/engines_for_test.h"

namespace acta::cycles {
namespace {

class CalendarViews : public store::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    db_ = engine().record(store::Access::write).value();
    for (const auto& view : views_) ASSERT_TRUE(db_->script(view.ddl(db_->dialect())));
  }
  // What was recorded since the last time.
  void apply_all() {
    for (; applied_ < calendar_.acts.size(); ++applied_) {
      for (const auto& view : views_) {
        const auto done = view.apply(*db_, calendar_.acts[applied_]);
        ASSERT_TRUE(done) << done.error().detail;
      }
    }
  }
  std::vector<std::string> titles(const ElectionFilter& filter) {
    std::vector<std::string> found;
    const auto rows = elections(*db_, filter).value();
    for (const auto& row : rows) found.push_back(row.title);
    return found;
  }

  CalendarForTest calendar_;
  std::unique_ptr<store::Database> db_;
  std::vector<store::View> views_{elections_view(), cycles_view(), figures_view()};
  std::size_t applied_ = 0;
};

using enum DateStatus;
using Titles = std::vector<std::string>;

TEST_P(CalendarViews, AWindowHoldsWhatOverlapsIt) {
  const auto dated = [&](const std::string& title, std::string_view from, std::string_view to) {
    const auto id = calendar_.add("KEN", title);
    ASSERT_EQ(calendar_.take(date_election(
                  calendar_.elections, id,
                  {.status = range, .from = on(from), .to = on(to), .source = "Gazette"},
                  calendar_.facts())),
              "");
  };
  dated("long", "2024-03-01", "2027-03-01");
  dated("before", "2025-01-01", "2025-12-31");
  dated("first day", "2025-12-31", "2026-01-01");
  dated("last day", "2026-12-31", "2027-01-01");
  dated("behind", "2027-01-01", "2027-01-02");
  calendar_.add("KEN", "undated");
  calendar_.add("UGA", "elsewhere");
  apply_all();
  EXPECT_EQ(titles({.states = {{"KEN"}}, .from = on("2026-01-01"), .to = on("2026-12-31")}),
            (Titles{"long", "first day", "last day", "undated"}));
  EXPECT_EQ(titles({.from = on("2026-01-01"), .to = on("2026-12-31"), .undated = false, .most = 1}),
            (Titles{"long", "first day"}))
      << "one more than asked, to tell that there are more";
  EXPECT_EQ(titles({.states = {{"UGA"}}}), (Titles{"elsewhere"}));
  EXPECT_EQ(titles({.kind = ElectionKind::local}), Titles{});
}

TEST_P(CalendarViews, AnEndedElectionKeepsItsLastDayAndADelayWithoutADayHasNone) {
  const auto annulled_one = calendar_.add("KEN", "annulled");
  ASSERT_EQ(calendar_.date(annulled_one, declared, "2026-08-10"), "");
  ASSERT_EQ(calendar_.date(annulled_one, annulled, "", "By the court"), "");
  const auto delayed_one = calendar_.add("KEN", "delayed");
  ASSERT_EQ(calendar_.date(delayed_one, declared, "2026-09-10"), "");
  ASSERT_EQ(calendar_.date(delayed_one, delayed, "", "Until further notice"), "");
  apply_all();
  EXPECT_EQ(election(*db_, annulled_one).value()->on, on("2026-08-10"));
  EXPECT_FALSE(election(*db_, delayed_one).value()->from);
  const auto milestone = milestones_of(*db_, delayed_one).value().front();
  EXPECT_EQ(milestone.from, on("2026-09-10")) << "for the calendars that have it";
  EXPECT_FALSE(milestone.day_known);
  EXPECT_EQ(milestone.sequence, 1);
}

TEST_P(CalendarViews, TheNextElectionOfAStateIsTheFirstThatWillBe) {
  for (const auto* day : {"2027-05-01", "2026-12-01", "2020-01-01"}) {
    ASSERT_EQ(calendar_.date(calendar_.add("KEN", day), declared, day), "");
  }
  const auto gone = calendar_.add("KEN", "voided");
  ASSERT_EQ(calendar_.date(gone, declared, "2026-11-30"), "");
  ASSERT_EQ(calendar_.date(gone, voided, "", "x"), "");
  calendar_.add("UGA", "undated");
  apply_all();
  const auto next = next_elections(*db_, on("2026-11-29")).value();
  EXPECT_EQ(next, (std::map<CountryCode, Date>{{{"KEN"}, on("2026-12-01")}}));
}

// Random acts; the rows are those that the folded state gives.
TEST_P(CalendarViews, SayWhatTheFoldedStateSays) {
  std::mt19937_64 numbers(68'164);  // NOLINT(cert-msc51-cpp): the same each time
  std::vector<ElectionId> ids;
  std::vector<CycleId> cycle_ids;
  const auto any = [&](auto& list) { return list[numbers() % list.size()]; };
  const auto day = [&] { return Date{20'000 + static_cast<std::int32_t>(numbers() % 1500)}; };
  int recorded = 0;
  for (int step = 0; step < 1500; ++step) {
    const auto title = "t" + std::to_string(step);
    auto facts = calendar_.facts();
    if (ids.size() < 12) ids.push_back(calendar_.add(step % 2 == 0 ? "KEN" : "UGA", title));
    if (cycle_ids.size() < 4)
      cycle_ids.push_back(calendar_.open(step % 2 == 0 ? "KEN" : "UGA", title));
    const auto& state = calendar_.elections;
    const auto id = any(ids);
    const auto cycle_id = any(cycle_ids);
    const auto words = [&](auto one) { return type_of<decltype(one)>().words.size(); };
    std::string refused;
    switch (numbers() % 9) {
      case 0:
        refused = calendar_.take(describe_election(state, id, {.title = title, .source = "s"}));
        break;
      case 1:
        refused = calendar_.take(place_election(
            state, id, {.cycle = numbers() % 3 == 0 ? std::nullopt : std::optional(cycle_id)}));
        break;
      case 2: {
        DatePhase asked{.phase = static_cast<Phase>(numbers() % words(Phase{})), .source = "s"};
        if (numbers() % 4 != 0) asked.from = day();
        if (asked.from && numbers() % 2 == 0) asked.to = *asked.from + 30;
        refused = calendar_.take(date_phase(state, cycle_id, asked, facts));
        break;
      }
      case 3:
        refused =
            numbers() % 2 == 0
                ? calendar_.take(close_cycle(state, cycle_id, {.on = day(), .reason = "r"}, facts))
                : calendar_.take(reopen_cycle(state, cycle_id, {.reason = "r"}));
        break;
      case 4: refused = calendar_.take(withdraw_date(state, id, {.reason = "r"})); break;
      case 5:
        refused =
            calendar_.take(record_indicator(state, id,
                                            {.indicator = static_cast<Indicator>(numbers() % 7),
                                             .count = 5,
                                             .on = day(),
                                             .source = "s"},
                                            facts));
        break;
      default: {
        DateElection asked{.status = static_cast<DateStatus>(numbers() % words(DateStatus{})),
                           .source = "s",
                           .reason = "r"};
        asked.milestone = numbers() % 3 == 0 ? Milestone::campaign : Milestone::election_day;
        if (numbers() % 5 != 0) asked.on = day();
        refused = calendar_.take(date_election(state, id, asked, facts));
      }
    }
    recorded += refused.empty() ? 1 : 0;
  }
  ASSERT_GT(recorded, 400);
  apply_all();
  for (const auto& [id, said] : calendar_.elections.by_id) {
    const auto row = election(*db_, id).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->title, said.title);
    EXPECT_EQ(row->cycle, said.cycle);
    EXPECT_EQ(row->version, said.version);
    const auto* stands = standing(said, Milestone::election_day);
    EXPECT_EQ(row->status, stands == nullptr ? std::nullopt : std::optional(stands->status));
    if (stands != nullptr && stands->from) {
      EXPECT_EQ(row->from, stands->from);
      EXPECT_EQ(row->to, stands->to);
    }
    EXPECT_EQ(figures_of(*db_, id).value().size(), said.figures.size());
  }
  for (const auto& [id, said] : calendar_.elections.cycles) {
    const auto row = cycle(*db_, id).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->closed_on, said.closed_on);
    EXPECT_EQ(row->version, said.version);
    const auto phases = phases_of(*db_, id).value();
    ASSERT_EQ(phases.size(), said.phases.size());
    for (const auto& phase : phases) {
      EXPECT_EQ(phase.from, said.phases.at(phase.phase).from);
      EXPECT_EQ(phase.to, said.phases.at(phase.phase).to);
    }
  }
}

ACTA_ON_BOTH_ENGINES(CalendarViews);

}  // namespace
}  // namespace acta::cycles
