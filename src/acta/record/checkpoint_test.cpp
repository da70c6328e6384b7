#include "acta/record/checkpoint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "acta/record/tree.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

constexpr std::string_view origin = "acta.example/log/1";

SignerKey log_key() {
  return make_signer(std::string(origin), KeyType::ed25519, Hash{1});
}

Result<VerifiedCheckpoint> open(std::string_view note) {
  const std::vector keys{log_key().verifier};
  return VerifiedCheckpoint::open(note, origin, keys);
}

std::string body(std::string_view size, std::string_view root) {
  return std::string(origin) + "\n" + std::string(size) + "\n" + std::string(root) + "\n";
}

TEST(Checkpoint, OpensAsItWasSigned) {
  const Checkpoint checkpoint{.origin = std::string(origin), .size = 7, .root = Hash{9}};
  const auto opened = open(sign_checkpoint(checkpoint, log_key()));
  ASSERT_TRUE(opened) << opened.error().detail;
  EXPECT_EQ(opened->checkpoint(), checkpoint);
}

TEST(Checkpoint, AllowsExtensionLines) {
  const auto text = body("7", to_base64(Hash{9})) + "extension\n";
  EXPECT_TRUE(open(sign_note(text, log_key())));
  EXPECT_FALSE(open(sign_note(text + "\nafter an empty line\n", log_key())));
}

TEST(Checkpoint, RefusesSizesThatAreNotPlainDecimal) {
  const auto root = to_base64(Hash{9});
  for (const auto* size : {"0300", "+300", " 300", "-1", "300 ", "", "0x7", "9223372036854775808",
                           "99999999999999999999", "3.0"}) {
    EXPECT_FALSE(parse_checkpoint(body(size, root))) << size;
  }
  EXPECT_TRUE(parse_checkpoint(body("300", root)));
  EXPECT_TRUE(parse_checkpoint(body("9223372036854775807", root)));
}

TEST(Checkpoint, RefusesRootsThatAreNot32BytesOfCanonicalBase64) {
  auto root = to_base64(Hash{9});
  ASSERT_TRUE(parse_checkpoint(body("300", root)));
  EXPECT_FALSE(parse_checkpoint(body("300", to_base64(Bytes(31, 9)))));
  EXPECT_FALSE(parse_checkpoint(body("300", to_base64(Bytes(33, 9)))));
  EXPECT_FALSE(parse_checkpoint(body("300", root.substr(0, root.size() - 1)))) << "unpadded";
  root[root.size() - 2] = 'B';
  EXPECT_FALSE(parse_checkpoint(body("300", root))) << "bits after the last byte";
  EXPECT_FALSE(parse_checkpoint(body("0", to_base64(Hash{9})))) << "the empty tree has one root";
  EXPECT_TRUE(parse_checkpoint(body("0", to_base64(empty_root()))));
}

TEST(Checkpoint, RefusesMissingLinesAndAnEmptyOrigin) {
  const auto root = to_base64(Hash{9});
  EXPECT_FALSE(parse_checkpoint(std::string(origin) + "\n300\n"));
  EXPECT_FALSE(parse_checkpoint("\n300\n" + root + "\n"));
  EXPECT_FALSE(parse_checkpoint(std::string(origin) + "\n300\n" + root));
  EXPECT_FALSE(parse_checkpoint(""));
}

TEST(Checkpoint, MustBeOfTheOriginAndSignedByAKeyOfThatName) {
  const Checkpoint other{.origin = "other.example/log", .size = 7, .root = Hash{9}};
  EXPECT_FALSE(open(sign_checkpoint(other, log_key())));
  const auto stranger = make_signer("other.example/log", KeyType::ed25519, Hash{2});
  const Checkpoint ours{.origin = std::string(origin), .size = 7, .root = Hash{9}};
  const std::vector keys{log_key().verifier, stranger.verifier};
  EXPECT_FALSE(VerifiedCheckpoint::open(sign_checkpoint(ours, stranger), origin, keys));
}

