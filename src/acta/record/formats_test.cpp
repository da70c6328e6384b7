// Holds docs/formats to the code: every example there is made here, byte for byte.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "acta/record/checkpoint.h"
#include "acta/record/disclosure.h"
#include "acta/record/entry.h"
#include "acta/record/fields.h"
#include "acta/record/receipt.h"
#include "acta/record/seal.h"
#include "acta/record/tile_writer.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

std::string document(std::string_view name) {
  std::ifstream file(fmt::format("{}/docs/formats/{}", ACTA_SOURCE_DIR, name), std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Hash counted(std::uint8_t first) {
  Hash hash{};
  std::ranges::generate(hash, [next = first]() mutable { return next++; });
  return hash;
}

Hash repeated(std::uint8_t value) {
  Hash hash{};
  hash.fill(value);
  return hash;
}

SignerKey example_key() {
  return make_signer("acta.example/log/1", KeyType::ed25519, counted(0));
}

OpenEntry example_open() {
  return {.as = "focal_point",
          .at = parse_instant("2026-01-01T00:00:00.000Z").value(),
          .body = R"({"outcome":"approved","request":"01900000-0000-7000-8000-000000000002"})",
          .by = "0123456789abcdef0123456789abcdef",
          .id = parse_uuid("01900000-0000-7000-8000-000000000001").value(),
          .idem = std::nullopt,
          .n = 3,
          .stream = "assistance.request/01900000-0000-7000-8000-000000000002",
          .type = "assistance.decided",
          .v = 1};
}

struct SealedExample {
  std::string message;
  std::string context;
  Sealed sealed;
  SealedEntry entry;
};

SealedExample example_sealed() {
  auto inner = example_open();
  inner.at = parse_instant("2026-01-01T00:00:05.000Z").value();
  inner.id = parse_uuid("01900000-0000-7000-8000-000000000003").value();
  inner.n = 4;
  inner.body = R"({"note":"for the desk only"})";
  inner.type = "assistance.noted";
  SealedExample example{.message = encode_entry(inner),
                        .context = seal_context("acta.example/log/1", inner.id),
                        .sealed = {},
                        .entry = {}};
  Nonce nonce{};
  nonce.fill(0x31);
  example.sealed = seal(example.message, example.context, repeated(0x11), repeated(0x21), nonce);
  example.entry = {.at = inner.at, .commitment = example.sealed.commitment, .id = inner.id};
  return example;
}

#define EXPECT_STANDS_IN(text, name) \
  EXPECT_NE(document(name).find(text), std::string::npos) << "not in " << (name) << ":\n" << (text)

TEST(Formats, EntriesAreWrittenAsTheDocumentShows) {
  EXPECT_STANDS_IN(encode_entry(example_open()), "entry.md");
  EXPECT_STANDS_IN(encode_entry(example_sealed().entry), "entry.md");
  EXPECT_STANDS_IN(to_hex(leaf_hash(bytes_of(encode_entry(example_open())))), "entry.md");
}

TEST(Formats, SealsAreMadeAsTheDocumentShows) {
  const auto example = example_sealed();
  EXPECT_STANDS_IN(example.message, "seal.md");
  EXPECT_STANDS_IN(example.context, "seal.md");
  EXPECT_STANDS_IN(to_hex(example.sealed.commitment), "seal.md");
  EXPECT_STANDS_IN(fmt::format("{} bytes", example.sealed.ciphertext.size()), "seal.md");
  EXPECT_STANDS_IN(to_hex(sha256(example.sealed.ciphertext)), "seal.md");
}

TEST(Formats, FieldsAreCommittedToAndShownAsTheDocumentsShow) {
  const auto example = example_sealed();
  const auto content = "internal " + example.message;
  const auto seed = repeated(0x51);
  const auto r = field_randomness(seed, "/body/note");
  const auto list = field_list(fields_of(content).value(), seed, example.context);
  const auto commitment = list_commitment(list_randomness(seed), example.context, list);
  auto entry = example.entry;
  entry.commitment = commitment;
  entry.v = 2;
  EXPECT_STANDS_IN(encode_entry(entry), "entry.md");
  EXPECT_STANDS_IN(to_hex(r), "seal.md");
  EXPECT_STANDS_IN(
      to_hex(field_commitment(r, example.context, "/body/note", R"("for the desk only")")),
      "seal.md");
  for (const auto& one : list) EXPECT_STANDS_IN(to_hex(one) + "\n", "seal.md");
  EXPECT_STANDS_IN(to_hex(list_randomness(seed)), "seal.md");
  EXPECT_STANDS_IN(to_hex(commitment), "seal.md");

  const auto key = example_key();
  TileWriter writer;
  writer.append(bytes_of(encode_entry(entry)));
  const auto checkpoint = sign_checkpoint(
      {.origin = key.verifier.name, .size = writer.size(), .root = writer.root()}, key);
  const auto shown =
      make_disclosure(encode_entry(entry), content, seed, key.verifier.name, {"/body/note"},
                      {.index = 0, .proof = {}, .checkpoint = checkpoint})
          .value();
  EXPECT_STANDS_IN("```\n" + print_disclosure(shown) + "```\n", "disclosure.md");
}

TEST(Formats, TheRecordOfTwoEntriesIsLaidOutAsTheDocumentShows) {
  TileWriter writer;
  const auto first = writer.append(bytes_of(encode_entry(example_open())));
  writer.append(bytes_of(encode_entry(example_sealed().entry)));
  for (const auto& file : writer.take()) {
    EXPECT_STANDS_IN(fmt::format("| `{}` | {} | `{}` |", tile_path(file.id), file.bytes.size(),
                                 to_hex(sha256(file.bytes))),
                     "record-layout.md");
  }
  const auto key = example_key();
  EXPECT_STANDS_IN(key.verifier.text() + "\n", "record-layout.md");
  EXPECT_STANDS_IN(key.text() + "\n", "record-layout.md");
  const auto checkpoint = sign_checkpoint(
      {.origin = key.verifier.name, .size = writer.size(), .root = writer.root()}, key);
  EXPECT_STANDS_IN("```\n" + checkpoint + "```\n", "record-layout.md");
  const Receipt receipt{.index = 1, .proof = {first}, .checkpoint = checkpoint};
  EXPECT_STANDS_IN("```\n" + print_receipt(receipt) + "```\n", "record-layout.md");
}

}  // namespace
}  // namespace acta::record
