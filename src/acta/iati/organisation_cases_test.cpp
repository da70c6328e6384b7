#include <fmt/format.h>

#include "acta/iati/rule_cases_for_test.h"

namespace acta::iati {
namespace {

const std::string ref = R"(ref="XM-DAC-41114")";
const std::string identifier = "XM-DAC-41304";

struct Kind {
  std::string element;
  std::string of;  // what stands before the period
};
const Kind total{"total-budget", ""};
const Kind spent{"total-expenditure", ""};
const Kind country{"recipient-country-budget", R"(<recipient-country code="KE"/>)"};
const Kind region{"recipient-region-budget", R"(<recipient-region code="298"/>)"};
const Kind organisation{"recipient-org-budget",
                        R"(<recipient-org ref="A"><narrative>A</narrative></recipient-org>)"};

Edits budget(const Kind& kind, const std::string& from, const std::string& to,
             const std::string& lines = "") {
  return {{"<!--budgets-->",
           fmt::format(R"(<{}>{}<period-start iso-date="{}"/><period-end iso-date="{}"/>)"
                       R"(<value value-date="2025-01-01">100</value>{}</{}>)",
                       kind.element, kind.of, from, to, lines, kind.element)}};
}
RuleCase ends_first(int number, const Kind& kind) {
  return {number, budget(kind, "2025-02-01", "2025-01-31"),
          budget(kind, "2025-02-01", "2025-02-01")};
}
RuleCase too_long(int number, const Kind& kind) {
  return {number, budget(kind, "2025-01-01", "2026-01-02"),
          budget(kind, "2025-01-01", "2026-01-01")};
}
Edits dated_line(const std::string& day) {
  return budget(country, "2025-01-01", "2025-12-31",
                fmt::format(R"(<budget-line><value value-date="{}">1</value>)"
                            R"(<narrative>Line</narrative></budget-line>)",
                            day));
}
Edits recipient(const std::string& its_ref) {
  auto edits = budget(organisation, "2025-01-01", "2025-12-31");
  edits.emplace_back(R"(<recipient-org ref="A">)",
                     fmt::format(R"(<recipient-org ref="{}">)", its_ref));
  return edits;
}

}  // namespace

std::vector<RuleCase> organisation_cases() {
  const std::string language = R"(xml:lang="en" )";
  const std::string currency = R"( default-currency="USD")";
  auto without = budget(total, "2025-01-01", "2025-12-31");
  without.emplace_back(currency, "");
  auto each = without;
  each.emplace_back("<value ", R"(<value currency="KES" )");
  return {
      {68, {{ref, R"(ref="QQ-NONE-1")"}}, {{ref, R"(ref="GB-CHC-1")"}}},
      {69, {{identifier, "XM-DAC-4/1"}}, {{identifier, "XM-DAC-4_1"}}},
      {70, {{ref, R"(ref="XM-DAC-4|1")"}}, {{ref, R"(ref="XM-DAC-4_1")"}}},
      {71, {{identifier, identifier + " "}}, {{identifier, "XM-DAC 4"}}},
      {72, recipient(" A"), recipient("A B")},
      {73, {{ref, R"(ref="XM-DAC-4 ")"}}, {{ref, R"(ref="XM-DAC-4 1")"}}},
      {74,
       {{"2026-01-10T00:00:00Z", "2026-02-02T00:00:00Z"}},
       {{"2026-01-10T00:00:00Z", "2026-02-01T00:00:00Z"}}},
      {75, {{language, ""}}, {{language, ""}, {"<narrative>", R"(<narrative xml:lang="fr">)"}}},
      {76, without, each},
      ends_first(84, total),
      too_long(85, total),
      ends_first(86, country),
      {87, dated_line("2026-01-01"), dated_line("2025-12-31")},
      too_long(88, country),
      ends_first(89, organisation),
      too_long(90, organisation),
      ends_first(91, region),
      too_long(92, region),
      too_long(95, spent),
      ends_first(96, spent),
  };
}

}  // namespace acta::iati
