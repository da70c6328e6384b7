// What the standing figures of an election give together, and where they contradict each other.
#include <algorithm>
#include <limits>

#include "acta/base/money.h"
#include "acta/cycles/indicator_views.h"

namespace acta::cycles {
namespace {

constexpr std::int64_t whole = 10'000;  // hundredths of a per cent

using Figures = std::vector<FigureRow>;

const FigureRow* standing(const Figures& figures, Indicator indicator, const Group& group = {}) {
  for (const auto& figure : figures) {
    if (figure.stands && figure.indicator == indicator && figure.group == group) return &figure;
  }
  return nullptr;
}

Group of(Sex sex) {
  Group group;
  group.sex = sex;
  return group;
}

// Large amounts lose their last digits, which no share shows, so that the product fits.
std::int64_t rounded_share(std::int64_t part, std::int64_t all) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / whole / 2;
  while (part > most || all > most) {
    part /= 10;
    all /= 10;
  }
  all = std::max<std::int64_t>(all, 1);
  return (part * whole + all / 2) / all;
}

void add_share(std::vector<Measure>& measures, std::string_view word, const FigureRow* part,
               const FigureRow* all) {
  if (part == nullptr || all == nullptr || *all->count == 0) return;
  measures.push_back({.word = std::string(word),
                      .share = rounded_share(*part->count, *all->count),
                      .amount = std::nullopt,
                      .currency = std::nullopt,
                      .acts = {part->act, all->act}});
}

// Women among all; among women and men where no total was given.
void add_women(std::vector<Measure>& measures, const Figures& figures, Indicator indicator) {
  const auto word = "women_" + std::string(word_of(indicator));
  const auto* women = standing(figures, indicator, of(Sex::women));
  if (const auto* all = standing(figures, indicator)) return add_share(measures, word, women, all);
  const auto* men = standing(figures, indicator, of(Sex::men));
  if (women == nullptr || men == nullptr || *women->count + *men->count == 0) return;
  measures.push_back({.word = word,
                      .share = rounded_share(*women->count, *women->count + *men->count),
                      .amount = std::nullopt,
                      .currency = std::nullopt,
                      .acts = {women->act, men->act}});
}

struct Budget {
  const FigureRow* needed = nullptr;
  const FigureRow* national = nullptr;
  const FigureRow* external = nullptr;
};

std::optional<Money> money_of(const FigureRow* figure) {
  if (figure == nullptr || !figure->amount || !figure->currency) return std::nullopt;
  const auto currency = parse_currency(*figure->currency);
  if (!currency) return std::nullopt;
  auto money = parse_money(*figure->amount, *currency);
  return money ? std::optional(*money) : std::nullopt;
}

Budget budget_of(const Figures& figures) {
  return {.needed = standing(figures, Indicator::budget_needed),
          .national = standing(figures, Indicator::budget_national),
          .external = standing(figures, Indicator::budget_external)};
}

// False when no number holds the difference.
bool subtract(Money& from, const Money& what) {
  return !__builtin_sub_overflow(from.minor_units, what.minor_units, &from.minor_units);
}

// What of the need is not met. Money of several currencies is never added: nothing is given then.
std::optional<Money> gap_of(const Budget& budget) {
  const auto needed = money_of(budget.needed);
  const auto national = money_of(budget.national);
  if (!needed || !national || national->currency != needed->currency) return std::nullopt;
  auto gap = *needed;
  if (!subtract(gap, *national)) return std::nullopt;
  if (budget.external != nullptr) {
    const auto external = money_of(budget.external);
    if (!external || external->currency != needed->currency) return std::nullopt;
    if (!subtract(gap, *external)) return std::nullopt;
  }
  return gap;
}

void add_money(std::vector<Measure>& measures, std::string_view word, const Money& money,
               std::vector<std::int64_t> acts) {
  measures.push_back({.word = std::string(word),
                      .share = std::nullopt,
                      .amount = amount_text(money),
                      .currency = money.currency.code,
                      .acts = std::move(acts)});
}

std::vector<std::int64_t> acts_of(std::initializer_list<const FigureRow*> figures) {
  std::vector<std::int64_t> acts;
  for (const auto* figure : figures) {
    if (figure != nullptr) acts.push_back(figure->act);
  }
  return acts;
}

void add_budget(std::vector<Measure>& measures, const Figures& figures) {
  const auto budget = budget_of(figures);
  if (const auto gap = gap_of(budget)) {
    add_money(measures, "budget_gap", *gap,
              acts_of({budget.needed, budget.national, budget.external}));
  }
  const auto needed = money_of(budget.needed);
  const auto external = money_of(budget.external);
  if (needed && external && needed->currency == external->currency && needed->minor_units > 0) {
    measures.push_back({.word = "external_share",
                        .share = rounded_share(external->minor_units, needed->minor_units),
                        .amount = std::nullopt,
                        .currency = std::nullopt,
                        .acts = acts_of({budget.external, budget.needed})});
  }
  const auto* registered = standing(figures, Indicator::registered);
  if (needed && registered != nullptr && *registered->count > 0) {
    auto each = *needed;
    const auto part = each.minor_units % *registered->count;
    each.minor_units =
        each.minor_units / *registered->count + (part >= *registered->count - part ? 1 : 0);
    add_money(measures, "cost_per_registered", each, acts_of({budget.needed, registered}));
  }
}

using Words = std::vector<Contradiction>;

void more_than(Words& found, std::string_view word, const FigureRow* part, const FigureRow* all) {
  if (part == nullptr || all == nullptr || *part->count <= *all->count) return;
  found.push_back({.word = std::string(word), .acts = {part->act, all->act}});
}

// Women, men and other are as many as all; where one is not given, they are no more.
void check_sexes(Words& found, const Figures& figures, Indicator indicator) {
  const auto* all = standing(figures, indicator);
  if (all == nullptr) return;
  const auto* women = standing(figures, indicator, of(Sex::women));
  const auto* men = standing(figures, indicator, of(Sex::men));
  const auto* other = standing(figures, indicator, of(Sex::other));
  std::int64_t sum = 0;
  for (const auto* part : {women, men, other}) sum += part == nullptr ? 0 : *part->count;
  const bool complete = women != nullptr && men != nullptr && other != nullptr;
  if (complete ? sum == *all->count : sum <= *all->count) return;
  found.push_back({.word = "sexes_and_total_" + std::string(word_of(indicator)),
                   .acts = acts_of({women, men, other, all})});
}

}  // namespace

