// Addresses of personal keys: the keys themselves, their register, signing what was prepared, and
// for which acts signing is demanded.
#pragma once

#include "acta/access/key_decisions.h"
#include "acta/access/key_sessions.h"
#include "acta/access/routes.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::access {

struct KeyInfo {
  PersonalKeyId id;
  KeyKind kind = KeyKind::personal_ed25519;
  std::string label;
  std::string fingerprint;
  std::optional<std::string> credential;
  std::optional<std::string> site;
  std::int64_t added = 0;
  Instant added_at;
  std::optional<std::int64_t> revoked;
  std::optional<std::string> reason;
};
constexpr auto describe(KeyInfo*) {
  return described<KeyInfo>(
      "PersonalKey", "A key of a person.", field<&KeyInfo::id>("id", "Its id."),
      field<&KeyInfo::kind>("kind", "Of what kind."),
      field<&KeyInfo::label>("label", "What its person calls it."),
      field<&KeyInfo::fingerprint>("fingerprint", "The first 8 bytes of its SHA-256."),
      field<&KeyInfo::credential>("credential", "Of a passkey: its id, in base64."),
      field<&KeyInfo::site>("site", "Of a passkey: where it works."),
      field<&KeyInfo::added>("added", "The act that added it."),
      field<&KeyInfo::added_at>("added_at", "When."),
      field<&KeyInfo::revoked>("revoked", "The act that revoked it."),
      field<&KeyInfo::reason>("reason", "Why it was revoked."));
}
struct KeyList {
  std::vector<KeyInfo> keys;
  std::optional<std::string> site;
};
constexpr auto describe(KeyList*) {
  return described<KeyList>("KeyList", "Keys of a person, oldest first.",
                            field<&KeyList::keys>("keys", "All, revoked ones too."),
                            field<&KeyList::site>("site", "Where passkeys work."));
}

struct NewKey {
  KeyKind kind = KeyKind::personal_ed25519;
  std::string label;
  std::string text;
  std::string signature;
  std::optional<std::string> key;
  std::optional<std::string> attestation_client_data;
  std::optional<std::string> attestation;
  std::optional<std::string> client_data;
  std::optional<std::string> authenticator_data;
};
constexpr auto describe(NewKey*) {
  return described<NewKey>(
      "NewKey", "Adds an own key.", field<&NewKey::kind>("kind", "Of what kind."),
      field<&NewKey::label>("label", "What you call it."),
      field<&NewKey::text>("text", "The challenge."),
      field<&NewKey::signature>("signature", "Over it; in base64."),
      field<&NewKey::key>("key", "Of a personal key: 32 bytes in base64."),
      field<&NewKey::attestation_client_data>("attestation_client_data",
                                              "Of a passkey, as it was made; in base64."),
      field<&NewKey::attestation>("attestation",
                                  "Of a passkey: the attestation object, in base64."),
      field<&NewKey::client_data>("client_data", "Of a passkey, as it signed; in base64."),
      field<&NewKey::authenticator_data>("authenticator_data",
                                         "Of a passkey, as it signed; in base64."));
}

// Judges the proof of possession of a personal or passkey; what it refuses is not a key. `site` is
// empty where there are no passkeys.
Result<AddKey> judge_new_key(const NewKey& asked, PersonId person, const std::string& site);

// Their register as a file (docs/formats/keys.md).
[[nodiscard]] std::string print_register(const Keys& keys, const std::string& origin);

void add_key_routes(http::Router& router, routing::Context& context,
                    const AccessSettings& settings);
void add_signing_routes(http::Router& router, routing::Context& context);
void add_evidence_routes(http::Router& router, routing::Context& context);

}  // namespace acta::access
