#include "acta/store/keys.h"

#include <sys/stat.h>

#include <algorithm>

#include "acta/base/files.h"
#include "acta/store/durable_file.h"

namespace acta::store {
namespace {

Result<std::string> read_secret(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) return fault("keys.missing", path + " is missing");
  if ((info.st_mode & 077U) != 0) {
    return fault("keys.exposed", path + " can be read by others; run chmod 600 on it");
  }
  if (!S_ISREG(info.st_mode)) return fault("keys.unreadable", path + " is no file");
  auto text = std::string(text_of(ACTA_TRY(read_file(path))));
  if (text.empty() || text.back() != '\n') return fault("keys.malformed", path + " is cut short");
  text.pop_back();
  return text;
}

Result<bool> write_secret(const std::string& path, const std::string& text) {
  const auto written = replace_file(path, bytes_of(text + "\n"), 0600);
  if (!written) return fault("keys.not_written", written.error().detail);
  return true;
}

HmacKey derive(const Hash& key, std::string_view purpose) {
  return HmacKey(hmac_sha256(key, bytes_of(purpose)));
}

Uuid mask_of(const KeyRing& keys, const Uuid& entry) {
  const auto hash = keys.pseudonym.of(entry.bytes);
  Uuid mask;
  std::copy_n(hash.begin(), mask.bytes.size(), mask.bytes.begin());
  return mask;
}

Uuid masked(Uuid id, const Uuid& mask) {
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] ^= mask.bytes[i];
  return id;
}

}  // namespace

Result<KeyRing> open_keys(const std::string& directory, const std::string& origin,
                          const std::string& passphrase) {
  const auto log_path = directory + "/log.key";
  const auto vault_path = directory + "/vault.key";
  (void)ACTA_TRY(keep_private(directory));
  // The log's key is made last: without it nothing was ever signed, so a first start that was cut
  // short goes on. Whoever holds acts has checked before that it is there.
  if (!ACTA_TRY(is_there(log_path))) {
    const auto made = record::make_signer(origin, record::KeyType::ed25519, record::random_hash());
    if (!ACTA_TRY(is_there(vault_path))) {
      (void)ACTA_TRY(write_vault_keys(directory, make_vault_keys(), passphrase));
    }
    (void)ACTA_TRY(write_secret(log_path, made.text()));
  }
  KeyRing keys;
  const auto signer = record::parse_signer(ACTA_TRY(read_secret(log_path)));
  if (!signer) return fault("keys.malformed", log_path + ": " + signer.error().detail);
  keys.log = *signer;
  keys.wrapping = ACTA_TRY(read_vault_keys(directory, passphrase));
  keys.vault = keys.wrapping.root;
  keys.pseudonym = derive(keys.vault, "acta/pseudonym/v1");
  keys.idempotency = derive(keys.vault, "acta/idempotency/v1");
  keys.subject = derive(keys.vault, "acta/subject/v1");
  return keys;
}

std::string digest_of_subject(const KeyRing& keys, const std::string& stream) {
  return to_hex(keys.subject.of(bytes_of(stream)));
}

std::string pseudonym_of(const KeyRing& keys, const Uuid& person, const Uuid& entry) {
  return to_hex(masked(person, mask_of(keys, entry)).bytes);
}

std::string co_signer_pseudonym(const KeyRing& keys, const Uuid& person, const Uuid& entry) {
  std::string text("co-signer|");
  text += text_of(entry.bytes);
  text += text_of(person.bytes);
  return to_hex(ByteView(keys.pseudonym.of(bytes_of(text))).first(16));
}

Result<Uuid> person_of(const KeyRing& keys, std::string_view pseudonym, const Uuid& entry) {
  const auto bytes = ACTA_TRY(from_hex(pseudonym));
  Uuid id;
  if (bytes.size() != id.bytes.size()) return fault("record.corrupt", "a pseudonym is malformed");
  std::ranges::copy(bytes, id.bytes.begin());
  return masked(id, mask_of(keys, entry));
}

}  // namespace acta::store
