// What rests on a mandate of the Security Council or the General Assembly, and on nothing else.
#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {
namespace {

using enum AssistanceType;
using enum RequestStatus;

class Mandates : public testing::Test {
 protected:
  void SetUp() override {
    desk_.add_authority("XCA", Organ::foreign_ministry, on("2020-01-01"));
    election_ = desk_.add_election("XCA", desk_.today() + 400);
  }
  RequestId admitted(std::vector<AssistanceType> types) {
    const auto id = desk_.receive(desk_.letter("XCA", std::move(types), {election_}));
    desk_.admit_file(id);
    return id;
  }
  RequestId approved(std::vector<AssistanceType> types) {
    const auto id = admitted(types);
    EXPECT_EQ(desk_.screen_file(id, types), "");
    desk_.assess_file(id);
    EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, types), "");
    EXPECT_EQ(desk_.decide_file(id, Outcome::approved, types), "");
    EXPECT_EQ(desk_.status(id), RequestStatus::approved);
    return id;
  }

  RequestId opened(MandateId mandate, std::vector<AssistanceType> types,
                   Classification classification) {
    auto made = desk_.facts();
    EXPECT_EQ(desk_.take(open_mandate_file(desk_.requests, mandate,
                                           {.title = "T",
                                            .summary = "S",
                                            .types = std::move(types),
                                            .elections = {election_},
                                            .classification = classification},
                                           made)),
              "");
    return desk_.acts.back().act.as<MandateFileOpened>()->request;
  }

  DeskForTest desk_;
  ElectionId election_;
};

TEST_F(Mandates, ObservationIsNotReachedByARequestAlone) {
  const auto id = admitted({obs, ta});
  EXPECT_EQ(desk_.screen_file(id, {obs}), "assistance.mandate_needed");
  EXPECT_EQ(desk_.screen_file(id, {obs, ta}), "assistance.mandate_needed");
  EXPECT_EQ(desk_.screen_file(id, {ta}), "");
  const auto nothing_else = admitted({obs});
  EXPECT_EQ(desk_.screen_file(nothing_else, {obs}), "assistance.mandate_needed");
}

TEST_F(Mandates, WhatLacksAMandateIsReferredAndScreenedOnceThereIsOne) {
  const auto id = admitted({obs});
  const auto refer_it = [&](RequestId file) {
    return desk_.take(refer(desk_.requests, file, {.reason = "The Council decides"},
                            DeskForTest::person(3), desk_.facts()),
                      DeskForTest::person(3));
  };
  EXPECT_EQ(refer_it(admitted({ta})), "assistance.nothing_to_refer");
  EXPECT_EQ(refer_it(id), "");
  EXPECT_EQ(desk_.status(id), referred_organ);
  EXPECT_EQ(desk_.screen_file(id, {obs}), "assistance.mandate_needed");
  desk_.add_mandate("XKA", {obs}, std::nullopt, 2);
  EXPECT_EQ(desk_.screen_file(id, {obs}), "assistance.mandate_needed") << "of another State";
  const auto given = desk_.add_mandate("XCA", {obs}, desk_.today() + 300);
  EXPECT_EQ(desk_.screen_file(id, {obs}), "");
  const auto* screened = desk_.acts.back().act.as<RequestScreened>();
  EXPECT_EQ(screened->mandates, std::vector<MandateId>{given});
}

TEST_F(Mandates, AMandateGrantsWhatItNamesAndNoMore) {
  desk_.add_mandate("XCA", {cert}, std::nullopt);
  const auto id = admitted({obs, cert});
  EXPECT_EQ(desk_.screen_file(id, {obs, cert}), "assistance.mandate_needed");
  EXPECT_EQ(desk_.screen_file(id, {cert}), "");
}

TEST_F(Mandates, ExpiryBetweenScreeningAndDecisionStopsTheDecision) {
  desk_.add_mandate("XCA", {obs}, desk_.today() + 10);
  const auto id = admitted({obs});
  EXPECT_EQ(desk_.screen_file(id, {obs}), "");
  desk_.assess_file(id);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {obs}), "");
  desk_.pass_days(11);
  EXPECT_EQ(desk_.decide_file(id, Outcome::approved, {obs}), "assistance.mandate_needed");
  EXPECT_EQ(desk_.decide_file(id, Outcome::declined, {}), "");
}

