#include "acta/activities/views.h"

#include <gtest/gtest.h>

#include "acta/store/engines_for_test.h"

namespace acta::activities {
namespace {

ActivityRead project(const std::string& number, const std::string& title, std::int64_t cents) {
  return {.source = "undp",
          .snapshot = *make_date(2014, 1, 28),
          .project = number,
          .title = title,
          .unit = "AFG",
          .unit_name = "Afghanistan",
          .unit_iati = "AF",
          .state = CountryCode{"AFG"},
          .start = *make_date(2011, 1, 1),
          .end = *make_date(2012, 12, 31),
          .currency = "USD",
          .electoral = true,
          .years = {{.year = 2011, .budget = {.cents = cents}, .expenditure = {.cents = 5}},
                    {.year = 2012, .budget = {.cents = 7}, .expenditure = {.cents = -2}}},
          .donors = {{.year = 2011, .id = "A", .name = "Katasi", .budget = {.cents = cents}}}};
}

class ActivitiesView : public store::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    auto opened = engine().record(store::Access::write);
    ASSERT_TRUE(opened) << opened.error().detail;
    db_ = std::move(*opened);
    ASSERT_TRUE(db_->script(view_.ddl(db_->dialect())));
  }
  void record(const ActivityRead& read) {
    const auto done =
        view_.apply(*db_, RecordedAct{.index = size_++, .stream = stream_of(read), .act = read});
    ASSERT_TRUE(done) << done.error().detail;
  }
  ActivityAnswer ask(const ActivityFilter& filter = {}) {
    auto answer = activities(*db_, filter);
    EXPECT_TRUE(answer) << answer.error().detail;
    return answer.value_or(ActivityAnswer{});
  }
  store::View view_ = activities_view();
  std::unique_ptr<store::Database> db_;
  std::int64_t size_ = 0;
};

TEST_P(ActivitiesView, AnswersAsOfEverySize) {
  record(project("1", "Lists", 100));
  record(project("2", "Seals", 200));
  record(project("1", "Voter lists", 150));
  const std::vector<std::vector<std::string>> titles{
      {}, {"Lists"}, {"Lists", "Seals"}, {"Voter lists", "Seals"}};
  for (std::int64_t size = 0; size <= 3; ++size) {
    std::vector<std::string> seen;
    for (const auto& line : ask({.as_of = size}).activities) seen.push_back(line.title);
    EXPECT_EQ(seen, titles[static_cast<std::size_t>(size)]) << size;
  }
  EXPECT_EQ(ask().activities.at(0).title, "Voter lists");
  EXPECT_EQ(ask().activities.at(0).index, 2);
}

TEST_P(ActivitiesView, AddsUpByYearWhatIsShown) {
  record(project("1", "Lists", 100));
  record(project("2", "Seals", 200));
  const auto all = ask();
  ASSERT_EQ(all.totals.size(), 2U);
  EXPECT_EQ(all.totals[0].year, 2011);
  EXPECT_EQ(all.totals[0].budget, "3.00");
  EXPECT_EQ(all.totals[1].expenditure, "-0.04");
  const auto one = ask({.year = 2012, .text = "SEAL"});
  ASSERT_EQ(one.activities.size(), 1U);
  EXPECT_EQ(one.activities[0].budget, "0.07");
  EXPECT_TRUE(one.activities[0].donors.empty()) << "none in that year";
  ASSERT_EQ(one.totals.size(), 1U);
  EXPECT_EQ(one.totals[0].activities, 1);
}

TEST_P(ActivitiesView, KeepsToTheFilter) {
  record(project("1", "Élection", 100));
  EXPECT_EQ(ask({.text = "election"}).activities.size(), 1U);
  EXPECT_EQ(ask({.text = "%"}).activities.size(), 0U);
  EXPECT_EQ(ask({.state = CountryCode{"AFG"}}).activities.size(), 1U);
  EXPECT_EQ(ask({.state = CountryCode{"ALB"}}).activities.size(), 0U);
  EXPECT_EQ(ask({.year = 2013}).activities.size(), 0U);
  EXPECT_EQ(ask({.electoral = false}).activities.size(), 0U);
}

ACTA_ON_BOTH_ENGINES(ActivitiesView);

}  // namespace
}  // namespace acta::activities
