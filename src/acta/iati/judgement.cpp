#include "acta/iati/judgement.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "acta/iati/shown.h"
#include "acta/iati/text_types.h"

namespace acta::iati {
namespace {

constexpr std::int64_t hundred = 100'000'000;  // millionths
// Shares such as 33.33 add up to nearly 100: what rounds to 100 at four digits is 100.
constexpr std::int64_t nearly = 50;
constexpr std::int32_t days_of_a_year = 365;

using Hits = std::vector<Hit>;

// Percentages of several elements, some of which say none.
struct Shares {
  std::size_t elements = 0;
  std::size_t given = 0;
  std::int64_t sum = 0;  // millionths
};

// Each value with the hyphen behind it, sorted; what begins with another is left out, since
// whatever begins with it begins with the other as well.
std::vector<std::string> without_longer(const Hits& values) {
  std::vector<std::string> all;
  all.reserve(values.size());
  for (const auto& hit : values) all.push_back(std::string(hit.value) + '-');
  std::ranges::sort(all);
  std::vector<std::string> kept;
  for (auto& text : all) {
    if (kept.empty() || !text.starts_with(kept.back())) kept.push_back(std::move(text));
  }
  return kept;
}

class Judge {
 public:
  Judge(const CompiledRule& rule, const Tree& tree, NodeId context, const Bench& bench,
        const std::function<void(Breach)>& tell)
      : rule_(rule), tree_(tree), context_(context), bench_(bench), tell_(tell) {}

  void judge() const {
    switch (rule_.rule->judgement) {
      case Judgement::differ: return differ();
      case Judgement::begins_with: return begins_with();
      case Judgement::begins_with_register: return begins_with_register();
      case Judgement::some: return some();
      case Judgement::every: return every();
      case Judgement::implies: return implies();
      case Judgement::not_both: return not_both();
      case Judgement::not_within: return not_within();
      case Judgement::not_later_than_now: return not_later_than_now();
      case Judgement::in_order: return in_order();
      case Judgement::at_most_a_year: return at_most_a_year();
      case Judgement::within: return within();
      case Judgement::no_symbols: return no_symbols();
      case Judgement::no_blanks: return no_blanks();
      case Judgement::from_0_to_100: return from_0_to_100();
      case Judgement::number: return number();
      case Judgement::absent: return absent();
      case Judgement::has_text: return has_text();
      case Judgement::at_most_one:
      case Judgement::sum_100:
      case Judgement::each_percentage:
      case Judgement::one_is_whole: return of_vocabularies();
    }
  }

 private:
  [[nodiscard]] Hits hits(std::size_t way) const {
    Hits found;
    rule_.ways[way].follow(tree_, context_, found);
    return found;
  }
  [[nodiscard]] std::optional<Hit> first(std::size_t way) const {
    return rule_.ways[way].first(tree_, context_);
  }
  void breach(NodeId node, std::string detail = {}) const {
    tell_({.rule = rule_.rule, .node = node, .detail = std::move(detail)});
  }
  // The first hit that is wrong is shown, and how many are.
  template <class IsWrong>
  void none_of(const Hits& all, const IsWrong& is_wrong) const {
    const Hit* first = nullptr;
    std::size_t count = 0;
    for (const auto& hit : all) {
      if (!is_wrong(hit)) continue;
      if (first == nullptr) first = &hit;
      ++count;
    }
    if (first == nullptr) return;
    auto detail = first->value.empty() ? std::string() : quoted(first->value);
    if (count > 1) detail += fmt::format("{}{} such", detail.empty() ? "" : ", ", count);
    breach(first->node, std::move(detail));
  }

