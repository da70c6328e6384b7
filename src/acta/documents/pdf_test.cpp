// The PDF form: its structure, its pages, and what it carries along.
#include "acta/documents/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "acta/documents/qpdf_headers.h"
#include "acta/documents/samples_test.h"
#include "acta/documents/strip.h"

namespace acta::documents {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string pdf_of(const Document& document, const Issued& issued = {}) {
  const auto pdf = write_pdf(document, issued);
  EXPECT_TRUE(pdf) << pdf.error().detail << " " << pdf.error().where;
  return pdf.value_or("");
}

// What a program of poppler-utils says of a document.
std::string poppler(const Document& document, const std::string& command,
                    const std::string& after = "") {
  const Folder folder;
  write_file(folder.file("d.pdf"), pdf_of(document));
  const auto out = output_of(command + " '" + folder.file("d.pdf") + "' " + after);
  EXPECT_TRUE(out) << command;
  return out.value_or("");
}

#define NEEDS(program) \
  if (!installed(program)) GTEST_SKIP() << (program) << " is not installed"

TEST(Pdf, IsTaggedFromTitleToNote) {
  NEEDS("pdfinfo");
  const auto tree = poppler(english_sample(), "pdfinfo -struct-text");
  EXPECT_TRUE(tree.starts_with("Document\n")) << tree.substr(0, 200);
  EXPECT_THAT(tree, HasSubstr("H1 (block)\n    \"Status of requests for electoral assistance\""));
  EXPECT_THAT(tree, HasSubstr("H2 (block)\n    \"Key figures\""));
  EXPECT_THAT(tree, HasSubstr("H3 (block)\n    \"Definitions\""));
  EXPECT_THAT(tree, HasSubstr("Lbl (block)\n        \"Responses given\""));
  EXPECT_THAT(tree, HasSubstr("\"Table 1. Requests received, by State and outcome\""));
  EXPECT_THAT(tree, HasSubstr("/Scope /Column\n        \"State\""));
  EXPECT_THAT(tree, HasSubstr("/Scope /Row\n        \"Carana\""));
  EXPECT_THAT(tree, HasSubstr("Note"));
  EXPECT_THAT(tree, HasSubstr("that there is adequate time to organize"));
  EXPECT_THAT(tree, Not(HasSubstr("Page 1"))) << "heads and feet are artifacts";
}

// Follows the content of a page, and remembers what is painted outside of every marked sequence.
class MarkedContent : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) return;
    const auto word = object.getOperatorValue();
    if (word == "BDC" || word == "BMC") ++depth_;
    if (word == "EMC") --depth_;
    if (depth_ < 0) ++unbalanced;
    static const std::vector<std::string> painting{"Tj", "TJ", "'", "\"", "f",  "f*", "S",
                                                   "s",  "B",  "b", "Do", "sh", "BI"};
    if (std::ranges::find(painting, word) == painting.end()) return;
    ++painted;
    if (depth_ == 0) ++unmarked;
  }
  void handleEOF() override {
    if (depth_ != 0) ++unbalanced;
    depth_ = 0;
  }
  int painted = 0;
  int unmarked = 0;
  int unbalanced = 0;

 private:
  int depth_ = 0;
};

TEST(Pdf, MarksEverythingPaintedAsContentOrArtifact) {
  for (const auto& document :
       {english_sample(), arabic_sample(), long_sample(100), hostile_sample()}) {
    const auto bytes = pdf_of(document, {.act = 7});
    QPDF file;
    file.processMemoryFile("d.pdf", bytes.data(), bytes.size());
    MarkedContent content;
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) page.parseContents(&content);
    EXPECT_GT(content.painted, 50);
    EXPECT_EQ(content.unmarked, 0) << document.title;
    EXPECT_EQ(content.unbalanced, 0) << document.title;
  }
}

TEST(Pdf, SaysItsLanguageTitleAndStandard) {
  const auto document = arabic_sample();
  const auto bytes = pdf_of(document);
  QPDF file;
  file.processMemoryFile("d.pdf", bytes.data(), bytes.size());
  auto root = file.getRoot();
  EXPECT_EQ(root.getKey("/Lang").getStringValue(), "ar");
  EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  EXPECT_EQ(root.getKey("/ViewerPreferences").getKey("/Direction").getName(), "/R2L");
  const auto xmp = root.getKey("/Metadata").getStreamData();
  const std::string metadata(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize());
  EXPECT_THAT(metadata, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
  EXPECT_THAT(metadata, HasSubstr(document.title));
  EXPECT_THAT(metadata, HasSubstr("sha256:" + to_hex(digest(document))));
  EXPECT_EQ(file.getTrailer().getKey("/Info").getKey("/CreationDate").getStringValue(),
            "D:20140115000000Z");
}

TEST(Pdf, CarriesTheModelThatIsAttested) {
  const auto document = english_sample();
  const auto bytes = pdf_of(document);
  QPDF file;
  file.processMemoryFile("d.pdf", bytes.data(), bytes.size());
  const auto attached = QPDFEmbeddedFileDocumentHelper(file).getEmbeddedFile("document.json");
  ASSERT_TRUE(attached);
  const auto data = attached->getEmbeddedFileStream().getStreamData();
  const ByteView model(data->getBuffer(), data->getSize());
  EXPECT_EQ(sha256(model), digest(document));
  const auto back = read_document(text_of(model));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, document);
}

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Pdf, RepeatsTheHeadOfALongTableAndLosesNoRow) {
  NEEDS("pdftotext");
  const auto text = poppler(long_sample(600), "pdftotext -layout", "-");
  const int pages = count_of(text, "\f");
  EXPECT_GE(pages, 12);
  EXPECT_EQ(count_of(text, "Amount (USD)"), pages);
  EXPECT_EQ(count_of(text, "(continued)"), pages - 1);
  EXPECT_EQ(count_of(text, "Computed from the record"), pages);
  for (int page = 1; page <= pages; ++page) {
    const auto number = "Page " + std::to_string(page) + " of " + std::to_string(pages) + "\n";
    EXPECT_EQ(count_of(text, number), 1) << number;
  }
  EXPECT_EQ(count_of(text, "Fictional State "), 600);
  EXPECT_EQ(count_of(text, "600,"), 1);
}

