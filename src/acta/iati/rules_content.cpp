#include "acta/iati/rules.h"

// What an activity or an organisation has to say: dates, languages, currencies, texts.
namespace acta::iati {

void add_content_rules(std::vector<Rule>& rules) {
  using enum Judgement;
  rules.insert(
      rules.end(),
      {
          {.number = 4,
           .id = "6.11.1",
           .judgement = some,
           .ways = {"activity-date[@type=1|2]"},
           .words = "The activity has neither a planned nor an actual start"},
          {.number = 6,
           .id = "4.1.1",
           .judgement = every,
           .ways = {"@xml:lang", "//narrative", "@xml:lang"},
           .words = "The activity has no language, and neither have some of its narratives"},
          {.number = 8,
           .id = "7.8.1",
           .judgement = every,
           .ways = {"@default-currency", "//value | //forecast | //loan-status", "@currency"},
           .words = "The activity has no currency, and neither have some of its amounts"},
          {.number = 66,
           .id = "6.14.1",
           .context = "policy-marker[@vocabulary=1|]",
           .judgement = some,
           .ways = {"@significance"},
           .words = "A policy marker of the OECD DAC needs a significance"},
          {.number = 67,
           .id = "6.13.1",
           .context = "policy-marker[@vocabulary=99]",
           .judgement = some,
           .ways = {"narrative"},
           .words = "A policy marker of the organisation's own vocabulary (99) needs a "
                    "narrative"},
          {.number = 75,
           .id = "4.5.1",
           .of = RecordKind::organisation,
           .judgement = every,
           .ways = {"@xml:lang", "//narrative", "@xml:lang"},
           .words = "The organisation has no language, and neither have some of its "
                    "narratives"},
          {.number = 76,
           .id = "7.8.2",
           .of = RecordKind::organisation,
           .judgement = every,
           .ways = {"@default-currency", "//value | //forecast | //loan-status", "@currency"},
           .words = "The organisation has no currency, and neither have some of its amounts"},
          {.number = 106,
           .id = "4.3.1",
           .of = RecordKind::both,
           .context = "//title",
           .judgement = has_text,
           .ways = {"narrative"},
           .words = "The title says nothing"},
          {.number = 107,
           .id = "4.4.1",
           .of = RecordKind::both,
           .context = "//description",
           .judgement = has_text,
           .ways = {"narrative"},
           .words = "The description says nothing"},
      });
}

}  // namespace acta::iati