TEST_F(Mandates, ExpirySuspendsAndTheFocalPointLiftsItOnceItIsRenewed) {
  const auto given = desk_.add_mandate("XCA", {obs}, desk_.today() + 10);
  const auto id = approved({obs});
  const auto untouched = approved({ta});
  desk_.pass_days(10);
  EXPECT_EQ(desk_.status(id), RequestStatus::approved) << "its last day";
  desk_.pass_days(1);
  EXPECT_EQ(desk_.status(id), suspended);
  EXPECT_EQ(desk_.status(untouched), RequestStatus::approved);
  const auto lift = [&] {
    return desk_.take(lift_suspension(desk_.requests, id, {.reason = "Renewed"},
                                      DeskForTest::person(9), desk_.facts()),
                      DeskForTest::person(9));
  };
  EXPECT_EQ(lift(), "assistance.mandate_expired");
  const auto renew = [&](Date adopted, std::optional<Date> expires) {
    return desk_.take(renew_mandate(desk_.requests, given,
                                    {.text = {.symbol = "S/RES/9",
                                              .paragraph = "OP1",
                                              .excerpt = "decides to extend",
                                              .adopted_on = adopted,
                                              .expires_on = expires}},
                                    desk_.facts()));
  };
  EXPECT_EQ(renew(desk_.today(), desk_.today() + -5), "assistance.period_reversed");
  EXPECT_EQ(renew(desk_.today() + 1, std::nullopt), "assistance.adopted_in_future");
  EXPECT_EQ(renew(desk_.today(), desk_.today() + 100), "");
  EXPECT_EQ(desk_.status(id), suspended) << "renewal alone does not lift it";
  EXPECT_EQ(lift(), "");
  EXPECT_EQ(desk_.status(id), RequestStatus::approved);
}

TEST_F(Mandates, WhatADayBringsDoesNotTellOfFilesThatFewerMaySee) {
  const auto mandate = desk_.add_mandate("XCA", {obs}, desk_.today() + 10);
  const auto hidden = opened(mandate, {obs}, Classification::strictly_confidential);
  EXPECT_EQ(desk_.screen_file(hidden, {obs}), "");
  desk_.assess_file(hidden);
  EXPECT_EQ(desk_.recommend_file(hidden, Outcome::approved, {obs}), "");
  EXPECT_EQ(desk_.decide_file(hidden, Outcome::approved, {obs}), "");
  const auto deferred_one = admitted({ta});
  EXPECT_EQ(desk_.screen_file(deferred_one, {ta}), "");
  desk_.assess_file(deferred_one);
  EXPECT_EQ(desk_.recommend_file(deferred_one, Outcome::deferred, {}), "");
  EXPECT_EQ(
      desk_.take(
          decide(desk_.requests, deferred_one,
                 {.outcome = Outcome::deferred, .reasons = "Later", .until = desk_.today() + 5},
                 DeskForTest::person(9), desk_.facts()),
          DeskForTest::person(9)),
      "");
  const auto drafts = deadlines_passed(desk_.requests, desk_.today() + 11);
  ASSERT_EQ(drafts.size(), 2U);
  EXPECT_EQ(drafts.front().stream, stream_of(deferred_one));
  EXPECT_EQ(drafts.back().stream, stream_of(hidden));
}

TEST_F(Mandates, AnEndBeforeItsDaySuspendsAtOnceUnlessAnotherGrantsTheSame) {
  const auto first = desk_.add_mandate("XCA", {obs}, std::nullopt, 1);
  const auto second = desk_.add_mandate("XCA", {obs}, std::nullopt, 2);
  const auto id = approved({obs});
  const auto end = [&](MandateId which) {
    return desk_.take(end_mandate(desk_.requests, which,
                                  {.ended_on = desk_.today(), .reason = "x", .source = "y"}));
  };
  EXPECT_EQ(end(first), "");
  EXPECT_EQ(desk_.status(id), RequestStatus::approved);
  EXPECT_EQ(end(second), "");
  EXPECT_EQ(desk_.status(id), suspended);
  EXPECT_EQ(end(second), "assistance.mandate_ended");
  const auto terminated_now = desk_.take(terminate(desk_.requests, id, {.reason = "No mandate"},
                                                   DeskForTest::person(9), desk_.facts()),
                                         DeskForTest::person(9));
  EXPECT_EQ(terminated_now, "");
  EXPECT_EQ(desk_.status(id), terminated);
  const auto* told = desk_.acts.back().act.as<ResponseAnnounced>();
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(told->response, Response::terminated);
}

TEST_F(Mandates, AFileRestsOnAMandateWithoutARequest) {
  const auto given = desk_.add_mandate("XCA", {org, obs}, desk_.today() + 100);
  const auto open = [&](std::vector<AssistanceType> types) {
    auto facts = desk_.facts();
    return desk_.take(open_mandate_file(desk_.requests, given,
                                        {.title = "Organization of the elections",
                                         .summary = "As the Council decided",
                                         .types = std::move(types),
                                         .elections = {election_}},
                                        facts));
  };
  EXPECT_EQ(open({ta}), "assistance.type_not_granted");
  EXPECT_EQ(open({}), "assistance.type_needed");
  EXPECT_EQ(open({org}), "");
  const auto id = desk_.acts.back().act.as<MandateFileOpened>()->request;
  EXPECT_EQ(desk_.requests.files.at(id).ref, "AM-2026-001");
  EXPECT_EQ(desk_.status(id), admissible);
  EXPECT_EQ(desk_.take(withdraw(desk_.requests, id, {.reason = "x"}, DeskForTest::person(1),
                                desk_.facts())),
            "assistance.not_from_here")
      << "it is no request that a State could withdraw";
  EXPECT_EQ(desk_.screen_file(id, {org}), "");
  desk_.assess_file(id);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {org}), "");
  EXPECT_EQ(desk_.decide_file(id, Outcome::approved, {org}), "");
  EXPECT_EQ(desk_.acts.back().act.as<ResponseAnnounced>(), nullptr) << "no request was answered";
  desk_.pass_days(101);
  EXPECT_EQ(desk_.status(id), suspended);
  EXPECT_EQ(open({org}), "assistance.mandate_expired");
}

