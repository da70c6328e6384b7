#include "acta/access/key_decisions.h"

#include <algorithm>

#include "acta/base/bytes.h"

namespace acta::access {
namespace {

constexpr std::ptrdiff_t keys_of_person_max = 20;

Result<bool> check_words(const std::string& text, std::string_view where) {
  const bool blank = std::ranges::all_of(text, [](char c) { return c == ' '; });
  if (blank) return refuse("text.empty", 422, "write a few words here", std::string(where));
  if (text.size() > 300)
    return refuse("text.too_long", 422, "at most 300 bytes", std::string(where));
  return true;
}

bool administers(const Actor& actor) {
  return actor.capacity == word_of(Role::administrator) || actor.capacity == "operator";
}

Result<const PersonalKey*> find_key(const Keys& keys, PersonalKeyId id) {
  const auto found = keys.by_id.find(id);
  if (found == keys.by_id.end()) {
    return refuse("access.unknown_key", 404, "there is no such key", "$.key");
  }
  return &found->second;
}

}  // namespace

void apply(Keys& keys, const RecordedAct& act) {
  match(
      act.act,
      [&](const KeyAdded& a) {
        keys.by_id[a.key] = {.id = a.key,
                             .person = a.person,
                             .kind = a.kind,
                             .label = a.label,
                             .material = a.material,
                             .credential = a.credential.value_or(""),
                             .site = a.site.value_or(""),
                             .added = act.index,
                             .added_at = act.at,
                             .revoked = std::nullopt,
                             .revoked_because = {},
                             .count = 0};
        keys.materials.insert(a.material);
        // The proof of possession is the first use of a passkey.
        keys.by_id[a.key].count = count_of(a.possession.authenticator_data.value_or(""));
      },
      [&](const KeyRevoked& a) {
        keys.by_id[a.key].revoked = act.index;
        keys.by_id[a.key].revoked_because = a.reason;
      },
      [&](const EvidenceRecorded& a) {
        auto& key = keys.by_id[a.key];
        key.count = std::max(key.count, count_of(a.authenticator_data));
        for (const auto& id : a.acts) {
          keys.confirmed.emplace(
              id, Keys::Confirmation{.index = act.index, .classification = act.classification});
        }
      });
}

std::optional<std::int64_t> confirmation_of(const Keys& keys, const RecordedAct& act) {
  const auto found = keys.confirmed.find(to_text(act.id));
  if (found == keys.confirmed.end()) return std::nullopt;
  const auto& confirmation = found->second;
  return confirmation.classification > act.classification ? std::nullopt
                                                          : std::optional(confirmation.index);
}

std::int64_t count_of(const std::string& authenticator_data) {
  // Web Authentication Level 2, section 6.1: behind the hash of the site and the flags.
  constexpr std::size_t at = 33;
  const auto bytes = from_base64(authenticator_data);
  if (!bytes || bytes->size() < at + 4) return 0;
  std::int64_t count = 0;
  for (std::size_t i = at; i < at + 4; ++i) count = count * 256 + (*bytes)[i];
  return count;
}

std::vector<PersonalKey> keys_of(const Keys& keys, PersonId person) {
  std::vector<PersonalKey> list;
  for (const auto& [id, key] : keys.by_id) {
    if (key.person == person) list.push_back(key);
  }
  std::ranges::sort(list, {}, &PersonalKey::added);
  return list;
}

Drafts add_key(const People& people, const Keys& keys, const AddKey& request, const Actor& actor,
               Facts& facts) {
  if (!people.by_id.contains(request.person)) {
    return refuse("access.unknown_person", 404, "there is no such person", "$.person");
  }
  (void)ACTA_TRY(check_words(request.label, "$.label"));
  if (request.person != actor.person) {
    if (!administers(actor)) {
      return refuse("access.not_your_key", 403, "a person adds own keys only", "$.person");
    }
    (void)ACTA_TRY(check_words(request.reason.value_or(""), "$.reason"));
  }
  if (keys.materials.contains(request.material)) {
    return refuse("access.key_known", 409,
                  "this key was added before; a key is added once, to one person: make a new one");
  }
  const auto held = std::ranges::count_if(keys.by_id, [&](const auto& one) {
    return one.second.person == request.person && one.second.counts();
  });
  if (held >= keys_of_person_max) {
    return refuse("access.too_many_keys", 409, "they have 20 keys; revoke one first");
  }
  const auto id = facts.fresh<PersonalKeyId>();
  return std::vector{Draft(stream_of(id), KeyAdded{.key = id,
                                                   .person = request.person,
                                                   .kind = request.kind,
                                                   .label = request.label,
                                                   .material = request.material,
                                                   .credential = request.credential,
                                                   .site = request.site,
                                                   .possession = request.possession,
                                                   .reason = request.reason})};
}

Drafts revoke_key(const Keys& keys, PersonalKeyId id, const std::string& reason,
                  const Actor& actor) {
  const auto* key = ACTA_TRY(find_key(keys, id));
  if (key->person != actor.person && !administers(actor)) {
    return refuse("access.unknown_key", 404, "there is no such key", "$.key");
  }
  (void)ACTA_TRY(check_words(reason, "$.reason"));
  if (!key->counts()) {
    return refuse("access.key_revoked_before", 409, "it was revoked before");
  }
  return std::vector{Draft(stream_of(id), KeyRevoked{.key = id, .reason = reason})};
}

Result<bool> check_keys_count(const Keys& keys, const std::vector<PersonalKeyId>& used) {
  for (const auto& id : used) {
    const auto found = keys.by_id.find(id);
    if (found == keys.by_id.end() || !found->second.counts()) {
      return refuse("access.key_not_valid", 409,
                    "a key that signed does not count now: it was revoked, or is not added yet; "
                    "sign with another");
    }
  }
  return true;
}

Result<Draft> record_evidence(const Keys& keys, const Evidence& evidence,
                              Classification classification) {
  const auto* key = ACTA_TRY(find_key(keys, evidence.given.key));
  // Norm: Web Authentication Level 2, section 7.2, step 21: a count that does not grow is a sign of
  // a copied authenticator; one that stays 0 does not count.
  const bool counting = evidence.count != 0 || key->count != 0;
  if (counting && evidence.count <= key->count) {
    return refuse(
        "access.passkey_copied", 409,
        "this passkey has signed more often than it says: it may have been copied; revoke "
        "it and add a new one");
  }
  return Draft(stream_of(key->id), evidence.given, classification);
}

}  // namespace acta::access
