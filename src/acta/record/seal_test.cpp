#include "acta/record/seal.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <string>

#include "acta/record/keys.h"
#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

constexpr std::string_view context = "acta.example/log/1|0190|";

Nonce nonce_of_hex(std::string_view hex) {
  Nonce nonce{};
  const auto bytes = from_hex(hex).value();
  EXPECT_EQ(bytes.size(), nonce.size());
  std::ranges::copy(bytes, nonce.begin());
  return nonce;
}

TEST(Seal, OpensToWhatWasSealedForEveryLengthAroundABlock) {
  const auto key = random_hash();
  for (std::size_t size = 0; size < 600; ++size) {
    const std::string message(size, 'm');
    const auto r = random_hash();
    const auto sealed = seal(message, context, r, key, random_nonce());
    EXPECT_EQ(sealed.ciphertext.size() % 256, 16U) << "whole blocks and the tag";
    const auto opened = open_sealed(sealed, context, key);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->message, message);
    EXPECT_EQ(opened->r, r);
  }
}

TEST(Seal, DoesNotOpenWithAnotherKeyContextCommitmentOrByte) {
  const auto key = random_hash();
  const auto sealed = seal("yes", context, random_hash(), key, random_nonce());
  EXPECT_FALSE(open_sealed(sealed, context, random_hash()));
  EXPECT_FALSE(open_sealed(sealed, "acta.example/log/1|0191|", key));
  auto mutant = sealed;
  mutant.commitment[0] ^= 1U;
  EXPECT_FALSE(open_sealed(mutant, context, key));
  for (std::size_t i = 0; i < sealed.ciphertext.size(); ++i) {
    mutant = sealed;
    mutant.ciphertext[i] ^= 1U;
    EXPECT_FALSE(open_sealed(mutant, context, key));
  }
  mutant = sealed;
  mutant.ciphertext.resize(15);
  EXPECT_FALSE(open_sealed(mutant, context, key));
}

TEST(Seal, CommitsToTheMessageUnderItsContextAndItsRandomness) {
  const Hash r{1};
  EXPECT_NE(commitment_of(r, context, "yes"), commitment_of(r, context, "no"));
  EXPECT_NE(commitment_of(r, context, "yes"), commitment_of(Hash{2}, context, "yes"));
  EXPECT_NE(commitment_of(r, context, "yes"), commitment_of(r, "other", "yes"));
}

// A key and a ciphertext that open to another content: only the commitment shows it.
TEST(Seal, RefusesAContentThatTheRecordDoesNotCommitTo) {
  const auto key = random_hash();
  const auto nonce = random_nonce();
  const auto honest = seal("paid", context, Hash{1}, key, nonce);
  Bytes plain(32, 1);
  for (const char c : std::string_view("free")) plain.push_back(static_cast<std::uint8_t>(c));
  plain.push_back(0x80);
  plain.resize(256);
  Bytes ad(13);
  std::ranges::copy(std::string_view("acta/seal/v1"), ad.begin());
  ad.insert(ad.end(), honest.commitment.begin(), honest.commitment.end());
  const auto hashed = sha256(bytes_of(context));
  ad.insert(ad.end(), hashed.begin(), hashed.end());
  Sealed forged = honest;
  forged.ciphertext.resize(256 + 16);
  crypto_aead_xchacha20poly1305_ietf_encrypt(forged.ciphertext.data(), nullptr, plain.data(),
                                             plain.size(), ad.data(), ad.size(), nullptr,
                                             nonce.data(), key.data());
  const auto opened = open_sealed(forged, context, key);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().detail, "the content is not what the record commits to");
}

TEST(WrappedKey, OpensOnlyUnderItsNameAndItsWrappingKey) {
  const auto key = random_hash();
  const auto under = random_hash();
  const auto nonce = random_nonce();
  const auto wrapped = wrap_key(key, under, nonce, "dek:1|kek:v1");
  EXPECT_EQ(unwrap_key(wrapped, under, nonce, "dek:1|kek:v1").value(), key);
  EXPECT_FALSE(unwrap_key(wrapped, under, nonce, "dek:2|kek:v1"));
  EXPECT_FALSE(unwrap_key(wrapped, random_hash(), nonce, "dek:1|kek:v1"));
}

TEST(Vectors, SealsAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  std::size_t count = 0;
  for (const auto& item : *section("sealed").find("items")->array()) {
    const auto key = hash_of_hex(text_in(item, "dek"));
    const auto& ctx = text_in(item, "ctx");
    const auto sealed = seal(text_in(item, "message"), ctx, hash_of_hex(text_in(item, "r")), key,
                             nonce_of_hex(text_in(item, "nonce")));
    EXPECT_EQ(to_hex(sealed.commitment), text_in(item, "commitment"));
    EXPECT_EQ(to_hex(sealed.ciphertext), text_in(item, "ciphertext"));
    EXPECT_EQ(open_sealed(sealed, ctx, key).value().message, text_in(item, "message"));
    ++count;
  }
  executed("sealed.items", count);
}

TEST(Vectors, WrappedKeysAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  const auto& wrap = *section("sealed").find("dek_wrap");
  constexpr std::string_view prefix = "acta/wrap/v1\\0";  // written out in the vector
  const auto& ad = text_in(wrap, "ad_ascii");
  ASSERT_TRUE(ad.starts_with(prefix));
  const auto name = ad.substr(prefix.size());
  const auto under = hash_of_hex(text_in(wrap, "kek"));
  const auto nonce = nonce_of_hex(text_in(wrap, "nonce"));
  const auto wrapped = wrap_key(hash_of_hex(text_in(wrap, "dek")), under, nonce, name);
  EXPECT_EQ(to_hex(wrapped), text_in(wrap, "wrapped"));
  EXPECT_EQ(to_hex(unwrap_key(wrapped, under, nonce, name).value()), text_in(wrap, "dek"));
  executed("sealed.dek_wrap", 1);
}

TEST(Vectors, TheCipherAnswersTheKnownTestOfItsDraft) {
  ACTA_NEEDS_VECTORS();
  const auto& known = *section("sealed").find("xchacha_kat_draft_irtf_cfrg_xchacha_A3");
  const auto cipher = from_hex(text_in(known, "ciphertext_and_tag")).value();
  const auto ad = from_hex(text_in(known, "ad")).value();
  const auto key = hash_of_hex(text_in(known, "key"));
  const auto nonce = nonce_of_hex(text_in(known, "nonce"));
  Bytes plain(cipher.size() - 16);
  EXPECT_EQ(crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr,
                                                       cipher.data(), cipher.size(), ad.data(),
                                                       ad.size(), nonce.data(), key.data()),
            0);
  EXPECT_TRUE(text_of(plain).starts_with("Ladies and Gentlemen"));
  executed("sealed.xchacha_kat", 1);
}

}  // namespace
}  // namespace acta::record
