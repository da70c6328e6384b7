// Requests for advisory services: from the State's letter to what came of it.
#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {
namespace {

using enum AdvisoryStatus;

class AdvisoryServices : public testing::Test {
 protected:
  std::string take(const Drafts& drafts) {
    if (!drafts) return drafts.error().word;
    for (const auto& draft : *drafts) {
      apply(advisories_, {.at = desk_.now,
                          .stream = draft.stream,
                          .classification = draft.classification,
                          .act = draft.act});
      last_ = draft.classification;
    }
    return {};
  }
  [[nodiscard]] RequestAdvisory letter() const {
    return {.state = {"XCA"},
            .title = "The law on assemblies",
            .summary = "Asks for advice on the law on assemblies before the elections.",
            .asked_on = desk_.today() + -3};
  }
  std::string ask(const RequestAdvisory& asked, bool shows = true) {
    auto facts = desk_.facts();
    const auto drafts = request_advisory(
        desk_.requests, asked, [shows](const RequestFile&) { return shows; }, facts);
    if (drafts) id_ = drafts->front().act.as<AdvisoryRequested>()->advisory;
    return take(drafts);
  }
  std::string hear(std::string note = "No overlap with the needs assessment.") {
    return take(coordinate_advisory(
        advisories_, id_, {.position = AdvisoryPosition::comments, .note = std::move(note)}));
  }
  std::string answer(AdvisoryAnswer what, std::int32_t days = 0) {
    return take(answer_advisory(
        advisories_, id_,
        {.answer = what, .reason = "Within the mandate.", .answered_on = desk_.today() + days},
        desk_.facts()));
  }
  std::string complete(std::int32_t days = 0) {
    return take(complete_advisory(
        advisories_, id_,
        {.summary = "Two notes were given.", .completed_on = desk_.today() + days}, desk_.facts()));
  }
  std::string withdraw() {
    return take(withdraw_advisory(advisories_, id_,
                                  {.reason = "Not needed any more.", .withdrawn_on = desk_.today()},
                                  desk_.facts()));
  }
  [[nodiscard]] AdvisoryStatus status() const { return advisories_.by_id.at(id_).status; }

  DeskForTest desk_;
  Advisories advisories_;
  AdvisoryId id_;
  Classification last_ = Classification::open;
};

TEST_F(AdvisoryServices, AreAnsweredOnceTheDivisionWasHeard) {
  EXPECT_EQ(ask(letter()), "");
  EXPECT_EQ(status(), received);
  EXPECT_EQ(answer(AdvisoryAnswer::accepted), "assistance.not_coordinated");
  EXPECT_EQ(complete(), "assistance.not_coordinated");
  EXPECT_EQ(hear(" "), "text.empty");
  EXPECT_EQ(hear(), "");
  EXPECT_EQ(hear("A second word."), "");
  EXPECT_EQ(status(), coordinated);
  EXPECT_EQ(complete(), "assistance.wrong_status");
  EXPECT_EQ(answer(AdvisoryAnswer::accepted, 1), "assistance.day_in_future");
  EXPECT_EQ(answer(AdvisoryAnswer::accepted, -4), "assistance.period_reversed");
  EXPECT_EQ(answer(AdvisoryAnswer::accepted), "");
  EXPECT_EQ(status(), accepted);
  EXPECT_EQ(answer(AdvisoryAnswer::declined), "assistance.wrong_status");
  EXPECT_EQ(complete(-1), "assistance.period_reversed") << "before it was answered";
  EXPECT_EQ(hear("While it goes on."), "");
  EXPECT_EQ(status(), accepted);
  EXPECT_EQ(complete(), "");
  EXPECT_EQ(status(), completed);
}

TEST_F(AdvisoryServices, NothingFollowsAnEnd) {
  for (const auto end : {declined, withdrawn, completed}) {
    EXPECT_EQ(ask(letter()), "");
    EXPECT_EQ(hear(), "");
    if (end == withdrawn) {
      EXPECT_EQ(withdraw(), "");
    } else {
      EXPECT_EQ(answer(end == declined ? AdvisoryAnswer::declined : AdvisoryAnswer::accepted), "");
      if (end == completed) {
        EXPECT_EQ(complete(), "");
      }
    }
    EXPECT_EQ(status(), end);
    EXPECT_EQ(hear(), "assistance.wrong_status");
    EXPECT_EQ(answer(AdvisoryAnswer::accepted), "assistance.wrong_status");
    EXPECT_EQ(complete(), "assistance.wrong_status");
    EXPECT_EQ(withdraw(), "assistance.wrong_status");
  }
}

TEST_F(AdvisoryServices, AreWithdrawnBeforeAnybodyWasHeard) {
  EXPECT_EQ(ask(letter()), "");
  EXPECT_EQ(withdraw(), "");
  EXPECT_EQ(status(), withdrawn);
  id_ = {};
  EXPECT_EQ(withdraw(), "assistance.unknown_advisory");
}

TEST_F(AdvisoryServices, NameARequestOfTheSameStateThatIsNoMoreClosedThanTheyAre) {
  desk_.add_authority("XCA", Organ::foreign_ministry, on("2020-01-01"));
  const auto election = desk_.add_election("XCA", desk_.today() + 400);
  const auto file = desk_.receive(desk_.letter("XCA", {AssistanceType::ta}, {election}));
  auto asked = letter();
  asked.request = file;
  EXPECT_EQ(ask(asked), "");
  EXPECT_EQ(ask(asked, false), "assistance.unknown_request") << "who may not see it";
  asked.request = RequestId{};
  EXPECT_EQ(ask(asked), "assistance.unknown_request");
  asked.request = file;
  asked.state = {"XKA"};
  EXPECT_EQ(ask(asked), "assistance.other_state");
  asked.state = {"XCA"};
  desk_.requests.files.at(file).classification = Classification::confidential;
  EXPECT_EQ(ask(asked), "assistance.link_reveals");
  asked.classification = Classification::confidential;
  EXPECT_EQ(ask(asked), "");
  EXPECT_EQ(hear(), "");
  EXPECT_EQ(last_, Classification::confidential) << "every act is as closed as the request";
}

TEST_F(AdvisoryServices, RefuseWhatCannotBe) {
  const auto with = [&](auto change) {
    auto asked = letter();
    change(asked);
    return ask(asked);
  };
  EXPECT_EQ(with([](auto& asked) { asked.title = ""; }), "text.empty");
  EXPECT_EQ(with([](auto& asked) { asked.title = std::string(301, 'x'); }), "text.too_long");
  EXPECT_EQ(with([](auto& asked) { asked.summary = "\n"; }), "text.empty");
  EXPECT_EQ(with([&](auto& asked) { asked.asked_on = desk_.today() + 1; }),
            "assistance.day_in_future");
  EXPECT_EQ(with([](auto& asked) { asked.classification = Classification::open; }),
            "assistance.not_public");
}

}  // namespace
}  // namespace acta::assistance
