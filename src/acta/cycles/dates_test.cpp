// What may be said of a date, and what follows from it.
#include "acta/cycles/calendar_for_test.h"

namespace acta::cycles {
namespace {

using enum DateStatus;

class Dates : public testing::Test {
 protected:
  const Dated* day() {
    return standing(calendar_.elections.by_id.at(id_), Milestone::election_day);
  }

  CalendarForTest calendar_;
  ElectionId id_ = calendar_.add("KEN", "General election 2027");
};

TEST_F(Dates, ADeclaredDayIsDelayedToALaterAndAdvancedToAnEarlierOne) {
  EXPECT_EQ(calendar_.date(id_, declared, "2027-08-10"), "");
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-08-10", "Registration"), "cycles.not_later");
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-08-01", "Registration"), "cycles.not_later");
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-09-10"), "cycles.reason_needed");
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-09-10", "Registration"), "");
  EXPECT_EQ(calendar_.date(id_, advanced, "2027-09-10", "Consensus"), "cycles.not_earlier");
  EXPECT_EQ(calendar_.date(id_, advanced, "2027-09-01", "Consensus"), "");
  EXPECT_EQ(day()->from, on("2027-09-01"));
}

TEST_F(Dates, NothingMovesThatWasNotMadeKnown) {
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-09-10", "Registration"), "cycles.no_date_to_move");
  EXPECT_EQ(calendar_.date(id_, advanced, "2027-09-10", "Registration"), "cycles.no_date_to_move");
  EXPECT_EQ(calendar_.date(id_, declared), "cycles.day_needed");
}

TEST_F(Dates, AnElectionIsAnnouncedOrPutOffWithoutADay) {
  EXPECT_EQ(calendar_.date(id_, announced), "");
  EXPECT_FALSE(day()->from);
  EXPECT_EQ(calendar_.date(id_, declared, "2027-08-10"), "");
  EXPECT_EQ(calendar_.date(id_, delayed, "", "Until further notice"), "");
  EXPECT_FALSE(day()->from);
  EXPECT_EQ(calendar_.date(id_, declared, "2028-01-10"), "");
}

TEST_F(Dates, WhatWasHeldIsAnnulledOrWithdrawnAndNothingElse) {
  EXPECT_EQ(calendar_.date(id_, held, "2026-11-30"), "cycles.not_yet_held");
  EXPECT_EQ(calendar_.date(id_, held, "2026-11-29"), "");
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-01-01", "x"), "cycles.already_held");
  EXPECT_EQ(calendar_.date(id_, not_held, "2026-11-28", "x"), "cycles.already_held");
  EXPECT_EQ(calendar_.date(id_, annulled), "cycles.reason_needed");
  EXPECT_EQ(calendar_.date(id_, annulled, "", "By the Supreme Court"), "");
}

TEST_F(Dates, ADayThatPassedWithoutItIsSaidOnlyAfterIt) {
  EXPECT_EQ(calendar_.date(id_, not_held, "", "No vote"), "cycles.not_yet_passed");
  EXPECT_EQ(calendar_.date(id_, deadline, "2026-11-29"), "");
  EXPECT_EQ(calendar_.date(id_, not_held, "", "No vote"), "cycles.not_yet_passed");
  calendar_.now.milliseconds += 24LL * 3600 * 1000;
  EXPECT_EQ(calendar_.date(id_, not_held, "", "No vote"), "");
}

TEST_F(Dates, SeveralDaysHaveAFirstAndALastOne) {
  const auto said = [&](std::optional<Date> first, std::optional<Date> last,
                        DateStatus status = declared, std::optional<Date> day = {}) {
    return calendar_.take(
        date_election(calendar_.elections, id_,
                      {.status = status, .on = day, .from = first, .to = last, .source = "Gazette"},
                      calendar_.facts()));
  };
  EXPECT_EQ(said(on("2027-04-11"), {}), "cycles.range_needed");
  EXPECT_EQ(said(on("2027-04-11"), on("2027-04-10")), "cycles.range_reversed");
  EXPECT_EQ(said(on("2027-04-11"), on("2027-04-12"), declared, on("2027-04-11")),
            "cycles.day_or_days");
  EXPECT_EQ(said(on("2027-04-11"), on("2032-04-12")), "cycles.range_too_long");
  EXPECT_EQ(said({}, {}, range, on("2027-04-11")), "cycles.range_needed");
  EXPECT_EQ(said(on("1027-04-11"), on("1027-04-12")), "cycles.day_implausible");
  EXPECT_EQ(said(on("2027-04-11"), on("2027-05-19")), "");
  EXPECT_FALSE(day()->within);
  EXPECT_EQ(said(on("2027-04-11"), on("2027-05-19"), range), "");
  EXPECT_TRUE(day()->within);
}

TEST_F(Dates, WithdrawingRestoresWhatWasSaidBefore) {
  EXPECT_EQ(calendar_.take(withdraw_date(calendar_.elections, id_, {.reason = "x"})),
            "cycles.no_date");
  EXPECT_EQ(calendar_.date(id_, declared, "2027-08-10"), "");
  EXPECT_EQ(calendar_.date(id_, held, "2026-08-10"), "");  // a year too early
  EXPECT_EQ(calendar_.take(withdraw_date(calendar_.elections, id_, {})), "text.empty");
  EXPECT_EQ(calendar_.take(withdraw_date(calendar_.elections, id_, {.reason = "Typed wrong"})), "");
  const auto* withdrawn = calendar_.acts.back().act.as<DateWithdrawn>();
  ASSERT_NE(withdrawn, nullptr);
  EXPECT_EQ(withdrawn->again, calendar_.acts[1].index);
  EXPECT_EQ(withdrawn->from, on("2027-08-10"));
  EXPECT_EQ(day()->status, declared);
  EXPECT_EQ(calendar_.take(withdraw_date(calendar_.elections, id_, {.reason = "That too"})), "");
  EXPECT_EQ(day(), nullptr);
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-09-10", "x"), "cycles.no_date_to_move");
}

TEST_F(Dates, AConfirmationIsOfTheStatementThatStands) {
  const auto confirm = [&](const std::string& source) {
    return calendar_.take(
        confirm_date(calendar_.elections, id_, {.by = ConfirmedBy::law, .source = source}));
  };
  EXPECT_EQ(confirm("Elections Act, 12"), "cycles.no_date");
  EXPECT_EQ(calendar_.date(id_, declared, "2027-08-10"), "");
  EXPECT_EQ(confirm("Elections Act, 12"), "");
  EXPECT_EQ(confirm("Elections Act, 12"), "cycles.nothing_new");
  EXPECT_EQ(confirm("Constitution, 101"), "");
  EXPECT_EQ(day()->confirmed.size(), 2U);
  EXPECT_EQ(calendar_.date(id_, delayed, "2027-09-10", "x"), "");
  EXPECT_TRUE(day()->confirmed.empty());
}

TEST_F(Dates, ResultsComeNoEarlierThanElectionDay) {
  EXPECT_EQ(calendar_.date(id_, declared, "2027-08-10"), "");
  const auto results = [&](std::string_view day) {
    return calendar_.take(date_election(calendar_.elections, id_,
                                        {.status = deadline,
                                         .milestone = Milestone::results,
                                         .on = on(day),
                                         .source = "Elections Act"},
                                        calendar_.facts()));
  };
  EXPECT_EQ(results("2027-08-09"), "cycles.before_election_day");
  EXPECT_EQ(results("2027-08-17"), "");
}

}  // namespace
}  // namespace acta::cycles
