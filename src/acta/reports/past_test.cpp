// Requests from before the record in the report on the status of requests; on both engines.
#include <gtest/gtest.h>

#include "acta/assistance/past_acts.h"
#include "acta/reports/status_views.h"
#include "acta/store/engines_for_test.h"

namespace acta::reports {
namespace {

using assistance::PastEntry;
using assistance::PastRequestCorrected;
using assistance::PastRequestId;
using assistance::PastRequestRecorded;
using assistance::PastRequestWithdrawn;

Date on(std::string_view day) {
  return parse_date(day).value();
}

class PastInReports : public store::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    db_ = engine().record(store::Access::write).value();
    ASSERT_TRUE(db_->script(view_.ddl(db_->dialect())));
  }
  void add(AnyAct act, Classification classification = Classification::open) {
    const auto done = view_.apply(*db_, {.index = size_++,
                                         .at = start_of(on("2026-03-01")),
                                         .classification = classification,
                                         .act = std::move(act)});
    ASSERT_TRUE(done) << done.error().detail;
  }
  static PastEntry entry(const std::string& state, std::string_view received) {
    return {.reg = "ead",
            .identifier = "1",
            .state = {state},
            .received_on = parse_partial_date(received).value(),
            .source = "A/49/675"};
  }
  PastRequestId record(PastEntry entry, Classification classification = Classification::open) {
    PastRequestId id;
    id.value.bytes[15] = ++ids_;
    add(PastRequestRecorded{.past = id, .entry = std::move(entry)}, classification);
    return id;
  }
  void announce(const std::string& state, std::string_view received) {
    assistance::RequestId id;
    id.value.bytes[0] = ++ids_;
    add(assistance::RequestAnnounced{
        .request = id, .ref = "AC-1", .state = {state}, .received_on = on(received)});
  }
  // "received states approved declined other open unknown unplaced", and how many rows.
  std::string told(std::string_view from, std::string_view to, std::int64_t size = 1000) {
    const auto past = past_status_rows(*db_, size, on(from), on(to));
    if (!past) return past.error().detail;
    const StatusRows rows{.of_record = status_rows(*db_, size, on(from), on(to)).value(),
                          .past = *past};
    const StatusSources sources{
        .state_name = [](const CountryCode& code, Date) { return code.iso3; },
        .origin = "acta.example/test",
        .root = ""};
    const auto report = status_report(
        rows, {.from = on(from), .to = on(to), .as_of = size, .symbol = "", .title = "T"}, sources);
    std::map<std::string, std::int64_t> figures;
    for (const auto& figure : report.figures) figures[figure.word] = figure.value;
    std::string text;
    for (const auto* word :
         {"received", "states", "approved", "declined", "other", "open", "unknown", "unplaced"}) {
      text += fmt::format("{} ", figures[word]);
    }
    return text + fmt::format("of {}", report.rows.size());
  }

  std::uint8_t ids_ = 0;
  std::int64_t size_ = 0;
  store::View view_ = status_view();
  std::unique_ptr<store::Database> db_;
};

TEST_P(PastInReports, CountWithThoseOfTheRecordAndAStateCountsOnce) {
  record(entry("KEN", "1992"));
  record(entry("KEN", "1994-05"));
  record(entry("UGA", "2009-02-14"));
  announce("KEN", "2026-02-01");
  EXPECT_EQ(told("1992-01-01", "2027-01-01"), "4 2 0 0 0 1 3 0 of 4");
  EXPECT_EQ(told("1992-01-01", "2010-01-01"), "3 2 0 0 0 0 3 0 of 3");
}

TEST_P(PastInReports, OneIsCountedInAPeriodThatHoldsEveryDayItCanHaveBeen) {
  record(entry("KEN", "1994"));
  EXPECT_EQ(told("1994-01-01", "1995-01-01"), "1 1 0 0 0 0 1 0 of 1");
  EXPECT_EQ(told("1994-07-01", "1996-01-01"), "0 0 0 0 0 0 0 1 of 1") << "perhaps in it";
  EXPECT_EQ(told("1995-01-01", "1996-01-01"), "0 0 0 0 0 0 0 0 of 0");
}

TEST_P(PastInReports, AResponseIsOfThePeriodInWhichItWasGivenAsFarAsThatIsKnown) {
  auto said = entry("KEN", "1994-05-01");
  said.response = assistance::Response::declined;
  said.responded_on = parse_partial_date("1995").value();
  record(said);
  said.responded_on.reset();
  said.response = assistance::Response::approved_limited;
  record(said);
  EXPECT_EQ(told("1994-01-01", "1995-01-01"), "2 1 0 0 0 0 0 0 of 2");
  EXPECT_EQ(told("1995-01-01", "1996-01-01"), "0 0 0 1 0 0 0 0 of 2");
  EXPECT_EQ(told("1992-01-01", "2026-04-01"), "2 1 1 1 0 0 0 0 of 2")
      << "it was given before it was recorded";
}

TEST_P(PastInReports, WhatIsNotPublicIsNotTold) {
  const auto id = record(entry("KEN", "1994"), Classification::internal);
  EXPECT_EQ(told("1992-01-01", "2027-01-01"), "0 0 0 0 0 0 0 0 of 0");
  add(PastRequestCorrected{.past = id, .entry = entry("KEN", "1994")});
  EXPECT_EQ(told("1992-01-01", "2027-01-01"), "1 1 0 0 0 0 1 0 of 1") << "once it became public";
}

TEST_P(PastInReports, TheLastWordCountsAndAsOfFewerActsTheOneBefore) {
  const auto id = record(entry("KEN", "1994"));
  add(PastRequestCorrected{.past = id, .entry = entry("UGA", "1999")});
  add(PastRequestWithdrawn{.past = id, .reason = "Told twice."});
  EXPECT_EQ(told("1994-01-01", "1995-01-01", 1), "1 1 0 0 0 0 1 0 of 1");
  EXPECT_EQ(told("1994-01-01", "1995-01-01", 2), "0 0 0 0 0 0 0 0 of 0");
  EXPECT_EQ(told("1999-01-01", "2000-01-01", 2), "1 1 0 0 0 0 1 0 of 1");
  EXPECT_EQ(told("1992-01-01", "2027-01-01", 3), "0 0 0 0 0 0 0 0 of 0");
}

TEST_P(PastInReports, ARequestOfTheRecordIsNotToldTwice) {
  auto said = entry("KEN", "2026-02");
  record(said);
  said.apart_from = {"AC-1"};
  record(said);
  record(entry("KEN", "2026-01"));
  record(entry("UGA", "2026-02-01"));
  EXPECT_EQ(told("2026-01-01", "2027-01-01"), "4 2 0 0 0 0 4 0 of 4");
  announce("KEN", "2026-02-01");
  EXPECT_EQ(told("2026-01-01", "2027-01-01"), "4 2 0 0 0 1 3 0 of 4");
  EXPECT_EQ(told("2026-01-01", "2027-01-01", 4), "4 2 0 0 0 0 4 0 of 4");
  const auto by_state = past_by_state(*db_, 1000).value();
  ASSERT_EQ(by_state.size(), 2U);
  EXPECT_EQ(by_state[0].requests + by_state[1].requests, 3);
}

ACTA_ON_BOTH_ENGINES(PastInReports);

}  // namespace
}  // namespace acta::reports
