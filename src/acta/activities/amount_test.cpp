#include "acta/activities/amount.h"

#include <gtest/gtest.h>

#include <limits>

namespace acta::activities {
namespace {

TEST(Amount, IsExactToTheCent) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"0", 0},           {"0.0", 0},
      {"-0.0", 0},        {"1250", 125000},
      {"1250.5", 125050}, {"12.34", 1234},
      {"-12.34", -1234},  {"25244415.0", 2524441500},
      {"12.3400", 1234},  {"0.07", 7},
      {"-0.01", -1},      {"9999999999999999", 999999999999999900}};
  for (const auto& [text, cents] : cases) {
    const auto amount = parse_amount(text);
    ASSERT_TRUE(amount) << text;
    EXPECT_EQ(amount->cents, cents) << text;
    EXPECT_TRUE(amount->exact()) << text;
  }
}

TEST(Amount, KeepsTheDigitsOfABinarySum) {
  const auto below = parse_amount("1556796.3599999999");
  ASSERT_TRUE(below);
  EXPECT_EQ(below->cents, 155679636);
  EXPECT_EQ(to_text(*below), "1556796.3599999999");
  const auto above = parse_amount("-20.300000000000001");
  ASSERT_TRUE(above);
  EXPECT_EQ(above->cents, -2030);
  EXPECT_EQ(parse_amount(to_text(*above)), *above);
}

TEST(Amount, RefusesWhatIsNoAmount) {
  for (const auto* text :
       {"", "-", ".5", "5.", "1e5", "1,5", "0x1", " 1", "1 ", "01", "--1", "+1", "1.2.3", "nan",
        "0.005", "0.3333", "99999999999999999", "1.0000000000000000001"}) {
    EXPECT_FALSE(parse_amount(text)) << text;
  }
}

TEST(Amount, RefusesASumThatDoesNotFit) {
  EXPECT_EQ(add_cents(1, 2), 3);
  EXPECT_FALSE(add_cents(std::numeric_limits<std::int64_t>::max(), 1));
  EXPECT_EQ(cents_text(std::numeric_limits<std::int64_t>::min()), "-92233720368547758.08");
  EXPECT_EQ(cents_text(-5), "-0.05");
}

}  // namespace
}  // namespace acta::activities
