#include "acta/record/note.h"

#include <algorithm>

#include "acta/base/json.h"

namespace acta::record {
namespace {

constexpr std::size_t note_size_max = 64UL * 1024;
constexpr std::string_view dash = "\xE2\x80\x94 ";

auto malformed(std::string_view what) {
  return refuse("record.note_malformed", 422, "not a signed note: " + std::string(what));
}

bool is_utf8(std::string_view text) {
  const auto checked = check_text(text);
  return checked || checked.error().word != "text.not_utf8";
}

Result<SignatureLine> parse_line(std::string_view line) {
  if (!line.starts_with(dash))
    return malformed("a signature line starts with an em dash and a space");
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos)
    return malformed("a signature line has a name and a signature");
  SignatureLine parsed;
  parsed.name = line.substr(0, space);
  if (!is_key_name(parsed.name)) return malformed("a signature line has no proper name");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return malformed("a signature is not canonical base64");
  std::copy_n(bytes->begin(), 4, parsed.id.begin());
  parsed.signature.assign(bytes->begin() + 4, bytes->end());
  return parsed;
}

}  // namespace

std::string signature_line(const VerifierKey& key, ByteView signature) {
  const auto id = key.id();
  Bytes blob(id.begin(), id.end());
  blob.insert(blob.end(), signature.begin(), signature.end());
  return std::string(dash) + key.name + " " + to_base64(blob) + "\n";
}

std::string sign_note(std::string_view text, const SignerKey& key) {
  const auto signature = key.sign(bytes_of(text));
  return std::string(text) + "\n" + signature_line(key.verifier, signature);
}

Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > note_size_max) return malformed("larger than 64 KiB");
  const bool control = std::ranges::any_of(
      bytes, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
  if (control) return malformed("it has control characters");
  if (!is_utf8(bytes)) return malformed("it is not UTF-8");
  const auto gap = bytes.rfind("\n\n");
  if (gap == std::string_view::npos) return malformed("no empty line before the signatures");
  Note note;
  note.text = bytes.substr(0, gap + 1);
  auto rest = bytes.substr(gap + 2);
  if (rest.empty() || rest.back() != '\n') return malformed("it does not end in a signature line");
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    auto line = ACTA_TRY(parse_line(rest.substr(0, end)));
    for (const auto& other : note.signatures) {
      if (other.name == line.name && other.id == line.id && other.signature != line.signature) {
        return malformed("one key signed twice");
      }
    }
    note.signatures.push_back(std::move(line));
    rest.remove_prefix(end + 1);
  }
  return note;
}

Result<std::vector<std::string>> verify_note(const Note& note, std::span<const VerifierKey> known) {
  std::vector<std::string> verified;
  for (const auto& line : note.signatures) {
    const auto key = std::ranges::find_if(known, [&](const VerifierKey& candidate) {
      return candidate.type == KeyType::ed25519 && candidate.name == line.name &&
             candidate.id() == line.id;
    });
    if (key == known.end()) continue;
    Signature signature;
    const bool sized = line.signature.size() == signature.size();
    if (sized) std::ranges::copy(line.signature, signature.begin());
    if (!sized || !key->verify(bytes_of(note.text), signature)) {
      return refuse("record.signature_invalid", 422,
                    "the signature of " + line.name + " is not valid");
    }
    verified.push_back(line.name);
  }
  if (verified.empty()) {
    return refuse("record.no_known_signature", 422, "no known key signed it");
  }
  return verified;
}

}  // namespace acta::record
