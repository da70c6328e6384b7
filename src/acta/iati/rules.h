// The ruleset of IATI 2.03: 107 cases, each with the number that the standard gives it, in a few
// kinds of judgement. README.md says where we read the ruleset otherwise than it is written.
//
//   const RuleBook book(Model::of_version_2_03(), codes);
//   book.judge(tree, now, tell);
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/instant.h"
#include "acta/iati/code_lists.h"
#include "acta/iati/finding.h"
#include "acta/iati/model.h"
#include "acta/iati/tree.h"
#include "acta/iati/way.h"

namespace acta::iati {

// What is asked of the elements that the ways of a rule lead to, from its context.
enum class Judgement : std::uint8_t {
  differ,                // the first is not the second
  begins_with,           // the first begins with one of the others and a hyphen
  begins_with_register,  // with the code of a register of organisations
  some,                  // one of the ways leads somewhere
  every,                 // the first leads somewhere, or from each of the second the third does
  implies,               // where the first leads somewhere, so does the second
  not_within,            // where the first leads somewhere, none of the second has the third
  not_both,              // not the first and the second
  not_later_than_now,
  in_order,  // no day of the first is after a day of the second
  at_most_a_year,
  within,       // the first is from the second to the third
  no_symbols,   // none of / & | ?
  no_blanks,    // at the ends
  at_most_one,  // of a vocabulary
  sum_100,      // of the percentages, where there are several elements
  from_0_to_100,
  each_percentage,  // where there are several elements, each has one
  one_is_whole,     // where there is one element, it has none, or 100
  number,
  absent,
  has_text,
};

enum class RecordKind : std::uint8_t { activity, organisation, both };

struct Rule {
  int number = 0;  // its place among the 107 cases of the ruleset
  std::string_view id;
  Severity severity = Severity::error;
  RecordKind of = RecordKind::activity;
  std::string_view context = {};  // a way from the activity; empty: the activity itself
  Judgement judgement = Judgement::some;
  std::array<std::string_view, 4> ways;
  std::string_view unless = {};  // not judged where this way leads somewhere
  bool each_vocabulary = false;  // the elements of the first way, vocabulary by vocabulary
  bool two_percentages = false;  // sum_100: judged where two percentages are given
  std::string_view words;
};

// All 107, in the order of the ruleset. The tables: rules_*.cpp.
[[nodiscard]] std::vector<Rule> all_rules();
void add_identifier_rules(std::vector<Rule>& rules);
void add_classification_rules(std::vector<Rule>& rules);
void add_date_rules(std::vector<Rule>& rules);
void add_content_rules(std::vector<Rule>& rules);
void add_result_rules(std::vector<Rule>& rules);

// A rule with its ways found in the model.
struct CompiledRule {
  const Rule* rule = nullptr;
  Way context;
  std::array<Way, 4> ways;
  Way unless;
};

struct Breach {
  const Rule* rule = nullptr;
  NodeId node = no_node;  // the element to mend
  std::string detail;     // what was met; may be empty
};

// Names that judgements ask for.
struct Names {
  explicit Names(const Model& model)
      : vocabulary(model.name_id("vocabulary")),
        percentage(model.name_id("percentage")),
        activities(model.name_id("iati-activity")) {}
  NameId vocabulary;
  NameId percentage;
  NameId activities;
};

class RuleBook {
 public:
  RuleBook(const Model& model, const CodeLists& codes);
  RuleBook(const RuleBook&) = delete;
  RuleBook& operator=(const RuleBook&) = delete;

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  void judge(const Tree& tree, Instant now, const std::function<void(Breach)>& tell) const;

 private:
  const CodeLists& codes_;
  Names names_;
  std::vector<Rule> rules_;
  std::vector<CompiledRule> activity_;
  std::vector<CompiledRule> organisation_;
};

}  // namespace acta::iati
