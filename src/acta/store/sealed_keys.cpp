// The sealed form of keys/vault.key (docs/formats/vault-keys.md).
#include <fmt/format.h>
#include <sodium.h>

#include <charconv>

#include "acta/record/seal.h"
#include "acta/record/sodium_ready.h"
#include "acta/store/vault_keys.h"

namespace acta::store {
namespace {

constexpr std::string_view heading = "acta/sealed-keys/v1\n";
constexpr std::size_t passphrase_min = 12;
// RFC 9106 4 recommends 1 pass of 2 GiB or 3 passes of 64 MiB; these are libsodium's "moderate".
constexpr std::uint64_t passes = crypto_pwhash_OPSLIMIT_MODERATE;
constexpr std::uint64_t memory = crypto_pwhash_MEMLIMIT_MODERATE;
// What a file may ask for: a forged one must not take the machine's memory.
constexpr std::uint64_t passes_max = 16;
constexpr std::uint64_t memory_max = 1UL << 30U;

using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;

auto malformed() {
  return fault("keys.malformed", "vault.key: its sealed form is not understood");
}

struct Header {
  std::uint64_t passes = 0;
  std::uint64_t memory = 0;
  Salt salt{};
  [[nodiscard]] std::string text() const {
    return fmt::format("{}argon2id {} {} {}\n", heading, passes, memory, to_hex(salt));
  }
};

Result<Hash> stretched(const std::string& passphrase, const Header& header) {
  record::sodium_ready();
  Hash key{};
  if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(),
                    header.salt.data(), header.passes, header.memory,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fault("keys.no_memory", "opening vault.key needs more memory than there is");
  }
  return key;
}

std::optional<std::uint64_t> number_of(std::string_view text, std::uint64_t most) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || number < 1 || number > most) return std::nullopt;
  return number;
}

// "argon2id <passes> <memory> <salt>"
Result<Header> header_of(std::string_view line) {
  constexpr std::string_view name = "argon2id ";
  if (!line.starts_with(name)) return malformed();
  line.remove_prefix(name.size());
  const auto first = line.find(' ');
  const auto second = line.find(' ', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return malformed();
  Header header;
  const auto asked_passes = number_of(line.substr(0, first), passes_max);
  const auto asked_memory = number_of(line.substr(first + 1, second - first - 1), memory_max);
  const auto salt = from_hex(line.substr(second + 1));
  if (!asked_passes || !asked_memory || !salt || salt->size() != header.salt.size()) {
    return malformed();
  }
  header.passes = *asked_passes;
  header.memory = *asked_memory;
  std::ranges::copy(*salt, header.salt.begin());
  return header;
}

}  // namespace

bool is_sealed_keys(std::string_view text) {
  return text.starts_with(heading);
}

Result<std::string> seal_keys(std::string_view text, const std::string& passphrase) {
  if (passphrase.size() < passphrase_min) {
    return refuse("keys.passphrase_short", 422, "a passphrase has at least 12 characters");
  }
  record::sodium_ready();
  Header header{.passes = passes, .memory = memory, .salt = {}};
  randombytes_buf(header.salt.data(), header.salt.size());
  auto key = ACTA_TRY(stretched(passphrase, header));
  const auto nonce = record::random_nonce();
  const auto ad = header.text();
  Bytes sealed(nonce.begin(), nonce.end());
  sealed.resize(nonce.size() + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      sealed.data() + nonce.size(), nullptr, bytes_of(text).data(), text.size(),
      bytes_of(ad).data(), ad.size(), nullptr, nonce.data(), key.data());
  sodium_memzero(key.data(), key.size());
  return ad + to_base64(sealed) + "\n";
}

Result<std::string> unseal_keys(std::string_view text, const std::string& passphrase) {
  if (!is_sealed_keys(text)) return malformed();
  text.remove_prefix(heading.size());
  const auto line_end = text.find('\n');
  if (line_end == std::string_view::npos || !text.ends_with('\n')) return malformed();
  const auto header = ACTA_TRY(header_of(text.substr(0, line_end)));
  text.remove_prefix(line_end + 1);
  const auto sealed = from_base64(text.substr(0, std::max<std::size_t>(text.size(), 1) - 1));
  record::Nonce nonce{};
  constexpr std::size_t tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (!sealed || sealed->size() < nonce.size() + tag) return malformed();
  std::copy_n(sealed->begin(), nonce.size(), nonce.begin());
  const auto cipher = ByteView(*sealed).subspan(nonce.size());
  auto key = ACTA_TRY(stretched(passphrase, header));
  const auto ad = header.text();
  std::string plain(cipher.size() - tag, '\0');
  const int done = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, cipher.data(),
      cipher.size(), bytes_of(ad).data(), ad.size(), nonce.data(), key.data());
  sodium_memzero(key.data(), key.size());
  if (done != 0) {
    return fault("keys.wrong_passphrase",
                 "vault.key does not open with this passphrase, or the file was changed");
  }
  return plain;
}

}  // namespace acta::store
