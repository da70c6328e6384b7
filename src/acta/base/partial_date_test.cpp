#include "acta/base/partial_date.h"

#include <gtest/gtest.h>

#include "acta/base/describe.h"

namespace acta {
namespace {

std::string span(std::string_view text) {
  const auto date = parse_partial_date(text).value();
  return to_text(date.first()) + " " + to_text(date.last());
}

TEST(PartialDate, SaysWhatIsKnownAndNoMore) {
  EXPECT_EQ(span("1994"), "1994-01-01 1994-12-31");
  EXPECT_EQ(span("1994-12"), "1994-12-01 1994-12-31");
  EXPECT_EQ(span("1996-02"), "1996-02-01 1996-02-29");
  EXPECT_EQ(span("1994-06-12"), "1994-06-12 1994-06-12");
  EXPECT_EQ(span("9999"), "9999-01-01 9999-12-31");
  for (const auto* text : {"1994", "1994-06", "1994-06-12", "0001"}) {
    const auto date = parse_partial_date(text).value();
    EXPECT_EQ(to_text(date), text);
    EXPECT_EQ(date.exact(), std::string_view(text).size() == 10);
  }
}

TEST(PartialDate, IsWrittenAsFarAsItIsKnown) {
  EXPECT_EQ(long_text(parse_partial_date("1994").value()), "1994");
  EXPECT_EQ(long_text(parse_partial_date("1994-06").value()), "June 1994");
  EXPECT_EQ(long_text(parse_partial_date("1994-06-12").value()), "12 June 1994");
}

TEST(PartialDate, RefusesWhatIsNoDayMonthOrYear) {
  for (const auto* text : {"", "94", "1994-6", "1994-06-1", "June 1994", "1994/06/12", "199x",
                           "1994-06-12T00:00", "34497", "1994-"}) {
    EXPECT_EQ(parse_partial_date(text).error().word, "date.malformed") << text;
  }
  for (const auto* text : {"1994-13", "1994-00", "1994-02-30", "0000"}) {
    EXPECT_EQ(parse_partial_date(text).error().word, "date.no_such_day") << text;
  }
}

TEST(PartialDate, StandsInTimeBeforeWhatIsKnownBetter) {
  const auto at = [](std::string_view text) { return parse_partial_date(text).value(); };
  EXPECT_LT(at("1994"), at("1994-01"));
  EXPECT_LT(at("1994-01"), at("1994-01-01"));
  EXPECT_LT(at("1994-01-31"), at("1994-02"));
}

}  // namespace
}  // namespace acta
