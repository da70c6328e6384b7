// What persons and their authenticators hand in: CBOR, passkeys, signature lines and registers of
// keys. None may crash; what is accepted is printed back to the same bytes.
#include <algorithm>
#include <string>

#include "acta/record/authenticator_for_test.h"
#include "acta/record/authors.h"
#include "acta/record/cbor.h"
#include "acta/record/cose.h"
#include "acta/record/passkey.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using namespace acta::record;

const std::string origin = "http://localhost:8080";
const Hash challenge{5};

std::string text(const Bytes& bytes) {
  return std::string(text_of(bytes));
}

void head(Bytes& out, unsigned major, std::uint64_t argument) {
  const int width = argument < 24            ? 0
                    : argument < 0x100       ? 1
                    : argument < 0x10000     ? 2
                    : argument < 0x100000000 ? 4
                                             : 8;
  const auto info = width == 0   ? argument
                    : width == 1 ? 24U
                    : width == 2 ? 25U
                    : width == 4 ? 26U
                                 : 27U;
  out.push_back(static_cast<std::uint8_t>(major << 5U | info));
  for (int byte = width - 1; byte >= 0; --byte) {
    out.push_back(static_cast<std::uint8_t>(argument >> (8U * static_cast<unsigned>(byte))));
  }
}

void print(Bytes& out, const Cbor& value) {
  if (const auto* number = value.integer()) {
    if (*number >= 0) return head(out, 0, static_cast<std::uint64_t>(*number));
    return head(out, 1, static_cast<std::uint64_t>(-1 - *number));
  }
  if (const auto* content = value.bytes()) {
    head(out, 2, content->size());
    out.insert(out.end(), content->begin(), content->end());
  } else if (const auto* words = value.text()) {
    head(out, 3, words->size());
    out.insert(out.end(), words->begin(), words->end());
  } else if (const auto* array = value.array()) {
    head(out, 4, array->size());
    for (const auto& one : *array) print(out, one);
  } else if (const auto* map = value.map()) {
    head(out, 5, map->size());
    for (const auto& [key, one] : *map) {
      print(out, key);
      print(out, one);
    }
  } else if (const auto* truth = value.boolean()) {
    head(out, 7, *truth ? 21 : 20);
  } else {
    head(out, 7, 22);
  }
}

bool read_cbor_value(std::string_view from) {
  const auto value = parse_cbor(bytes_of(from));
  if (!accepted(value)) return false;
  Bytes again;
  print(again, *value);
  ACTA_ASSERT(std::ranges::equal(again, bytes_of(from)));
  return true;
}

bool read_registration(std::string_view from) {
  const auto data = TestAuthenticator::client_data("webauthn.create", origin, challenge);
  return accepted(judge_registration(data, bytes_of(from), {.origin = origin}, challenge));
}

bool read_client_data(std::string_view from) {
  static const auto attestation = TestAuthenticator(TestAuthenticator::Kind::eddsa).attestation();
  return accepted(judge_registration(bytes_of(from), attestation, {.origin = origin}, challenge));
}

const SignerKey& key() {
  static const auto made = make_signer(std::string(32, 'a'), KeyType::ed25519, Hash{6});
  return made;
}

bool read_line(std::string_view from) {
  const auto line = parse_signature_line(from);
  if (!accepted(line)) return false;
  Bytes blob(line->id.begin(), line->id.end());
  blob.insert(blob.end(), line->signature.begin(), line->signature.end());
  ACTA_ASSERT("\xE2\x80\x94 " + line->name + " " + to_base64(blob) + "\n" == from);
  return true;
}

bool read_register(std::string_view from) {
  const auto keys = parse_key_register(from);
  if (!accepted(keys)) return false;
  std::string again;
  for (const auto& one : *keys) again += print_key_line(one);
  ACTA_ASSERT(parse_key_register(again).has_value());
  return true;
}

}  // namespace

std::vector<Parser> parsers() {
  using Kind = TestAuthenticator::Kind;
  const RegisteredKey registered{
      .person = "ruth", .added = 4, .revoked = 9, .key = key().verifier.key};
  return {
      {"cbor",
       read_cbor_value,
       {text(TestAuthenticator(Kind::es256).cose()),
        text(TestAuthenticator(Kind::eddsa).attestation()), text({0x82, 0xF4, 0xF6})},
       {text({0x18, 0x05}), text({0x9F, 0xFF})}},
      {"cose",
       [](std::string_view from) { return accepted(parse_cose(bytes_of(from))); },
       {text(TestAuthenticator(Kind::es256).cose()), text(TestAuthenticator(Kind::eddsa).cose())},
       {text({0xA0})}},
      {"registration",
       read_registration,
       {text(TestAuthenticator(Kind::es256).attestation()),
        text(TestAuthenticator(Kind::eddsa).attestation())},
       {text({0xA0})}},
      {"client data",
       read_client_data,
       {text(TestAuthenticator::client_data("webauthn.create", origin, challenge))},
       {text(TestAuthenticator::client_data("webauthn.get", origin, challenge)), "{}"}},
      {"signature line",
       read_line,
       {signature_line(key().verifier, key().sign(bytes_of("x\n")))},
       {"by hand\n"}},
      {"register", read_register, {"# none\n", print_key_line(registered)}, {"key 4\n"}},
  };
}

}  // namespace acta::fuzz
