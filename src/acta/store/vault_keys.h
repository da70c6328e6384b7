// The keys of the vault as they lie in keys/vault.key: a root, from which pseudonyms and digests
// are made, and the key-encryption keys (KEK) that wrap the keys of subjects.
//
//   64 hexadecimal digits                version 1: the root is the one KEK, of every class
//   acta/vault-keys/v2                   version 2: a KEK for each class of what is not public
//   root <64 digits>
//   kek <class> <version> <64 digits> ...
//   acta/sealed-keys/v1 ...              either of them under a passphrase
//   (docs/formats/vault-keys.md)
//
// A file that is sealed gives its keys for the passphrase alone, which is never kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::store {

// `open` stands for every class: the one key of version 1.
struct WrappingKey {
  Classification of = Classification::open;
  std::int64_t version = 1;
  Hash key{};
};

struct VaultKeys {
  Hash root{};
  std::vector<WrappingKey> wrapping;

  // What new keys of that class are wrapped under: its newest, or that of every class.
  [[nodiscard]] const WrappingKey& newest(Classification of) const;
  [[nodiscard]] const WrappingKey* newest_of(Classification of) const;
  [[nodiscard]] const WrappingKey* find(Classification of, std::int64_t version) const;
};

[[nodiscard]] VaultKeys make_vault_keys();
// A newer key for each class beside those that are there.
[[nodiscard]] VaultKeys with_newer_keys(VaultKeys keys);
// The newest of each class alone.
[[nodiscard]] VaultKeys without_older_keys(const VaultKeys& keys);

[[nodiscard]] std::string print_vault_keys(const VaultKeys& keys);
[[nodiscard]] Result<VaultKeys> parse_vault_keys(std::string_view text);

// Argon2id (RFC 9106) makes the key, XChaCha20-Poly1305 seals the text of the file with its header
// as associated data. Refuses passphrases of less than 12 bytes.
[[nodiscard]] bool is_sealed_keys(std::string_view text);
[[nodiscard]] Result<std::string> seal_keys(std::string_view text, const std::string& passphrase);
// Refuses "keys.wrong_passphrase"; a file that was changed answers the same.
[[nodiscard]] Result<std::string> unseal_keys(std::string_view text, const std::string& passphrase);

// DIRECTORY/vault.key. Reading a sealed one without a passphrase is refused with "keys.sealed".
[[nodiscard]] bool vault_keys_are_sealed(const std::string& directory);
Result<VaultKeys> read_vault_keys(const std::string& directory, const std::string& passphrase);
// Sealed when a passphrase is given; whole and flushed, in place of the one before.
Result<bool> write_vault_keys(const std::string& directory, const VaultKeys& keys,
                              const std::string& passphrase);

}  // namespace acta::store
