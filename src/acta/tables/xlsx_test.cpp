// Workbooks of others: what they say is read as it is shown, what cannot be read is told with its
// place.
#include "acta/tables/xlsx.h"

#include <gtest/gtest.h>

#include <array>

#include "acta/tables/workbook_for_test.h"
#include "acta/tables/xlsx_parts.h"

namespace acta::tables {
namespace {

constexpr std::array<std::string_view, 1> needed = {"day"};

std::string rows(const std::string& more) {
  return R"(<sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>day</t></is></c>)"
         R"(<c r="C2" t="inlineStr"><is><t> note </t></is></c></row>)" +
         more + "</sheetData>";
}
// The styles: a plain number, a built-in date, formats of its own.
const std::string styles =
    R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy"/><numFmt numFmtId="165" )"
    R"(formatCode="[$-409]mmmm\ yyyy;@"/><numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>)"
    R"(<xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="58"/></cellXfs>)";

Result<TextTable> read(const MadeWorkbook& book, const std::string& sheet = "") {
  return read_xlsx(book.bytes(), sheet, needed);
}
Result<TextTable> read_rows(const std::string& more, const std::string& properties = "") {
  return read(
      {.sheets = {{.name = "Sheet1", .body = rows(more)}},
       .texts = {"<t>shared</t>", R"(<r><t>two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh>)",
                 "<t>a_x000D_b_x005F_x000D_ _x0041_</t>"},
       .styles = styles,
       .properties = properties});
}
// The cell of the column `day` of a workbook with that one cell, or the fault of its row.
std::string day(const std::string& cell, const std::string& properties = "") {
  const auto table = read_rows(R"(<row r="4">)" + cell + "</row>", properties);
  if (!table) return table.error().word;
  const auto& row = table->rows.at(0);
  return row.fault.empty() ? row.cells.at(0) : row.column + ": " + row.fault;
}
std::string number(const std::string& value, int style) {
  return day(fmt::format(R"(<c r="A4" s="{}"><v>{}</v></c>)", style, value));
}

TEST(Xlsx, ReadsTextsNumbersAndBooleans) {
  EXPECT_EQ(day(R"(<c r="A4" t="s"><v>0</v></c>)"), "shared");
  EXPECT_EQ(day(R"(<c r="A4" t="s"><v>1</v></c>)"), "two runs");
  EXPECT_EQ(day(R"(<c r="A4" t="s"><v>2</v></c>)"), "a\rb_x000D_ _x0041_")
      << "_x005F_ stands for an underscore, _x0041_ for itself";
  EXPECT_EQ(day(R"(<c r="A4" t="inlineStr"><is><t>&lt;é&gt;</t></is></c>)"), "<é>");
  EXPECT_EQ(day(R"(<c r="A4" t="str"><f>A1&amp;A2</f><v>kept</v></c>)"), "kept");
  EXPECT_EQ(day(R"(<c r="A4" t="b"><v>1</v></c>)"), "TRUE");
  EXPECT_EQ(number("1994", 0), "1994");
  EXPECT_EQ(number("1.0E3", 0), "1000");
  EXPECT_EQ(number("0.10000000000000001", 4), "0.1");
  EXPECT_EQ(number("-12", 0), "-12");
  EXPECT_EQ(day(R"(<c r="A4" t="d"><v>1994-06-12T00:00:00</v></c>)"), "1994-06-12");
}

TEST(Xlsx, ADateIsAsExactAsItsCellShowsIt) {
  EXPECT_EQ(number("34497", 1), "1994-06-12");
  EXPECT_EQ(number("34497.75", 1), "1994-06-12");
  EXPECT_EQ(number("34497", 2), "1994");
  EXPECT_EQ(number("34497", 3), "1994-06");
  EXPECT_EQ(number("34497", 0), "34497");
}

TEST(Xlsx, DaysAreCountedFrom1900WithADayThatNeverWasOrFrom1904) {
  EXPECT_EQ(number("1", 1), "1900-01-01");
  EXPECT_EQ(number("59", 1), "1900-02-28");
  EXPECT_EQ(number("60", 1), "day: A4 no such day in the calendar");
  EXPECT_EQ(number("61", 1), "1900-03-01");
  EXPECT_EQ(number("2958465", 1), "9999-12-31");
  EXPECT_EQ(number("2958466", 1), "day: A4 no such day in the calendar");
  EXPECT_EQ(number("-1", 1), "day: A4 no such day in the calendar");
  const std::string from_1904 = R"(<workbookPr date1904="1"/>)";
  EXPECT_EQ(day(R"(<c r="A4" s="1"><v>0</v></c>)", from_1904), "1904-01-01");
  EXPECT_EQ(day(R"(<c r="A4" s="1"><v>33035</v></c>)", from_1904), "1994-06-12");
}

TEST(Xlsx, WhatIsWrongWithACellIsAFaultOfItsRowWithItsPlace) {
  EXPECT_EQ(day(R"(<c r="A4" t="e"><v>#REF!</v></c>)"), "day: A4 holds an error: #REF!");
  EXPECT_EQ(day(R"(<c r="A4"><f>B1</f></c>)"),
            "day: A4 has a formula whose value the file does not keep; open and save it once");
  EXPECT_TRUE(day(R"(<c r="A4"><f>B1</f><v/></c>)").starts_with("day: A4 has a formula"));
  EXPECT_EQ(day(R"(<c r="A4" t="str"><f>""</f><v/></c><c r="C4"><v>1</v></c>)"), "");
  EXPECT_EQ(day(R"(<c r="A4" t="s"><v>9</v></c>)"), "day: A4 names a text that is not there");
  EXPECT_EQ(day(R"(<c r="A4"><v>1</v></c><c r="E4"><v>2</v></c>)"),
            "E: E4 stands beside the columns that the head names");
  EXPECT_EQ(number("0.5", 5), "day: A4 is a time of day, and no date");
  EXPECT_TRUE(number("34497", 6).starts_with("day: A4 has a format that does not tell how much"));
  EXPECT_EQ(number("one", 0), "day: A4 \"one\" is no number");
  EXPECT_EQ(day(R"(<c r="A4" t="x"><v>1</v></c>)"), "day: A4 is of a kind that is not known");
}

TEST(Xlsx, GivesTheTableThatCsvGives) {
  const auto table = read_rows(R"(<row r="3"/><row r="5"><c r="C5"><v>2</v></c></row>)"
                               R"(<row><c><v>7</v></c></row>)");
  ASSERT_TRUE(table) << table.error().detail;
  EXPECT_EQ(table->head, (std::vector<std::string>{"day", "", "note"}));
  ASSERT_EQ(table->rows.size(), 2U) << "rows of nothing are left out";
  EXPECT_EQ(table->rows[0].line, 5U);
  EXPECT_EQ(table->cell(table->rows[0], "note"), "2");
  EXPECT_EQ(table->cell(table->rows[0], "day"), "");
  EXPECT_EQ(table->rows[1].line, 6U) << "rows and cells without a place follow each other";
  EXPECT_EQ(table->cell(table->rows[1], "day"), "7");
}

TEST(Xlsx, RowsOfMergedCellsAreNotReadAsIfTheySaidNothing) {
  const std::string cells =
      R"(<row r="4"><c r="A4"><v>1</v></c></row><row r="5"><c r="C5"><v>2</v>)"
      R"(</c></row><row r="6"><c r="A6"><v>3</v></c></row>)";
  const auto read_merged = [&](const std::string& merged) {
    return read({.sheets = {{.name = "S",
                             .body = rows(cells) + "<mergeCells>" + merged + "</mergeCells>"}}});
  };
  const auto table = read_merged(R"(<mergeCell ref="A4:A5"/>)");
  ASSERT_TRUE(table) << table.error().detail;
  EXPECT_EQ(table->rows[0].fault, "");
  EXPECT_EQ(table->rows[1].fault, "A4:A5 are merged; give every row cells of its own");
  EXPECT_EQ(table->rows[1].column, "day");
  EXPECT_EQ(table->rows[2].fault, "");
  EXPECT_EQ(read_merged(R"(<mergeCell ref="A2:B2"/>)").error().where, "row 2");
  EXPECT_TRUE(read_merged(R"(<mergeCell ref="A1:B1"/><mergeCell ref="E4:F9"/>)"));
  EXPECT_EQ(read_merged(R"(<mergeCell ref="A9:A2"/>)").error().word, "xlsx.malformed");
  std::string many;
  for (int i = 0; i < 5; ++i) many += R"(<mergeCell ref="E4:E1000000"/>)";
  EXPECT_EQ(read_merged(many).error().word, "xlsx.too_large");
}

TEST(Xlsx, ReadsTheFirstSheetThatIsShownOrTheOneThatIsNamed) {
  const auto body = [](const std::string& name) {
    return R"(<sheetData><row><c t="inlineStr"><is><t>)" + name + "</t></is></c></row></sheetData>";
  };
  const MadeWorkbook book{.sheets = {{.name = "Old", .body = body("old"), .state = "hidden"},
                                     {.name = "Now", .body = body("day")},
                                     {.name = "Other", .body = body("other")}}};
  EXPECT_EQ(read(book)->head.front(), "day");
  EXPECT_EQ(read_xlsx(book.bytes(), "Other", {})->head.front(), "other");
  EXPECT_EQ(read_xlsx(book.bytes(), "Old", {})->head.front(), "old");
  EXPECT_EQ(read(book, "Nowhere").error().detail,
            "there is no sheet \"Nowhere\"; the workbook has: Old, Now, Other");
  EXPECT_EQ(read(book, "Other").error().detail, "the head lacks: day");
}

TEST(Xlsx, RefusesWhatIsEncryptedHasMacrosOrIsNoWorkbook) {
  EXPECT_TRUE(looks_like_workbook("PK\x03\x04"));
  EXPECT_FALSE(looks_like_workbook("identifier,state\n"));
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more";
  EXPECT_TRUE(looks_like_workbook(compound));
  EXPECT_EQ(read_xlsx(compound, "", {}).error().word, "xlsx.encrypted");
  MadeWorkbook book{.sheets = {{.name = "S", .body = rows("")}}};
  book.more = {{.name = "xl/vbaProject.bin", .bytes = "x"}};
  EXPECT_EQ(read(book).error().word, "xlsx.macros");
  const auto archive = documents::write_zip({{.name = "content.xml", .bytes = "<x/>"}}).value();
  EXPECT_EQ(read_xlsx(archive, "", {}).error().word, "xlsx.no_workbook");
  EXPECT_EQ(read_xlsx(archive.substr(0, archive.size() / 2), "", {}).error().word, "document.zip");
}

TEST(Xlsx, RefusesDocumentTypesAndWhatIsNotWellFormedWithItsPlace) {
  const auto body = [](const std::string& text) {
    return read({.sheets = {{.name = "S", .body = text}}}).error();
  };
  EXPECT_EQ(body("<row>").word, "xml.malformed");
  EXPECT_EQ(body("\n<row></c>").where, "xl/worksheets/sheet0.xml, line 2");
  EXPECT_EQ(body("&day;").word, "xml.malformed") << "no entity is known";
  EXPECT_EQ(body("").word, "xlsx.empty");
  EXPECT_EQ(body(R"(<row r="3"/><row r="3"/>)").word, "xlsx.malformed");
  EXPECT_EQ(body(R"(<row><c r="B1"/><c r="A1"/></row>)").word, "xlsx.malformed");
  EXPECT_EQ(body(R"(<row><c r="1"/></row>)").word, "xlsx.reference");
  MadeWorkbook book{.sheets = {{.name = "S", .body = rows("")}}};
  auto bytes = book.bytes();
  auto parts = documents::read_zip(bytes).value();
  for (auto& part : parts) {
    if (part.name == "xl/styles.xml") {
      part.bytes = R"(<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>)";
    }
  }
  const auto refused = read_xlsx(documents::write_zip(parts).value(), "", {}).error();
  EXPECT_EQ(refused.word, "xml.document_type");
  EXPECT_EQ(refused.where, "xl/styles.xml, line 1");
}

TEST(Xlsx, AnArchiveThatGrowsIsRefusedBeforeItIsRead) {
  const std::string blanks(257UL << 20U, ' ');
  MadeWorkbook book{.sheets = {{.name = "S", .body = blanks}}};
  const auto bytes = book.bytes();
  EXPECT_LT(bytes.size(), 1UL << 20U);
  EXPECT_EQ(read_xlsx(bytes, "", {}).error().word, "document.zip_too_large");
}

TEST(Xlsx, SharedTextsStandBesideEachOtherAndAreOnlySoLong) {
  EXPECT_EQ(read_shared_texts("<sst><si><t>a</t><si><t>b</t></si></si></sst>").error().word,
            "xlsx.malformed");
  EXPECT_EQ(read_shared_texts("<sst><t>no</t><si><t>a</t></si><si/></sst>").value(),
            (std::vector<std::string>{"a", ""}));
  std::string xml = "<sst>";
  const auto text = "<si><t>" + std::string(1UL << 20U, 'x') + "</t></si>";
  for (int i = 0; i < 257; ++i) xml += text;
  EXPECT_EQ(read_shared_texts(xml + "</sst>").error().word, "xlsx.too_large");
}

// Blank texts and those beside the columns stand in no table, and are looked at all the same.
TEST(Xlsx, TextOfCellsThatAreDroppedCountsToo) {
  for (const auto& [letter, column] : {std::pair(' ', "A"), std::pair('x', "E")}) {
    std::string cells;
    for (int i = 3; i < 303; ++i) {
      cells += fmt::format(R"(<row><c r="{}{}" t="s"><v>0</v></c></row>)", column, i);
    }
    const MadeWorkbook book{.sheets = {{.name = "S", .body = rows(cells)}},
                            .texts = {"<t>" + std::string(1UL << 20U, letter) + "</t>"}};
    EXPECT_EQ(read(book).error().word, "xlsx.too_large") << column;
  }
}

// One text of a megabyte, in every cell.
TEST(Xlsx, TextThatCellsShareCountsForEachOfThem) {
  std::string cells;
  for (int i = 0; i < 300; ++i) cells += R"(<row><c t="s"><v>0</v></c></row>)";
  const MadeWorkbook book{.sheets = {{.name = "S", .body = rows(cells)}},
                          .texts = {"<t>" + std::string(1UL << 20U, 'x') + "</t>"}};
  EXPECT_EQ(read(book).error().word, "xlsx.too_large");
}

}  // namespace
}  // namespace acta::tables
