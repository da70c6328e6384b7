// The real files, where they lie beside the checkout: every defect counted, and counted otherwise
// on altered copies.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "acta/activities/defects.h"
#include "acta/activities/files_for_test.h"
#include "acta/activities/import.h"

namespace acta::activities {
namespace {

namespace fs = std::filesystem;

class Published : public testing::Test {
 protected:
  void SetUp() override {
    const auto shared = fs::path(ACTA_SOURCE_DIR) / ".." / "shared";
    if (!fs::exists(shared)) GTEST_SKIP() << "no shared data beside the checkout";
    std::size_t copied = 0;
    for (const auto& file : fs::directory_iterator(shared / "data/assistance/undp-elections")) {
      fs::copy_file(file.path(), fs::path(files_.directory()) / file.path().filename());
      ++copied;
    }
    fmt::print("[ vectors  ] published files: {} executed\n", copied);
    ASSERT_GT(copied, 3U);
  }
  [[nodiscard]] std::map<std::string, Defect> defects() const {
    const auto import = read_undp(files_.directory());
    EXPECT_TRUE(import) << import.error().detail;
    std::map<std::string, Defect> by_word;
    for (const auto& defect : defects_of(import->activities)) by_word[defect.word] = defect;
    return by_word;
  }
  void expect(const std::string& word, std::int64_t count, std::int64_t of) const {
    const auto all = defects();
    ASSERT_TRUE(all.contains(word));
    EXPECT_EQ(all.at(word).count, count) << word;
    EXPECT_EQ(all.at(word).of, of) << word;
  }
  Files files_;
};

TEST_F(Published, HasTheDefectsThatItHas) {
  const auto all = defects();
  const std::map<std::string, std::pair<std::int64_t, std::int64_t>> known{
      {"likely_duplicate", {2, 172}},
      {"not_electoral", {115, 172}},
      {"not_electoral_in_words", {118, 172}},
      {"expenditure_negative", {110, 1094}},
      {"expenditure_over_budget", {191, 1094}},
      {"donors_do_not_sum", {79, 470}},
      {"donors_missing", {58, 470}},
      {"sectors_without_percentages", {77, 470}},
      {"implementer_spellings", {38, 172}},
      {"unit_not_a_country", {2, 36}},
      {"unit_contradicts_recipient", {1, 36}},
      {"year_after_end", {32, 172}},
      {"money_after_end", {30, 172}},
      {"year_repeated", {34, 470}},
      {"amount_inexact", {77, 2188}},
      {"sources_disagree", {0, 436}}};
  ASSERT_EQ(all.size(), known.size());
  for (const auto& [word, numbers] : known) {
    EXPECT_EQ(all.at(word).count, numbers.first) << word;
    EXPECT_EQ(all.at(word).of, numbers.second) << word;
    EXPECT_FALSE(all.at(word).label.empty());
  }
  EXPECT_EQ(all.at("unit_not_a_country").examples, (std::vector<std::string>{"H21", "RJB"}));
  EXPECT_EQ(all.at("likely_duplicate").examples[0], "00043217/00057970");
}

// One altered place each; the one count that it concerns changes, in the direction expected.
TEST_F(Published, CountsOtherwiseOnAlteredCopies) {
  files_.alter(Files::projects, "Enhancing Legal", "Enhancing the Legal",
               R"("project_id": "00057970")");
  expect("likely_duplicate", 1, 172);
  files_.alter(Files::projects, "UNDP (Direct Execution)", "UNDP (By Itself)");
  expect("implementer_spellings", 39, 172);
  files_.alter(Files::donors, "-762.25", "762.25", "00012801");
  expect("expenditure_negative", 109, 1094);
  expect("expenditure_over_budget", 192, 1094);
  expect("sources_disagree", 1, 436);
  files_.alter(Files::years, "97620.0", "97630.0");
  expect("donors_do_not_sum", 80, 470);
}

TEST_F(Published, KeepsEveryDigitOfAnAmount) {
  const auto import = read_undp(files_.directory());
  ASSERT_TRUE(import);
  std::int64_t rows = 0;
  std::int64_t inexact = 0;
  for (const auto& read : import->activities) {
    for (const auto& donor : read.donors) {
      rows += donor.times;
      for (const auto* amount : {&donor.budget, &donor.expenditure}) {
        inexact += amount->exact() ? 0 : 1;
        EXPECT_EQ(parse_amount(to_text(*amount)), *amount);
      }
    }
  }
  EXPECT_EQ(rows, 1094);
  EXPECT_GT(inexact, 0);
}

TEST_F(Published, SurvivesBytesThatAreWrong) {
  std::uint64_t seed = 68'164;
  int refused = 0;
  const auto text = files_.read(Files::donors);
  for (int round = 0; round < 200; ++round) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    auto damaged = text;
    damaged[(seed >> 33U) % damaged.size()] = static_cast<char>(seed >> 24U);
    files_.write(Files::donors, damaged);
    refused += read_undp(files_.directory()) ? 0 : 1;
  }
  EXPECT_GT(refused, 100);
  files_.write(Files::donors, text);
  EXPECT_TRUE(read_undp(files_.directory()));
}

}  // namespace
}  // namespace acta::activities
