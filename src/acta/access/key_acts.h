// What can be on the record of personal keys: keys added and revoked, evidence of a passkey for an
// act, and who else signed one. Together the register of keys, made of entries itself.
//
// All internal: what a public key is of whom is personal data. A key counts for the acts between
// the entry that adds it and the one that revokes it (docs/formats/keys.md). Bytes are in base64.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::access {

struct PersonalKeyTag {
  static constexpr std::string_view name = "PersonalKeyId";
};
using PersonalKeyId = Id<PersonalKeyTag>;

enum class KeyKind : std::uint8_t { personal_ed25519, passkey };
constexpr auto describe(KeyKind*) {
  return words<KeyKind>("KeyKind", "What kind of key.", "personal_ed25519", "passkey");
}

// That who adds a key has its secret half: a signature over a text that was made for it.
struct Possession {
  std::string text;
  std::string signature;
  std::optional<std::string> client_data;         // of a passkey
  std::optional<std::string> authenticator_data;  // of a passkey
};
constexpr auto describe(Possession*) {
  return described<Possession>(
      "Possession", "Who added a key has its secret half.",
      field<&Possession::text>("text", "What was to be signed."),
      field<&Possession::signature>("signature", "The signature, in base64."),
      field<&Possession::client_data>("client_data", "Of a passkey: clientDataJSON, in base64."),
      field<&Possession::authenticator_data>("authenticator_data", "Of a passkey: in base64."));
}

struct KeyAdded {
  static constexpr ActInfo info{"access.key_added", 1, Classification::internal};
  PersonalKeyId key;
  PersonId person;
  KeyKind kind = KeyKind::personal_ed25519;
  std::string label;
  std::string material;
  std::optional<std::string> credential;
  std::optional<std::string> site;
  Possession possession;
  std::optional<std::string> reason;
};
constexpr auto describe(KeyAdded*) {
  return described<KeyAdded>(
      "KeyAdded", "A person's key was added.", field<&KeyAdded::key>("key", "Its id."),
      field<&KeyAdded::person>("person", "Whose."), field<&KeyAdded::kind>("kind", "Of what kind."),
      field<&KeyAdded::label>("label", "What its person calls it."),
      field<&KeyAdded::material>("material", "32 bytes of Ed25519, or a COSE key; in base64."),
      field<&KeyAdded::credential>("credential", "Of a passkey: its id, in base64."),
      field<&KeyAdded::site>("site", "Of a passkey: the origin that it is made for."),
      field<&KeyAdded::possession>("possession", "The proof of possession."),
      field<&KeyAdded::reason>("reason", "Why an administrator added it."));
}

struct KeyRevoked {
  static constexpr ActInfo info{"access.key_revoked", 1, Classification::internal};
  PersonalKeyId key;
  std::string reason;
};
constexpr auto describe(KeyRevoked*) {
  return described<KeyRevoked>("KeyRevoked", "A key was revoked, from this entry on.",
                               field<&KeyRevoked::key>("key", "Which."),
                               field<&KeyRevoked::reason>("reason", "Why."));
}

struct EvidenceRecorded {
  static constexpr ActInfo info{"access.evidence_recorded", 1, Classification::internal};
  PersonalKeyId key;
  std::vector<std::string> acts;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};
constexpr auto describe(EvidenceRecorded*) {
  return described<EvidenceRecorded>(
      "EvidenceRecorded", "A person confirmed acts with a passkey.",
      field<&EvidenceRecorded::key>("key", "With which."),
      field<&EvidenceRecorded::acts>("acts", "The ids of the acts, in the order of their lines."),
      field<&EvidenceRecorded::client_data>("client_data", "clientDataJSON, in base64."),
      field<&EvidenceRecorded::authenticator_data>("authenticator_data", "In base64."),
      field<&EvidenceRecorded::signature>("signature", "In base64."));
}

// Somebody else than the author signed acts, as one who could have done them. What the signatures
// prove stands on the acts; this says whose they are to whoever decides about what follows.
struct CoSigned {
  static constexpr ActInfo info{"access.co_signed", 1, Classification::internal};
  PersonId person;
  PersonalKeyId key;
  std::vector<std::string> acts;
};
constexpr auto describe(CoSigned*) {
  return described<CoSigned>(
      "CoSigned", "A second person signed acts.", field<&CoSigned::person>("person", "Who."),
      field<&CoSigned::key>("key", "With which key."),
      field<&CoSigned::acts>("acts", "The ids of the acts, in the order of their lines."));
}

[[nodiscard]] inline std::string stream_of(PersonalKeyId id) {
  return "access.key/" + to_text(id);
}

}  // namespace acta::access
