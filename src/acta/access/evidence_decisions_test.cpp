#include "acta/access/evidence_decisions.h"

#include <gtest/gtest.h>

#include "acta/assistance/acts.h"

namespace acta::access {
namespace {

using enum EvidenceKind;

PersonId person(std::uint8_t number) {
  return {.value = {.bytes = {number}}};
}
Actor administrator(std::uint8_t number) {
  return {.person = person(number), .capacity = "administrator"};
}
const Actor machine{.person = {}, .capacity = "operator"};

class EvidenceDemanded : public testing::Test {
 protected:
  // Both administrators have a key.
  EvidenceDemanded() {
    for (std::uint8_t number = 1; number <= 2; ++number) {
      const PersonalKeyId id{.value = {.bytes = {number}}};
      keys_.by_id[id] = {.id = id, .person = person(number)};
    }
  }
  Drafts propose(bool demanded, const Actor& actor, EvidenceKind kind = request_decisions) {
    Facts facts({1}, Hash{static_cast<std::uint8_t>(index_)});
    return propose_evidence_rule(
        rules_, keys_, {.kind = kind, .demanded = demanded, .reason = "Four eyes."}, actor, facts);
  }
  Drafts confirm(std::uint8_t who) {
    const auto id = rules_.proposed.empty() ? EvidenceRuleId{} : rules_.proposed.begin()->second.id;
    return confirm_evidence_rule(rules_, keys_, id, administrator(who));
  }
  RecordedAct fold(const Drafts& drafts, const Actor& actor) {
    EXPECT_TRUE(drafts) << drafts.error().word;
    return fold(drafts->front().act, actor);
  }
  RecordedAct fold(AnyAct act, const Actor& actor) {
    RecordedAct recorded{.index = ++index_,
                         .id = {.bytes = {static_cast<std::uint8_t>(index_)}},
                         .at = {index_},
                         .stream = "access.evidence/1",
                         .version = 0,
                         .actor = actor,
                         .classification = Classification::open,
                         .act = std::move(act)};
    apply(rules_, recorded);
    return recorded;
  }
  std::string unsigned_word(const Actor& actor) {
    const auto asked =
        check_unsigned(rules_, actor, {Draft("assistance.request/1", assistance::Decided{})});
    return asked ? "" : asked.error().word;
  }

  EvidenceRules rules_;
  Keys keys_;
  std::int64_t index_ = 0;
  Actor decider_{.person = person(9), .capacity = "focal_point"};
};

TEST_F(EvidenceDemanded, HoldsFromTheEntryBehindItsConfirmationUntilItIsLifted) {
  fold(propose(true, administrator(1)), administrator(1));
  EXPECT_EQ(unsigned_word(decider_), "") << "one person alone demands nothing";
  EXPECT_EQ(confirm(1).error().word, "access.second_person_needed");
  fold(confirm(2), administrator(2));
  EXPECT_EQ(unsigned_word(decider_), "access.evidence_needed");
  EXPECT_EQ(propose(true, administrator(1)).error().word, "access.evidence_rule_as_it_is");
  fold(propose(false, administrator(2)), administrator(2));
  EXPECT_EQ(unsigned_word(decider_), "access.evidence_needed");
  fold(confirm(1), administrator(1));
  EXPECT_EQ(unsigned_word(decider_), "");
  const auto type = assistance::Decided::info.type;
  EXPECT_FALSE(rules_.demanded_at(type, 2));
  EXPECT_TRUE(rules_.demanded_at(type, 3));
  EXPECT_FALSE(rules_.demanded_at(type, 5));
  EXPECT_FALSE(rules_.demanded_at("cycles.election_added", 3));
}

TEST_F(EvidenceDemanded, OfOneKindLeavesOthersAlone) {
  fold(propose(true, administrator(1), reports), administrator(1));
  fold(confirm(2), administrator(2));
  EXPECT_EQ(unsigned_word(decider_), "");
}

TEST_F(EvidenceDemanded, IsConfirmedByASecondSignatureOnItsProposal) {
  const auto proposed = fold(propose(true, administrator(1)), administrator(1));
  const auto signed_by = [&](std::uint8_t who, const Uuid& act) {
    const auto cause =
        fold(CoSigned{.person = person(who), .key = {}, .acts = {to_text(act)}}, administrator(1));
    return confirm_co_signed(rules_, cause);
  };
  EXPECT_TRUE(signed_by(1, proposed.id).empty()) << "the proposer is no second person";
  EXPECT_TRUE(signed_by(2, Uuid{}).empty()) << "of another act";
  const auto drafts = signed_by(2, proposed.id);
  ASSERT_EQ(drafts.size(), 1);
  fold(drafts.front().act, {.person = {}, .capacity = "system"});
  EXPECT_EQ(unsigned_word(decider_), "access.evidence_needed");
}

TEST_F(EvidenceDemanded, IsNotDemandedByWhoCouldNotGiveIt) {
  keys_.by_id.begin()->second.revoked = 1;
  EXPECT_EQ(propose(true, administrator(1)).error().word, "access.no_key_of_your_own");
  fold(propose(true, administrator(2)), administrator(2));
  EXPECT_EQ(confirm(1).error().word, "access.no_key_of_your_own");
}

TEST_F(EvidenceDemanded, IsLiftedByTheOperatorAloneAndNeverDemandedByThem) {
  fold(propose(true, administrator(1), administration), administrator(1));
  fold(confirm(2), administrator(2));
  EXPECT_EQ(propose(true, machine, reports).error().word, "access.operator_only_lifts");
  fold(propose(false, machine, administration), machine);
  EXPECT_EQ(rules_.in_force(administration), nullptr);
}

TEST_F(EvidenceDemanded, LeavesTheOperatorAndTheSystemAlone) {
  fold(propose(true, administrator(1)), administrator(1));
  fold(confirm(2), administrator(2));
  EXPECT_EQ(unsigned_word(machine), "");
  EXPECT_EQ(unsigned_word({.person = {}, .capacity = "system"}), "");
}

// Keys are never among what needs one: a first key could not be added, a stolen one not revoked.
TEST_F(EvidenceDemanded, IsNeverOfKeys) {
  EXPECT_FALSE(evidence_kind_of(KeyAdded::info.type));
  EXPECT_FALSE(evidence_kind_of(KeyRevoked::info.type));
  EXPECT_EQ(evidence_kind_of(EvidenceRuleProposed::info.type), administration);
}

}  // namespace
}  // namespace acta::access
