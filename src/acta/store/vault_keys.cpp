#include "acta/store/vault_keys.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>

#include "acta/base/check.h"
#include "acta/base/files.h"
#include "acta/record/keys.h"

namespace acta::store {
namespace {

constexpr std::string_view heading = "acta/vault-keys/v2";
constexpr std::array classes = {Classification::internal, Classification::confidential,
                                Classification::strictly_confidential};

auto malformed(std::string what) {
  return fault("keys.malformed", "vault.key: " + std::move(what));
}

Result<Hash> hash_of(std::string_view digits) {
  const auto bytes = from_hex(digits);
  Hash hash{};
  if (!bytes || bytes->size() != hash.size()) {
    return malformed("a key is not 64 hexadecimal digits");
  }
  std::ranges::copy(*bytes, hash.begin());
  return hash;
}

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(by), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Result<WrappingKey> wrapping_key_of(std::string_view line) {
  const auto parts = split(line, ' ');
  if (parts.size() != 4 || parts[0] != "kek") return malformed("a line is not understood");
  const auto of = from_word<Classification>(parts[1]);
  if (!of) return malformed("there is no class " + std::string(parts[1]));
  WrappingKey key{.of = *of, .version = 0, .key = ACTA_TRY(hash_of(parts[3]))};
  const auto* end = parts[2].data() + parts[2].size();
  const auto read = std::from_chars(parts[2].data(), end, key.version);
  if (read.ec != std::errc{} || read.ptr != end || key.version < 1) {
    return malformed("a version is not a number");
  }
  return key;
}

std::string path_in(const std::string& directory) {
  return directory + "/vault.key";
}

Result<std::string> read_text(const std::string& directory) {
  const auto path = path_in(directory);
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) return fault("keys.missing", path + " is missing");
  if ((info.st_mode & 077U) != 0) {
    return fault("keys.exposed", path + " can be read by others; run chmod 600 on it");
  }
  auto text = std::string(text_of(ACTA_TRY(read_file(path))));
  if (text.empty() || text.back() != '\n') return fault("keys.malformed", path + " is cut short");
  return text;
}

}  // namespace

const WrappingKey* VaultKeys::find(Classification of, std::int64_t version) const {
  const auto found = std::ranges::find_if(
      wrapping, [&](const auto& key) { return key.of == of && key.version == version; });
  return found == wrapping.end() ? nullptr : &*found;
}

const WrappingKey* VaultKeys::newest_of(Classification of) const {
  const WrappingKey* best = nullptr;
  for (const auto& key : wrapping) {
    if (key.of == of && (best == nullptr || key.version > best->version)) best = &key;
  }
  return best;
}

const WrappingKey& VaultKeys::newest(Classification of) const {
  const auto* own = newest_of(of);
  const auto* best = own == nullptr ? newest_of(Classification::open) : own;
  ACTA_ASSERT(best != nullptr);
  return *best;
}

VaultKeys make_vault_keys() {
  VaultKeys keys{.root = record::random_hash(), .wrapping = {}};
  for (const auto of : classes) {
    keys.wrapping.push_back({.of = of, .version = 1, .key = record::random_hash()});
  }
  return keys;
}

VaultKeys with_newer_keys(VaultKeys keys) {
  const auto add = [&](Classification of, std::int64_t version) {
    keys.wrapping.push_back({.of = of, .version = version, .key = record::random_hash()});
  };
  for (const auto of : classes) {
    const auto* newest = keys.newest_of(of);
    add(of, newest == nullptr ? 1 : newest->version + 1);
  }
  const auto* of_all = keys.newest_of(Classification::open);
  if (of_all != nullptr) add(Classification::open, of_all->version + 1);
  return keys;
}

VaultKeys without_older_keys(const VaultKeys& keys) {
  VaultKeys newest{.root = keys.root, .wrapping = {}};
  for (const auto& key : keys.wrapping) {
    if (keys.newest_of(key.of) == &key) newest.wrapping.push_back(key);
  }
  return newest;
}

std::string print_vault_keys(const VaultKeys& keys) {
  const bool first_version =
      keys.wrapping.size() == 1 && keys.wrapping.front().of == Classification::open;
  if (first_version) return to_hex(keys.root) + "\n";
  auto text = fmt::format("{}\nroot {}\n", heading, to_hex(keys.root));
  for (const auto& key : keys.wrapping) {
    text += fmt::format("kek {} {} {}\n", word_of(key.of), key.version, to_hex(key.key));
  }
  return text;
}

Result<VaultKeys> parse_vault_keys(std::string_view text) {
  const auto lines = split(text, '\n');
  VaultKeys keys;
  if (lines.size() == 1) {
    keys.root = ACTA_TRY(hash_of(lines[0]));
    keys.wrapping = {{.of = Classification::open, .version = 1, .key = keys.root}};
    return keys;
  }
  if (lines.size() < 2 || lines[0] != heading || !lines[1].starts_with("root ")) {
    return malformed("it is neither of version 1 nor of version 2");
  }
  keys.root = ACTA_TRY(hash_of(lines[1].substr(5)));
  for (std::size_t i = 2; i < lines.size(); ++i) {
    auto key = ACTA_TRY(wrapping_key_of(lines[i]));
    if (keys.find(key.of, key.version) != nullptr) return malformed("a key stands twice");
    keys.wrapping.push_back(key);
  }
  const bool one_of_all = keys.newest_of(Classification::open) != nullptr;
  for (const auto of : classes) {
    if (!one_of_all && keys.newest_of(of) == nullptr) {
      return malformed("no key for " + std::string(word_of(of)));
    }
  }
  return keys;
}

bool vault_keys_are_sealed(const std::string& directory) {
  const auto bytes = read_file(path_in(directory));
  return bytes && is_sealed_keys(text_of(*bytes));
}

Result<VaultKeys> read_vault_keys(const std::string& directory, const std::string& passphrase) {
  auto text = ACTA_TRY(read_text(directory));
  if (is_sealed_keys(text)) {
    if (passphrase.empty()) {
      return fault(
          "keys.sealed",
          path_in(directory) + " is sealed by a passphrase; give it with --passphrase-file FILE");
    }
    text = ACTA_TRY(unseal_keys(text, passphrase));
  }
  return parse_vault_keys(text);
}

Result<bool> write_vault_keys(const std::string& directory, const VaultKeys& keys,
                              const std::string& passphrase) {
  auto text = print_vault_keys(keys);
  if (!passphrase.empty()) text = ACTA_TRY(seal_keys(text, passphrase));
  return replace_file(path_in(directory), bytes_of(text), 0600);
}

}  // namespace acta::store
