// Signed notes, after C2SP signed-note v1.0.0: a text, an empty line, and signature lines
// "— name base64(keyid || signature)". The signed message is the text with its final newline.
//
// Stricter than the specification, as it allows: 64 KiB at most, canonical base64, and no two
// different signatures of one key.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/record/keys.h"

namespace acta::record {

struct SignatureLine {
  std::string name;
  KeyId id{};
  Bytes signature;  // what follows the key id
};

// A note taken apart, its signatures not yet judged.
struct Note {
  std::string text;  // with its final newline
  std::vector<SignatureLine> signatures;
};

// Signs and prints. REQUIRES that the text ends in a newline and has no other control characters.
[[nodiscard]] std::string sign_note(std::string_view text, const SignerKey& key);
[[nodiscard]] std::string signature_line(const VerifierKey& key, ByteView signature);
[[nodiscard]] Result<Note> parse_note(std::string_view bytes);

// Lines of unknown keys are ignored; a known key's line must verify, and at least one must be
// there. Only keys of type ed25519 are judged here. Gives the names that verified.
[[nodiscard]] Result<std::vector<std::string>> verify_note(const Note& note,
                                                           std::span<const VerifierKey> known);

}  // namespace acta::record
