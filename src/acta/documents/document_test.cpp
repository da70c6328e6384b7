// The model: its canonical bytes, its digest, and what it refuses.
#include "acta/documents/document.h"

#include <gtest/gtest.h>

#include "acta/documents/csv.h"
#include "acta/documents/samples_test.h"
#include "acta/documents/strip.h"
#include "acta/documents/text.h"
#include "acta/documents/words.h"

namespace acta::documents {
namespace {

// The word of the refusal and where it points, or "ok".
std::string verdict(const Document& document) {
  const auto result = check(document);
  return result ? "ok" : result.error().word + " " + result.error().where;
}

TEST(Digest, IsTheOneEverAttested) {
  EXPECT_EQ(to_hex(digest(english_sample())),
            "3881d097acfc5e4cc459c762e4cfa402aa19e1c87689ccd321b6aaec6533abba");
  EXPECT_EQ(to_hex(digest(arabic_sample())),
            "e870cfcb067b7834643aeb409a7e74be2e9375f1362d7617a798fa1741e1f1b8");
}

TEST(Digest, IsThatOfTheCanonicalJsonAsWritten) {
  Document small{.title = "Status",
                 .writing = in_english,
                 .date = *parse_date("2014-01-15"),
                 .blocks = {heading(in_english, 1, "One"), page_break()},
                 .receipt = {.origin = "acta.example/record",
                             .size = 3,
                             .root = "q1Zt3mC0Zb0pS8x1J0mYtqXy5m0m3cZ8t0V1uJ2k9aI="}};
  const std::string expected =
      R"({"blocks":[{"heading":{"level":1,"text":"One"},"writing":{"direction":"ltr",)"
      R"("language":"en"}},{"page_break":{},"writing":{"direction":"ltr","language":"en"}}],)"
      R"("date":"2014-01-15","format":"document_1","receipt":{"origin":"acta.example/record",)"
      R"("root":"q1Zt3mC0Zb0pS8x1J0mYtqXy5m0m3cZ8t0V1uJ2k9aI=","size":3},"title":"Status",)"
      R"("writing":{"direction":"ltr","language":"en"}})";
  EXPECT_EQ(canonical(small), expected);
  EXPECT_EQ(digest(small), sha256(bytes_of(expected)));
}

TEST(Digest, ChangesWithEveryFigure) {
  auto document = english_sample();
  const auto before = digest(document);
  document.blocks[1].figures->items[0].value = "5";
  EXPECT_NE(digest(document), before);
}

TEST(Document, IsReadBackFromItsCanonicalJson) {
  for (const auto& document : {english_sample(), arabic_sample(), long_sample(50)}) {
    const auto back = read_document(canonical(document));
    ASSERT_TRUE(back) << back.error().detail << " " << back.error().where;
    EXPECT_EQ(*back, document);
  }
}

TEST(Document, RefusesWhatNoFormCouldPrint) {
  const auto bad = [](auto change) {
    auto document = english_sample();
    change(document);
    return verdict(document);
  };
  EXPECT_EQ(verdict(english_sample()), "ok");
  EXPECT_EQ(bad([](auto& d) { d.title = "  "; }), "document.empty_text $.title");
  EXPECT_EQ(bad([](auto& d) { d.title = std::string(1001, 'x'); }), "document.too_long $.title");
  EXPECT_EQ(bad([](auto& d) { d.title = "a\nb"; }), "document.unprintable $.title");
  EXPECT_EQ(bad([](auto& d) { d.title = "a\x80"; }), "text.not_utf8 $.title");
  EXPECT_EQ(bad([](auto& d) { d.title = "e\u0301"; }), "text.not_nfc $.title");
  EXPECT_EQ(bad([](auto& d) { d.period->to = d.period->from + -1; }),
            "document.period $.period.to");
  EXPECT_EQ(bad([](auto& d) { d.blocks[0].heading->level = 2; }),
            "document.heading_level $.blocks[0].heading.level");
  EXPECT_EQ(bad([](auto& d) { d.blocks[0].page_break = PageBreak{}; }),
            "document.block_kind $.blocks[0]");
  EXPECT_EQ(bad([](auto& d) { d.blocks.push_back({}); }), "document.block_kind $.blocks[19]");
  EXPECT_EQ(bad([](auto& d) { d.blocks[4].table->rows[1].cells.pop_back(); }),
            "document.row_width $.blocks[4].table.rows[1].cells");
  EXPECT_EQ(bad([](auto& d) { d.blocks[4].table->columns.clear(); }),
            "document.columns $.blocks[4].table.columns");
  EXPECT_EQ(bad([](auto& d) { d.blocks[4].table->rows[0].cells[1].note = "z"; }),
            "document.note_missing $.blocks[4].table.rows[0].cells[1].note");
  EXPECT_EQ(bad([](auto& d) { d.blocks[6].note->mark = "a"; }),
            "document.note_twice $.blocks[6].note.mark");
  EXPECT_EQ(bad([](auto& d) { d.blocks[3].paragraph->runs[0].text = "\u202Eevil"; }),
            "document.unprintable $.blocks[3].paragraph.runs[0].text");
  EXPECT_EQ(bad([](auto& d) { d.blocks[3].paragraph->runs.clear(); }),
            "document.empty_text $.blocks[3].paragraph.runs");
  EXPECT_EQ(bad([](auto& d) { d.receipt.root = "short"; }), "document.receipt $.receipt.root");
  EXPECT_EQ(bad([](auto& d) { d.receipt.origin = "a b"; }), "document.receipt $.receipt.origin");
}

TEST(Document, IsNotReadFromJsonWithAnotherMember) {
  auto json = canonical(english_sample());
  json.replace(json.find("\"title\""), 7, "\"titel\"");
  EXPECT_FALSE(read_document(json));
  EXPECT_FALSE(read_document(canonical(english_sample()) + " "));
}

TEST(Printable, MendsWhatCheckRefuses) {
  const std::string hostile =
      "tab\there\r\nnull\x01 del\x7f \u202Eevil\u202C \u2066x\u2069 e\u0301 \xff \uFFFE";
  EXPECT_FALSE(check_printable(hostile));
  const auto mended = printable(hostile);
  EXPECT_TRUE(check_printable(mended));
  EXPECT_EQ(mended, "tab here  null\uFFFD del\uFFFD evil x \u00E9 \uFFFD \uFFFD");
  for (const auto* fine : {"Côte d’Ivoire", "الأمم\u200F", "联合国", ""}) {
    EXPECT_TRUE(check_printable(fine)) << fine;
    EXPECT_EQ(printable(fine), fine);
  }
}

TEST(Words, WriteDatesAsTheUnitedNationsDo) {
  const auto date = *parse_date("2013-12-18");
  EXPECT_EQ(long_date(Language::en, date), "18 December 2013");
  EXPECT_EQ(long_date(Language::fr, date), "18 décembre 2013");
  EXPECT_EQ(long_date(Language::fr, *parse_date("2013-03-01")), "1er mars 2013");
  EXPECT_EQ(long_date(Language::es, date), "18 de diciembre de 2013");
  EXPECT_EQ(long_date(Language::ru, date), "18 декабря 2013 года");
  EXPECT_EQ(long_date(Language::zh, date), "2013年12月18日");
  EXPECT_EQ(long_date(Language::ar, date), "18 كانون الأول/ديسمبر 2013");
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(41'207), "41\u202F207");
  EXPECT_EQ(grouped(-1'234'567), "-1\u202F234\u202F567");
}

TEST(Strip, SaysWhichRecordAndWhichDocument) {
  const auto document = english_sample();
  const auto strip = strip_of(document, {.act = 41'208});
  const auto hex = to_hex(digest(document));
  EXPECT_EQ(strip.fingerprint, hex.substr(0, 4) + " " + hex.substr(4, 4) + " " + hex.substr(8, 4));
  EXPECT_EQ(strip.code, "acta.example/record 41207 q1Zt3mC0Zb0pS8x1J0mYtqXy5m0m3cZ8t0V1uJ2k9aI=");
  EXPECT_EQ(strip.act, "Act 41\u202F208");
  EXPECT_FALSE(strip_of(document, {}).act);
  EXPECT_FALSE(qr_code(std::string(4000, 'x')));
}

TEST(Csv, GuardsAgainstFormulasAndKeepsNumbers) {
  const auto cell = [](std::string text) {
    Table table{.caption = "T", .columns = {{.head = "H"}}, .rows = {}};
    table.rows = {{.cells = {{.text = std::move(text)}}}};
    const auto csv = write_csv(table);
    EXPECT_TRUE(csv.starts_with("H\r\n") && csv.ends_with("\r\n"));
    return csv.substr(3, csv.size() - 5);
  };
  EXPECT_EQ(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
  EXPECT_EQ(cell("=1,2"), "\"'=1,2\"");
  EXPECT_EQ(cell("+cmd|x"), "'+cmd|x");
  EXPECT_EQ(cell("-1+1"), "'-1+1");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(cell("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(cell("  =1"), "'  =1");
  EXPECT_EQ(cell("\uFF1D1"), "'\uFF1D1");
  EXPECT_EQ(cell("-12.5"), "-12.5");
  EXPECT_EQ(cell("+3"), "+3");
  EXPECT_EQ(cell("-"), "'-");
  EXPECT_EQ(cell("-1.2.3"), "'-1.2.3");
  EXPECT_EQ(cell("Carana"), "Carana");
  EXPECT_EQ(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
  EXPECT_EQ(cell(""), "");
}

TEST(Csv, MarksUtf8ForSpreadsheetsOnly) {
  const Table table{.caption = "T", .columns = {{.head = "État"}}, .rows = {}};
  EXPECT_EQ(write_csv(table), "État\r\n");
  EXPECT_EQ(write_csv(table, CsvFor::spreadsheets), "\uFEFF" + write_csv(table));
}

}  // namespace
}  // namespace acta::documents
