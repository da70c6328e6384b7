#include "acta/record/passkey.h"

#include <gtest/gtest.h>

#include "acta/record/authenticator_for_test.h"
#include "acta/record/cbor.h"
#include "acta/record/cose.h"

namespace acta::record {
namespace {

using Kind = TestAuthenticator::Kind;

const std::string origin = "http://localhost:8080";
const PasskeySite site{.origin = origin};
const Hash challenge = sha256(bytes_of("a challenge"));

Result<NewPasskey> registered(const TestAuthenticator& from, const std::string& at = origin,
                              const std::string& type = "webauthn.create") {
  return judge_registration(TestAuthenticator::client_data(type, at, challenge), from.attestation(),
                            site, challenge);
}

void expect_refused(const Result<std::uint32_t>& judged, std::string_view why) {
  ASSERT_FALSE(judged) << why;
  EXPECT_EQ(judged.error().word, "access.passkey_refused");
  EXPECT_NE(judged.error().detail.find(why), std::string::npos) << judged.error().detail;
}

TEST(Passkeys, AreMadeAndSignForBothAlgorithms) {
  for (const auto kind : {Kind::es256, Kind::eddsa}) {
    TestAuthenticator key(kind);
    const auto made = registered(key);
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(made->credential, (Bytes{1, 2, 3, 4}));
    EXPECT_EQ(made->cose, key.cose());
    const auto count = judge_assertion(key.sign(origin, challenge), made->cose, site, challenge);
    ASSERT_TRUE(count) << count.error().detail;
    EXPECT_EQ(*count, 1);
  }
}

TEST(Passkeys, RefuseAnotherSiteChallengeOrKind) {
  TestAuthenticator key(Kind::es256);
  const auto cose = key.cose();
  const auto elsewhere = sha256(bytes_of("another"));
  expect_refused(
      judge_assertion(key.sign("https://phish.example", challenge), cose, site, challenge),
      "another site");
  expect_refused(judge_assertion(key.sign(origin, elsewhere), cose, site, challenge),
                 "another challenge");
  EXPECT_FALSE(registered(key, "https://phish.example"));
  EXPECT_FALSE(registered(key, origin, "webauthn.get"));
  TestAuthenticator other(Kind::es256, "phish.example");
  expect_refused(judge_assertion(other.sign(origin, challenge), other.cose(), site, challenge),
                 "belongs to another site");
}

TEST(Passkeys, RefuseAnAbsentOrUnverifiedPerson) {
  TestAuthenticator key(Kind::eddsa);
  key.flags = 0x04;
  expect_refused(judge_assertion(key.sign(origin, challenge), key.cose(), site, challenge),
                 "nobody was present");
  key.flags = 0x01;
  expect_refused(judge_assertion(key.sign(origin, challenge), key.cose(), site, challenge),
                 "not verified");
  EXPECT_FALSE(registered(key));
}

TEST(Passkeys, RefuseEveryFlippedBitOfAnAssertion) {
  for (const auto kind : {Kind::es256, Kind::eddsa}) {
    TestAuthenticator key(kind);
    const auto good = key.sign(origin, challenge);
    for (auto part :
         {&Assertion::client_data, &Assertion::authenticator_data, &Assertion::signature}) {
      for (std::size_t i = 0; i < (good.*part).size(); ++i) {
        auto bad = good;
        (bad.*part)[i] ^= 1U;
        EXPECT_FALSE(judge_assertion(bad, key.cose(), site, challenge)) << i;
      }
    }
  }
}

TEST(Passkeys, RefuseASignatureOfAnotherKey) {
  TestAuthenticator key(Kind::es256);
  const TestAuthenticator other(Kind::es256);
  expect_refused(judge_assertion(key.sign(origin, challenge), other.cose(), site, challenge),
                 "does not hold");
}

TEST(Passkeys, RefuseEveryRegistrationThatIsCutShortOrLonger) {
  const TestAuthenticator key(Kind::es256);
  const auto client_data = TestAuthenticator::client_data("webauthn.create", origin, challenge);
  const auto good = key.attestation();
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(judge_registration(client_data, ByteView(good).first(size), site, challenge))
        << size;
  }
  auto longer = good;
  longer.push_back(0);
  EXPECT_FALSE(judge_registration(client_data, longer, site, challenge));
}

TEST(Passkeys, RefuseAPointOffTheCurve) {
  auto cose = TestAuthenticator(Kind::es256).cose();
  cose.back() ^= 1U;
  EXPECT_FALSE(parse_cose(cose));
  auto wrong = TestAuthenticator(Kind::es256).cose();
  wrong[4] = 0x27;  // says EdDSA
  EXPECT_FALSE(parse_cose(wrong));
}

TEST(Sites, AreTlsOriginsAndLocalhost) {
  for (const auto* good : {"https://acta.example.org", "https://acta.example.org:8443",
                           "http://localhost:8080", "http://localhost", "https://localhost:1"}) {
    EXPECT_TRUE(parse_site(good)) << good;
  }
  for (const auto* bad :
       {"http://acta.example.org", "https://", "https://a/b", "ftp://a", "acta.org",
        "https://A.org", "https://a:1:2", "http://localhost.example.org", ""}) {
    EXPECT_FALSE(parse_site(bad)) << bad;
  }
  EXPECT_EQ(parse_site("https://acta.example.org:8443")->rp_id(), "acta.example.org");
}

TEST(CborReader, ReadsWhatIsCanonical) {
  // {1: -7, "a": h'01', 3: [true, null]}
  const Bytes bytes{0xA3, 0x01, 0x26, 0x61, 'a', 0x41, 0x01, 0x03, 0x82, 0xF5, 0xF6};
  const auto value = parse_cbor(bytes);
  ASSERT_TRUE(value) << value.error().detail;
  EXPECT_EQ(*value->find(1)->integer(), -7);
  EXPECT_EQ(*value->find("a")->bytes(), Bytes{1});
  EXPECT_EQ(value->find("b"), nullptr);
}

TEST(CborReader, RefusesWhatIsNotWithItsReason) {
  const std::vector<std::pair<Bytes, std::string>> cases{
      {{}, "cut short"},
      {{0x18, 0x05}, "longer than it is"},
      {{0x19, 0x00, 0x05}, "longer than it is"},
      {{0x1B, 0, 0, 0, 0, 0, 0, 0, 1}, "longer than it is"},
      {{0x1B, 0xFF, 0, 0, 0, 0, 0, 0, 0}, "too large"},
      {{0x5F, 0x41, 1, 0xFF}, "not definite"},
      {{0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}, "cut short"},
      {{0xA2, 0x01, 0x01, 0x01, 0x02}, "stands twice"},
      {{0xA1, 0x41, 0x01, 0x01}, "a number or a text"},
      {{0xC0, 0x01}, "tag"},
      {{0xFA, 0x3F, 0x80, 0, 0}, "tag"},
      {{0x61, 0xFF}, "not UTF-8"},
      {{0x01, 0x01}, "behind it"},
      {{0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x01}, "too deeply"},
  };
  for (const auto& [bytes, why] : cases) {
    const auto refused = parse_cbor(bytes);
    ASSERT_FALSE(refused) << why;
    EXPECT_EQ(refused.error().word, "record.cbor_malformed");
    EXPECT_NE(refused.error().detail.find(why), std::string::npos) << refused.error().detail;
  }
}

}  // namespace
}  // namespace acta::record
