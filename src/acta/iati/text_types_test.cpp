#include "acta/iati/text_types.h"

#include <gtest/gtest.h>

#include <vector>

namespace acta::iati {
namespace {

void expect(TextType type, const std::vector<std::string_view>& right,
            const std::vector<std::string_view>& wrong) {
  for (const auto text : right) EXPECT_TRUE(fits(type, text)) << text;
  for (const auto text : wrong) EXPECT_FALSE(fits(type, text)) << text;
}

TEST(TextTypes, TakeDaysOfTheCalendarAlone) {
  expect(TextType::date,
         {"2013-12-18", " 2013-12-18 ", "2012-02-29", "2013-12-18Z", "2013-12-18+05:45",
          "-0044-03-15", "12013-01-01", "2000-02-29"},
         {"", "2013-2-1", "2013-02-29", "1900-02-29", "2013-13-01", "2013-00-01", "2013-01-32",
          "0000-01-01", "2013-12-18T00:00:00", "18/12/2013", "2013-12-18+15:00", "02013-01-01"});
}

TEST(TextTypes, TakeMoments) {
  expect(TextType::date_time,
         {"2013-12-18T09:30:00", "2013-12-18T09:30:00.5Z", "2013-12-18T24:00:00",
          "2013-12-18T23:59:59-14:00"},
         {"2013-12-18", "2013-12-18 09:30:00", "2013-12-18T9:30:00", "2013-12-18T24:00:01",
          "2013-12-18T09:30", "2013-12-18T09:60:00", "2013-12-18T09:30:00."});
}

TEST(TextTypes, TakeNumbers) {
  expect(TextType::decimal, {"0", "-1.50", "+.5", "5.", " 12 ", "00000000000000000000000000001"},
         {"", ".", "1,000", "1e3", "- 1", "NaN", "1.2.3"});
  expect(TextType::integer, {"2147483647", "-2147483648", "+0", "007"},
         {"2147483648", "-2147483649", "1.0", "", "99999999999999999999"});
  expect(TextType::positive, {"1", "+2013", "01"}, {"0", "-1", "000", ""});
  expect(TextType::not_negative, {"0", "-0", "5"}, {"-5", "5.0", ""});
}

TEST(TextTypes, TakeWordsAndLanguages) {
  expect(TextType::boolean, {"true", "0", " false "}, {"TRUE", "yes", ""});
  expect(TextType::language, {"en", "fr-CA", "", "x-carana"}, {"en_GB", "e n", "-en", "abcdefghi"});
  expect(TextType::name_token, {"activity-date", "a:b"}, {"", "a b", "a/b"});
}

TEST(TextTypes, TakeAddresses) {
  expect(TextType::uri,
         {"", "https://example.org/a?b=c#d", "a/b", "//host:80/x", "mailto:a@b.org", "#top",
          "http://[::1]/", "https://example.org/élection", "a%20b", "a b"},
         {"a%2", "1:2", "http://host:port/", "a#b#c", ":x"});
}

TEST(TextTypes, FindTheDayOfAMoment) {
  EXPECT_EQ(day_of(" 2013-12-18T09:30:00Z"), make_date(2013, 12, 18).value());
  EXPECT_FALSE(day_of("soon"));
  EXPECT_FALSE(day_of(""));
}

TEST(TextTypes, FindTheMomentInItsZone) {
  const auto at = [](std::string_view text) {
    const auto moment = moment_of(text);
    return moment ? to_text(*moment) : "none";
  };
  EXPECT_EQ(at("2026-02-02T05:00:00+10:00"), "2026-02-01T19:00:00.000Z");
  EXPECT_EQ(at("2026-02-01T19:00:00.25-05:30"), "2026-02-02T00:30:00.000Z");
  EXPECT_EQ(at(" 2026-02-01T19:00:00 "), "2026-02-01T19:00:00.000Z");
  EXPECT_EQ(at("2026-02-01"), "none");
  EXPECT_EQ(at("0001-01-01T00:00:00Z"), "none");
}

}  // namespace
}  // namespace acta::iati