TEST_F(Mandates, WithoutARequestEveryKindRestsOnTheMandate) {
  const auto mandate = desk_.add_mandate("XCA", {ta, env}, desk_.today() + 20);
  const auto id = opened(mandate, {ta}, Classification::internal);
  EXPECT_EQ(desk_.screen_file(id, {ta}), "");
  desk_.assess_file(id);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {ta}), "");
  EXPECT_EQ(desk_.decide_file(id, Outcome::approved, {ta}), "");
  const auto late = opened(mandate, {env}, Classification::internal);
  desk_.pass_days(21);
  EXPECT_EQ(desk_.status(id), suspended);
  EXPECT_EQ(desk_.screen_file(late, {env}), "assistance.mandate_needed");
  const auto end_it = [&] {
    return desk_.take(terminate(desk_.requests, late, {.reason = "Its mandate is over"},
                                DeskForTest::person(9), desk_.facts()),
                      DeskForTest::person(9));
  };
  EXPECT_EQ(end_it(), "");
  EXPECT_EQ(desk_.status(late), terminated);
  EXPECT_EQ(end_it(), "assistance.not_from_here");
}

TEST_F(Mandates, ExpiryLeavesTheWayToDecline) {
  desk_.add_mandate("XCA", {obs}, desk_.today() + 10);
  const auto id = admitted({obs});
  EXPECT_EQ(desk_.screen_file(id, {obs}), "");
  desk_.assess_file(id);
  desk_.pass_days(11);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {obs}), "assistance.mandate_needed");
  EXPECT_EQ(desk_.recommend_file(id, Outcome::declined, {}), "");
}

TEST_F(Mandates, ReferencesDoNotTellOfFilesThatFewerMaySee) {
  const auto mandate = desk_.add_mandate("XCA", {ta}, std::nullopt);
  opened(mandate, {ta}, Classification::internal);
  opened(mandate, {ta}, Classification::strictly_confidential);
  const auto next = opened(mandate, {ta}, Classification::internal);
  EXPECT_EQ(desk_.requests.files.at(next).ref, "AM-2026-002");
}

TEST_F(Mandates, AnAssessmentTakenOverIsAsOldAsItWas) {
  const auto first = approved({ta});
  const auto cleared = desk_.requests.files.at(first).cleared_on;
  desk_.pass_days(300);
  const auto second = admitted({ta});
  EXPECT_EQ(desk_.screen_file(second, {ta}), "");
  EXPECT_EQ(desk_.take(reuse_assessment(desk_.requests, second, {.from = first, .reason = "r"},
                                        DeskForTest::person(3), desk_.facts()),
                       DeskForTest::person(3)),
            "");
  EXPECT_EQ(desk_.requests.files.at(second).cleared_on, cleared);
}

TEST_F(Mandates, AKindNamedTwiceIsNoFullApproval) {
  const auto id = admitted({ta, env});
  EXPECT_EQ(desk_.screen_file(id, {ta, ta}), "assistance.type_twice");
  EXPECT_EQ(desk_.screen_file(id, {ta, env}), "");
  desk_.assess_file(id);
  EXPECT_EQ(desk_.recommend_file(id, Outcome::approved, {ta, ta}), "assistance.type_twice");
}

TEST_F(Mandates, SymbolsAreThoseOfTheOrgan) {
  const auto record_it = [&](MandatingOrgan organ, const std::string& symbol) {
    auto facts = desk_.facts();
    return desk_.take(record_mandate(desk_.requests,
                                     {.state = {"XCA"},
                                      .organ = organ,
                                      .text = {.symbol = symbol,
                                               .paragraph = "OP5",
                                               .excerpt = "x",
                                               .adopted_on = desk_.today()},
                                      .types = {obs}},
                                     facts));
  };
  using enum MandatingOrgan;
  EXPECT_EQ(record_it(security_council, "A/RES/66/163"), "assistance.symbol_malformed");
  EXPECT_EQ(record_it(general_assembly, "S/RES/2626 (2022)"), "assistance.symbol_malformed");
  EXPECT_EQ(record_it(security_council, "S/RES/2626; DROP"), "assistance.symbol_malformed");
  EXPECT_EQ(record_it(security_council, "S/RES/2626 (2022)"), "");
  EXPECT_EQ(record_it(security_council, "S/RES/2626 (2022)"), "assistance.mandate_known");
  EXPECT_EQ(record_it(general_assembly, "46/137"), "");
}

}  // namespace
}  // namespace acta::assistance