std::vector<Measure> measures_of(const std::vector<FigureRow>& figures) {
  using enum Indicator;
  std::vector<Measure> measures;
  const auto* registered_all = standing(figures, registered);
  add_share(measures, "coverage", registered_all, standing(figures, population_of_voting_age));
  add_share(measures, "turnout", standing(figures, cast), registered_all);
  add_share(measures, "invalid_share", standing(figures, invalid), standing(figures, cast));
  for (const auto indicator : {registered, cast, candidates, elected}) {
    add_women(measures, figures, indicator);
  }
  add_budget(measures, figures);
  return measures;
}

std::vector<Contradiction> contradictions_of(const std::vector<FigureRow>& figures) {
  using enum Indicator;
  Words found;
  const auto* votes = standing(figures, cast);
  const auto* good = standing(figures, valid);
  const auto* bad = standing(figures, invalid);
  more_than(found, "registered_above_population", standing(figures, registered),
            standing(figures, population_of_voting_age));
  more_than(found, "cast_above_registered", votes, standing(figures, registered));
  more_than(found, "elected_above_candidates", standing(figures, elected),
            standing(figures, candidates));
  if (votes != nullptr && good != nullptr && bad != nullptr &&
      *good->count + *bad->count != *votes->count) {
    found.push_back(
        {.word = "valid_and_invalid_are_not_cast", .acts = acts_of({good, bad, votes})});
  }
  for (const auto indicator : {registered, cast, candidates, elected}) {
    check_sexes(found, figures, indicator);
  }
  const auto budget = budget_of(figures);
  if (const auto gap = gap_of(budget); gap && gap->minor_units < 0) {
    found.push_back({.word = "more_money_than_needed",
                     .acts = acts_of({budget.needed, budget.national, budget.external})});
  }
  return found;
}

}  // namespace acta::cycles
