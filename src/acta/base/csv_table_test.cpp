#include "acta/base/csv_table.h"

#include <gtest/gtest.h>

#include <array>

namespace acta {
namespace {

constexpr std::array<std::string_view, 2> needed = {"a", "b"};

TEST(CsvTable, FindsColumnsByNameInAnyOrderAndShape) {
  const auto table =
      read_csv_table("\xEF\xBB\xBF b ,a,c\r\n2, 1 ,\"x\ny\"\r\n\r\n\"a\"\"b\",,\n", needed);
  ASSERT_TRUE(table) << table.error().detail;
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->cell(table->rows[0], "a"), "1");
  EXPECT_EQ(table->cell(table->rows[0], "b"), "2");
  EXPECT_EQ(table->cell(table->rows[0], "c"), "x\ny");
  EXPECT_EQ(table->cell(table->rows[0], "d"), "");
  EXPECT_EQ(table->cell(table->rows[1], "b"), "a\"b");
  EXPECT_EQ(table->rows[0].line, 2U);
  EXPECT_EQ(table->rows[1].line, 5U) << "a cell of two lines and an empty line stand before it";
}

TEST(CsvTable, LastLineNeedsNoEnd) {
  EXPECT_EQ(read_csv_table("a,b\n1,2", needed)->rows.size(), 1U);
  EXPECT_EQ(read_csv_table("a,b\n1,", needed)->rows[0].cells.size(), 2U);
}

TEST(CsvTable, WhatIsWrongWithARowIsOfThatRowAlone) {
  const auto table = read_csv_table("a,b\n1\n1,2,3\n1,x\"y\n\"1\"z,2\n1,\xFF\n1,2\n", needed);
  ASSERT_TRUE(table) << table.error().detail;
  ASSERT_EQ(table->rows.size(), 6U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NE(table->rows[i].fault, "") << i;
    EXPECT_EQ(table->rows[i].line, i + 2);
  }
  EXPECT_EQ(table->rows[0].fault, "1 cells where the head has 2");
  EXPECT_EQ(table->rows[5].fault, "");
}

TEST(CsvTable, RefusesWhatIsNoSuchTable) {
  EXPECT_EQ(read_csv_table("", needed).error().word, "csv.empty");
  EXPECT_EQ(read_csv_table("\xEF\xBB\xBF", needed).error().word, "csv.empty");
  EXPECT_EQ(read_csv_table("c\n1\n", needed).error().detail, "the head lacks: a, b");
  EXPECT_EQ(read_csv_table("a,b,a\n", needed).error().word, "table.column_twice");
  EXPECT_EQ(read_csv_table("a;b\n1;2\n", needed).error().detail,
            "the head lacks: a, b; its cells are not separated by commas: save it as CSV with "
            "commas, in UTF-8");
  EXPECT_TRUE(read_csv_table("a,b,,\n1,2,,\n", needed)) << "columns without a name";
  const auto open = read_csv_table("a,b\n1,2\n1,\"2\n3,4\n", needed);
  EXPECT_EQ(open.error().word, "csv.malformed");
  EXPECT_EQ(open.error().where, "line 3");
}

}  // namespace
}  // namespace acta
