#include "acta/record/authors.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace acta::record {
namespace {

auto malformed(std::int64_t line, std::string_view what) {
  return refuse("record.register_malformed", 422,
                fmt::format("line {} of the register of keys: {}", line, what));
}

std::optional<std::int64_t> index_of(std::string_view word) {
  std::int64_t index = -1;
  const auto end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, index);
  if (read.ec != std::errc{} || read.ptr != end || index < 0) return std::nullopt;
  return index;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const auto space = line.find(' ');
    words.push_back(line.substr(0, space));
    line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
  }
  return words;
}

Result<RegisteredKey> parse_line(std::string_view line, std::int64_t number) {
  const auto words = words_of(line);
  if (words.size() != 5 || words[0] != "key") {
    return malformed(number, "expected: key ADDED REVOKED PERSON BASE64");
  }
  RegisteredKey key;
  const auto added = index_of(words[1]);
  if (!added) return malformed(number, "where it was added is the number of an entry");
  key.added = *added;
  if (words[2] != "-") {
    key.revoked = index_of(words[2]);
    if (!key.revoked || *key.revoked <= key.added) {
      return malformed(number, "where it was revoked is a later entry's number, or -");
    }
  }
  key.person = words[3];
  if (!is_key_name(key.person)) return malformed(number, "the person is not named");
  const auto bytes = from_base64(words[4]);
  if (!bytes || bytes->size() != 33 || bytes->front() != 0x01) {
    return malformed(number, "a key is the base64 of 01 and the 32 bytes of an Ed25519 key");
  }
  std::copy(bytes->begin() + 1, bytes->end(), key.key.begin());
  if (!is_proper_key(key.key)) return malformed(number, "its bytes are no proper Ed25519 point");
  return key;
}

}  // namespace

bool is_pseudonym(std::string_view name) {
  return name.size() == 32 && std::ranges::all_of(name, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

VerifierKey author_key(std::string_view name, const Hash& key) {
  return {.name = std::string(name), .type = KeyType::ed25519, .key = key};
}

bool is_proper_key(const Hash& key) {
  return crypto_core_ed25519_is_valid_point(key.data()) == 1;
}

Result<SignatureLine> parse_signature_line(std::string_view line) {
  // Read by the parser of notes, which has the one rule for such lines.
  auto note = ACTA_TRY(parse_note("x\n\n" + std::string(line)));
  if (note.text != "x\n" || note.signatures.size() != 1 || !is_pseudonym(note.signatures[0].name) ||
      note.signatures[0].signature.size() != 64) {
    return refuse("record.signature_malformed", 422,
                  "expected one line: a dash, the name made for this act, and 64 bytes in base64 "
                  "behind their key id");
  }
  return std::move(note.signatures[0]);
}

bool signed_by(std::string_view text, const SignatureLine& line, const Hash& key) {
  Signature signature;
  if (line.signature.size() != signature.size()) return false;
  const auto verifier = author_key(line.name, key);
  if (verifier.id() != line.id) return false;
  std::ranges::copy(line.signature, signature.begin());
  return verifier.verify(bytes_of(text), signature);
}

Result<std::vector<RegisteredKey>> parse_key_register(std::string_view text) {
  std::vector<RegisteredKey> keys;
  for (std::int64_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return malformed(number, "it is cut short");
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty() || line.front() == '#' || line.starts_with("passkey ")) continue;
    keys.push_back(ACTA_TRY(parse_line(line, number)));
  }
  return keys;
}

std::string print_key_line(const RegisteredKey& key) {
  Bytes typed{0x01};
  typed.insert(typed.end(), key.key.begin(), key.key.end());
  return fmt::format("key {} {} {} {}\n", key.added,
                     key.revoked ? std::to_string(*key.revoked) : "-", key.person,
                     to_base64(typed));
}

Result<Authors> judge_authors(std::string_view entry, std::int64_t index,
                              const std::vector<RegisteredKey>& keys) {
  Authors authors;
  const auto end = entry.find('\n');
  if (end == std::string_view::npos || end + 1 == entry.size()) return authors;
  const auto note = ACTA_TRY(parse_note(entry));
  const auto refused = [index](std::string_view what) {
    return refuse("record.signature_invalid", 422,
                  fmt::format("entry {}: an author's signature {}", index, what));
  };
  if (note.signatures.size() > authors_max) return refused("stands behind too many others");
  for (const auto& line : note.signatures) {
    const auto is_of = [&](const RegisteredKey& key) {
      return author_key(line.name, key.key).id() == line.id;
    };
    // A key may have been revoked and added again: one of its times has to fit.
    const auto known = std::ranges::find_if(keys, is_of);
    if (known == keys.end()) {
      ++authors.unknown;
      continue;
    }
    if (!is_pseudonym(line.name)) return refused("is under a name that was not made for it");
    const auto fitting = std::ranges::find_if(
        keys, [&](const RegisteredKey& key) { return is_of(key) && key.counts_at(index); });
    if (fitting == keys.end()) return refused("is of a key that does not count there");
    if (!signed_by(note.text, line, fitting->key)) return refused("does not hold");
    authors.persons.push_back(fitting->person);
  }
  return authors;
}

}  // namespace acta::record
