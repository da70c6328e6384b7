#include "acta/tables/xlsx_values.h"

#include <gtest/gtest.h>

namespace acta::tables {
namespace {

TEST(FormatOfNumbers, TellsWhatOfADateIsShown) {
  for (const auto* code : {"yyyy-mm-dd", "d/m/yy", "[$-809]dd mmmm yyyy;@", "m/d/yy h:mm AM/PM",
                           "dddd, d mmmm yyyy", "d-mmm"}) {
    EXPECT_EQ(shown_by(code), Shown::day) << code;
  }
  for (const auto* code :
       {"mmm-yy", "yyyy\\-mm", "mmmm\" of \"yyyy", "MMMM YYYY", "dddd mmm yyyy"}) {
    EXPECT_EQ(shown_by(code), Shown::month) << code;
  }
  for (const auto* code : {"yyyy", "yy", "\"in \"yyyy", "e"}) {
    EXPECT_EQ(shown_by(code), Shown::year) << code;
  }
  for (const auto* code : {"h:mm", "mm:ss", "[h]:mm:ss", "[mm]:ss", "h:mm A/P", "ss.000"}) {
    EXPECT_EQ(shown_by(code), Shown::time) << code;
  }
  for (const auto* code : {"General", "GENERAL", "0", "#,##0.00", "0.00E+00", "@", "", "\"days\" 0",
                           "[Red]0;[Blue]-0", "0_d", "*d0"}) {
    EXPECT_EQ(shown_by(code), Shown::number) << code;
  }
  EXPECT_EQ(shown_by("mmmm"), Shown::unclear);
  EXPECT_EQ(shown_by("yyyy" + std::string(251, ' ')), Shown::year);
  EXPECT_EQ(shown_by("yyyy" + std::string(252, ' ')), Shown::unclear) << "longer than they can be";
}

TEST(FormatOfNumbers, BuiltInFormatsAreKnownByTheirNumbers) {
  EXPECT_EQ(shown_by(0), Shown::number);
  EXPECT_EQ(shown_by(14), Shown::day);
  EXPECT_EQ(shown_by(17), Shown::month);
  EXPECT_EQ(shown_by(20), Shown::time);
  EXPECT_EQ(shown_by(22), Shown::day);
  EXPECT_EQ(shown_by(36), Shown::unclear);
  EXPECT_EQ(shown_by(49), Shown::number);
}

TEST(PlaceInASheet, IsReadAndWritten) {
  EXPECT_EQ(place_of("A1")->column, 0U);
  EXPECT_EQ(place_of("XFD1048576")->column, 16'383U);
  for (const std::size_t column : {0U, 25U, 26U, 51U, 701U, 702U, 16'383U}) {
    EXPECT_EQ(place_of(column_name(column) + "7")->column, column);
  }
  for (const auto* text : {"", "A", "1", "A0", "A1048577", "XFE1", "ABCD1", "a1", "A1x", "A-1"}) {
    EXPECT_EQ(place_of(text).error().word, "xlsx.reference") << text;
  }
}

TEST(EscapedText, StandsForWhatXmlCannotHold) {
  EXPECT_EQ(unescaped("a_x000D_b"), "a\rb");
  EXPECT_EQ(unescaped("_x005F_x000D_"), "_x000D_");
  EXPECT_EQ(unescaped("_x0041_ _x00"), "_x0041_ _x00");
}

}  // namespace
}  // namespace acta::tables
