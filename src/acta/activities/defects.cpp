#include "acta/activities/defects.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "acta/activities/words.h"
#include "acta/base/unaccented.h"

namespace acta::activities {
namespace {

using Activities = std::vector<ActivityRead>;
constexpr std::size_t examples_max = 5;
// Project totals are printed in whole dollars, donors' amounts in cents.
constexpr std::int64_t tolerance_cents = 100;

// A stable word, and the same in English.
struct Named {
  std::string_view word;
  std::string_view label;
};

class Count {
 public:
  explicit Count(const Named& named) : named_(named) {}

  void look(std::int64_t times, bool has, const std::string& example) {
    of_ += times;
    if (!has) return;
    count_ += times;
    examples_.insert(example);
  }
  [[nodiscard]] Defect defect() const {
    Defect defect{.word = std::string(named_.word),
                  .label = std::string(named_.label),
                  .count = count_,
                  .of = of_,
                  .examples = {}};
    for (const auto& example : examples_) {
      if (defect.examples.size() < examples_max) defect.examples.push_back(example);
    }
    return defect;
  }

 private:
  Named named_;
  std::int64_t count_ = 0;
  std::int64_t of_ = 0;
  std::set<std::string> examples_;
};

template <class Test>
Defect of_projects(const Activities& all, const Named& named, Test test) {
  Count count(named);
  for (const auto& read : all) count.look(1, test(read), read.project);
  return count.defect();
}

template <class Test>
Defect of_years(const Activities& all, const Named& named, Test test) {
  Count count(named);
  for (const auto& read : all) {
    for (const auto& year : read.years) {
      count.look(year.times, test(year), fmt::format("{}/{}", read.project, year.year));
    }
  }
  return count.defect();
}

template <class Test>
Defect of_donors(const Activities& all, const Named& named, Test test) {
  Count count(named);
  for (const auto& read : all) {
    for (const auto& donor : read.donors) {
      count.look(donor.times, test(donor),
                 fmt::format("{}/{}/{}", read.project, donor.year, donor.id));
    }
  }
  return count.defect();
}

// Operating units; a unit has the defect when one of its projects shows it.
template <class Test>
Defect of_units(const Activities& all, const Named& named, Test test) {
  std::map<std::string, bool> units;
  for (const auto& read : all) {
    auto& has = units[read.unit];
    has = has || test(read);
  }
  Count count(named);
  for (const auto& [unit, has] : units) count.look(1, has, unit);
  return count.defect();
}

// Pairs with one title in one unit whose dates overlap: a duplicate, a phase or a donor's window?
Defect likely_duplicates(const Activities& all) {
  Defect defect{.word = "likely_duplicate",
                .label = "pairs of projects with one title and unit and overlapping dates",
                .of = static_cast<std::int64_t>(all.size())};
  std::map<std::pair<std::string, std::string>, std::vector<const ActivityRead*>> same;
  for (const auto& read : all) {
    auto& others = same[{read.unit, unaccented(read.title)}];
    for (const auto* other : others) {
      if (read.start > other->end || other->start > read.end) continue;
      ++defect.count;
      defect.examples.push_back(other->project + "/" + read.project);
    }
    others.push_back(&read);
  }
  std::ranges::sort(defect.examples);
  if (defect.examples.size() > examples_max) defect.examples.resize(examples_max);
  return defect;
}

Defect implementer_spellings(const Activities& all) {
  std::set<std::string> spellings;
  for (const auto& read : all) spellings.insert(read.implementer);
  Defect defect{.word = "implementer_spellings",
                .label = "spellings of implementers",
                .count = static_cast<std::int64_t>(spellings.size()),
                .of = static_cast<std::int64_t>(all.size())};
  for (const auto& spelling : spellings) {
    if (defect.examples.size() < examples_max && !spelling.empty()) {
      defect.examples.push_back(spelling);
    }
  }
  return defect;
}

Defect repeated_years(const Activities& all) {
  Count count({"year_repeated", "project-years that the file repeats"});
  for (const auto& read : all) {
    for (const auto& year : read.years) {
      count.look(1, false, {});
      count.look(year.times - 1, year.times > 1, fmt::format("{}/{}", read.project, year.year));
    }
  }
  return count.defect();
}

Defect inexact_amounts(const Activities& all) {
  Count count({"amount_inexact", "donors' amounts that are no whole number of cents"});
  for (const auto& read : all) {
    for (const auto& donor : read.donors) {
      const auto example = fmt::format("{}/{}/{}", read.project, donor.year, donor.id);
      count.look(donor.times, !donor.budget.exact(), example);
      count.look(donor.times, !donor.expenditure.exact(), example);
    }
  }
  return count.defect();
}

// Project-years whose donors in the table of donors are not those of the summary.
Defect disagreeing_sources(const Activities& all) {
  using Sums = std::tuple<std::int64_t, std::int64_t, std::int64_t>;  // rows, budget, expenditure
  Count count({"sources_disagree", "project-years on which the two files disagree"});
  for (const auto& read : all) {
    std::map<std::int32_t, std::pair<Sums, Sums>> years;
    for (const auto& year : read.years) {
      years[year.year].first = {year.donors * year.times, year.donor_budget.cents * year.times,
                                year.donor_expenditure.cents * year.times};
    }
    for (const auto& donor : read.donors) {
      auto& [rows, budget, expenditure] = years[donor.year].second;
      rows += donor.times;
      budget += donor.budget.cents * donor.times;
      expenditure += donor.expenditure.cents * donor.times;
    }
    for (const auto& [year, sums] : years) {
      count.look(1, sums.first != sums.second, fmt::format("{}/{}", read.project, year));
    }
  }
  return count.defect();
}

bool sums_differ(const YearRead& year) {
  const auto difference = year.donor_expenditure.cents - year.expenditure.cents;
  return difference > tolerance_cents || difference < -tolerance_cents;
}

bool after_end(const ActivityRead& read, bool with_money) {
  return std::ranges::any_of(read.years, [&](const YearRead& year) {
    const bool money = year.budget.cents != 0 || year.expenditure.cents != 0;
    return year.year > read.end.year() && (money || !with_money);
  });
}

}  // namespace

std::vector<Defect> defects_of(const std::vector<ActivityRead>& all) {
  return {
      likely_duplicates(all),
      of_projects(all, {"not_electoral", "projects without the letters of any word of elections"},
                  [](const auto& a) { return !a.electoral_letters; }),
      of_projects(all, {"not_electoral_in_words", "projects without a whole word of elections"},
                  [](const auto& a) { return !a.electoral; }),
      of_donors(all, {"expenditure_negative", "donor rows with a negative expenditure"},
                [](const auto& d) { return d.expenditure.cents < 0; }),
      of_donors(all, {"expenditure_over_budget", "donor rows that spend more than their budget"},
                [](const auto& d) { return d.expenditure.cents > d.budget.cents; }),
      of_years(all,
               {"donors_do_not_sum", "project-years whose donors do not add up to the project"},
               sums_differ),
      of_years(all, {"donors_missing", "project-years without donors"},
               [](const auto& y) { return y.donors == 0; }),
      of_years(
          all,
          {"sectors_without_percentages", "project-years of several sectors without percentages"},
          [](const auto& y) { return y.sectors.size() > 1; }),
      implementer_spellings(all),
      of_units(all, {"unit_not_a_country", "operating units that are not countries"},
               [](const auto& a) { return iso2_of(a.unit).empty(); }),
      of_units(
          all,
          {"unit_contradicts_recipient", "operating units that contradict the recipient named"},
          [](const auto& a) { return !iso2_of(a.unit).empty() && !a.state; }),
      of_projects(all, {"year_after_end", "projects with fiscal years after their end"},
                  [](const auto& a) { return after_end(a, false); }),
      of_projects(all, {"money_after_end", "projects with money after their end"},
                  [](const auto& a) { return after_end(a, true); }),
      repeated_years(all),
      inexact_amounts(all),
      disagreeing_sources(all),
  };
}

}  // namespace acta::activities