  void differ() const {
    const auto one = first(0);
    const auto other = first(1);
    if (!one || !other || one->value != other->value) return;
    breach(one->node, quoted(one->value));
  }
  void begins_with() const {
    const auto all = hits(0);
    if (all.empty()) return;
    auto starts = hits(1);
    rule_.ways[2].follow(tree_, context_, starts);
    const auto beginnings = without_longer(starts);
    none_of(all, [&](const Hit& hit) {
      // None of the beginnings begins with another: the one that fits, if any, stands just before.
      const auto behind = std::ranges::upper_bound(beginnings, hit.value);
      return behind == beginnings.begin() || !hit.value.starts_with(*std::prev(behind));
    });
  }
  void begins_with_register() const {
    none_of(hits(0), [&](const Hit& hit) {
      const auto hyphen = hit.value.find('-');
      if (hyphen == std::string_view::npos) return true;
      const auto code = hit.value.substr(0, hit.value.find('-', hyphen + 1));
      return bench_.codes.find("OrganisationRegistrationAgency", code) == nullptr;
    });
  }
  void some() const {
    for (std::size_t way = 0; way < rule_.ways.size(); ++way) {
      if (first(way)) return;
    }
    breach(context_);
  }
  void every() const {
    if (first(0)) return;
    none_of(hits(1),
            [&](const Hit& hit) { return !rule_.ways[2].leads_somewhere(tree_, hit.node); });
  }
  void implies() const {
    const auto one = first(0);
    if (one && !first(1)) breach(one->node);
  }
  void not_both() const {
    const auto one = first(0);
    if (one && first(1)) breach(one->node);
  }
  // From the scope that has both, so that what is beside is asked once and not of each.
  void not_within() const {
    if (!first(0)) return;
    for (const auto& hit : hits(1)) {
      if (const auto one = rule_.ways[2].first(tree_, hit.node)) breach(one->node);
    }
  }
  void not_later_than_now() const {
    none_of(hits(0), [&](const Hit& hit) {
      if (const auto moment = moment_of(hit.value)) return *moment > bench_.now;
      const auto day = day_of(hit.value);
      return day && *day > date_of(bench_.now);
    });
  }
  void in_order() const {
    std::optional<Date> earliest;
    for (const auto& hit : hits(1)) {
      const auto day = day_of(hit.value);
      if (day && (!earliest || *day < *earliest)) earliest = day;
    }
    if (!earliest) return;
    none_of(hits(0), [&](const Hit& hit) {
      const auto day = day_of(hit.value);
      return day && *day > *earliest;
    });
  }
  void at_most_a_year() const {
    const auto start = first_day(0);
    const auto end = first_day(1);
    if (!start || !end || days_between(*start, *end) <= days_of_a_year) return;
    breach(first(1)->node, fmt::format("{} days", days_between(*start, *end)));
  }
  [[nodiscard]] std::optional<Date> first_day(std::size_t way) const {
    const auto found = first(way);
    return found ? day_of(found->value) : std::nullopt;
  }
  void within() const {
    const auto start = first_day(1);
    const auto end = first_day(2);
    if (!start || !end) return;
    none_of(hits(0), [&](const Hit& hit) {
      const auto day = day_of(hit.value);
      return day && (*day < *start || *day > *end);
    });
  }
  void no_symbols() const {
    none_of(hits(0), [](const Hit& hit) {
      return hit.value.find_first_of("/&|?") != std::string_view::npos;
    });
  }
  void no_blanks() const {
    none_of(hits(0), [](const Hit& hit) { return trimmed(hit.value) != hit.value; });
  }
  void from_0_to_100() const {
    none_of(hits(0), [](const Hit& hit) {
      const auto value = millionths(hit.value);
      const bool is_number = fits(TextType::decimal, hit.value);
      return is_number && (!value || *value < 0 || *value > hundred);
    });
  }
  // Norm: XPath 1.0, "Number": digits, a point, and a minus, and nothing else.
  void number() const {
    none_of(hits(0), [](const Hit& hit) {
      const auto text = trimmed(hit.value);
      return text.starts_with('+') || !fits(TextType::decimal, text);
    });
  }
  void absent() const {
    none_of(hits(0), [](const Hit&) { return true; });
  }
  void has_text() const {
    const auto all = hits(0);
    if (std::ranges::all_of(all, [](const Hit& hit) { return is_blank(hit.value); })) {
      breach(context_);
    }
  }

  [[nodiscard]] std::string vocabulary_of(NodeId node) const {
    // Norm: the schema of 2.03: where no vocabulary is said, it is 1, that of the OECD DAC.
    const auto said = tree_.attribute_of(node, bench_.names.vocabulary).value_or("");
    return said.empty() ? "1" : std::string(said);
  }
  void of_vocabularies() const {
    const auto all = hits(0);
    const auto others = shares_of(hits(1));
    if (!rule_.rule->each_vocabulary) return of_one_vocabulary(all, others);
    std::map<std::string, Hits> groups;
    for (const auto& hit : all) groups[vocabulary_of(hit.node)].push_back(hit);
    for (const auto& [vocabulary, group] : groups) of_one_vocabulary(group, others);
  }
  void of_one_vocabulary(const Hits& group, const Shares& others) const {
    if (group.empty()) return;
    const auto judgement = rule_.rule->judgement;
    if (judgement == Judgement::at_most_one && group.size() > 1) {
      breach(group[1].node, fmt::format("{} stand here", group.size()));
    } else if (judgement == Judgement::each_percentage && group.size() > 1) {
      none_of(group, [&](const Hit& hit) {
        return !tree_.attribute_of(hit.node, bench_.names.percentage);
      });
    } else if (judgement == Judgement::one_is_whole && group.size() == 1) {
      const auto value = tree_.attribute_of(group[0].node, bench_.names.percentage);
      const auto number = value ? millionths(*value) : std::optional(hundred);
      if (number && *number != hundred) breach(group[0].node, quoted(*value));
    } else if (judgement == Judgement::sum_100) {
      sum_100(group, others);
    }
  }
  [[nodiscard]] Shares shares_of(const Hits& group) const {
    Shares shares{.elements = group.size()};
    for (const auto& hit : group) {
      const auto value = tree_.attribute_of(hit.node, bench_.names.percentage);
      shares.given += value ? 1U : 0U;
      shares.sum += value ? millionths(*value).value_or(0) : 0;
    }
    return shares;
  }
  void sum_100(const Hits& group, const Shares& others) const {
    const auto shares = shares_of(group);
    const auto sum = shares.sum + others.sum;
    const bool asked = rule_.rule->two_percentages ? shares.given + others.given > 1
                                                   : shares.elements + others.elements > 1;
    if (!asked || std::abs(sum - hundred) < nearly) return;
    breach(group[0].node, fmt::format("they make {}", millionths_text(sum)));
  }

  const CompiledRule& rule_;
  const Tree& tree_;
  NodeId context_;
  const Bench& bench_;
  const std::function<void(Breach)>& tell_;
};

}  // namespace

void judge_rule(const CompiledRule& rule, const Tree& tree, NodeId context, const Bench& bench,
                const std::function<void(Breach)>& tell) {
  if (rule.unless.leads_somewhere(tree, context)) return;
  Judge(rule, tree, context, bench, tell).judge();
}

}  // namespace acta::iati
