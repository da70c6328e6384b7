// Requests: rules that are asked again when what they were computed from changes, and assessments
// that are taken over.
#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {
namespace {

using enum AssistanceType;
using enum RequestStatus;

class RequestRules : public testing::Test {
 protected:
  RequestId admitted() {
    const auto id = desk_.receive(desk_.letter("XCA", {ta}, {election_}));
    desk_.admit_file(id);
    return id;
  }
  RequestId assessed() {
    const auto id = admitted();
    EXPECT_EQ(desk_.screen_file(id, {ta}), "");
    desk_.assess_file(id);
    return id;
  }
  std::string end_authority_on(Date day) {
    return desk_.take(end_authority(desk_.requests, authority_,
                                    {.ended_on = day, .reason = "Dismissed", .source = "Gazette"}));
  }
  const TimeTested& last_time_test() {
    for (const auto& act : std::views::reverse(desk_.acts)) {
      if (const auto* test = act.act.as<TimeTested>()) return *test;
    }
    ADD_FAILURE();
    static const TimeTested none;
    return none;
  }

  DeskForTest desk_;
  AuthorityId authority_ = desk_.add_authority("XCA", Organ::foreign_ministry, on("2020-01-01"));
  ElectionId election_ = desk_.add_election("XCA", desk_.today() + 400);
};

TEST_F(RequestRules, AMinisterDismissedTheDayBeforeSigningBlocksTheAdmission) {
  const auto id = desk_.receive(desk_.letter("XCA", {ta}, {election_}));
  EXPECT_EQ(end_authority_on(desk_.today() + -5), "") << "the letter is of that day";
  EXPECT_EQ(
      desk_.take(begin_authentication(desk_.requests, id, DeskForTest::person(1), desk_.facts())),
      "");
  EXPECT_EQ(
      desk_.take(admit(desk_.requests, id, {.note = "x"}, DeskForTest::person(1), desk_.facts())),
      "assistance.authority_not_valid");
}

TEST_F(RequestRules, ADismissalThatIsLearntLateIsRecordedAndStopsAnApproval) {
  const auto id = assessed();
  EXPECT_EQ(end_authority_on(desk_.today() + -6), "");
  const auto* tested = desk_.acts.back().act.as<AuthorityTested>();
  ASSERT_NE(tested, nullptr);
  EXPECT_EQ(tested->request, id);
  EXPECT_FALSE(tested->valid);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {ta}), "assistance.authority_not_valid");
  EXPECT_EQ(desk_.recommend_file(id, Outcome::declined, {}), "");
  EXPECT_EQ(desk_.decide_file(id, Outcome::approved, {ta}), "assistance.authority_not_valid");
  EXPECT_EQ(desk_.decide_file(id, Outcome::declined, {}), "");
}

TEST_F(RequestRules, ADismissalAfterTheLetterChangesNothing) {
  const auto id = assessed();
  EXPECT_EQ(end_authority_on(desk_.today()), "");
  EXPECT_EQ(desk_.acts.back().act.as<AuthorityTested>(), nullptr);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {ta}), "");
}

TEST_F(RequestRules, TwoRivalGovernmentsAreBothRecordedAndNoneIsAdmittedWithoutTheFocalPoint) {
  desk_.add_authority("XCA", Organ::foreign_ministry, on("2025-01-01"));
  const auto id = desk_.receive(desk_.letter("XCA", {ta}, {election_}));
  const auto clerk = DeskForTest::person(1);
  EXPECT_EQ(desk_.take(begin_authentication(desk_.requests, id, clerk, desk_.facts())), "");
  for (const auto& [means, by] : {std::pair(Means::call_back, 1), std::pair(Means::in_person, 2)}) {
    EXPECT_EQ(desk_.take(confirm_origin(desk_.requests, id, {.means = means, .note = "n"},
                                        DeskForTest::person(by), desk_.facts()),
                         DeskForTest::person(by)),
              "");
  }
  const auto admit_it = [&](std::optional<AuthorityId> authority) {
    return desk_.take(
        admit(desk_.requests, id, {.authority = authority, .note = "n"}, clerk, desk_.facts()));
  };
  EXPECT_EQ(admit_it(authority_), "assistance.rival_authorities");
  EXPECT_EQ(
      desk_.take(grant_waiver(desk_.requests, id,
                              {.kind = WaiverKind::rival_authorities, .reasons = "Legal note"},
                              DeskForTest::person(9), desk_.facts())),
      "");
  EXPECT_EQ(admit_it(std::nullopt), "assistance.authority_to_choose");
  EXPECT_EQ(admit_it(authority_), "");
}

TEST_F(RequestRules, AnElectionThatAdvancesMakesTimeShortAndOneThatIsPutOffAdequateAgain) {
  const auto id = admitted();
  EXPECT_EQ(desk_.screen_file(id, {ta}), "");
  EXPECT_EQ(last_time_test().result, TimeResult::adequate);
  const auto move_to = [&](std::int32_t days, cycles::DateStatus status) {
    desk_.record({cycles::stream_of(election_), cycles::ElectionDated{.election = election_,
                                                                      .status = status,
                                                                      .on = desk_.today() + days,
                                                                      .source = "Decree",
                                                                      .reason = "x"}},
                 {});
  };
  move_to(60, cycles::DateStatus::advanced);
  EXPECT_EQ(last_time_test().result, TimeResult::tight);
  EXPECT_EQ(last_time_test().cause, TimeCause::date_moved);
  move_to(300, cycles::DateStatus::delayed);
  EXPECT_EQ(last_time_test().result, TimeResult::adequate);
  EXPECT_EQ(std::ranges::count_if(
                desk_.acts, [](const auto& act) { return act.act.template as<TimeTested>(); }),
            3)
      << "earlier results stay";
}

TEST_F(RequestRules, AnAssessmentOfTheLastTwelveMonthsIsTakenOverButForTheTime) {
  const auto first = assessed();
  const auto take_over = [&](RequestId id, RequestId from) {
    return desk_.take(
        reuse_assessment(desk_.requests, id, {.from = from, .reason = "Nothing has changed"},
                         DeskForTest::person(3), desk_.facts()),
        DeskForTest::person(3));
  };
  const auto second = admitted();
  EXPECT_EQ(take_over(second, first), "assistance.not_from_here");
  EXPECT_EQ(desk_.screen_file(second, {ta}), "");
  EXPECT_EQ(take_over(second, second), "assistance.no_assessment_to_reuse");
  EXPECT_EQ(take_over(second, first), "");
  EXPECT_EQ(desk_.status(second), assessing);
  const auto clear = [&] {
    return desk_.take(clear_assessment(desk_.requests, second, {.summary = "As before"},
                                       DeskForTest::person(3), desk_.facts()));
  };
  EXPECT_EQ(clear(), "assistance.finding_missing_adequate_time");
  EXPECT_EQ(desk_.take(record_finding(
                desk_.requests, second,
                {.kind = FindingKind::adequate_time, .met = Met::met, .evidence = "A year"},
                DeskForTest::person(1), desk_.facts())),
            "");
  EXPECT_EQ(clear(), "");
  desk_.pass_days(366);
  const auto late = admitted();
  EXPECT_EQ(desk_.screen_file(late, {ta}), "");
  EXPECT_EQ(take_over(late, first), "assistance.no_assessment_to_reuse");
}

}  // namespace
}  // namespace acta::assistance
