#include "acta/iati/rules.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>

#include "acta/iati/judgement.h"
#include "acta/iati/rule_cases_for_test.h"
#include "acta/iati/structure.h"

namespace acta::iati {
namespace {

// The numbers of the cases that a file breaks.
class Numbers final : public Listener {
 public:
  explicit Numbers(const RuleBook& book) : book_(book) {}
  void begins(const Head&) override {}
  void misplaced(std::string_view rule, std::string path, std::int64_t,
                 std::string words) override {
    ADD_FAILURE() << rule << " " << path << ": " << words;
  }
  void record(const Tree& tree, const std::string&) override {
    book_.judge(tree, test_now(),
                [this](const Breach& breach) { broken.insert(breach.rule->number); });
  }
  std::set<int> broken;

 private:
  const RuleBook& book_;
};

class Ruleset : public testing::Test {
 protected:
  [[nodiscard]] std::set<int> broken_by(const std::string& text) const {
    Numbers numbers(book_);
    Structure structure(Model::of_version_2_03(), numbers);
    const auto fault = read_xml(source_of(text), structure);
    EXPECT_FALSE(fault) << fault->words;
    return numbers.broken;
  }
  void expect_cases(const std::vector<RuleCase>& cases, const std::string& document) const {
    for (const auto& one : cases) {
      SCOPED_TRACE(fmt::format("case {}", one.number));
      const auto& rule = book_.rules()[static_cast<std::size_t>(one.number - 1)];
      const auto breaks = edited(document, one.breaks);
      const auto keeps = edited(document, one.keeps);
      EXPECT_THAT(broken_by(breaks), testing::ElementsAre(one.number));
      EXPECT_THAT(broken_by(keeps), testing::IsEmpty());
      // The whole validator says the same: this rule, and nothing of structure or codes.
      EXPECT_THAT(rules_in(breaks), testing::ElementsAre(std::string(rule.id)));
      EXPECT_THAT(rules_in(keeps), testing::IsEmpty());
    }
  }
  CodeLists codes_ = *CodeLists::load();
  RuleBook book_{Model::of_version_2_03(), codes_};
};

TEST_F(Ruleset, HasACaseForEachOf107ThatBreaksItAloneAndOneThatKeepsIt) {
  expect_cases(activity_cases(), activity_document());
  expect_cases(result_cases(), activity_document());
  expect_cases(organisation_cases(), organisation_document());
  std::set<int> covered;
  for (const auto& cases : {activity_cases(), result_cases(), organisation_cases()}) {
    for (const auto& one : cases) covered.insert(one.number);
  }
  EXPECT_EQ(covered.size(), 107U);
  EXPECT_EQ(*covered.begin(), 1);
  EXPECT_EQ(*covered.rbegin(), 107);
}

TEST_F(Ruleset, TakesDocumentsThatAreRight) {
  EXPECT_THAT(rules_in(activity_document()), testing::IsEmpty());
  EXPECT_THAT(rules_in(organisation_document()), testing::IsEmpty());
}

TEST_F(Ruleset, Has65ErrorsAnd42Warnings) {
  std::map<Severity, int> count;
  for (const auto& rule : book_.rules()) {
    ++count[rule.severity];
    EXPECT_FALSE(rule.words.empty());
    EXPECT_FALSE(rule.id.empty());
  }
  EXPECT_EQ(count[Severity::error], 65);
  EXPECT_EQ(count[Severity::warning], 42);
}

TEST_F(Ruleset, NamesTheElementAndWhatWasMet) {
  const auto text = edited(activity_document(), {{R"(<sector code="15151"/>)",
                                                  R"(<sector code="15151" percentage="40"/>
<sector code="15152" percentage="50.5"/>)"}});
  const auto findings = findings_in(text);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].line, 17);
  EXPECT_EQ(findings[0].severity, Severity::error);
  EXPECT_EQ(findings[0].path, "iati-activities/iati-activity[1]/sector[1]");
  EXPECT_EQ(findings[0].words,
            "The percentages of the sectors of the OECD DAC do not make 100 (they make 90.5)");
}

TEST_F(Ruleset, CountsWhatIsWrongManyTimesOnce) {
  const auto findings = findings_in(edited(activity_document(), {{R"(xml:lang="en" )", ""}}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "4.1.1");
  EXPECT_THAT(findings[0].words, testing::HasSubstr("4 such"));
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}
std::string numbered(fmt::format_string<int&> text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += fmt::format(text, i);
  return all;
}
std::vector<Finding> of_rule(const std::string& rule, const std::string& text) {
  auto findings = findings_in(text, {.checks = {Check::rules}});
  std::erase_if(findings, [&](const Finding& finding) { return finding.rule != rule; });
  return findings;
}

// The times below are of what grows with the number of elements: with its square, each would be
// minutes. They are far above what is needed, for slow machines.
class InTime : public testing::Test {
 protected:
  ~InTime() override {
    EXPECT_LT(std::chrono::steady_clock::now() - start_, std::chrono::seconds(20));
  }
  static constexpr int many = 30'000;

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

TEST_F(InTime, IdentifiersAreHeldAgainstManyEarlierOnes) {
  const auto wrong = repeated("<iati-identifier>XM-DAC-9-X</iati-identifier>", many);
  const auto earlier = numbered(R"(<other-identifier type="B1" ref="XM-DAC-9-A{}"/>)", many);
  const auto findings =
      of_rule("1.1.21", edited(activity_document(), {{"<!--other-->", wrong + earlier}}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].words, testing::HasSubstr(fmt::format("{} such", many)));
}

TEST_F(InTime, ReferencesOfAResultAreAskedForOnce) {
  const auto results = [](std::string_view of_result) {
    const auto indicators = repeated(R"(<indicator measure="1"><reference/></indicator>)", many);
    return edited(activity_document(),
                  {{"<!--end-->", fmt::format("<result>{}{}{}</result>", of_result, indicators,
                                              "<description/>")}});
  };
  EXPECT_EQ(of_rule("8.11.1", results(repeated("<reference/>", many))).size(), many);
  EXPECT_EQ(of_rule("8.11.1", results("")).size(), 0U);
}

TEST_F(InTime, CountriesAreAddedUpOnceForAllVocabulariesOfRegions) {
  const auto regions =
      numbered(R"(<recipient-region vocabulary="9{}" code="1" percentage="50"/>)", many);
  const auto countries = repeated(R"(<recipient-country code="KE" percentage="0"/>)", many);
  const auto findings =
      of_rule("3.4.2", edited(activity_document(), {{"<!--regions-->", regions + countries}}));
  EXPECT_FALSE(findings.empty());
}

TEST_F(Ruleset, FindsTheEarlierIdentifierWithWhichAnIdentifierBegins) {
  const auto breaks = [](std::string_view identifier, const std::vector<std::string>& earlier) {
    std::string others;
    for (const auto& ref : earlier) {
      others += fmt::format(R"(<other-identifier type="B1" ref="{}"/>)", ref);
    }
    return !of_rule("1.1.21",
                    edited(activity_document(), {{"XM-DAC-41114-ELECT", std::string(identifier)},
                                                 {"<!--other-->", others}}))
                .empty();
  };
  EXPECT_TRUE(breaks("GB-1-A", {}));
  EXPECT_FALSE(breaks("GB-1-A", {"GB-1"}));
  EXPECT_FALSE(breaks("GB-1-A", {"GB-1-A", "GB-1-0", "GB", "GB-1-A-B"})) << "GB and a hyphen";
  EXPECT_FALSE(breaks("GB-1-A", {"GB-1-A", "GB-1-0", "GB-1", "GB-1-A-B", "GB-1.A", "GB-1+"}));
  EXPECT_TRUE(breaks("GB-1-A", {"GB-1-A", "G", "GB-", "GB-1-A-B", "GB-2"}));
  EXPECT_TRUE(breaks("GB-1-A", {"GB-10", "GB-1."}));
}

TEST(Percentages, AreExactToSixDigits) {
  EXPECT_EQ(millionths("33.333333"), 33'333'333);
  EXPECT_EQ(millionths(" -0.5 "), -500'000);
  EXPECT_EQ(millionths("+.25"), 250'000);
  EXPECT_EQ(millionths("100"), 100'000'000);
  EXPECT_EQ(millionths("1e2"), std::nullopt);
  EXPECT_EQ(millionths("999999999999"), std::nullopt);
  EXPECT_EQ(millionths_text(90'500'000), "90.5");
  EXPECT_EQ(millionths_text(-20'000'000), "-20");
}

}  // namespace
}  // namespace acta::iati
