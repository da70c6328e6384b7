#include "acta/base/csv.h"

#include <gtest/gtest.h>

#include <array>

namespace acta {
namespace {

constexpr std::array<std::string_view, 2> head = {"id", "name"};

std::string said(std::string_view text, LineEnd end) {
  const auto rows = read_csv({.name = "f.csv", .text = text}, head, end);
  return rows ? "" : rows.error().detail;
}

TEST(Csv, ReadsQuotedCellsAndNumbersTheLines) {
  const auto rows = read_csv({.name = "f.csv", .text = "id,name\n1,\"a, \"\"b\"\"\"\n2,\n"}, head);
  ASSERT_TRUE(rows) << rows.error().detail;
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->at(0).cells[1], "a, \"b\"");
  EXPECT_EQ(rows->at(1).line, 3U);
}

TEST(Csv, TakesOneEndOfLineAndNoOther) {
  EXPECT_EQ(said("id,name\r\n1,a\r\n", LineEnd::crlf), "");
  EXPECT_EQ(said("id,name\r\n1,a\n", LineEnd::crlf), "f.csv line 2: does not end with CR LF");
  EXPECT_EQ(said("id,name\n1,a\r\n", LineEnd::lf), "f.csv line 2: holds a carriage return");
  EXPECT_EQ(said("id,name\r\n1,\ra\r\n", LineEnd::crlf), "f.csv line 2: holds a carriage return");
  EXPECT_EQ(said("id,name\n1,a", LineEnd::lf), "f.csv line 2: does not end with LF");
}

TEST(Csv, NamesTheLineThatIsWrong) {
  EXPECT_EQ(said("", LineEnd::lf), "f.csv line 1: is missing");
  EXPECT_EQ(said("name,id\n", LineEnd::lf), "f.csv line 1: is not the head that is expected");
  EXPECT_EQ(said("id,name\n1\n", LineEnd::lf), "f.csv line 2: has another number of cells");
  EXPECT_EQ(said("id,name\n1,\"a\n", LineEnd::lf), "f.csv line 2: has quotes that do not match");
  EXPECT_NE(said("id,name\n1,\xff\n", LineEnd::lf), "");
}

}  // namespace
}  // namespace acta
