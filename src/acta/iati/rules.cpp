#include "acta/iati/rules.h"

#include <algorithm>

#include "acta/iati/judgement.h"

namespace acta::iati {

std::vector<Rule> all_rules() {
  std::vector<Rule> rules;
  add_identifier_rules(rules);
  add_classification_rules(rules);
  add_date_rules(rules);
  add_content_rules(rules);
  add_result_rules(rules);
  std::ranges::sort(rules, {}, &Rule::number);
  return rules;
}

RuleBook::RuleBook(const Model& model, const CodeLists& codes)
    : codes_(codes), names_(model), rules_(all_rules()) {
  for (const auto& rule : rules_) {
    CompiledRule compiled{.rule = &rule,
                          .context = Way(model, rule.context),
                          .ways = {},
                          .unless = Way(model, rule.unless)};
    for (std::size_t i = 0; i < rule.ways.size(); ++i) {
      compiled.ways[i] = Way(model, rule.ways[i]);
    }
    if (rule.of != RecordKind::organisation) activity_.push_back(compiled);
    if (rule.of != RecordKind::activity) organisation_.push_back(compiled);
  }
}

void RuleBook::judge(const Tree& tree, Instant now, const std::function<void(Breach)>& tell) const {
  const bool activity = tree.name(Tree::root()) == names_.activities;
  const Bench bench{.codes = codes_, .names = names_, .now = now};
  std::vector<Hit> contexts;
  for (const auto& rule : activity ? activity_ : organisation_) {
    contexts.clear();
    if (rule.context.empty()) {
      contexts.push_back({.node = Tree::root()});
    } else {
      rule.context.follow(tree, Tree::root(), contexts);
    }
    for (const auto& context : contexts) judge_rule(rule, tree, context.node, bench, tell);
  }
}

}  // namespace acta::iati
