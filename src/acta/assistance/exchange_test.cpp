// What passes between the desk and the State: questions, letters, publications.
#include "acta/assistance/desk_for_test.h"
#include "acta/assistance/state_views.h"

namespace acta::assistance {
namespace {

using enum AssistanceType;

class ExchangeTest : public testing::Test {
 protected:
  std::string ask(RequestId id, AskQuestion request = {.text = "Which register is meant?"}) {
    auto facts = desk_.facts();
    return desk_.take(ask_question(desk_.requests, id, request, officer_, facts), officer_);
  }
  std::string answer(RequestId id, QuestionId question) {
    auto facts = desk_.facts();
    return desk_.take(
        answer_question(desk_.requests, id, {.question = question, .text = "The one of 2024."},
                        mission_, facts),
        mission_);
  }
  std::string settle(RequestId id, QuestionId question) {
    auto facts = desk_.facts();
    return desk_.take(
        settle_question(desk_.requests, id, {.question = question, .note = "Taken into the review"},
                        officer_, facts),
        officer_);
  }
  std::string send(RequestId id, const std::string& blob) {
    auto facts = desk_.facts();
    return desk_.take(
        send_letter(desk_.requests, id,
                    {.subject = "Acknowledgement", .letter = {.blob = blob, .commitment = "c"}},
                    officer_, facts),
        officer_);
  }
  std::string propose(RequestId id) {
    auto facts = desk_.facts();
    return desk_.take(
        propose_publication(desk_.requests, id,
                            {.title = "Summary of the needs assessment", .text = "These words."},
                            officer_, facts),
        officer_);
  }
  std::string consent(RequestId id, PublicationId publication, Consent given, const Actor& by,
                      const std::string& note = "") {
    auto facts = desk_.facts();
    return desk_.take(
        answer_publication(desk_.requests, id,
                           {.publication = publication, .consent = given, .note = note}, by, facts),
        by);
  }
  [[nodiscard]] const RequestFile& file(RequestId id) const { return desk_.requests.files.at(id); }
  QuestionId question(RequestId id) const { return file(id).questions.rbegin()->first; }
  PublicationId publication(RequestId id) const { return file(id).publications.rbegin()->first; }
  bool published() const { return desk_.acts.back().act.as<RequestPublished>() != nullptr; }
  // What the State is shown, as the routes put it together.
  StateContents shown(RequestId id) {
    std::vector<RecordedAct> acts;
    std::ranges::copy_if(desk_.acts, std::back_inserter(acts),
                         [&](const RecordedAct& act) { return act.stream == stream_of(id); });
    return state_contents(acts);
  }

