// Decides about personal keys: added with a proof of possession, revoked, used. Pure; signatures
// are judged before (keyring_routes.cpp, signing_routes.cpp), whether a key counts is decided here.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "acta/access/decisions.h"
#include "acta/access/key_acts.h"

namespace acta::access {

struct PersonalKey {
  PersonalKeyId id;
  PersonId person;
  KeyKind kind = KeyKind::personal_ed25519;
  std::string label;
  std::string material;
  std::string credential;
  std::string site;
  std::int64_t added = 0;  // the entry that added it
  Instant added_at;
  std::optional<std::int64_t> revoked;  // the entry that revoked it
  std::string revoked_because;
  std::int64_t count = 0;  // a passkey's count of signatures, as last seen

  [[nodiscard]] bool counts() const { return !revoked; }
};

struct Keys {
  std::map<PersonalKeyId, PersonalKey> by_id;
  std::set<std::string> materials;  // of all that were ever added
  // By the ids of acts that a passkey confirmed: the entry with its evidence.
  struct Confirmation {
    std::int64_t index = 0;
    Classification classification = Classification::internal;
  };
  std::map<std::string, Confirmation> confirmed;
};
void apply(Keys& keys, const RecordedAct& act);
// Where a passkey confirmed the act; nothing where the evidence is more confidential than the act
// is, as that of acts confirmed together is as confidential as the most confidential of them.
[[nodiscard]] std::optional<std::int64_t> confirmation_of(const Keys& keys, const RecordedAct& act);
// The count of signatures in a passkey's authenticator data, in base64; 0 when there is none.
[[nodiscard]] std::int64_t count_of(const std::string& authenticator_data);

// The keys of a person, in the order in which they were added.
[[nodiscard]] std::vector<PersonalKey> keys_of(const Keys& keys, PersonId person);

struct AddKey {
  PersonId person;
  KeyKind kind = KeyKind::personal_ed25519;
  std::string label;
  std::string material;
  std::optional<std::string> credential;
  std::optional<std::string> site;
  Possession possession;
  std::optional<std::string> reason;
};

// A person's own key; an administrator, or the operator, adds one for another with a reason.
Drafts add_key(const People& people, const Keys& keys, const AddKey& request, const Actor& actor,
               Facts& facts);
// An own key; an administrator's, or the operator's, any.
Drafts revoke_key(const Keys& keys, PersonalKeyId id, const std::string& reason,
                  const Actor& actor);

// Refuses when one of them does not count now: not added yet, or revoked.
Result<bool> check_keys_count(const Keys& keys, const std::vector<PersonalKeyId>& used);

struct Evidence {
  EvidenceRecorded given;
  std::int64_t count = 0;  // as the authenticator says
};
// The evidence behind the acts, classified as high as they are.
Result<Draft> record_evidence(const Keys& keys, const Evidence& evidence,
                              Classification classification);

}  // namespace acta::access
