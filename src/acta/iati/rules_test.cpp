#include "acta/iati/rules.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
