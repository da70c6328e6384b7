// Every parser of the record: none may crash, and what is accepted is printed back to the same
// bytes, or judged the same by a second reader.
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "acta/base/json.h"
#include "acta/record/canonical.h"
#include "acta/record/checkpoint.h"
#include "acta/record/entry.h"
#include "acta/record/http_answer.h"
#include "acta/record/http_source.h"
#include "acta/record/note.h"
#include "acta/record/policy.h"
#include "acta/record/receipt.h"
#include "acta/record/seal.h"
#include "acta/record/tiles.h"
#include "fuzz.h"
#include "shared_seeds.h"

namespace acta::fuzz {
namespace {

using namespace acta::record;

const SignerKey& log_key() {
  static const auto key = make_signer("acta.example/log/1", KeyType::ed25519, Hash{1});
  return key;
}
const SignerKey& witness_key() {
  static const auto key = make_signer("witness.example", KeyType::cosigner, Hash{2});
  return key;
}

std::string print_note(const Note& note) {
  auto text = note.text + "\n";
  for (const auto& line : note.signatures) {
    Bytes blob(line.id.begin(), line.id.end());
    blob.insert(blob.end(), line.signature.begin(), line.signature.end());
    text += fmt::format("— {} {}\n", line.name, to_base64(blob));
  }
  return text;
}

bool read_note(std::string_view text) {
  const auto note = parse_note(text);
  if (!accepted(note)) return false;
  ACTA_ASSERT(print_note(*note) == text);
  (void)accepted(verify_note(*note, {&log_key().verifier, 1}));
  return true;
}

// Extension lines are ignored, so that only the start is printed back.
bool read_checkpoint(std::string_view text) {
  const auto checkpoint = parse_checkpoint(text);
  if (!accepted(checkpoint)) return false;
  ACTA_ASSERT(text.starts_with(print_checkpoint(*checkpoint)));
  return true;
}

bool read_receipt(std::string_view text) {
  const auto receipt = parse_receipt(text);
  if (!accepted(receipt)) return false;
  const bool extra = text.contains("\nextra ");
  ACTA_ASSERT(extra || print_receipt(*receipt) == text);
  return true;
}

bool read_bundle(std::string_view text) {
  bool any = false;
  for (const int count : {1, 2, 256}) {
    const auto entries = decode_bundle(bytes_of(text), count);
    if (!accepted(entries)) continue;
    any = true;
    ACTA_ASSERT(entries->size() == static_cast<std::size_t>(count));
    std::vector<Bytes> copies;
    for (const auto entry : *entries) copies.emplace_back(entry.begin(), entry.end());
    ACTA_ASSERT(std::ranges::equal(encode_bundle(copies), bytes_of(text)));
  }
  return any;
}

// Signatures of authors are taken off, so that only the line is printed back.
bool read_entry(std::string_view text) {
  const auto entry = parse_entry(text);
  ACTA_ASSERT(view_entry(text).has_value() == entry.has_value());
  if (!accepted(entry)) return false;
  const auto line = std::visit([](const auto& one) { return encode_entry(one); }, *entry);
  ACTA_ASSERT(text.starts_with(line));
  return true;
}

bool read_canonical(std::string_view text) {
  const auto engine = parse_json(text, JsonProfile::record);
  const auto scanned = scan_canonical(text);
  ACTA_ASSERT(scanned.has_value() == (engine && engine->object() != nullptr));
  return accepted(scanned);
}

bool read_address(std::string_view text) {
  const auto address = parse_http_address(text);
  if (!accepted(address)) return false;
  const auto host = address->host.contains(':') ? "[" + address->host + "]" : address->host;
  const auto again = parse_http_address("http://" + host + ":" + address->port + address->path);
  ACTA_ASSERT(again && again->host == address->host && again->port == address->port &&
              again->path == address->path);
  return true;
}

// However it comes in, it is the same answer.
bool read_answer(std::string_view text) {
  const auto in_pieces = [&](std::size_t piece) {
    std::string received;
    auto left = text;
    return read_http_answer(received, [&](std::string& more) -> Result<bool> {
      const auto part = left.substr(0, piece);
      left.remove_prefix(part.size());
      more += part;
      return !part.empty();
    });
  };
  const auto whole = in_pieces(text.size() + 1);
  const auto slowly = in_pieces(1);
  ACTA_ASSERT(whole.has_value() == slowly.has_value());
  if (!accepted(whole)) return false;
  ACTA_ASSERT(whole->body == slowly->body && whole->status == slowly->status &&
              whole->encoding == slowly->encoding && whole->closes == slowly->closes);
  return true;
}

bool read_sealed(std::string_view text) {
  const Sealed sealed{.commitment = {}, .nonce = {}, .ciphertext = Bytes(text.begin(), text.end())};
  return accepted(open_sealed(sealed, "context", Hash{}));
}

std::string checkpoint_text() {
  return print_checkpoint({.origin = "acta.example/log/1", .size = 2, .root = Hash{7}});
}

std::string signed_checkpoint() {
  return sign_checkpoint({.origin = "acta.example/log/1", .size = 2, .root = Hash{7}}, log_key()) +
         cosign(checkpoint_text(), 1'767'225'600, witness_key());
}

std::vector<std::string> entries() {
  OpenEntry open{.as = "focal_point",
                 .at = {1'767'225'600'000},
                 .body = R"({"note":"é \"quoted\"","of":[1,{"deep":true}]})",
                 .by = std::string(32, '0'),
                 .id = {},
                 .idem = std::nullopt,
                 .n = 3,
                 .stream = "test.stream/1",
                 .type = "test.noted",
                 .v = 1};
  const SealedEntry sealed{.at = open.at, .commitment = Hash{9}, .id = {}};
  const auto plain = encode_entry(open);
  open.idem = std::string(64, 'a');
  return {plain, encode_entry(open), encode_entry(sealed), sign_note(plain, log_key())};
}

std::string policy_text() {
  return fmt::format(
      "# one of one\nlog {}\nwitness w {} https://w.example/\ngroup g 1 w\nquorum g\n",
      log_key().verifier.text(), witness_key().verifier.text());
}

std::string bundle() {
  const auto bytes = encode_bundle({Bytes{'a', 'b'}, Bytes{}});
  return std::string(text_of(bytes));
}

}  // namespace

