// The HTML form: well-formed, accessible, and deaf to what hostile texts ask of it.
#include "acta/documents/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "acta/documents/samples_test.h"

namespace acta::documents {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string html_of(const Document& document, const Issued& issued = {}) {
  auto html = write_html(document, issued);
  EXPECT_TRUE(html) << html.error().detail << " " << html.error().where;
  return html.value_or("");
}

TEST(WellFormedness, IsJudgedByACheckThatCanFail) {
  EXPECT_EQ(ill_formed("<a b=\"c > d\">x &amp; <br/></a>"), "");
  for (const auto* bad : {"<a>", "<a></b>", "<a>&nbsp;</a>", "x", "<a></a><b></b>",
                          "<a b=\"<\"></a>", "<a>\x01</a>", "<a"}) {
    EXPECT_NE(ill_formed(bad), "") << bad;
  }
}

TEST(Html, IsWellFormed) {
  for (const auto& document :
       {english_sample(), arabic_sample(), long_sample(600), hostile_sample()}) {
    EXPECT_EQ(ill_formed(html_of(document, {.act = 7})), "");
  }
}

TEST(Html, SaysItsLanguageAndThatOfItsParts) {
  const auto html = html_of(english_sample());
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(html, HasSubstr("<bdi lang=\"ar\" dir=\"rtl\">الأردن</bdi>"));
  EXPECT_THAT(html, HasSubstr("<bdi lang=\"und\" dir=\"ltr\">Кыргызстан</bdi>"));
  EXPECT_THAT(html_of(arabic_sample()), HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
}

TEST(Html, GivesTablesCaptionsAndScopes) {
  const auto html = html_of(english_sample());
  EXPECT_THAT(html, HasSubstr("<caption id=\"table-1\">Table 1. Requests received, by State"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\">State</th>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Carana</th>"));
  EXPECT_THAT(html, HasSubstr("<tr class=\"total\"><th scope=\"row\">Four requests</th>"));
  EXPECT_THAT(html, HasSubstr("Declined<sup><a href=\"#note-1\" role=\"doc-noteref\">a</a></sup>"));
  EXPECT_THAT(html, HasSubstr("id=\"note-1\""));
  EXPECT_THAT(html, HasSubstr("There are no entries."));
}

TEST(Html, CarriesTheReceiptStrip) {
  const auto document = english_sample();
  const auto html = html_of(document, {.act = 41'208});
  EXPECT_THAT(html, HasSubstr("Act 41\u202F208"));
  EXPECT_THAT(html, HasSubstr("sha256:" + to_hex(digest(document))));
  EXPECT_THAT(html, HasSubstr(document.receipt.root));
  EXPECT_THAT(html_of(document), Not(HasSubstr("Act 41")));
}

TEST(Html, LetsNoTextBecomeMarkup) {
  const auto html = html_of(hostile_sample());
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<!--")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp;"));
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;; style-src &#39;sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("http://acta")));
}

TEST(Html, IsRefusedForADocumentThatIsNotSound) {
  auto document = english_sample();
  document.title = "a\x1b[31m";
  const auto html = write_html(document);
  ASSERT_FALSE(html);
  EXPECT_EQ(html.error().word, "document.unprintable");
  EXPECT_EQ(html.error().where, "$.title");
}

}  // namespace
}  // namespace acta::documents
