#include "acta/app/vault_key_commands.h"

#include <fmt/format.h>

#include "acta/app/passphrase.h"
#include "acta/base/files.h"
#include "acta/store/engine.h"
#include "acta/store/lock_file.h"
#include "acta/store/vault.h"

namespace acta::app {
namespace {

Result<std::string> seal(const std::string& keys, const std::string& passphrase) {
  if (store::vault_keys_are_sealed(keys)) {
    return refuse("keys.already_sealed", 409,
                  "vault.key is sealed already; unseal it first to give another passphrase");
  }
  if (passphrase.empty()) return refuse("usage", 2, "give the passphrase on standard input");
  const auto read = ACTA_TRY(store::read_vault_keys(keys, {}));
  (void)ACTA_TRY(store::write_vault_keys(keys, read, passphrase));
  return std::string(
      "vault.key is sealed; without the passphrase nothing that is not public can be read again\n");
}

Result<std::string> unseal(const std::string& keys, const std::string& passphrase) {
  if (!store::vault_keys_are_sealed(keys)) {
    return refuse("keys.not_sealed", 409, "vault.key is not sealed");
  }
  const auto read = ACTA_TRY(store::read_vault_keys(keys, passphrase));
  (void)ACTA_TRY(store::write_vault_keys(keys, read, {}));
  return std::string("vault.key lies open, readable by its owner alone\n");
}

// The newer keys are on the disk before anything is wrapped under them, and the older ones leave it
// after nothing is: a crash in between loses nothing, and the next rotation finishes it.
Result<std::string> rotate(const std::string& directory, const std::string& database,
                           const std::string& passphrase) {
  const auto keys = directory + "/keys";
  const auto both = store::with_newer_keys(ACTA_TRY(store::read_vault_keys(keys, passphrase)));
  (void)ACTA_TRY(store::write_vault_keys(keys, both, passphrase));
  auto vault = ACTA_TRY(
      store::Vault::open(ACTA_TRY(store::Engine(directory, database).vault(store::Access::write)),
                         both, store::Access::write));
  const auto count = ACTA_TRY(vault->rewrap());
  (void)ACTA_TRY(store::write_vault_keys(keys, store::without_older_keys(both), passphrase));
  return fmt::format(
      "{} keys of subjects are wrapped anew; the older key-encryption keys are gone\n", count);
}

}  // namespace

Result<std::string> vault_keys_command(const std::string& verb, Options& options) {
  const auto directory = ACTA_TRY(options.required("data"));
  const auto database = options.take("database").value_or("");
  const auto keys = directory + "/keys";
  if (!ACTA_TRY(is_there(keys + "/vault.key"))) {
    return refuse("usage", 2, keys + " holds no vault.key");
  }
  const auto lock = ACTA_TRY(store::LockFile::take(directory, options.take("lock").value_or("")));
  auto passphrase = ACTA_TRY(passphrase_for(directory, options));
  (void)ACTA_TRY(options.all_taken());
  if (verb == "seal" && passphrase.empty() && !store::vault_keys_are_sealed(keys)) {
    passphrase = read_secret_line("new passphrase");
  }
  if (verb == "seal") return seal(keys, passphrase);
  if (verb == "unseal") return unseal(keys, passphrase);
  if (verb == "rotate") return rotate(directory, database, passphrase);
  return refuse("usage", 2, "acta keys seal|unseal|rotate --data DIR");
}

}  // namespace acta::app