std::vector<Parser> parsers() {
  const Receipt receipt{.index = 1, .proof = {Hash{3}, Hash{}}, .checkpoint = signed_checkpoint()};
  return {
      {"note", read_note, {signed_checkpoint()}, {}, shared_seeds([](std::string_view text) {
         return text.contains("\n\n—");
       })},
      {"checkpoint",
       read_checkpoint,
       {checkpoint_text(), checkpoint_text() + "extension\n"},
       {},
       shared_seeds([](std::string_view text) { return std::ranges::count(text, '\n') == 3; })},
      {"receipt",
       read_receipt,
       {print_receipt(receipt)},
       {},
       shared_seeds([](std::string_view text) { return text.contains("tlog-proof@v1\n"); })},
      {"policy",
       [](std::string_view text) { return accepted(Policy::parse(text)); },
       {policy_text()},
       {"group g 9 w\nquorum g\n", "quorum none"},
       shared_seeds([](std::string_view text) { return text.contains("\nquorum "); })},
      {"verifier",
       identity(parse_verifier, [](const VerifierKey& key) { return key.text(); }),
       {log_key().verifier.text(), witness_key().verifier.text()}},
      {"signer",
       identity(parse_signer, [](const SignerKey& key) { return key.text(); }),
       {log_key().text()}},
      {"bundle", read_bundle, {bundle()}, {std::string("\0\5ab", 4)}},
      {"entry", read_entry, entries(), {"{}\n"}, shared_seeds([](std::string_view text) {
         return text.starts_with("{\"");
       })},
      {"canonical",
       read_canonical,
       {R"({"":{},"a":[],"b":[1,-2,0,"x",true,{"c":[[]]}]})", R"({"a":"\t\n\"\\/\u0007 é"})"},
       {"{\"a\":\"e\u0301\"}", R"({"a":"\u00e9"})", "[]"},
       shared_seeds([](std::string_view text) { return text.starts_with("{"); })},
      {"answer of HTTP",
       read_answer,
       {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 404 Not found\r\nconnection: close\r\ncontent-length:0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n1;a=b\r\n!\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"},
       {"HTTP/1.1 200 OK\r\n\r\nno length", "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1zz\r\n!\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"}},
      {"address",
       read_address,
       {"http://localhost:8080/record", "http://[::1]/", "http://acta.example"},
       {"https://acta.example", "http://a b"}},
      {"sealed", read_sealed, {}, {"", std::string(64, 'x')}},
  };
}

}  // namespace acta::fuzz
