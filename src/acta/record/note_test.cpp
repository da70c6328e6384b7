#include "acta/record/note.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

Hash seed_of(std::uint8_t first) {
  Hash seed{};
  seed[0] = first;
  return seed;
}

const SignerKey& log_key() {
  static const auto key = make_signer("acta.example/log/1", KeyType::ed25519, seed_of(1));
  return key;
}

Result<std::vector<std::string>> open(std::string_view bytes) {
  const std::vector known{log_key().verifier};
  return verify_note(ACTA_TRY(parse_note(bytes)), known);
}

TEST(Keys, AreReadAsTheyArePrinted) {
  const auto key = make_signer("acta.example/log/1", KeyType::cosigner, seed_of(9));
  const auto verifier = parse_verifier(key.verifier.text());
  ASSERT_TRUE(verifier);
  EXPECT_EQ(*verifier, key.verifier);
  const auto signer = parse_signer(key.text());
  ASSERT_TRUE(signer);
  EXPECT_EQ(signer->verifier, key.verifier);
  EXPECT_EQ(signer->seed, key.seed);
}

TEST(Keys, OfAnotherNameOrTypeHaveAnotherId) {
  auto key = log_key().verifier;
  const auto id = key.id();
  key.name += "1";
  EXPECT_NE(key.id(), id);
  key = log_key().verifier;
  key.type = KeyType::cosigner;
  EXPECT_NE(key.id(), id);
}

TEST(Keys, RefuseMalformedTexts) {
  const auto text = log_key().verifier.text();
  EXPECT_FALSE(parse_verifier(""));
  EXPECT_FALSE(parse_verifier("a+b"));
  EXPECT_FALSE(parse_verifier("+" + text));
  EXPECT_FALSE(parse_verifier("other" + text)) << "the id belongs to the name";
  EXPECT_FALSE(parse_verifier(text + "\n"));
  EXPECT_FALSE(parse_verifier(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(parse_signer(text));
  EXPECT_FALSE(parse_verifier(log_key().text()));
}

// Norm: RFC 8032 §5.1.7, strict: points of small order verify any message, so they are no keys.
TEST(Keys, OfSmallOrderOrWrittenNonCanonicallyAreRefused) {
  const char* points[] = {
      "0100000000000000000000000000000000000000000000000000000000000000",  // neutral element
      "0000000000000000000000000000000000000000000000000000000000000000",  // order 4
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  // order 2
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",  // order 8
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  // y = p + 1
  };
  for (const auto* point : points) {
    const VerifierKey key{.name = "a", .type = KeyType::ed25519, .key = hash_of_hex(point)};
    EXPECT_FALSE(parse_verifier(key.text())) << point;
    EXPECT_FALSE(key.verify(bytes_of("message"), Signature{})) << point;
  }
}

TEST(Keys, RefuseASignatureWhoseScalarIsNotReduced) {
  const auto message = bytes_of("message\n");
  auto signature = log_key().sign(message);
  ASSERT_TRUE(log_key().verifier.verify(message, signature));
  // S + L, with L the order of the base point: the same scalar, written another way.
  constexpr std::array<std::uint8_t, 32> order = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58,
                                                  0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
                                                  0,    0,    0,    0,    0,    0,    0,    0,
                                                  0,    0,    0,    0,    0,    0,    0,    0x10};
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += static_cast<unsigned>(signature[32 + i]) + order[i];
    signature[32 + i] = static_cast<std::uint8_t>(carry & 0xFFU);
    carry >>= 8U;
  }
  EXPECT_FALSE(log_key().verifier.verify(message, signature));
}

TEST(Note, OpensAsItWasSigned) {
  const auto note = sign_note("one\n\ntwo\n", log_key());
  const auto names = open(note);
  ASSERT_TRUE(names) << names.error().detail;
  EXPECT_EQ(*names, std::vector<std::string>{"acta.example/log/1"});
  EXPECT_EQ(parse_note(note)->text, "one\n\ntwo\n");
}

TEST(Note, WithAnyBitFlippedInTextOrSignatureIsRefused) {
  const auto note = sign_note("origin\n7\n", log_key());
  for (std::size_t i = 0; i < note.size(); ++i) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      auto mutant = note;
      mutant[i] = static_cast<char>(static_cast<unsigned char>(mutant[i]) ^ (1U << bit));
      EXPECT_FALSE(open(mutant)) << i;
    }
  }
}

TEST(Note, IgnoresManyUnknownSignaturesButNotABadKnownOne) {
  std::string note = "text\n\n";
  for (int i = 0; i < 17; ++i) {
    const auto other = make_signer("other.example/" + std::to_string(i), KeyType::ed25519,
                                   seed_of(static_cast<std::uint8_t>(20 + i)));
    note += signature_line(other.verifier, Signature{});
  }
  EXPECT_FALSE(open(note)) << "no known key";
  const auto good = note + signature_line(log_key().verifier, log_key().sign(bytes_of("text\n")));
  EXPECT_TRUE(open(good));
  const auto bad = note + signature_line(log_key().verifier, Signature{});
  EXPECT_FALSE(open(bad));
  const auto short_one = note + signature_line(log_key().verifier, ByteView(seed_of(1)));
  EXPECT_FALSE(open(short_one));
}

