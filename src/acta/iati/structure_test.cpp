#include "acta/iati/structure.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "acta/iati/documents_for_test.h"
#include "acta/iati/shown.h"

namespace acta::iati {
namespace {

const Settings structure_alone{.checks = {Check::structure}};

Finding only_finding(const std::string& text) {
  const auto findings = findings_in(text, structure_alone);
  EXPECT_EQ(findings.size(), 1U);
  for (const auto& finding : findings) {
    if (findings.size() != 1) ADD_FAILURE() << finding.rule << ": " << finding.words;
  }
  return findings.empty() ? Finding{} : findings[0];
}
Finding after(const Edits& edits) {
  return only_finding(edited(activity_document(), edits));
}
void expect_right(const Edits& edits) {
  for (const auto& finding : findings_in(edited(activity_document(), edits), structure_alone)) {
    ADD_FAILURE() << finding.rule << ": " << finding.words;
  }
}

TEST(IatiStructure, SaysWhatIsMissingAndWhereItBelongs) {
  const auto finding = after({{R"(<activity-status code="2"/>)", ""}});
  EXPECT_EQ(finding.rule, "structure.missing");
  EXPECT_EQ(finding.line, 4);
  EXPECT_EQ(finding.path, "iati-activities/iati-activity[1]");
  EXPECT_EQ(finding.words, "<iati-activity> lacks <activity-status>");
}

TEST(IatiStructure, SaysWhatStandsOutOfItsOrderOnce) {
  const auto finding = after({{R"(<recipient-country code="KE"/>)", ""},
                              {"<!--sectors-->", R"(<recipient-country code="KE"/>)"}});
  EXPECT_EQ(finding.rule, "structure.order");
  EXPECT_EQ(finding.path, "iati-activities/iati-activity[1]/recipient-country[1]");
  EXPECT_EQ(finding.words, "<recipient-country> stands behind <sector>; it belongs before");
}

TEST(IatiStructure, SaysWhatStandsTooOften) {
  const auto finding = after({{"<activity-status code=\"2\"/>",
                               "<activity-status code=\"2\"/><activity-status code=\"3\"/>"}});
  EXPECT_EQ(finding.rule, "structure.too_many");
  EXPECT_EQ(finding.path, "iati-activities/iati-activity[1]/activity-status");
}

TEST(IatiStructure, DoesNotLookIntoWhatIsUnknown) {
  const auto finding = after({{"<!--end-->", "<vote><narrative/>text<vote/></vote>"}});
  EXPECT_EQ(finding.rule, "structure.unknown");
  EXPECT_EQ(finding.words, "<vote> is no element of <iati-activity> in version 2.03");
}

TEST(IatiStructure, SaysWhichAttributeIsUnknownOrMissing) {
  EXPECT_EQ(after({{R"(<sector code="15151"/>)", R"(<sector code="15151" name="x"/>)"}}).words,
            "@name is no attribute of <sector> in version 2.03");
  const auto missing = after({{R"(<sector code="15151"/>)", "<sector/>"}});
  EXPECT_EQ(missing.rule, "structure.attribute_missing");
  EXPECT_EQ(missing.words, "<sector> lacks @code");
}

TEST(IatiStructure, SaysWhatAValueHasToBe) {
  EXPECT_EQ(after({{R"(iso-date="2024-01-01")", R"(iso-date="2023-02-29")"}}).words,
            "@iso-date is a day of the calendar, e.g. 2013-12-18, not \"2023-02-29\"");
  const auto amount = after({{"<!--money-->", R"(<budget><period-start iso-date="2025-01-01"/>
<period-end iso-date="2025-12-31"/><value value-date="2025-01-01">1,000</value></budget>)"}});
  EXPECT_EQ(amount.rule, "structure.value");
  EXPECT_EQ(amount.path, "iati-activities/iati-activity[1]/budget[1]/value");
  EXPECT_EQ(amount.words, "<value> is a number, e.g. 1250.00, not \"1,000\"");
}

TEST(IatiStructure, TellsTextThatStandsBetweenElementsOnce) {
  const auto finding = after({{"<!--dates-->", "one"}, {"<!--end-->", "two"}});
  EXPECT_EQ(finding.rule, "structure.text");
  EXPECT_EQ(after({{R"(<sector code="15151"/>)", R"(<sector code="15151">x</sector>)"}}).words,
            "text may not stand in <sector> itself");
}

TEST(IatiStructure, TellsElementsWhereTextBelongs) {
  const auto finding = after({{"polling staff", "<b>polling</b> staff"}});
  EXPECT_EQ(finding.rule, "structure.element");
}

// Other vocabularies may stand behind the last element, and attributes of theirs nearly anywhere.
TEST(IatiStructure, LetsOtherVocabulariesStandLast) {
  const std::string ours = R"(xmlns:o="https://example.org/o")";
  const std::string element = fmt::format("<o:vote {}>1<o:x/></o:vote>", ours);
  expect_right({{"<!--end-->", element}});
  expect_right(
      {{R"(<sector code="15151"/>)", fmt::format(R"(<sector code="15151" o:a="1" {}/>)", ours)}});
  const auto early = edited(activity_document(), {{"<!--dates-->", element}});
  EXPECT_THAT(rules_in(early, structure_alone), testing::ElementsAre("structure.order"));
  EXPECT_EQ(after({{"<!--end-->",
                    fmt::format(R"(<related-activity type="1" ref="A" o:a="1" {}/>)", ours)}})
                .words,
            "<related-activity> takes no attributes of other vocabularies, such as @a");
}

// What stands within another vocabulary and has a name of IATI is held to it all the same.
TEST(IatiStructure, HoldsElementsOfIatiWithinOtherVocabulariesToTheirModel) {
  const std::string open = R"(<o:x xmlns:o="https://example.org/o">)";
  expect_right({{"<!--end-->", open + R"(<sector code="1"/><anything/></o:x>)"}});
  const auto finding = after({{"<!--end-->", open + "<sector/></o:x>"}});
  EXPECT_EQ(finding.rule, "structure.attribute_missing");
}

TEST(IatiStructure, KnowsTheAttributesOfXmlAndOfSchemas) {
  const std::string instance = R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")";
  expect_right({{R"(version="2.03")",
                 R"(version="2.03" xsi:noNamespaceSchemaLocation="a.xsd" )" + instance}});
  EXPECT_EQ(after({{R"(<sector )", R"(<sector xsi:nil="true" )" + instance + " "}}).rule,
            "structure.attribute");
  EXPECT_EQ(after({{R"(xml:lang="en")", R"(xml:lang="not a language")"}}).rule, "structure.value");
}

// A name may have 50,000 letters, and be met ten thousand times: of each its beginning is kept.
TEST(IatiStructure, ShowsOnlyTheBeginningOfLongNames) {
  const std::string name(40'000, 'v');
  const std::string cut = std::string(60, 'v') + "...";
  const auto element = after({{"<!--end-->", "<" + name + "/>"}});
  EXPECT_EQ(element.path, "iati-activities/iati-activity[1]/" + cut);
  EXPECT_EQ(element.words, "<" + cut + "> is no element of <iati-activity> in version 2.03");
  EXPECT_EQ(after({{"<sector ", "<sector " + name + "='' "}}).words,
            "@" + cut + " is no attribute of <sector> in version 2.03");
  const auto text = after({{"polling staff", "<" + name + "/>"}});
  EXPECT_EQ(text.words, "<" + cut + "> stands where only text may stand");
  EXPECT_EQ(only_finding("<" + name + "/>").path, cut);
  // Within another vocabulary, whose names are in the path of what stands below.
  const auto below =
      after({{"<!--end-->", "<o:" + name + " xmlns:o='urn:o'><sector/></o:" + name + ">"}});
  EXPECT_EQ(below.path, "iati-activities/iati-activity[1]/" + cut + "/sector");
  std::string accents = "v";
  for (int i = 0; i < 100; ++i) accents += "\xC3\xA9";
  EXPECT_EQ(shown(accents), accents.substr(0, 59) + "...") << "never half a letter";
}

// What is held until an activity ends is bounded by its bytes, not only by its count.
TEST(IatiStructure, TellsFindingsEarlyWhenTheyAreLarge) {
  std::string open;
  std::string close;
  for (int i = 0; i < 80; ++i) {
    const auto name = fmt::format("o:{}{}", std::string(80, 'n'), i);
    open += fmt::format("<{} xmlns:o='urn:o'>", name);
    close.insert(0, fmt::format("</{}>", name));
  }
  constexpr int many = 3000;  // of 5 KB each, and each fewer than are held by their count
  std::string sectors;
  for (int i = 0; i < many; ++i) sectors += "<sector/>";
  const auto whole = edited(activity_document(), {{"<!--end-->", open + sectors + close}});
  const auto last = whole.find("</o:");
  std::size_t given = 0;
  std::size_t told_before_the_end = 0;
  std::size_t told = 0;
  auto validator = Validator::create(structure_alone, [&](const Finding&) {
    ++told;
    if (given < last) ++told_before_the_end;
  });
  ASSERT_TRUE(validator);
  (void)(*validator)->validate("a.xml", [&]() -> XmlSource {
    return [&](std::span<char> room) -> std::ptrdiff_t {
      const auto size = std::min({room.size(), whole.size() - given, std::size_t{1000}});
      std::copy_n(whole.begin() + static_cast<std::ptrdiff_t>(given), size, room.begin());
      given += size;
      return static_cast<std::ptrdiff_t>(size);
    };
  });
  EXPECT_EQ(told, many);
  EXPECT_GT(told_before_the_end, many / 2U);
}

TEST(IatiStructure, RefusesWhatIsNoFileOfIati) {
  EXPECT_EQ(only_finding("<html/>").rule, "structure.root");
  EXPECT_EQ(only_finding("<iati-activities xmlns='urn:x' version='2.03'/>").rule, "structure.root");
  EXPECT_EQ(only_finding("<iati-activities version='2.03'/>").words,
            "<iati-activities> lacks <iati-activity>");
}

TEST(IatiStructure, SaysThatOtherVersionsAreCheckedAsThisOne) {
  const auto finding = after({{R"(version="2.03")", R"(version="2.02")"}});
  EXPECT_EQ(finding.rule, "structure.version");
  EXPECT_EQ(finding.severity, Severity::warning);
}

TEST(IatiXml, RefusesDocumentTypesAndWithThemEveryEntity) {
  const std::string bomb = R"(<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<iati-activities version="&b;"/>)";
  EXPECT_EQ(only_finding(bomb).rule, "xml.document_type");
  EXPECT_EQ(only_finding("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>").rule, "xml.document_type");
  EXPECT_EQ(after({{"<!--end-->", "&secret;"}}).rule, "xml.malformed");
}

TEST(IatiXml, RefusesElementsThatStandTooDeep) {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a xmlns='urn:x'>";
  const auto finding = after({{"<!--end-->", deep}});
  EXPECT_EQ(finding.rule, "xml.too_deep");
}

TEST(IatiXml, SaysWhereAFileIsNotWellFormed) {
  const auto finding = after({{"</title>", "</titel>"}});
  EXPECT_EQ(finding.rule, "xml.malformed");
  EXPECT_EQ(finding.line, 7);
  EXPECT_THAT(finding.words, testing::HasSubstr("title"));
  EXPECT_EQ(only_finding("").words, "the file is empty");
  EXPECT_EQ(only_finding("no XML").rule, "xml.malformed");
  EXPECT_EQ(after({{"<!--end-->", "<o:x/>"}}).rule, "xml.malformed");
  EXPECT_EQ(after({{"<!--end-->", "\xff"}}).rule, "xml.malformed");
  const auto half =
      only_finding(activity_document().substr(0, activity_document().find("ctivity-date")));
  EXPECT_EQ(half.rule, "xml.malformed");
  const auto whole = activity_document();
  EXPECT_EQ(findings_in(whole.substr(0, whole.size() / 2)).back().rule, "xml.malformed");
}

TEST(IatiXml, ReadsOtherEncodings) {
  auto latin = edited(activity_document(), {{"UTF-8", "ISO-8859-1"}, {"Agency", "Ag\xEAncia"}});
  EXPECT_THAT(findings_in(latin), testing::IsEmpty());
  std::string wide("\xFF\xFE", 2);
  for (const char c : edited(activity_document(), {{"UTF-8", "UTF-16"}})) wide += {c, '\0'};
  EXPECT_THAT(findings_in(wide), testing::IsEmpty());
}

TEST(IatiXml, SaysWhenASourceStopsGivingText) {
  auto validator = Validator::create({.now = test_now()}, [](const Finding&) {});
  ASSERT_TRUE(validator);
  int given = 0;
  const auto outcome = (*validator)->validate("a.xml", [&]() -> XmlSource {
    return [&given](std::span<char> room) -> std::ptrdiff_t {
      if (given++ > 0) return -1;
      room[0] = '<';
      return 1;
    };
  });
  EXPECT_FALSE(outcome.readable);
  EXPECT_FALSE(outcome.valid());
}

// Memory is bounded: what is larger than any activity is refused, not collected.
TEST(IatiStructure, RefusesATextThatNeverEnds) {
  std::vector<Finding> findings;
  auto validator = Validator::create(structure_alone,
                                     [&](const Finding& finding) { findings.push_back(finding); });
  ASSERT_TRUE(validator);
  const auto start = activity_document().substr(0, activity_document().find("Agency"));
  bool begun = false;
  (void)(*validator)->validate("a.xml", [&]() -> XmlSource {
    return [&](std::span<char> room) -> std::ptrdiff_t {
      if (begun) {
        std::ranges::fill(room, 'x');
        return std::ssize(room);
      }
      begun = true;
      EXPECT_GT(room.size(), start.size());
      std::ranges::copy(start, room.begin());
      return std::ssize(start);
    };
  });
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.back().rule, "structure.too_large");
}

}  // namespace
}  // namespace acta::iati
