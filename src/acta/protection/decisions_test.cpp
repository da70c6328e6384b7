#include "acta/protection/decisions.h"

#include <gtest/gtest.h>

namespace acta::protection {
namespace {

const Subject ana{.stream = "test.person/1", .digest = std::string(64, 'a'), .has_sealed = true};
const RequestErasure ask{.subject = ana.stream,
                         .basis = Basis::consent_withdrawn,
                         .requester = Requester::data_subject,
                         .reason = "asked by letter"};

PersonId person(std::uint8_t last) {
  PersonId id;
  id.value.bytes[15] = last;
  return id;
}

// Given acts, when somebody asks, then acts or a refusal.
class Story {
 public:
  std::string when(const Drafts& drafts, std::uint8_t by = 1) {
    if (!drafts) return drafts.error().word;
    for (const auto& draft : *drafts) {
      apply(state, {.index = next_++,
                    .id = {},
                    .at = {},
                    .stream = draft.stream,
                    .version = 0,
                    .actor = {.person = person(by), .capacity = "administrator"},
                    .classification = draft.classification,
                    .act = draft.act});
    }
    return std::string(drafts->back().act.info().type);
  }
  [[nodiscard]] ErasureId erasure() const { return state.erasures.begin()->first; }
  [[nodiscard]] HoldId hold() const { return state.holds.begin()->first; }

  Protection state;
  Facts facts{{1'767'225'600'000}, Hash{1}};

 private:
  std::int64_t next_ = 0;
};

TEST(Protection, AnErasureTakesTwoPersons) {
  Story story;
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts), 1),
            "protection.erasure_requested");
  const auto id = story.erasure();
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(1))), "protection.four_eyes");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(2)), 2),
            "protection.data_erased");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(2))),
            "protection.already_settled");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts)), "protection.erased");
}

TEST(Protection, TheErasureIsPublicAndNamesItsSubjectByDigestAlone) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, story.facts));
  const auto drafts = confirm_erasure(story.state, story.erasure(), ana, person(2)).value();
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].classification, Classification::open);
  EXPECT_EQ(drafts[0].act.as<DataErased>()->subject, ana.digest);
  EXPECT_EQ(drafts[0].act.body().find(ana.stream), std::string::npos);
}

TEST(Protection, RefusesAnErasureUnderLegalHold) {
  Story story;
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  EXPECT_EQ(story.when(place_hold(story.state, place, ana, story.facts)), "protection.hold_placed");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts)),
            "protection.legal_hold");
  EXPECT_EQ(story.when(lift_hold(story.state, story.hold(), {.reason = "judged"})),
            "protection.hold_lifted");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts)),
            "protection.erasure_requested");
}

TEST(Protection, AHoldPlacedAfterTheRequestStopsItsConfirmation) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, story.facts));
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  story.when(place_hold(story.state, place, ana, story.facts));
  story.when(place_hold(story.state, place, ana, story.facts));
  const auto id = story.erasure();
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(2))), "protection.legal_hold");
  story.when(lift_hold(story.state, story.hold(), {.reason = "judged"}));
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(2))), "protection.legal_hold")
      << "the other hold still stands";
  story.when(lift_hold(story.state, story.hold(), {.reason = "judged"}));
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, person(2)), 2),
            "protection.data_erased");
}

TEST(Protection, ADeclinedErasureCanBeAskedForAgain) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, story.facts));
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts)),
            "protection.already_requested");
  EXPECT_EQ(story.when(decline_erasure(story.state, story.erasure(), {.reason = " "})),
            "text.empty");
  EXPECT_EQ(story.when(decline_erasure(story.state, story.erasure(), {.reason = "not hers"})),
            "protection.erasure_declined");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, story.facts)),
            "protection.erasure_requested");
}

TEST(Protection, RefusesWhatIsNotOnTheRecordAndItsOwnActs) {
  Story story;
  auto nobody = ana;
  nobody.has_sealed = false;
  EXPECT_EQ(story.when(request_erasure(story.state, ask, nobody, story.facts)),
            "protection.unknown_subject");
  auto own = ana;
  own.stream = "protection.erasure/1";
  EXPECT_EQ(story.when(request_erasure(story.state, ask, own, story.facts)), "protection.kept");
  auto silent = ask;
  silent.reason = "";
  EXPECT_EQ(story.when(request_erasure(story.state, silent, ana, story.facts)), "text.empty");
  EXPECT_EQ(story.when(confirm_erasure(story.state, {}, ana, person(2))),
            "protection.unknown_erasure");
  EXPECT_EQ(story.when(lift_hold(story.state, {}, {.reason = "judged"})),
            "protection.unknown_hold");
}

TEST(Protection, ADisclosureIsNoLessConfidentialThanItsAct) {
  Story story;
  const Disclose show{.fields = {"/body/name"}, .to = "The court", .why = "its order"};
  const auto of = [&](Classification classification) {
    return disclose(show, 7, classification, story.facts).value()[0].classification;
  };
  EXPECT_EQ(of(Classification::internal), Classification::confidential);
  EXPECT_EQ(of(Classification::strictly_confidential), Classification::strictly_confidential);
  const auto word = [&](const Disclose& request) {
    return disclose(request, 7, Classification::internal, story.facts).error().word;
  };
  EXPECT_EQ(word({.fields = {}, .to = "x", .why = "y"}), "protection.fields_needed");
  EXPECT_EQ(word({.fields = {"/type"}, .to = " ", .why = "y"}), "text.empty");
  EXPECT_EQ(word({.fields = {"/type"}, .to = "x", .why = ""}), "text.empty");
}

}  // namespace
}  // namespace acta::protection
