// Every parser of the record under random bytes (libFuzzer): none may crash, and what is accepted
// must be printed back to the same bytes, or be accepted by the JSON engine as well.
//
// The first byte of the input chooses the parser.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "acta/base/check.h"
#include "acta/base/json.h"
#include "acta/record/canonical.h"
#include "acta/record/checkpoint.h"
#include "acta/record/entry.h"
#include "acta/record/http_source.h"
#include "acta/record/note.h"
#include "acta/record/policy.h"
#include "acta/record/receipt.h"
#include "acta/record/seal.h"
#include "acta/record/tiles.h"

namespace acta::record {
namespace {

void try_note(std::string_view text) {
  const auto note = parse_note(text);
  if (!note) return;
  const auto key = make_signer("a", KeyType::ed25519, Hash{1}).verifier;
  (void)verify_note(*note, {&key, 1});
}

void try_checkpoint(std::string_view text) {
  const auto checkpoint = parse_checkpoint(text);
  if (checkpoint) ACTA_ASSERT(text.starts_with(print_checkpoint(*checkpoint)));
}

void try_receipt(std::string_view text) {
  const auto receipt = parse_receipt(text);
  if (!receipt || text.find("\nextra ") != std::string_view::npos) return;
  ACTA_ASSERT(print_receipt(*receipt) == text);
}

void try_keys(std::string_view text) {
  const auto verifier = parse_verifier(text);
  if (verifier) ACTA_ASSERT(verifier->text() == text);
  const auto signer = parse_signer(text);
  if (signer) ACTA_ASSERT(signer->text() == text);
}

void try_bundle(std::string_view text) {
  for (const int count : {1, 2, 256}) {
    const auto entries = decode_bundle(bytes_of(text), count);
    if (entries) ACTA_ASSERT(entries->size() == static_cast<std::size_t>(count));
  }
}

void try_entry(std::string_view text) {
  const auto entry = parse_entry(text);
  if (!entry) return;
  const auto line = std::visit([](const auto& one) { return encode_entry(one); }, *entry);
  ACTA_ASSERT(text.starts_with(line));
}

void try_canonical(std::string_view text) {
  const auto engine = parse_json(text, JsonProfile::record);
  const bool accepted = engine && engine->object() != nullptr;
  ACTA_ASSERT(scan_canonical(text).has_value() == accepted);
}

void try_sealed(std::string_view text) {
  const Sealed sealed{.commitment = {}, .nonce = {}, .ciphertext = Bytes(text.begin(), text.end())};
  ACTA_ASSERT(!open_sealed(sealed, "context", Hash{}));
}

}  // namespace
}  // namespace acta::record

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace acta::record;
  if (size == 0) return 0;
  const auto text = acta::text_of({data + 1, size - 1});
  switch (data[0] % 10U) {
    case 0: try_note(text); break;
    case 1: try_checkpoint(text); break;
    case 2: try_receipt(text); break;
    case 3: (void)Policy::parse(text); break;
    case 4: try_keys(text); break;
    case 5: try_bundle(text); break;
    case 6: try_entry(text); break;
    case 7: try_canonical(text); break;
    case 8: (void)parse_http_address(text); break;
    default: try_sealed(text); break;
  }
  return 0;
}
