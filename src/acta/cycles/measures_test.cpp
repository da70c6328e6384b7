// What figures give together, which of them hold, and which cannot all be right.
#include <gtest/gtest.h>

#include <map>

#include "acta/cycles/indicator_views.h"

namespace acta::cycles {
namespace {

using enum Indicator;

class Figures : public testing::Test {
 protected:
  FigureRow& count(Indicator indicator, std::int64_t count, std::optional<Sex> sex = {},
                   std::string_view day = "2022-08-09") {
    figures_.push_back({.act = std::ssize(figures_),
                        .indicator = indicator,
                        .group = {.sex = sex},
                        .count = count,
                        .on = parse_date(day).value()});
    return figures_.back();
  }
  void money(Indicator indicator, const std::string& amount, const std::string& currency) {
    auto& row = count(indicator, 0);
    row.count.reset();
    row.amount = amount;
    row.currency = currency;
  }
  std::map<std::string, std::string> measures() {
    mark_standing(figures_);
    std::map<std::string, std::string> found;
    for (const auto& one : measures_of(figures_)) {
      found[one.word] = one.share ? std::to_string(*one.share) : *one.amount + " " + *one.currency;
    }
    return found;
  }
  std::vector<std::string> contradictions() {
    mark_standing(figures_);
    std::vector<std::string> found;
    for (const auto& one : contradictions_of(figures_)) found.push_back(one.word);
    return found;
  }

  std::vector<FigureRow> figures_;
};

using Words = std::vector<std::string>;

// Kenya 2022, of the commission's declaration, from memory and only to have numbers of that size.
TEST_F(Figures, GiveSharesInHundredthsOfAPerCent) {
  count(registered, 22'120'458);
  count(cast, 14'326'751);
  count(invalid, 113'614);
  count(registered, 10'865'569, Sex::women);
  const auto found = measures();
  EXPECT_EQ(found.at("turnout"), "6477");
  EXPECT_EQ(found.at("invalid_share"), "79");
  EXPECT_EQ(found.at("women_registered"), "4912");
  EXPECT_FALSE(found.contains("coverage")) << "the population is not known";
}

TEST_F(Figures, WithoutATotalWomenAreSharedAmongWomenAndMen) {
  count(candidates, 30, Sex::women);
  EXPECT_FALSE(measures().contains("women_candidates"));
  count(candidates, 70, Sex::men);
  EXPECT_EQ(measures().at("women_candidates"), "3000");
  count(candidates, 120);
  EXPECT_EQ(measures().at("women_candidates"), "2500");
}

TEST_F(Figures, NothingIsDividedByNobody) {
  count(registered, 0);
  count(cast, 0);
  money(budget_needed, "5.00", "USD");
  EXPECT_TRUE(measures().empty());
}

TEST_F(Figures, MoneyOfSeveralCurrenciesIsNeverAdded) {
  count(registered, 3'000'000);
  money(budget_needed, "30000000.00", "USD");
  money(budget_national, "18000000.00", "USD");
  EXPECT_EQ(measures().at("budget_gap"), "12000000.00 USD");
  EXPECT_EQ(measures().at("cost_per_registered"), "10.00 USD");
  money(budget_external, "9000000.00", "EUR");
  EXPECT_FALSE(measures().contains("budget_gap"));
  EXPECT_FALSE(measures().contains("external_share"));
  figures_.pop_back();
  money(budget_external, "9000000.00", "USD");
  EXPECT_EQ(measures().at("budget_gap"), "3000000.00 USD");
  EXPECT_EQ(measures().at("external_share"), "3000");
}

TEST_F(Figures, TheLatestDayHoldsThenTheFinalThenTheOneRecordedLast) {
  count(cast, 1, {}, "2022-08-15");
  count(cast, 2, {}, "2022-08-09");
  const auto holds = [&] {
    mark_standing(figures_);
    std::int64_t found = -1;
    for (const auto& one : figures_) {
      if (one.stands) found = *one.count;
    }
    return found;
  };
  EXPECT_EQ(holds(), 1);
  count(cast, 3, {}, "2022-08-15").provisional = true;
  EXPECT_EQ(holds(), 1);
  count(cast, 4, {}, "2022-08-15");
  EXPECT_EQ(holds(), 4);
  figures_.back().withdrawn = true;
  EXPECT_EQ(holds(), 1);
}

TEST_F(Figures, ThatCannotAllBeRightAreNamed) {
  count(population_of_voting_age, 90);
  count(registered, 100);
  count(cast, 101);
  count(valid, 95);
  count(invalid, 5);
  count(candidates, 10);
  count(elected, 11);
  count(registered, 60, Sex::women);
  count(registered, 41, Sex::men);
  money(budget_needed, "10", "USD");
  money(budget_national, "11", "USD");
  EXPECT_EQ(contradictions(), (Words{"registered_above_population", "cast_above_registered",
                                     "elected_above_candidates", "valid_and_invalid_are_not_cast",
                                     "sexes_and_total_registered", "more_money_than_needed"}));
}

TEST_F(Figures, ThatAgreeAreNot) {
  count(population_of_voting_age, 100);
  count(registered, 100);
  count(registered, 60, Sex::women);
  count(registered, 39, Sex::men);  // of one the sex is not said
  count(cast, 100);
  count(valid, 95);
  count(invalid, 5);
  EXPECT_EQ(contradictions(), Words{});
  count(registered, 0, Sex::other);
  EXPECT_EQ(contradictions(), Words{"sexes_and_total_registered"}) << "now all are said";
}

}  // namespace
}  // namespace acta::cycles