TEST(Note, IgnoresAKeyThatSharesOnlyNameOrOnlyId) {
  const auto same_name = make_signer(log_key().verifier.name, KeyType::ed25519, seed_of(77));
  const auto note =
      sign_note("text\n", log_key()) + signature_line(same_name.verifier, Signature{});
  EXPECT_TRUE(open(note));
}

TEST(Note, RefusesTwoSignaturesOfOneKey) {
  const auto note = sign_note("text\n", log_key());
  EXPECT_FALSE(open(note + signature_line(log_key().verifier, Signature{})));
}

TEST(Note, RefusesWhatIsNotCanonical) {
  const auto line = signature_line(log_key().verifier, log_key().sign(bytes_of("text\n")));
  ASSERT_TRUE(open("text\n\n" + line));
  EXPECT_FALSE(open("text\r\n\n" + line));
  EXPECT_FALSE(open("text\n" + line));
  EXPECT_FALSE(open("text\n\n" + line + "\n"));
  EXPECT_FALSE(open("text\n\n" + line + "more\n"));
  EXPECT_FALSE(open("text\n\n"));
  EXPECT_FALSE(open(""));
  EXPECT_FALSE(open("te\xFFxt\n\n" + line));
  EXPECT_FALSE(open(std::string("te\0xt\n\n", 7) + line));
  EXPECT_FALSE(open(std::string(64UL * 1024, 'x') + "\n\n" + line));
}

TEST(Vectors, KeysAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  const auto& log = *section("keys").find("log");
  const auto signer = parse_signer(text_in(log, "skey_go_format"));
  ASSERT_TRUE(signer);
  EXPECT_EQ(signer->text(), text_in(log, "skey_go_format"));
  EXPECT_EQ(signer->verifier.text(), text_in(log, "vkey"));
  EXPECT_EQ(to_hex(signer->verifier.id()), text_in(log, "key_id"));
  EXPECT_EQ(to_hex(signer->verifier.key), text_in(log, "public_key"));
  EXPECT_EQ(to_hex(signer->seed), text_in(log, "seed"));
  std::size_t count = 1;
  for (const auto& item : *section("keys").find("witnesses")->array()) {
    const auto witness =
        make_signer(text_in(item, "name"), KeyType::cosigner, hash_of_hex(text_in(item, "seed")));
    EXPECT_EQ(witness.verifier.text(), text_in(item, "vkey"));
    EXPECT_EQ(to_hex(witness.verifier.id()), text_in(item, "key_id"));
    EXPECT_EQ(parse_verifier(text_in(item, "vkey")).value(), witness.verifier);
    ++count;
  }
  executed("keys", count);
}

TEST(Vectors, NotesThatMustBeRefusedAre) {
  ACTA_NEEDS_VECTORS();
  const std::vector known{parse_verifier(text_in(*section("keys").find("log"), "vkey")).value()};
  std::size_t count = 0;
  for (const auto& item : *section("negative_notes").array()) {
    const auto bytes = from_base64(text_in(item, "text_b64")).value();
    const auto note = parse_note(text_of(bytes));
    const bool malformed = text_in(item, "go_error") == "malformed note";
    EXPECT_EQ(note.has_value(), !malformed) << text_in(item, "desc");
    EXPECT_FALSE(note && verify_note(*note, known)) << text_in(item, "desc");
    ++count;
  }
  executed("negative_notes", count);
}

TEST(Vectors, TheNoteOfTheSpecificationVerifies) {
  ACTA_NEEDS_VECTORS();
  const auto& example = section("spec_example_signed_note");
  const std::vector known{parse_verifier(text_in(example, "vkey")).value()};
  const auto note = parse_note(text_in(example, "note"));
  ASSERT_TRUE(note);
  EXPECT_TRUE(verify_note(*note, known));
  executed("spec_example_signed_note", 1);
}

TEST(Vectors, TheExampleEntryIsASignedNoteOfItsAuthor) {
  ACTA_NEEDS_VECTORS();
  const auto& example = section("example_entry");
  const auto& text = text_in(example, "entry_text");
  EXPECT_EQ(static_cast<std::int64_t>(text.size()), number_in(example, "entry_bytes"));
  EXPECT_EQ(to_hex(leaf_hash(bytes_of(text))), text_in(example, "leaf_hash"));
  const auto actor = parse_verifier(text_in(example, "actor_vkey")).value();
  EXPECT_EQ(make_signer(actor.name, KeyType::ed25519, hash_of_hex(text_in(example, "actor_seed")))
                .verifier,
            actor);
  const auto note = parse_note(text);
  ASSERT_TRUE(note);
  EXPECT_TRUE(verify_note(*note, std::vector{actor}));
  executed("example_entry", 1);
}

}  // namespace
}  // namespace acta::record