TEST(Pdf, HasARowOfTheStructureForEachRowOfTheTable) {
  NEEDS("pdfinfo");
  const auto tree = poppler(long_sample(600), "pdfinfo -struct-text");
  EXPECT_EQ(count_of(tree, "    TR"), 601) << "the head once, and each row once";
  EXPECT_EQ(count_of(tree, "/Scope /Column"), 4);
}

TEST(Pdf, MirrorsTablesWrittenFromRightToLeft) {
  NEEDS("pdftotext");
  const auto left_of = [](const std::string& boxes, const std::string& word) {
    const auto at = boxes.find(">" + word + "</word>");
    EXPECT_NE(at, std::string::npos) << word;
    const auto from = boxes.rfind("xMin=\"", at);
    return std::stod(boxes.substr(from + 6));
  };
  const auto arabic = poppler(arabic_sample(), "pdftotext -bbox", "-");
  EXPECT_GT(left_of(arabic, "Katasi"), 400);
  EXPECT_LT(left_of(arabic, "28"), 100);
  const auto english = poppler(english_sample(), "pdftotext -bbox", "-");
  EXPECT_LT(left_of(english, "Katasi"), 100);
  EXPECT_GT(left_of(english, "28"), 400);
}

TEST(Pdf, HoldsTheReceiptInTheCodeOnEveryPage) {
  NEEDS("zbarimg");
  NEEDS("pdftoppm");
  const auto document = english_sample();
  const Folder folder;
  write_file(folder.file("d.pdf"), pdf_of(document));
  ASSERT_TRUE(output_of("cd '" + folder.file("") + "' && pdftoppm -r 150 -gray -png d.pdf p"));
  const auto read = output_of("cd '" + folder.file("") + "' && zbarimg --raw -q p-*.png");
  ASSERT_TRUE(read);
  EXPECT_EQ(count_of(*read, strip_of(document, {}).code + "\n"), 3) << *read;
}

TEST(Pdf, PrintsHostileTextsAsTheyStand) {
  NEEDS("pdftotext");
  const auto text = poppler(hostile_sample(), "pdftotext", "-");
  EXPECT_THAT(text, HasSubstr("<script>alert('x')</script>"));
  EXPECT_GE(std::ranges::count(text, 'w'), 7 * 10'000) << "no part of a long word is lost";
  EXPECT_THAT(text, Not(HasSubstr("w-"))) << "no hyphen is put in";
}

TEST(Pdf, IsRefusedWhenNoFontHasACharacter) {
  auto document = english_sample();
  document.blocks[0].heading->text = "Key \U0010FFFD";
  const auto pdf = write_pdf(document);
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().word, "document.no_font");
  EXPECT_THAT(pdf.error().detail, HasSubstr("U+10FFFD"));
}

TEST(Pdf, IsTheSameFromSeveralThreadsAtOnce) {
  const auto english = pdf_of(english_sample());
  const auto arabic = pdf_of(arabic_sample());
  std::vector<std::string> made(24);
  std::vector<std::thread> threads;
  threads.reserve(made.size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    threads.emplace_back([&made, i] {
      made[i] = write_pdf(i % 2 == 0 ? english_sample() : arabic_sample()).value_or("");
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < made.size(); ++i) {
    EXPECT_TRUE(made[i] == (i % 2 == 0 ? english : arabic)) << i;
  }
}

TEST(Pdf, OfADocumentWithoutBlocksIsOnePageAndBreaksDoNotAddUp) {
  NEEDS("pdfinfo");
  auto document = english_sample();
  document.blocks = {page_break(), page_break()};
  document.issuer.reset();
  document.symbol.reset();
  document.period.reset();
  EXPECT_THAT(poppler(document, "pdfinfo"), HasSubstr("Pages:           2"));
  document.blocks.clear();
  EXPECT_THAT(poppler(document, "pdfinfo"), HasSubstr("Pages:           1"));
}

}  // namespace
}  // namespace acta::documents