TEST(Checkpoint, IsNeverOpenedFromAnEntryOrACosignedMessage) {
  const std::string entry = "{\"at\":\"2026-01-01T00:00:00.000Z\",\"v\":1}\n";
  EXPECT_FALSE(open(sign_note(entry, log_key())));
  const Checkpoint checkpoint{.origin = std::string(origin), .size = 7, .root = Hash{9}};
  const auto text = print_checkpoint(checkpoint);
  EXPECT_FALSE(open(sign_note(cosigned_message(text, 5), log_key())));
  // A cosigner's signature does not stand for the log's, nor the log's for a cosigner's.
  const auto as_cosigner = make_signer(std::string(origin), KeyType::cosigner, Hash{1});
  EXPECT_FALSE(open(text + "\n" + cosign(text, 5, as_cosigner)));
  EXPECT_FALSE(VerifiedCheckpoint::open(sign_checkpoint(checkpoint, as_cosigner), origin,
                                        std::vector{as_cosigner.verifier}));
}

TEST(Cosignature, OfAKnownWitnessMustVerifyAndCarryATime) {
  const auto witness = make_signer("witness.example/w1", KeyType::cosigner, Hash{3});
  const auto stranger = make_signer("witness.example/w2", KeyType::cosigner, Hash{4});
  const std::vector known{witness.verifier};
  const Checkpoint checkpoint{.origin = std::string(origin), .size = 7, .root = Hash{9}};
  const auto text = print_checkpoint(checkpoint);
  const auto note = sign_checkpoint(checkpoint, log_key());

  const auto good = open(note + cosign(text, 5, witness) + cosign(text, 6, stranger));
  ASSERT_TRUE(good);
  const auto cosignatures = good->cosignatures(known);
  ASSERT_TRUE(cosignatures);
  ASSERT_EQ(cosignatures->size(), 1U);
  EXPECT_EQ(cosignatures->front().name, "witness.example/w1");
  EXPECT_EQ(cosignatures->front().at, 5U);

  EXPECT_FALSE(open(note + cosign(text, 0, witness))->cosignatures(known));
  EXPECT_FALSE(open(note + cosign(text + "x\n", 5, witness))->cosignatures(known));
  EXPECT_FALSE(open(note + signature_line(witness.verifier, Signature{}))->cosignatures(known));
}

TEST(Vectors, CheckpointsAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  const auto signer = parse_signer(text_in(*section("keys").find("log"), "skey_go_format")).value();
  const std::vector keys{signer.verifier};
  std::size_t count = 0;
  for (const auto& item : *section("checkpoints").array()) {
    const auto opened =
        VerifiedCheckpoint::open(text_in(item, "signed"), signer.verifier.name, keys);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->size(), number_in(item, "size"));
    EXPECT_EQ(print_checkpoint(opened->checkpoint()), text_in(item, "body"));
    EXPECT_EQ(sign_checkpoint(opened->checkpoint(), signer), text_in(item, "signed"));
    ++count;
  }
  executed("checkpoints", count);
}

TEST(Vectors, CosignaturesAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  const auto& cosignatures = section("cosignatures_v1");
  const auto& text = text_in(cosignatures, "checkpoint_body");
  std::vector<VerifierKey> known;
  std::size_t count = 0;
  for (const auto& item : *cosignatures.find("items")->array()) {
    const auto at = static_cast<std::uint64_t>(number_in(item, "timestamp"));
    EXPECT_EQ(cosigned_message(text, at), text_in(item, "signed_message"));
    for (const auto& witness : *section("keys").find("witnesses")->array()) {
      if (text_in(witness, "name") != text_in(item, "witness")) continue;
      const auto signer = make_signer(text_in(witness, "name"), KeyType::cosigner,
                                      hash_of_hex(text_in(witness, "seed")));
      EXPECT_EQ(cosign(text, at, signer), text_in(item, "line"));
      known.push_back(signer.verifier);
      ++count;
    }
  }
  const auto& note = text_in(cosignatures, "cosigned_checkpoint");
  const std::vector keys{parse_verifier(text_in(*section("keys").find("log"), "vkey")).value()};
  const auto opened = VerifiedCheckpoint::open(note, keys[0].name, keys);
  ASSERT_TRUE(opened);
  const auto verified = opened->cosignatures(known);
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->size(), count);
  executed("cosignatures_v1", count);
}

TEST(Vectors, OriginsAreHashedAsTheReferenceDoes) {
  ACTA_NEEDS_VECTORS();
  const auto& item = section("origin_hash");
  EXPECT_EQ(to_hex(sha256(bytes_of(text_in(item, "origin")))), text_in(item, "sha256_hex"));
  executed("origin_hash", 1);
}

}  // namespace
}  // namespace acta::record
