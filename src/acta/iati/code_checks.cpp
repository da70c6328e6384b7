#include "acta/iati/code_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/check.h"
#include "acta/base/money.h"
#include "acta/iati/shown.h"
#include "acta/iati/text_types.h"

namespace acta::iati {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Norm: RFC 6838, 4.2: a type and a subtype of letters, digits and a few marks.
bool is_media_type(std::string_view text) {
  const auto is_name = [](std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || is_capital(c) || (c >= '0' && c <= '9') ||
             std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
    });
  };
  const auto slash = text.find('/');
  return slash != std::string_view::npos && is_name(text.substr(0, slash)) &&
         is_name(text.substr(slash + 1));
}

// What is not on our list and may still be right: ISO keeps its lists open, and ours has a date.
bool may_be_right(std::string_view list, std::string_view code) {
  if (list == "Country") return code.size() == 2 && code[0] == 'X' && is_capital(code[1]);
  if (list == "Currency") return parse_currency(code).has_value();
  if (list == "Region") return code.size() == 4 && code.starts_with("10");  // the DAC's newer ones
  if (list != "Language") return false;
  const auto primary = code.substr(0, code.find('-'));
  return fits(TextType::language, code) && (primary.size() == 3 || primary.size() < code.size());
}

std::string not_listed(std::string_view code, std::string_view list) {
  return fmt::format("{} is not on the code list {}", quoted(code), list);
}

}  // namespace

CodeChecks::CodeChecks(const Model& model, const CodeLists& lists)
    : lists_(lists),
      activity_(model.name_id("iati-activity")),
      transaction_(model.name_id("transaction")),
      language_(model.name_id("xml:lang")),
      transaction_date_(model, "transaction-date/@iso-date"),
      actual_end_(model, "activity-date[@type=4]/@iso-date"),
      planned_end_(model, "activity-date[@type=3]/@iso-date") {
  for (const auto& place : code_places()) {
    ACTA_ASSERT(place.list == "FileFormat" || lists.has_list(place.list));
    auto& places = place.of == RecordKind::activity ? of_activities_ : of_organisations_;
    places.push_back({.place = &place, .way = Way(model, place.way)});
  }
}

void CodeChecks::judge(const Tree& tree, Date made, const Tell& tell) const {
  const bool activity = tree.name(Tree::root()) == activity_;
  Days days{.made = made, .last = std::min(last_day(tree).value_or(made), made)};
  std::vector<Hit> hits;
  for (const auto& place : activity ? of_activities_ : of_organisations_) {
    hits.clear();
    place.way.follow(tree, Tree::root(), hits);
    for (const auto& hit : hits) judge_code(tree, *place.place, hit, days, tell);
  }
  judge_languages(tree, tell);
}

void CodeChecks::judge_code(const Tree& tree, const CodePlace& place, const Hit& hit, Days& days,
                            const Tell& tell) const {
  CodeFault fault{.id = place.id, .node = hit.node, .words = {}};
  if (place.list == "FileFormat") {
    if (is_media_type(hit.value)) return;
    fault.words = fmt::format("{} is no format, e.g. application/pdf", quoted(hit.value));
    return tell(std::move(fault));
  }
  const auto* code = lists_.find(place.list, hit.value);
  if (code == nullptr) {
    if (may_be_right(place.list, hit.value)) fault.severity = Severity::warning;
    fault.words = not_listed(hit.value, place.list);
    return tell(std::move(fault));
  }
  fault.severity = Severity::warning;
  if (code->valid_from && days.made < *code->valid_from) {
    fault.id = "codes.too_early";
    fault.words = fmt::format("{} holds on the code list {} from {} on, after this file was made",
                              code->code, place.list, to_text(*code->valid_from));
    return tell(std::move(fault));
  }
  const bool ended = code->withdrawn && (!code->withdrawn_on ||
                                         day_of_use(tree, hit.node, days) > *code->withdrawn_on);
  if (!ended) return;
  fault.id = "codes.withdrawn";
  fault.words = fmt::format("{} was withdrawn from the code list {}", code->code, place.list);
  if (code->withdrawn_on) fault.words += " on " + to_text(*code->withdrawn_on);
  if (!code->successor.empty()) fault.words += fmt::format("; in its place is {}", code->successor);
  tell(std::move(fault));
}

void CodeChecks::judge_languages(const Tree& tree, const Tell& tell) const {
  for (NodeId node = Tree::root(); node < tree.nodes(); ++node) {
    const auto language = tree.attribute_of(node, language_);
    if (!language || language->empty()) continue;
    if (lists_.find("Language", *language) != nullptr) continue;
    const bool open = may_be_right("Language", *language);
    tell({.id = "9.95.1",
          .severity = open ? Severity::warning : Severity::error,
          .node = node,
          .words = not_listed(*language, "Language")});
  }
}

void CodeChecks::judge_version(std::string_view version, bool activities, const Tell& tell) const {
  if (lists_.find("Version", version) == nullptr) {
    return tell({.id = activities ? "9.1.1" : "9.97.1",
                 .node = no_node,
                 .words = not_listed(version, "Version")});
  }
  if (version.starts_with("1.")) {
    tell({.id = "0.6.1",
          .node = no_node,
          .words = fmt::format("Version {} of the standard is no longer in use", version)});
  }
}

std::optional<Date> CodeChecks::last_day(const Tree& tree) const {
  for (const auto* way : {&actual_end_, &planned_end_}) {
    std::vector<Hit> hits;
    way->follow(tree, Tree::root(), hits);
    std::optional<Date> last;
    for (const auto& hit : hits) {
      const auto day = day_of(hit.value);
      if (day && (!last || *day > *last)) last = day;
    }
    if (last) return last;
  }
  return std::nullopt;
}

Date CodeChecks::day_of_use(const Tree& tree, NodeId node, Days& days) const {
  for (auto above = node; above != no_node; above = tree.parent(above)) {
    if (tree.name(above) != transaction_) continue;
    if (above != days.transaction) {
      std::vector<Hit> hits;
      transaction_date_.follow(tree, above, hits);
      const auto day = hits.empty() ? std::nullopt : day_of(hits[0].value);
      days.transaction = above;
      days.of_transaction = day.value_or(days.last);
    }
    return days.of_transaction;
  }
  return days.last;
}

}  // namespace acta::iati
