#include "acta/protection/decisions.h"

#include <gtest/gtest.h>

namespace acta::protection {
namespace {

constexpr auto internal = Classification::internal;
constexpr auto reach = Classification::confidential;
const Subject ana{
    .stream = "test.person/1", .digest = std::string(64, 'a'), .classification = internal};
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
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts), 1),
            "protection.erasure_requested");
  const auto id = story.erasure();
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(1))),
            "protection.four_eyes");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(2)), 2),
            "protection.data_erased");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(2))),
            "protection.already_settled");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts)),
            "protection.erased");
}

TEST(Protection, TheErasureIsPublicAndNamesItsSubjectByDigestAlone) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, reach, story.facts));
  const auto drafts = confirm_erasure(story.state, story.erasure(), ana, reach, person(2)).value();
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].classification, Classification::open);
  EXPECT_EQ(drafts[0].act.as<DataErased>()->subject, ana.digest);
  EXPECT_EQ(drafts[0].act.body().find(ana.stream), std::string::npos);
}

TEST(Protection, RefusesAnErasureUnderLegalHold) {
  Story story;
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  EXPECT_EQ(story.when(place_hold(story.state, place, ana, reach, story.facts)),
            "protection.hold_placed");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts)),
            "protection.legal_hold");
  EXPECT_EQ(story.when(lift_hold(story.state, story.hold(), {.reason = "judged"}, reach)),
            "protection.hold_lifted");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts)),
            "protection.erasure_requested");
}

TEST(Protection, AHoldPlacedAfterTheRequestStopsItsConfirmation) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, reach, story.facts));
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  story.when(place_hold(story.state, place, ana, reach, story.facts));
  story.when(place_hold(story.state, place, ana, reach, story.facts));
  const auto id = story.erasure();
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(2))),
            "protection.legal_hold");
  story.when(lift_hold(story.state, story.hold(), {.reason = "judged"}, reach));
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(2))),
            "protection.legal_hold")
      << "the other hold still stands";
  story.when(lift_hold(story.state, story.hold(), {.reason = "judged"}, reach));
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, ana, reach, person(2)), 2),
            "protection.data_erased");
}

TEST(Protection, ADeclinedErasureCanBeAskedForAgain) {
  Story story;
  story.when(request_erasure(story.state, ask, ana, reach, story.facts));
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts)),
            "protection.already_requested");
  EXPECT_EQ(story.when(decline_erasure(story.state, story.erasure(), {.reason = " "}, reach)),
            "text.empty");
  EXPECT_EQ(
      story.when(decline_erasure(story.state, story.erasure(), {.reason = "not hers"}, reach)),
      "protection.erasure_declined");
  EXPECT_EQ(story.when(request_erasure(story.state, ask, ana, reach, story.facts)),
            "protection.erasure_requested");
}

TEST(Protection, RefusesWhatIsNotOnTheRecordAndItsOwnActs) {
  Story story;
  auto nobody = ana;
  nobody.classification = Classification::open;
  EXPECT_EQ(story.when(request_erasure(story.state, ask, nobody, reach, story.facts)),
            "protection.unknown_subject");
  auto own = ana;
  own.stream = "protection.erasure/1";
  EXPECT_EQ(story.when(request_erasure(story.state, ask, own, reach, story.facts)),
            "protection.kept");
  auto silent = ask;
  silent.reason = "";
  EXPECT_EQ(story.when(request_erasure(story.state, silent, ana, reach, story.facts)),
            "text.empty");
  EXPECT_EQ(story.when(confirm_erasure(story.state, {}, ana, reach, person(2))),
            "protection.unknown_erasure");
  EXPECT_EQ(story.when(lift_hold(story.state, {}, {.reason = "judged"}, reach)),
            "protection.unknown_hold");
}

TEST(Protection, WhatIsSaidOfAFileIsNoLessConfidentialThanTheFile) {
  constexpr auto strict = Classification::strictly_confidential;
  auto hidden = ana;
  hidden.classification = strict;
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  Story story;
  const auto drawn = [&](const Drafts& drafts) {
    const auto of = drafts.value()[0].classification;
    story.when(drafts);
    return of;
  };
  EXPECT_EQ(drawn(place_hold(story.state, place, ana, reach, story.facts)), reach);
  EXPECT_EQ(drawn(lift_hold(story.state, story.hold(), {.reason = "judged"}, reach)), reach);
  EXPECT_EQ(drawn(place_hold(story.state, place, hidden, strict, story.facts)), strict);
  EXPECT_EQ(drawn(lift_hold(story.state, story.hold(), {.reason = "judged"}, strict)), strict);
  EXPECT_EQ(drawn(request_erasure(story.state, ask, hidden, strict, story.facts)), strict);
  EXPECT_EQ(drawn(decline_erasure(story.state, story.erasure(), {.reason = "not hers"}, strict)),
            strict);
}

TEST(Protection, WhatIsAboveAnAskersReachAnswersAsWhatIsNotThere) {
  constexpr auto strict = Classification::strictly_confidential;
  auto hidden = ana;
  hidden.classification = strict;
  const PlaceHold place{.subject = ana.stream, .reason = "case 12 of 2026"};
  const GiveReason words{.reason = "a reason"};
  Story story;
  const auto subject_is_hidden = [&](const Subject& subject) {
    EXPECT_EQ(story.when(place_hold(story.state, place, subject, reach, story.facts)),
              "protection.unknown_subject");
    EXPECT_EQ(story.when(request_erasure(story.state, ask, subject, reach, story.facts)),
              "protection.unknown_subject");
  };
  subject_is_hidden(hidden);
  story.when(place_hold(story.state, place, hidden, strict, story.facts));
  subject_is_hidden(hidden);
  EXPECT_EQ(story.when(lift_hold(story.state, story.hold(), words, reach)),
            "protection.unknown_hold");
  story.when(lift_hold(story.state, story.hold(), words, strict));
  story.when(request_erasure(story.state, ask, hidden, strict, story.facts));
  subject_is_hidden(hidden);
  const auto id = story.erasure();
  EXPECT_EQ(story.when(decline_erasure(story.state, id, words, reach)),
            "protection.unknown_erasure");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, hidden, reach, person(2))),
            "protection.unknown_erasure");
  EXPECT_EQ(story.when(confirm_erasure(story.state, id, hidden, strict, person(2)), 2),
            "protection.data_erased");
  // Its acts are gone, and with them what they were classified as.
  hidden.classification = Classification::open;
  subject_is_hidden(hidden);
  EXPECT_EQ(story.when(request_erasure(story.state, ask, hidden, strict, story.facts)),
            "protection.erased");
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
