#include "acta/record/authors.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>

#include "acta/record/record_for_test.h"

namespace acta::record {
namespace {

const std::string by(32, 'a');
const std::string other(32, 'b');

SignerKey signer(std::uint8_t seed, const std::string& name) {
  Hash bytes{};
  bytes.fill(seed);
  return make_signer(name, KeyType::ed25519, bytes);
}

std::string line_of(const std::string& text, const SignerKey& key) {
  return signature_line(key.verifier, key.sign(bytes_of(text)));
}

std::vector<RegisteredKey> register_of(std::uint8_t seed, std::int64_t added,
                                       std::optional<std::int64_t> revoked) {
  return {
      {.person = "ruth", .added = added, .revoked = revoked, .key = signer(seed, by).verifier.key}};
}

TEST(Authors, CountBetweenTheEntriesThatAddAndRevokeTheirKey) {
  const auto text = test_entry(5, "story");
  const auto entry = text + "\n" + line_of(text, signer(1, by));
  const auto keys = register_of(1, 4, 7);
  EXPECT_EQ(judge_authors(entry, 5, keys)->persons, std::vector<std::string>{"ruth"});
  EXPECT_EQ(judge_authors(entry, 6, keys)->persons, std::vector<std::string>{"ruth"});
  for (const std::int64_t index : {3, 4, 7, 8}) {
    const auto refused = judge_authors(entry, index, keys);
    ASSERT_FALSE(refused) << index;
    EXPECT_EQ(refused.error().word, "record.signature_invalid");
    EXPECT_NE(refused.error().detail.find("does not count there"), std::string::npos);
  }
}

TEST(Authors, TwoPersonsSignOneEntry) {
  const auto text = test_entry(5, "story");
  const auto entry = text + "\n" + line_of(text, signer(1, by)) + line_of(text, signer(2, other));
  auto keys = register_of(1, 0, std::nullopt);
  keys.push_back({.person = "amir",
                  .added = 1,
                  .revoked = std::nullopt,
                  .key = signer(2, other).verifier.key});
  const auto authors = judge_authors(entry, 5, keys);
  ASSERT_TRUE(authors);
  EXPECT_EQ(authors->persons, (std::vector<std::string>{"ruth", "amir"}));
  keys.pop_back();
  EXPECT_EQ(judge_authors(entry, 5, keys)->unknown, 1);
}

TEST(Authors, RefuseASignatureOverAnotherEntry) {
  const auto text = test_entry(5, "story");
  const auto entry = text + "\n" + line_of(test_entry(5, "other"), signer(1, by));
  const auto refused = judge_authors(entry, 5, register_of(1, 0, std::nullopt));
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("does not hold"), std::string::npos);
}

TEST(Authors, ShowNeitherOneNameNorOneKeyIdInTwoActs) {
  const auto first = signer(1, by).verifier;
  const auto second = author_key(other, first.key);
  EXPECT_NE(first.id(), second.id());
}

TEST(Register, IsReadAsItIsPrinted) {
  const auto keys = register_of(1, 4, 7);
  const auto text = "# of the record\n\n" + print_key_line(keys[0]);
  const auto read = parse_key_register(text);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(print_key_line(read->at(0)), print_key_line(keys[0]));
  for (const std::string bad : {"key 4 4 ruth ", "key -1 - ruth ", "key 4 3 ruth ",
                                "key 04x - ruth ", "key 4 -  ", "kee 4 - r "}) {
    const auto good = print_key_line(keys[0]);
    EXPECT_FALSE(parse_key_register(bad + good.substr(good.rfind(' ') + 1))) << bad;
  }
  EXPECT_FALSE(parse_key_register("key 4 - ruth AQ==\n"));
}

// The edge cases on which verifiers of Ed25519 differ, made here (after "Taming the many EdDSAs",
// Chalkias, Garillot and Nikolaenko, 2020, whose vectors have these properties).
constexpr std::array<std::uint8_t, 32> group_order{
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

Hash from_digits(std::string_view digits) {
  Hash hash{};
  std::ranges::copy(*from_hex(digits), hash.begin());
  return hash;
}
// A point of order 8.
const Hash torsion =
    from_digits("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

Hash scalar(std::uint8_t first) {
  Hash value{};
  value[0] = first;
  value[5] = 7;
  return value;
}

// k = SHA-512(R || A || M) mod L
Hash challenge_of(const Hash& r, const Hash& a, ByteView message) {
  Bytes all(r.begin(), r.end());
  all.insert(all.end(), a.begin(), a.end());
  all.insert(all.end(), message.begin(), message.end());
  std::array<std::uint8_t, 64> wide{};
  crypto_hash_sha512(wide.data(), all.data(), all.size());
  Hash k{};
  crypto_core_ed25519_scalar_reduce(k.data(), wide.data());
  return k;
}

struct Forged {
  Hash key{};
  Signature signature{};
};

// R = rB (+ torsion), A = aB (+ torsion), S = r + ka: holds when both sides are multiplied by 8.
Forged forge(bool with_r, bool with_a, ByteView message) {
  const auto r = scalar(3);
  const auto a = scalar(5);
  Hash point_r{};
  Forged forged;
  crypto_scalarmult_ed25519_base_noclamp(point_r.data(), r.data());
  crypto_scalarmult_ed25519_base_noclamp(forged.key.data(), a.data());
  if (with_r) crypto_core_ed25519_add(point_r.data(), point_r.data(), torsion.data());
  if (with_a) crypto_core_ed25519_add(forged.key.data(), forged.key.data(), torsion.data());
  const auto k = challenge_of(point_r, forged.key, message);
  Hash s{};
  crypto_core_ed25519_scalar_mul(s.data(), k.data(), a.data());
  crypto_core_ed25519_scalar_add(s.data(), s.data(), r.data());
  std::ranges::copy(point_r, forged.signature.begin());
  std::ranges::copy(s, forged.signature.begin() + 32);
  return forged;
}

bool holds(const Forged& forged, ByteView message) {
  return is_proper_key(forged.key) && author_key(by, forged.key).verify(message, forged.signature);
}

TEST(StrictEd25519, AcceptsWhatIsMadeByTheSameEquationWithoutTorsion) {
  const auto message = bytes_of("a line\n");
  EXPECT_TRUE(holds(forge(false, false, message), message));
}

TEST(StrictEd25519, RefusesPointsOfMixedOrder) {
  const auto message = bytes_of("a line\n");
  EXPECT_FALSE(holds(forge(true, false, message), message));
  EXPECT_FALSE(holds(forge(false, true, message), message));
  EXPECT_FALSE(holds(forge(true, true, message), message));
}

TEST(StrictEd25519, RefusesSPlusTheGroupOrder) {
  const auto message = bytes_of("a line\n");
  auto forged = forge(false, false, message);
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += 0U + forged.signature[32 + i] + group_order[i];
    forged.signature[32 + i] = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
  EXPECT_FALSE(holds(forged, message));
}

TEST(StrictEd25519, RefusesEveryKeyOfSmallOrderAndNonCanonicalEncodings) {
  for (const auto* digits :
       {"0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        // y = p + 1 and y = p: the identity and a point of order 4, written otherwise.
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    const auto key = from_digits(digits);
    EXPECT_FALSE(is_proper_key(key)) << digits;
    EXPECT_FALSE(parse_verifier(author_key("n", key).text())) << digits;
    // R = A, S = 0: holds for every message when small orders are accepted.
    Signature signature{};
    std::ranges::copy(key, signature.begin());
    EXPECT_FALSE(author_key(by, key).verify(bytes_of("any\n"), signature)) << digits;
  }
}

}  // namespace
}  // namespace acta::record
