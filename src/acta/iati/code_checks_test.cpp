#include "acta/iati/code_checks.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "acta/iati/documents_for_test.h"

namespace acta::iati {
namespace {

const std::string sector = R"(<sector code="15151"/>)";
const std::string old_sector = R"(<sector code="15161"/>)";

std::vector<Finding> after(const Edits& edits) {
  return findings_in(edited(activity_document(), edits));
}
std::string made_on(const std::string& day) {
  return fmt::format(R"(generated-datetime="{}T00:00:00Z")", day);
}
const std::string made = made_on("2026-01-15");
std::string ended_on(const std::string& day) {
  return fmt::format(R"(<activity-date type="4" iso-date="{}"/>)", day);
}

TEST(IatiCodes, NameTheSuccessorAndTheDayOfACodeThatWasWithdrawn) {
  const auto findings = after({{sector, old_sector}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "codes.withdrawn");
  EXPECT_EQ(findings[0].severity, Severity::warning);
  EXPECT_EQ(findings[0].words,
            "15161 was withdrawn from the code list Sector on 2020-02-28; in its place is 15151");
}

TEST(IatiCodes, LetAnActivitySayWhatHeldWhileItLasted) {
  EXPECT_THAT(after({{sector, old_sector},
                     {"2024-01-01", "2010-01-01"},
                     {"<!--dates-->", ended_on("2013-12-31")}}),
              testing::IsEmpty());
  const auto later = after({{sector, old_sector},
                            {"2024-01-01", "2010-01-01"},
                            {"<!--dates-->", ended_on("2020-02-29")}});
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].rule, "codes.withdrawn");
}

TEST(IatiCodes, JudgeAFileByTheDayOnWhichItWasMade) {
  const Edits old{
      {sector, old_sector}, {made, made_on("2019-06-01")}, {"2024-01-01", "2010-01-01"}};
  EXPECT_THAT(after(old), testing::IsEmpty());
}

TEST(IatiCodes, JudgeATransactionByItsDay) {
  const auto transaction = [](const std::string& day) {
    return fmt::format(
        R"(<transaction><transaction-type code="3"/><transaction-date iso-date="{}"/>)"
        R"(<value value-date="2015-01-01">1</value><finance-type code="111"/></transaction>)",
        day);
  };
  EXPECT_THAT(after({{"<!--money-->", transaction("2015-12-31")}}), testing::IsEmpty());
  const auto findings = after({{"<!--money-->", transaction("2016-01-01")}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].path, "iati-activities/iati-activity[1]/transaction[1]/finance-type");
  EXPECT_EQ(findings[0].words, "111 was withdrawn from the code list FinanceType on 2015-12-31");
}

TEST(IatiCodes, TellACodeThatCameLaterThanTheFile) {
  const auto findings = after({{made, made_on("2021-06-01")},
                               {"2024-01-01", "2010-01-01"},
                               {"<!--types-->", R"(<default-aid-type code="H06"/>)"}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "codes.too_early");
  EXPECT_EQ(findings[0].severity, Severity::warning);
}

TEST(IatiCodes, RefuseACodeThatIsNotOnItsList) {
  const auto findings =
      after({{R"(<activity-status code="2"/>)", R"(<activity-status code="7"/>)"}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "9.5.1");
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].words, "\"7\" is not on the code list ActivityStatus");
}

// Codes of the X range, currencies that ISO has added since, and languages with a region may be
// right: they are warnings.
TEST(IatiCodes, WarnOfWhatMayBeRight) {
  const auto severity = [](const Edits& edits) {
    const auto findings = after(edits);
    EXPECT_EQ(findings.size(), 1U);
    return findings.empty() ? "none" : std::string(word_of(findings[0].severity));
  };
  EXPECT_EQ(severity({{R"(code="KE")", R"(code="XC")"}}), "warning");
  EXPECT_EQ(severity({{R"(code="KE")", R"(code="ZZ")"}}), "error");
  EXPECT_EQ(severity({{R"(xml:lang="en")", R"(xml:lang="en-GB")"}}), "warning");
  EXPECT_EQ(severity({{R"(xml:lang="en")", R"(xml:lang="qq")"}}), "error");
  EXPECT_EQ(severity({{R"("USD")", R"("XAU")"}}), "warning");
  EXPECT_EQ(severity({{R"("USD")", R"("US$")"}}), "error");
}

TEST(IatiCodes, GoByTheVocabulary) {
  const auto more = [](const std::string& text) {
    std::set<std::string> rules;
    for (const auto& finding : after({{"<!--sectors-->", text}})) rules.insert(finding.rule);
    return rules;
  };
  EXPECT_THAT(more(R"(<sector vocabulary="2" code="151"/>)"), testing::IsEmpty());
  EXPECT_THAT(more(R"(<sector vocabulary="2" code="15151"/>)"), testing::ElementsAre("9.77.1"));
  EXPECT_THAT(more(R"(<sector vocabulary="3" code="anything"/>)"), testing::IsEmpty());
  EXPECT_THAT(more(R"(<tag vocabulary="2" code="18"/>)"), testing::ElementsAre("9.125.1"));
}

TEST(IatiCodes, AreCheckedInOrganisationsToo) {
  const auto text = edited(organisation_document(),
                           {{"<!--budgets-->",
                             R"(<recipient-country-budget status="3"><recipient-country code="ZZ"/>
<period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
<value value-date="2025-01-01" currency="$">1</value></recipient-country-budget>)"}});
  EXPECT_THAT(rules_in(text), testing::ElementsAre("9.102.1", "9.103.1", "9.104.1"));
}

TEST(IatiCodes, KnowTheVersions) {
  EXPECT_EQ(after({{R"(version="2.03")", R"(version="3.00")"}})[0].rule, "9.1.1");
  EXPECT_EQ(after({{R"(version="2.03")", R"(version="1.05")"}})[0].rule, "0.6.1");
}

TEST(IatiCodes, AreEachNamedByARuleOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const auto& place : code_places()) EXPECT_TRUE(ids.insert(place.id).second) << place.id;
}

TEST(IatiCodeLists, RefuseRowsThatCannotBeRight) {
  const std::string head = "list,code,valid_from,withdrawn,successor\n";
  const auto read = [&](const std::string& rows) {
    const auto text = head + rows;
    return CodeLists::read({.name = "codes.csv", .text = text}).has_value();
  };
  EXPECT_TRUE(read("A,1,,2020-01-01,2\nA,2,2020-01-01,,\nB,1,,undated,\n"));
  EXPECT_FALSE(read("B,1,,,\nA,1,,,\n"));
  EXPECT_FALSE(read("A,2,,,\nA,1,,,\n"));
  EXPECT_FALSE(read("A,1,,,\nA,1,,,\n"));
  EXPECT_FALSE(read("A,1,,2020-02-30,\n"));
  EXPECT_FALSE(read("A,1,2021-01-01,2020-01-01,\n"));
  EXPECT_FALSE(read("A,1,,2020-01-01,3\n"));
  EXPECT_FALSE(read("A,1,,2020-01-01,2\nA,2,,2020-01-01,\n"));
  EXPECT_FALSE(read("A,1,,,2\nA,2,,,\n"));
  EXPECT_FALSE(read("A,,,,\n"));
}

TEST(IatiIdentifiers, AreOfOneActivityAcrossFiles) {
  std::map<std::string, std::vector<Finding>> found;
  auto validator = Validator::create(
      {.now = test_now()}, [&](const Finding& finding) { found[finding.file].push_back(finding); });
  ASSERT_TRUE(validator);
  const auto text = activity_document();
  const auto other = edited(text, {{"41114-ELECT", "41114-OTHER"}});
  const auto outcome = [&](const std::string& name, const std::string& of) {
    return (*validator)->validate(name, [&] { return source_of(of); });
  };
  EXPECT_TRUE(outcome("a.xml", text).valid());
  EXPECT_TRUE(outcome("b.xml", other).valid());
  const auto again = outcome("c.xml", text);
  EXPECT_FALSE(again.valid());
  EXPECT_EQ(again.errors, 1);
  ASSERT_EQ(found["c.xml"].size(), 1U);
  EXPECT_EQ(found["c.xml"][0].rule, "1.1.2");
  EXPECT_EQ(found["c.xml"][0].words, "Another activity has this identifier (a.xml line 5)");
}

TEST(IatiSectors, DoubtElectionsWithinPeacekeepingOperations) {
  const Edits operations{{R"(ref="KE-RSO-12")", R"(ref="XM-DAC-41310" crs-channel-code="41310")"}};
  const auto findings = after(operations);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "sector.peacekeeping");
  EXPECT_EQ(findings[0].severity, Severity::warning);
  auto other = operations;
  other.emplace_back(sector, R"(<sector code="15230"/>)");
  EXPECT_THAT(after(other), testing::IsEmpty());
}

}  // namespace
}  // namespace acta::iati
