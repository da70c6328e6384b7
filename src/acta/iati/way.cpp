#include "acta/iati/way.h"

#include <algorithm>
#include <limits>

#include "acta/base/check.h"

namespace acta::iati {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  for (auto at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + by.size());
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

Way::Way(const Model& model, std::string_view text) {
  if (text.empty()) return;
  for (const auto part : split(text, " | ")) parts_.push_back(read_part(model, part));
}

Way::Steps Way::read_part(const Model& model, std::string_view text) {
  Steps steps;
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    steps = read_part(model, text);
    steps.front().kind = Step::Kind::below;
    return steps;
  }
  for (const auto step : split(text, "/")) steps.push_back(read_step(model, step));
  return steps;
}

Way::Step Way::read_step(const Model& model, std::string_view text) {
  if (text.starts_with('@')) {
    return {.kind = Step::Kind::attribute, .name = model.name_id(text.substr(1))};
  }
  const auto bracket = text.find('[');
  Step step{.kind = Step::Kind::child, .name = model.name_id(text.substr(0, bracket))};
  if (bracket == std::string_view::npos) return step;
  auto inside = text.substr(bracket + 2);  // behind "[@"
  ACTA_ASSERT(inside.ends_with(']'));
  inside.remove_suffix(1);
  const auto equals = inside.find('=');
  ACTA_ASSERT(equals != std::string_view::npos && equals > 0);
  Condition condition;
  condition.negated = inside[equals - 1] == '!';
  condition.attribute = model.name_id(inside.substr(0, equals - (condition.negated ? 1 : 0)));
  for (const auto value : split(inside.substr(equals + 1), "|")) {
    condition.values.emplace_back(value);
  }
  step.condition = std::move(condition);
  return step;
}

bool Way::holds(const Tree& tree, NodeId node, const std::optional<Condition>& condition) {
  if (!condition) return true;
  const auto value = tree.attribute_of(node, condition->attribute).value_or("");
  const bool listed = std::ranges::find(condition->values, value) != condition->values.end();
  return listed != condition->negated;
}

void Way::go(const Tree& tree, NodeId from, std::span<const Step> steps, const Met& met) {
  if (steps.empty()) {
    met.hits.push_back({.node = from, .value = tree.text_of(from)});
    return;
  }
  const auto& step = steps.front();
  const auto rest = steps.subspan(1);
  switch (step.kind) {
    case Step::Kind::attribute:
      if (const auto value = tree.attribute_of(from, step.name)) {
        met.hits.push_back({from, *value});
      }
      return;
    case Step::Kind::below: return go_below(tree, from, steps, met);
    case Step::Kind::child:
      for (auto child = tree.first_child(from, step.name); child != no_node && !met.enough();
           child = tree.next_of_name(child)) {
        if (holds(tree, child, step.condition)) go(tree, child, rest, met);
      }
      return;
  }
}

// Elements lie in the tree in the order of the text: those below the root are all that follow.
void Way::go_below(const Tree& tree, NodeId from, std::span<const Step> steps, const Met& met) {
  ACTA_ASSERT(from == Tree::root());
  for (NodeId node = from + 1; node < tree.nodes() && !met.enough(); ++node) {
    if (tree.name(node) == steps.front().name) go(tree, node, steps.subspan(1), met);
  }
}

void Way::follow(const Tree& tree, NodeId from, std::vector<Hit>& hits) const {
  const Met met{.hits = hits, .most = std::numeric_limits<std::size_t>::max()};
  for (const auto& part : parts_) go(tree, from, part, met);
}

std::optional<Hit> Way::first(const Tree& tree, NodeId from) const {
  std::vector<Hit> hits;
  for (const auto& part : parts_) {
    go(tree, from, part, {.hits = hits, .most = 1});
    if (!hits.empty()) return hits[0];
  }
  return std::nullopt;
}

}  // namespace acta::iati