  DeskForTest desk_;
  Actor officer_ = DeskForTest::person(1);
  Actor mission_ = DeskForTest::person(20, "member_state");
  ElectionId election_ = desk_.add_election("XCA", desk_.today() + 400);
  RequestId id_ = desk_.receive(desk_.letter("XCA", {ta}, {election_}));
};

TEST_F(ExchangeTest, AQuestionIsAskedAnsweredOnceAndSettled) {
  EXPECT_EQ(ask(id_), "");
  EXPECT_EQ(waiting_for_state(file(id_)).questions, 1);
  const auto asked = question(id_);
  EXPECT_EQ(answer(id_, asked), "");
  EXPECT_EQ(waiting_for_state(file(id_)).questions, 0);
  EXPECT_EQ(answer(id_, asked), "assistance.not_from_here") << "nothing is open";
  EXPECT_EQ(ask(id_), "");
  EXPECT_EQ(answer(id_, asked), "assistance.question_answered");
  EXPECT_EQ(settle(id_, asked), "");
  EXPECT_EQ(settle(id_, asked), "assistance.question_settled");
  EXPECT_EQ(answer(id_, QuestionId{}), "assistance.unknown_question");
}

TEST_F(ExchangeTest, AnAnswerOfTheStateLeadsTheDeskOn) {
  const Viewer desk{
      .person = officer_.person, .name = "", .capacities = {{.role = Role::desk_officer}}};
  const auto leads = [&] {
    return std::ranges::any_of(
        next_steps(desk_.requests, file(id_), desk, desk_.today()),
        [](const Step& step) { return step.verb == Verb::settle_question && step.primary; });
  };
  ask(id_);
  EXPECT_FALSE(leads());
  answer(id_, question(id_));
  EXPECT_TRUE(leads());
  settle(id_, question(id_));
  EXPECT_FALSE(leads());
}

TEST_F(ExchangeTest, ADayToAnswerByLeavesADay) {
  EXPECT_EQ(ask(id_, {.text = "Which?", .answer_by = desk_.today()}), "assistance.answer_by_past");
  EXPECT_EQ(ask(id_, {.text = " "}), "text.empty");
}

TEST_F(ExchangeTest, NothingIsAskedOfAClosedFileAndALetterIsStillSent) {
  EXPECT_EQ(ask(id_), "");
  const auto asked = question(id_);
  EXPECT_EQ(
      desk_.take(withdraw(desk_.requests, id_, {.reason = "No need"}, mission_, desk_.facts()),
                 mission_),
      "");
  EXPECT_EQ(ask(id_), "assistance.not_from_here");
  EXPECT_EQ(answer(id_, asked), "assistance.not_from_here");
  EXPECT_EQ(waiting_for_state(file(id_)).questions, 0);
  EXPECT_EQ(settle(id_, asked), "") << "the desk tidies up";
  EXPECT_EQ(send(id_, "a letter of its own"), "");
}

TEST_F(ExchangeTest, ALetterIsConfirmedOnceByTheStateOrByWhoSaysHowItIsKnown) {
  EXPECT_EQ(send(id_, "letter one"), "");
  EXPECT_EQ(send(id_, "letter two"), "");
  const auto first = file(id_).letters.begin()->first;
  const auto second = file(id_).letters.rbegin()->first;
  auto facts = desk_.facts();
  const auto confirm = [&](SentLetterId sent, const std::string& note, const Actor& by) {
    return desk_.take(
        acknowledge_letter(desk_.requests, id_, {.sent = sent, .note = note}, by, facts), by);
  };
  EXPECT_EQ(confirm(first, "", officer_), "text.empty");
  EXPECT_EQ(confirm(first, "", mission_), "");
  EXPECT_EQ(confirm(first, "", mission_), "assistance.letter_acknowledged");
  EXPECT_EQ(confirm(second, "Handed over on paper, signed for", officer_), "");
  EXPECT_EQ(to_json(shown(id_)).find("Handed over"), std::string::npos) << "how is the desk's";
  EXPECT_EQ(confirm(second, "", mission_), "assistance.not_from_here") << "none waits";
}

TEST_F(ExchangeTest, ALetterOfAnotherFileIsNotSent) {
  const auto other = desk_.receive(desk_.letter("XCA", {ta}, {election_}));
  const auto of_other = desk_.acts[desk_.acts.size() - 2].act.as<RequestReceived>()->letter.blob;
  EXPECT_EQ(send(id_, of_other), "assistance.letter_needed");
  EXPECT_EQ(send(other, of_other), "") << "its own may be sent back";
}

TEST_F(ExchangeTest, NothingIsPublishedWithoutConsentToTheseWords) {
  EXPECT_EQ(propose(id_), "");
  EXPECT_EQ(consent(id_, publication(id_), Consent::withheld, mission_), "");
  EXPECT_FALSE(published());
  EXPECT_EQ(consent(id_, publication(id_), Consent::given, mission_), "assistance.not_from_here");
  EXPECT_EQ(propose(id_), "");
  EXPECT_EQ(consent(id_, publication(id_), Consent::given, officer_), "text.empty")
      << "how is it known?";
  EXPECT_EQ(consent(id_, publication(id_), Consent::given, mission_), "");
  ASSERT_TRUE(published());
  EXPECT_EQ(desk_.acts.back().act.as<RequestPublished>()->text, "These words.");
  EXPECT_EQ(desk_.acts.back().classification, Classification::open);
}

TEST_F(ExchangeTest, WhatWasDroppedIsNotPublished) {
  EXPECT_EQ(propose(id_), "");
  auto facts = desk_.facts();
  EXPECT_EQ(desk_.take(drop_publication(desk_.requests, id_,
                                        {.publication = publication(id_), .reason = "Wrong words"},
                                        officer_, facts),
                       officer_),
            "");
  const auto dropped = publication(id_);
  EXPECT_EQ(propose(id_), "");
  EXPECT_EQ(consent(id_, dropped, Consent::given, mission_), "assistance.publication_answered");
  EXPECT_FALSE(shown(id_).exchange.publications.front().note) << "why is the desk's";
}

TEST_F(ExchangeTest, OfAConfidentialFileNothingIsProposedForPublication) {
  auto letter = desk_.letter("XCA", {ta}, {election_});
  letter.classification = Classification::confidential;
  EXPECT_EQ(propose(desk_.receive(letter)), "assistance.not_from_here");
}

TEST_F(ExchangeTest, WhatRestsOnAMandateAloneHasNoStateToAsk) {
  const auto mandate = desk_.add_mandate("XCA", {obs}, std::nullopt);
  auto facts = desk_.facts();
  EXPECT_EQ(desk_.take(open_mandate_file(desk_.requests, mandate,
                                         {.title = "t", .summary = "s", .types = {obs}}, facts)),
            "");
  EXPECT_EQ(ask(desk_.acts.back().act.as<MandateFileOpened>()->request),
            "assistance.not_from_here");
}

TEST_F(ExchangeTest, TheStateIsShownWhatItSaidAndWasToldAndNothingOfTheDesk) {
  desk_.add_authority("XCA", Organ::foreign_ministry, on("2020-01-01"));
  desk_.admit_file(id_);
  EXPECT_EQ(desk_.screen_file(id_, {ta}), "");
  desk_.assess_file(id_);
  EXPECT_EQ(ask(id_), "");
  EXPECT_EQ(answer(id_, question(id_)), "");
  EXPECT_EQ(settle(id_, question(id_)), "");
  EXPECT_EQ(desk_.recommend_file(id_, Outcome::approved, {ta}), "");
  EXPECT_EQ(stage_of(file(id_).status), StateStage::being_considered);
  EXPECT_EQ(desk_.decide_file(id_, Outcome::approved, {ta}), "");
  const auto seen = shown(id_);
  EXPECT_EQ(seen.response->outcome, Outcome::approved);
  EXPECT_EQ(seen.exchange.questions.front().answer, "The one of 2024.");
  const auto json = to_json(seen);
  for (const auto* secret : {"I agree", "Taken into the review", "Needed", "Half", "Heard", "Seen",
                             "Valid", "Clear", "All of it"}) {
    EXPECT_EQ(json.find(secret), std::string::npos) << secret;
  }
  for (const auto& act : desk_.acts) {
    const bool internal =
        act.act.as<FindingRecorded>() != nullptr || act.act.as<Recommended>() != nullptr ||
        act.act.as<OriginConfirmed>() != nullptr || act.act.as<TimeTested>() != nullptr ||
        act.act.as<QuestionSettled>() != nullptr || act.act.as<RequestScreened>() != nullptr;
    if (!internal) continue;
    EXPECT_FALSE(told_to_state(act)) << act.act.info().type;
  }
}

TEST_F(ExchangeTest, AStateFollowsAConfidentialRequestOnlyWhenItSubmittedItItself) {
  const Viewer mission{.person = mission_.person,
                       .name = "",
                       .capacities = {{.role = Role::member_state, .state = {"XCA"}}}};
  using enum Classification;
  const auto follows = [&](Classification classification, const char* state, bool by_state) {
    return capacity_that_follows(mission, classification, {state}, by_state) != nullptr;
  };
  EXPECT_TRUE(follows(internal, "XCA", false));
  EXPECT_TRUE(follows(confidential, "XCA", true));
  EXPECT_FALSE(follows(confidential, "XCA", false));
  EXPECT_FALSE(follows(strictly_confidential, "XCA", true));
  EXPECT_FALSE(follows(internal, "XKA", true));
  EXPECT_FALSE(sees(mission, internal)) << "nothing internal";
}

}  // namespace
}  // namespace acta::assistance
