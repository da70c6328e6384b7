#include "acta/iati/rules.h"

// Results and their indicators.
namespace acta::iati {

void add_result_rules(std::vector<Rule>& rules) {
  using enum Judgement;
  rules.insert(
      rules.end(),
      {
          {.number = 93,
           .id = "8.11.1",
           .context = "result",
           .judgement = not_within,
           .ways = {"reference", "indicator", "reference"},
           .words = "References are said of the result and of its indicator; they belong "
                    "to one of the two"},
          {.number = 94,
           .id = "8.6.1",
           .context = "result/indicator/period",
           .judgement = in_order,
           .ways = {"period-start/@iso-date", "period-end/@iso-date"},
           .words = "The period of the indicator ends before it begins"},
          {.number = 97,
           .id = "8.8.1",
           .context = "result/indicator[@measure=1|2|3|4]/baseline",
           .judgement = some,
           .ways = {"@value"},
           .words = "The baseline of an indicator that is measured in numbers needs a value"},
          {.number = 98,
           .id = "8.8.2",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=1|2|3|4]/baseline",
           .judgement = number,
           .ways = {"@value"},
           .words = "The baseline of an indicator that is measured in numbers is no number"},
          {.number = 99,
           .id = "8.8.3",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=5]/baseline",
           .judgement = absent,
           .ways = {"@value"},
           .words = "The baseline of an indicator that is not measured in numbers has a "
                    "value"},
          {.number = 100,
           .id = "8.9.1",
           .context = "result/indicator[@measure=1|2|3|4]/period/target",
           .judgement = some,
           .ways = {"@value"},
           .words = "The target of an indicator that is measured in numbers needs a value"},
          {.number = 101,
           .id = "8.9.2",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=1|2|3|4]/period/target",
           .judgement = number,
           .ways = {"@value"},
           .words = "The target of an indicator that is measured in numbers is no number"},
          {.number = 102,
           .id = "8.9.3",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=5]/period/target",
           .judgement = absent,
           .ways = {"@value"},
           .words = "The target of an indicator that is not measured in numbers has a value"},
          {.number = 103,
           .id = "8.10.1",
           .context = "result/indicator[@measure=1|2|3|4]/period/actual",
           .judgement = some,
           .ways = {"@value"},
           .words = "The actual result of an indicator that is measured in numbers needs a "
                    "value"},
          {.number = 104,
           .id = "8.10.2",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=1|2|3|4]/period/actual",
           .judgement = number,
           .ways = {"@value"},
           .words = "The actual result of an indicator that is measured in numbers is no "
                    "number"},
          {.number = 105,
           .id = "8.10.3",
           .severity = Severity::warning,
           .context = "result/indicator[@measure=5]/period/actual",
           .judgement = absent,
           .ways = {"@value"},
           .words = "The actual result of an indicator that is not measured in numbers has "
                    "a value"},
      });
}

}  // namespace acta::iati
