// Dates, instants, ids and money: what they read, print and refuse.
#include <gtest/gtest.h>

#include "acta/base/bytes.h"
#include "acta/base/edit_distance.h"
#include "acta/base/facts.h"
#include "acta/base/hmac.h"
#include "acta/base/id.h"
#include "acta/base/money.h"

namespace acta {
namespace {

TEST(EditDistance, CountsWhatIsPutInTakenOutAndChanged) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("Tajikistan", "Tajkistan"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("ab", "ba"), 2U);
}

TEST(Date, ReadsAndPrintsEveryDayOfEightCenturies) {
  for (std::int32_t days = -150'000; days < 150'000; ++days) {
    const auto back = parse_date(to_text(Date{days}));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->days, days);
  }
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const auto* text : {"2013-02-29", "2013-13-01", "2013-00-10", "0000-01-01", "2013-1-1",
                           "2013/01/01", "+013-01-01", "2013-01-01 ", ""}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, IsWrittenLongAsTheUnitedNationsDo) {
  EXPECT_EQ(long_text(*parse_date("2013-12-18")), "18 December 2013");
}

TEST(Instant, ReadsWhatItPrints) {
  const auto at = parse_instant("2026-11-24T23:59:59.999Z");
  ASSERT_TRUE(at);
  EXPECT_EQ(to_text(*at), "2026-11-24T23:59:59.999Z");
  EXPECT_EQ(to_text(date_of(*at)), "2026-11-24");
  for (const auto* text : {"2026-11-24T24:00:00.000Z", "2026-11-24T00:00:00Z",
                           "2026-11-24 00:00:00.000Z", "1969-12-31T00:00:00.000Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(Id, IsVersionSevenAndReadsWhatItPrints) {
  Facts facts(*parse_instant("2026-11-24T00:00:00.000Z"), Hash{});
  const auto first = facts.fresh_uuid();
  const auto second = facts.fresh_uuid();
  EXPECT_NE(to_text(first), to_text(second));
  EXPECT_EQ(to_text(first).at(14), '7');
  EXPECT_EQ(parse_uuid(to_text(first)), first);
  EXPECT_FALSE(parse_uuid("0192F5C2-7d1e-7abc-9def-0123456789ab"));
  EXPECT_FALSE(parse_uuid("0192f5c27d1e-7abc-9def-0123456789ab-"));
}

TEST(Id, OfOneMillisecondComeInTheOrderOfTheirSeeds) {
  std::string before;
  for (int place = 0; place < 4096; ++place) {
    Hash seed{};
    seed[0] = static_cast<std::uint8_t>(place >> 4);
    seed[1] = static_cast<std::uint8_t>((place & 0xF) << 4 | 5);
    seed[31] = static_cast<std::uint8_t>(-place);
    Facts facts(*parse_instant("2026-11-24T00:00:00.000Z"), seed);
    const auto id = to_text(facts.fresh_uuid());
    EXPECT_LT(before, id);
    before = id;
  }
}

TEST(Money, KnowsTheMinorUnitsOfItsCurrency) {
  struct Case {
    const char* code;
    const char* amount;
    std::int64_t units;
    const char* printed;
  };
  for (const auto& c : {Case{"USD", "1250", 125000, "1250.00"}, Case{"JPY", "-12", -12, "-12"},
                        Case{"TND", "0.5", 500, "0.500"}, Case{"USD", "-0.05", -5, "-0.05"}}) {
    const auto money = parse_money(c.amount, *parse_currency(c.code));
    ASSERT_TRUE(money) << c.code;
    EXPECT_EQ(money->minor_units, c.units);
    EXPECT_EQ(amount_text(*money), c.printed);
  }
}

TEST(Money, IsNeverMixedOrOverflowed) {
  const auto usd = *parse_currency("USD");
  const auto jpy = *parse_currency("JPY");
  EXPECT_EQ(add({1, usd}, {1, jpy}).error().word, "money.mixed_currencies");
  EXPECT_EQ(add({INT64_MAX, usd}, {1, usd}).error().word, "money.too_large");
  EXPECT_FALSE(parse_money("1.005", usd));
  EXPECT_FALSE(parse_money("1.", usd));
  EXPECT_FALSE(parse_money("99999999999999999999", usd));
  EXPECT_FALSE(parse_currency("ZZZ"));
  EXPECT_FALSE(parse_currency("usd"));
}

TEST(Bytes, RoundTripAndRefuseWhatIsNotCanonical) {
  Bytes bytes;
  for (int i = 0; i < 70; ++i) {
    EXPECT_EQ(from_base64(to_base64(bytes)).value(), bytes);
    EXPECT_EQ(from_hex(to_hex(bytes)).value(), bytes);
    bytes.push_back(static_cast<std::uint8_t>(i * 37));
  }
  for (const auto* text : {"QQ", "QR==", "QUJ=", "Q===", "====", "QUI=QUI=", "QU I=", "QUI\n"}) {
    EXPECT_FALSE(from_base64(text)) << text;
  }
  EXPECT_FALSE(from_hex("AB"));
  EXPECT_FALSE(from_hex("abc"));
}

// RFC 4231, cases 1, 2 and 6: a short key, a shorter one, and one longer than a block.
TEST(Hmac, AnswersThePublishedCases) {
  const auto hmac = [](const std::string& key, std::string_view message) {
    return to_hex(hmac_sha256(bytes_of(key), bytes_of(message)));
  };
  EXPECT_EQ(hmac(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(
      hmac(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace
}  // namespace acta
