// The DOCX form: a sound archive of sound XML, with styles, table heads and directions.
#include "acta/documents/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "acta/documents/samples_test.h"
#include "acta/documents/zip.h"

namespace acta::documents {
namespace {

using testing::HasSubstr;
using testing::Not;

std::map<std::string, std::string> parts_of(const Document& document, const Issued& issued = {}) {
  const auto docx = write_docx(document, issued);
  EXPECT_TRUE(docx) << docx.error().detail << " " << docx.error().where;
  if (!docx) return {};
  const auto parts = read_zip(*docx);
  EXPECT_TRUE(parts) << parts.error().detail;
  std::map<std::string, std::string> out;
  for (const auto& part : parts.value_or(std::vector<ZipPart>{})) out[part.name] = part.bytes;
  return out;
}

TEST(Zip, NoticesADamagedArchive) {
  const auto archive = write_zip({{.name = "a.xml", .bytes = std::string(5000, 'a') + "b"}});
  ASSERT_TRUE(archive);
  ASSERT_TRUE(read_zip(*archive));
  std::size_t noticed = 0;
  for (std::size_t i = 35; i < 50; ++i) {  // within the compressed bytes
    auto damaged = *archive;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    if (const auto parts = read_zip(damaged); !parts) ++noticed;
  }
  EXPECT_EQ(noticed, 15U);
  EXPECT_FALSE(read_zip("no archive"));
}

TEST(Docx, IsAnArchiveOfWellFormedParts) {
  for (const auto& document :
       {english_sample(), arabic_sample(), long_sample(600), hostile_sample()}) {
    const auto parts = parts_of(document, {.act = 7});
    EXPECT_EQ(parts.size(), 10U);
    for (const auto& [name, bytes] : parts) {
      if (name.ends_with(".png")) {
        EXPECT_TRUE(bytes.starts_with("\x89PNG")) << name;
      } else {
        EXPECT_EQ(ill_formed(bytes), "") << name;
      }
    }
  }
}

TEST(Docx, NamesEveryPartItReliesOn) {
  const auto parts = parts_of(english_sample());
  for (const auto& [name, bytes] : parts) {
    if (!name.ends_with(".xml") || name.starts_with("[") || name.starts_with("docProps")) continue;
    EXPECT_THAT(parts.at("[Content_Types].xml"), HasSubstr("PartName=\"/" + name + "\""));
  }
  EXPECT_THAT(parts.at("word/document.xml"), HasSubstr("r:id=\"r3\""));
  EXPECT_THAT(parts.at("word/_rels/document.xml.rels"), HasSubstr("Id=\"r3\""));
  EXPECT_TRUE(parts.contains("word/media/qr.png"));
}

TEST(Docx, UsesStylesHeadsAndCaptions) {
  const auto body = parts_of(english_sample()).at("word/document.xml");
  EXPECT_THAT(body, HasSubstr("<w:pStyle w:val=\"Title\"/>"));
  EXPECT_THAT(body, HasSubstr("<w:pStyle w:val=\"Heading2\"/>"));
  EXPECT_THAT(body, HasSubstr("<w:tblHeader/>"));
  EXPECT_THAT(body, HasSubstr("<w:tblCaption w:val=\"Table 1. Requests received"));
  EXPECT_THAT(body, HasSubstr("w:anchor=\"note_1\""));
  EXPECT_THAT(body, HasSubstr("w:name=\"note_1\""));
  EXPECT_THAT(body, Not(HasSubstr("<w:bidiVisual/>")));
}

TEST(Docx, MirrorsWhatIsWrittenFromRightToLeft) {
  const auto body = parts_of(arabic_sample()).at("word/document.xml");
  EXPECT_THAT(body, HasSubstr("<w:bidiVisual/>"));
  EXPECT_THAT(body, HasSubstr("<w:pStyle w:val=\"Heading1\"/><w:bidi/>"));
  EXPECT_THAT(body, HasSubstr("<w:rtl/><w:lang w:bidi=\"ar\"/>"));
  EXPECT_THAT(body, HasSubstr("<w:lang w:val=\"en\"/></w:rPr><w:t xml:space=\"preserve\">Katasi"));
}

TEST(Docx, CarriesTheReceiptStripInItsFooter) {
  const auto document = english_sample();
  const auto parts = parts_of(document, {.act = 41'208});
  const auto& footer = parts.at("word/footer1.xml");
  EXPECT_THAT(footer, HasSubstr("Act 41\u202F208"));
  EXPECT_THAT(footer, HasSubstr(document.receipt.root));
  EXPECT_THAT(footer, HasSubstr("w:instr=\" NUMPAGES \""));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("sha256:" + to_hex(digest(document))));
}

}  // namespace
}  // namespace acta::documents
