#include "acta/access/key_decisions.h"

#include <gtest/gtest.h>

namespace acta::access {
namespace {

PersonId person(std::uint8_t number) {
  return {.value = {.bytes = {number}}};
}
PersonalKeyId key_id(std::uint8_t number) {
  return {.value = {.bytes = {number}}};
}

RecordedAct recorded(std::int64_t index, AnyAct act) {
  return {.index = index,
          .id = {},
          .at = {index},
          .stream = "access.key/1",
          .version = 0,
          .actor = {},
          .classification = Classification::internal,
          .act = std::move(act)};
}

class PersonalKeys : public testing::Test {
 protected:
  PersonalKeys() {
    for (std::uint8_t number = 1; number <= 2; ++number) {
      people_.by_id[person(number)] = {.id = person(number)};
    }
  }

  Drafts add(std::uint8_t whose, const std::string& material, const Actor& actor,
             std::optional<std::string> reason = std::nullopt) {
    Facts facts({1}, Hash{});
    return add_key(people_, keys_,
                   {.person = person(whose),
                    .kind = KeyKind::personal_ed25519,
                    .label = "Laptop",
                    .material = material,
                    .credential = std::nullopt,
                    .site = std::nullopt,
                    .possession = {},
                    .reason = std::move(reason)},
                   actor, facts);
  }
  void fold(std::int64_t index, AnyAct act) { apply(keys_, recorded(index, std::move(act))); }
  static KeyAdded added(std::uint8_t number) {
    return {.key = key_id(number), .person = person(1), .material = std::string(1, 'a')};
  }

  People people_;
  Keys keys_;
  Actor first_{.person = person(1), .capacity = "desk_officer"};
  Actor second_{.person = person(2), .capacity = "desk_officer"};
  Actor administrator_{.person = person(2), .capacity = "administrator"};
};

TEST_F(PersonalKeys, AreAddedByTheirPersonOrByAnAdministratorWithAReason) {
  EXPECT_TRUE(add(1, "m", first_));
  EXPECT_EQ(add(1, "m", second_).error().word, "access.not_your_key");
  EXPECT_EQ(add(1, "m", administrator_).error().word, "text.empty");
  EXPECT_TRUE(add(1, "m", administrator_, "Given out at the desk."));
  EXPECT_EQ(add(9, "m", first_).error().word, "access.unknown_person");
}

TEST_F(PersonalKeys, AreAddedOnceForEver) {
  fold(3, added(1));
  EXPECT_EQ(add(1, "a", first_).error().word, "access.key_known");
  fold(4, KeyRevoked{.key = key_id(1), .reason = "Lost."});
  EXPECT_EQ(add(1, "a", first_).error().word, "access.key_known");
}

TEST_F(PersonalKeys, CountFromTheEntryThatAddsThemToTheOneThatRevokesThem) {
  EXPECT_EQ(check_keys_count(keys_, {key_id(1)}).error().word, "access.key_not_valid");
  fold(3, added(1));
  EXPECT_TRUE(check_keys_count(keys_, {key_id(1)}));
  fold(7, KeyRevoked{.key = key_id(1), .reason = "Lost."});
  EXPECT_EQ(check_keys_count(keys_, {key_id(1)}).error().word, "access.key_not_valid");
  EXPECT_EQ(keys_.by_id.at(key_id(1)).added, 3);
  EXPECT_EQ(keys_.by_id.at(key_id(1)).revoked, 7);
}

TEST_F(PersonalKeys, AreRevokedByTheirPersonOrAnAdministratorOnce) {
  fold(3, added(1));
  EXPECT_EQ(revoke_key(keys_, key_id(1), "Mine.", second_).error().word, "access.unknown_key");
  EXPECT_EQ(revoke_key(keys_, key_id(2), "Mine.", first_).error().word, "access.unknown_key");
  EXPECT_TRUE(revoke_key(keys_, key_id(1), "Left.", administrator_));
  EXPECT_TRUE(revoke_key(keys_, key_id(1), "Lost.", first_));
  fold(4, KeyRevoked{.key = key_id(1), .reason = "Lost."});
  EXPECT_EQ(revoke_key(keys_, key_id(1), "Lost.", first_).error().word,
            "access.key_revoked_before");
}

TEST_F(PersonalKeys, KeepTheCountOfAPasskeyAndRefuseOneThatDoesNotGrow) {
  fold(3, added(1));
  Bytes data(37, 0);
  data[36] = 5;
  fold(4, EvidenceRecorded{.key = key_id(1),
                           .acts = {},
                           .client_data = {},
                           .authenticator_data = to_base64(data),
                           .signature = {}});
  EXPECT_EQ(keys_.by_id.at(key_id(1)).count, 5);
  const auto give = [&](std::int64_t count) {
    return record_evidence(keys_, {.given = {.key = key_id(1)}, .count = count},
                           Classification::confidential);
  };
  EXPECT_EQ(give(5).error().word, "access.passkey_copied");
  EXPECT_EQ(give(0).error().word, "access.passkey_copied");
  ASSERT_TRUE(give(6));
  EXPECT_EQ(give(6)->classification, Classification::confidential);
}

// Acts that were confirmed together have one evidence, as confidential as the most confidential of
// them: a public act says nothing of it.
TEST_F(PersonalKeys, ConfirmActsThatAreAsConfidentialAsTheEvidence) {
  fold(3, added(1));
  const auto act = [](std::uint8_t number, Classification classification) {
    auto made = recorded(number, KeyRevoked{.key = key_id(number), .reason = {}});
    made.id.bytes[0] = number;
    made.classification = classification;
    return made;
  };
  const auto secret = act(1, Classification::internal);
  const auto told = act(2, Classification::open);
  fold(4, EvidenceRecorded{.key = key_id(1),
                           .acts = {to_text(secret.id), to_text(told.id)},
                           .client_data = {},
                           .authenticator_data = {},
                           .signature = {}});
  EXPECT_EQ(confirmation_of(keys_, secret), 4);
  EXPECT_EQ(confirmation_of(keys_, told), std::nullopt);
  EXPECT_EQ(confirmation_of(keys_, act(3, Classification::internal)), std::nullopt);
}

TEST_F(PersonalKeys, OfAuthenticatorsThatDoNotCountAreTakenWithZero) {
  fold(3, added(1));
  EXPECT_TRUE(
      record_evidence(keys_, {.given = {.key = key_id(1)}, .count = 0}, Classification::internal));
}

}  // namespace
}  // namespace acta::access
