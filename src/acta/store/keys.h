// The keys of a server, in files that only it can read: the log key that signs checkpoints, and the
// vault key from which the others are derived.
#pragma once

#include <string>

#include "acta/base/bytes.h"
#include "acta/base/hmac.h"
#include "acta/base/id.h"
#include "acta/base/result.h"
#include "acta/record/keys.h"
#include "acta/store/vault_keys.h"

namespace acta::store {

struct KeyRing {
  record::SignerKey log;
  Hash vault{};         // the root, which seals what blobs are opened with
  VaultKeys wrapping;   // wrap the keys of subjects
  HmacKey pseudonym;    // makes pseudonyms of persons
  HmacKey idempotency;  // makes keyed digests of idempotency keys
  HmacKey subject;      // makes keyed digests of subjects

  [[nodiscard]] const std::string& origin() const { return log.verifier.name; }
};

// Reads DIRECTORY/log.key and vault.key; makes them when neither is there. Refuses when one is
// missing, malformed, or readable by others, or sealed by another passphrase.
Result<KeyRing> open_keys(const std::string& directory, const std::string& origin,
                          const std::string& passphrase = {});

// What an erasure names its subject by, in the open: a keyed digest, 64 hexadecimal digits.
[[nodiscard]] std::string digest_of_subject(const KeyRing& keys, const std::string& stream);

// A pseudonym is made for one act alone: the person's id xor HMAC(key, entry id). Without the key
// it links to nothing; with it the person is found again, nothing stored.
[[nodiscard]] std::string pseudonym_of(const KeyRing& keys, const Uuid& person, const Uuid& entry);
[[nodiscard]] Result<Uuid> person_of(const KeyRing& keys, std::string_view pseudonym,
                                     const Uuid& entry);
// The name under which somebody else than the author signs an act: made for it alone as well, and
// one way. (Two of the former would differ by what their persons' ids differ by, and so link acts.)
[[nodiscard]] std::string co_signer_pseudonym(const KeyRing& keys, const Uuid& person,
                                              const Uuid& entry);

}  // namespace acta::store
