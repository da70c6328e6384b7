#include <fmt/format.h>

#include "acta/iati/rule_cases_for_test.h"

namespace acta::iati {
namespace {

const std::string ref = R"(ref="XM-DAC-41114")";
const std::string identifier = "XM-DAC-41114-ELECT";
const std::string start = R"(<activity-date type="2" iso-date="2024-01-01"/>)";
const std::string country = R"(<recipient-country code="KE"/>)";
const std::string sector = R"(<sector code="15151"/>)";
const std::string language = R"(xml:lang="en" )";
const std::string currency = R"( default-currency="USD")";
const std::string participant = R"(ref="KE-RSO-12"><narrative>Commission</narrative>)";

Edits put(const std::string& mark, const std::string& text) {
  return {{fmt::format("<!--{}-->", mark), text}};
}
Edits and_put(Edits edits, const std::string& mark, const std::string& text) {
  edits.emplace_back(fmt::format("<!--{}-->", mark), text);
  return edits;
}
std::string other(const std::string& type, const std::string& its_ref,
                  const std::string& inside = "") {
  return fmt::format(R"(<other-identifier type="{}" ref="{}">{}</other-identifier>)", type, its_ref,
                     inside);
}
std::string date(int type, const std::string& day) {
  return fmt::format(R"(<activity-date type="{}" iso-date="{}"/>)", type, day);
}
// What stands behind the value of a transaction.
std::string transaction(const std::string& inside = "", const std::string& day = "2025-01-01",
                        const std::string& value_day = "2025-01-01") {
  return fmt::format(R"(<transaction><transaction-type code="3"/><transaction-date iso-date="{}"/>)"
                     R"(<value value-date="{}">100</value>{}</transaction>)",
                     day, value_day, inside);
}
std::string planned(const std::string& inside, const std::string& from = "2025-01-01",
                    const std::string& to = "2025-06-30") {
  return fmt::format(
      R"(<planned-disbursement><period-start iso-date="{}"/><period-end iso-date="{}"/>)"
      R"(<value value-date="2025-01-01">100</value>{}</planned-disbursement>)",
      from, to, inside);
}
std::string budget(const std::string& from, const std::string& to) {
  return fmt::format(R"(<budget><period-start iso-date="{}"/><period-end iso-date="{}"/>)"
                     R"(<value value-date="2025-01-01">100</value></budget>)",
                     from, to);
}
// An element with a code for each percentage; "" for one that has none.
std::string shares(const std::string& element, const std::vector<std::string>& codes,
                   const std::vector<std::string>& percentages, const std::string& more = "") {
  std::string all;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto share =
        percentages[i].empty() ? std::string() : fmt::format(R"( percentage="{}")", percentages[i]);
    all += fmt::format(R"(<{} code="{}"{}{}/>)", element, codes[i], more, share);
  }
  return all;
}
std::string items(const std::vector<std::string>& percentages) {
  const std::vector<std::string> codes(percentages.size(), "1.1.1");
  return R"(<country-budget-items vocabulary="2">)" + shares("budget-item", codes, percentages) +
         "</country-budget-items>";
}
std::string dac3(const std::vector<std::string>& percentages) {
  return shares("sector", {"151", "152", "160"}, {percentages[0], percentages[1], percentages[2]},
                R"( vocabulary="2")");
}
const std::string dac_aid = R"(<aid-type code="C01"/>)";
const std::string earmarked = R"(<aid-type vocabulary="2" code="3"/>)";
const std::string default_aid = R"(<default-aid-type code="C01"/>)";
const std::string default_earmarked = R"(<default-aid-type vocabulary="2" code="3"/>)";

std::vector<RuleCase> identifiers() {
  const auto owner = [](const std::string& inside) {
    return put("other", other("A1", "77", inside));
  };
  const auto provider = [](const std::string& inside) { return put("money", transaction(inside)); };
  const auto receiver = [](const std::string& inside) { return put("money", planned(inside)); };
  const Edits earlier = put("other", other("B1", "XM-DAC-41114"));
  const auto ref_with_earlier = [&](const std::string& now) {
    return and_put({{ref, now}}, "other", other("B1", "XM-DAC-41114"));
  };
  return {
      {1, and_put({{identifier, "XM-DAC-41114"}}, "other", other("B1", "XM-DAC")), earlier},
      {2,
       {{identifier, "ELECT-1"}},
       and_put({{identifier, "GB-CHC-1-A"}}, "other", other("B1", "GB-CHC-1"))},
      {3, {{"XM-DAC-41114", "QQ-NONE-1"}}, {{"XM-DAC-41114", "GB-CHC-1"}}},
      {16, {{identifier, identifier + "/1"}}, {{identifier, identifier + "_1"}}},
      {17, ref_with_earlier(R"(ref="XM-DAC-4|1")"), ref_with_earlier(R"(ref="XM-DAC-4_1")")},
      {18, {{identifier, identifier + " "}}, {{identifier, identifier + " 1"}}},
      {19, ref_with_earlier(R"(ref="XM-DAC-41114 ")"), ref_with_earlier(R"(ref="XM-DAC-41 14")")},
      {20, put("other", other("B1", " XM-DAC-1")), put("other", other("B1", "XM-DAC 1"))},
      {21, put("other", other("A3", "OLD-1 ")), put("other", other("A3", "OLD 1"))},
      {22, put("end", R"(<related-activity type="1" ref=" X-1"/>)"),
       put("end", R"(<related-activity type="1" ref="X 1"/>)")},
      {55, owner("<owner-org/>"), owner("<owner-org><narrative>A</narrative></owner-org>")},
      {56, owner(R"(<owner-org ref="A "/>)"), owner(R"(<owner-org ref="A B"/>)")},
      {57, owner(R"(<owner-org ref="A?B"/>)"), owner(R"(<owner-org ref="A-B"/>)")},
      {58, provider("<provider-org/>"), provider(R"(<provider-org ref="A"/>)")},
      {59, provider(R"(<provider-org ref="A&amp;B"/>)"), provider(R"(<provider-org ref="A-B"/>)")},
      {60, provider(R"(<provider-org ref=" A"/>)"), provider(R"(<provider-org ref="A B"/>)")},
      {61, provider(R"(<provider-org ref="A" provider-activity-id="A-1 "/>)"),
       provider(R"(<provider-org ref="A" provider-activity-id="A 1"/>)")},
      {62, receiver("<receiver-org/>"), receiver(R"(<receiver-org ref="A"/>)")},
      {63, receiver(R"(<receiver-org ref="A "/>)"), receiver(R"(<receiver-org ref="A B"/>)")},
      {64, receiver(R"(<receiver-org ref="A" receiver-activity-id=" A-1"/>)"),
       receiver(R"(<receiver-org ref="A" receiver-activity-id="A 1"/>)")},
      {65, receiver(R"(<receiver-org ref="A/B"/>)"), receiver(R"(<receiver-org ref="A-B"/>)")},
      {77, {{participant, ">"}}, {{participant, "><narrative>C</narrative>"}}},
      {78, {{"KE-RSO-12", "KE-RSO-1/2"}}, {{"KE-RSO-12", "KE-RSO-1.2"}}},
      {79, {{"KE-RSO-12", "KE-RSO-12&#10;"}}, {{"KE-RSO-12", "KE-RSO 12"}}},
      {80,
       {{R"(ref="KE-RSO-12")", R"(ref="KE-RSO-12" activity-id=" A")"}},
       {{R"(ref="KE-RSO-12")", R"(ref="KE-RSO-12" activity-id="A B")"}}},
  };
}

std::vector<RuleCase> dates_and_texts() {
  const auto narratives = Edits{{language, ""}, {"<narrative>", R"(<narrative xml:lang="fr">)"}};
  const auto spent = budget("2025-01-01", "2025-12-31");
  const auto marker = [](const std::string& text) { return put("types", text); };
  return {
      {4, {{start, date(3, "2024-01-01")}}, {{start, date(1, "2024-01-01")}}},
      {6, {{language, ""}}, narratives},
      {8, and_put({{currency, ""}}, "money", spent),
       and_put({{currency, ""}}, "money",
               edited(spent, {{"<value ", R"(<value currency="KES" )"}}))},
      {9,
       {{"2026-01-10T00:00:00Z", "2026-02-01T12:00:01Z"}},
       {{"2026-01-10T00:00:00Z", "2026-02-01T12:00:00Z"}}},
      {10, put("dates", date(1, "2025-01-02") + date(3, "2025-01-01")),
       put("dates", date(1, "2025-01-01") + date(3, "2025-01-01"))},
      {11, put("dates", date(4, "2023-12-31")), put("dates", date(4, "2024-01-01"))},
      {12, {{start, date(2, "2026-02-02")}}, {{start, date(2, "2026-02-01")}}},
      {13, put("dates", date(4, "2026-02-02")), put("dates", date(4, "2026-02-01"))},
      {14, put("money", transaction() + transaction("", "2026-02-02")),
       put("money", transaction() + transaction("", "2026-02-01"))},
      {15, put("money", transaction("", "2025-01-01", "2026-02-02")),
       put("money", transaction("", "2025-01-01", "2026-02-01"))},
      {66, marker(R"(<policy-marker code="1"/>)"),
       marker(R"(<policy-marker code="1" significance="2"/>)")},
      {67, marker(R"(<policy-marker vocabulary="99" code="A"/>)"),
       marker(
           R"(<policy-marker vocabulary="99" code="A"><narrative>A</narrative></policy-marker>)")},
      {81, put("money", planned("", "2025-06-30", "2025-06-29")),
       put("money", planned("", "2025-06-30", "2025-06-30"))},
      {82, put("money", budget("2025-06-30", "2025-06-29")),
       put("money", budget("2025-06-30", "2025-06-30"))},
      {83, put("money", budget("2024-01-01", "2025-01-01")),
       put("money", budget("2025-01-01", "2026-01-01"))},
      {106,
       {{"<title><narrative>Support to the electoral cycle</narrative>", "<title><narrative/>"}},
       {{"<title><narrative>", "<title><narrative/><narrative>"}}},
      {107, {{"Training of polling staff.", " "}}, {{"Training of polling staff.", "."}}},
  };
}

std::vector<RuleCase> sectors() {
  const auto in = [](const std::string& text) { return Edits{{sector, text}}; };
  const auto dac = [&](const std::string& one, const std::string& two) {
    return in(shares("sector", {"15151", "15152"}, {one, two}));
  };
  const auto more = [](const std::string& text) { return put("sectors", text); };
  const auto three = [&](const std::vector<std::string>& shares) { return more(dac3(shares)); };
  const auto one3 = [&](const std::string& share) {
    return more(shares("sector", {"151"}, {share}, R"( vocabulary="2")"));
  };
  const std::string own = R"(<sector vocabulary="99" code="A"><narrative>A</narrative></sector>)";
  const auto with = transaction(sector);
  return {
      {5, in(""), and_put(in(""), "money", with)},
      {7, and_put(in(""), "money", with + transaction()), and_put(in(""), "money", with + with)},
      {23, three({"40", "30", "20"}), three({"40", "30", "30"})},
      {31, three({"40", "60", ""}), three({"33.33", "33.33", "33.34"})},
      {32, one3("90"), one3("100.0")},
      {34, dac("40", "50"), dac("40.5", "59.5")},
      {38, dac("120", "-20"), dac("100", "0")},
      {41, more(R"(<sector vocabulary="98" code="A"/>)"), more(own)},
      {42, in(own), in(sector + own)},
      {43, dac("100", ""), dac("50", "50")},
      {44, in(shares("sector", {"15151"}, {"99.9"})), in(shares("sector", {"15151"}, {"100"}))},
      {47, put("money", with), put("money", transaction())},
  };
}

std::vector<RuleCase> recipients() {
  const auto at = [](const std::string& text) { return Edits{{country, text}}; };
  const auto countries = [&](const std::string& one, const std::string& two) {
    return at(shares("recipient-country", {"KE", "UG"}, {one, two}));
  };
  const auto regions = [&](const std::vector<std::string>& shares_of) {
    const std::vector<std::string> codes{"298", "289"};
    return at(shares("recipient-region", {codes.begin(), codes.begin() + std::ssize(shares_of)},
                     shares_of));
  };
  const auto both = [&](const std::string& one, const std::string& two) {
    return at(shares("recipient-country", {"KE"}, {one}) +
              shares("recipient-region", {"298"}, {two}));
  };
  const auto with = transaction(country);
  return {
      {24, regions({"100", ""}), regions({"50", "50"})},
      {25, regions({"90"}), regions({"100"})},
      {26, both("60", "30"), both("60", "40")},
      {35, countries("40", "50"), countries("40", "60")},
      {36, countries("120", "-20"), countries("100", "0")},
      {37, regions({"120", "-20"}), regions({"100", "0"})},
      {48, put("money", with), put("money", transaction())},
      {49, at(""), and_put(at(""), "money", with)},
      {50, and_put(at(""), "money", with + transaction()), and_put(at(""), "money", with + with)},
      {51, countries("100", ""), countries("50", "50")},
      {52, at(shares("recipient-country", {"KE"}, {"90"})),
       at(shares("recipient-country", {"KE"}, {"100"}))},
  };
}

std::vector<RuleCase> aid_and_items() {
  const auto types = [](const std::string& text) { return put("types", text); };
  const auto of_transaction = [](const std::string& text) {
    return put("money", transaction(text));
  };
  const auto capital = [](const std::string& share) {
    return put("money", fmt::format(R"(<capital-spend percentage="{}"/>)", share));
  };
  return {
      {27, types(items({"40", "50"})), types(items({"40", "60"}))},
      {28, types(items({"100", ""})), types(items({"50", "50"}))},
      {29, types(items({"90"})), types(items({"100"}))},
      {30, types(default_aid + default_earmarked + default_earmarked),
       types(default_aid + default_earmarked)},
      {33, types(default_aid + default_aid), types(default_aid + default_earmarked)},
      {39, capital("100.01"), capital("100")},
      {40, types(items({"120", "-20"})), types(items({"100", "0"}))},
      {45, types(default_earmarked), types(default_earmarked + default_aid)},
      {46, of_transaction(earmarked), of_transaction(earmarked + dac_aid)},
      {53, of_transaction(dac_aid + dac_aid), of_transaction(dac_aid + earmarked)},
      {54, of_transaction(dac_aid + earmarked + earmarked), of_transaction(dac_aid + earmarked)},
  };
}

}  // namespace

std::vector<RuleCase> activity_cases() {
  std::vector<RuleCase> all;
  for (auto part : {identifiers(), dates_and_texts(), sectors(), recipients(), aid_and_items()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::vector<RuleCase> result_cases() {
  const auto result = [](const std::string& beside, const std::string& measure,
                         const std::string& inside) {
    return put("end",
               fmt::format(
                   R"(<result type="1"><title><narrative>R</narrative></title>{}<indicator )"
                   R"(measure="{}"><title><narrative>I</narrative></title>{}</indicator></result>)",
                   beside, measure, inside));
  };
  const std::string goal = R"(<reference vocabulary="99" code="16.7"/>)";
  const auto period = [](const std::string& from, const std::string& to,
                         const std::string& inside) {
    return fmt::format(
        R"(<period><period-start iso-date="{}"/><period-end iso-date="{}"/>{}</period>)", from, to,
        inside);
  };
  std::vector<RuleCase> all{{93, result(goal, "1", goal), result("", "1", goal)},
                            {94, result("", "1", period("2025-02-01", "2025-01-31", "")),
                             result("", "1", period("2025-02-01", "2025-02-01", ""))}};
  const auto baseline = [&](const std::string& measure, const std::string& value) {
    return result("", measure, fmt::format(R"(<baseline year="2024"{}/>)", value));
  };
  const auto in_period = [&](const std::string& element) {
    return [=](const std::string& measure, const std::string& value) {
      return result("", measure,
                    period("2025-01-01", "2025-06-30", fmt::format("<{}{}/>", element, value)));
    };
  };
  const auto three = [&](int number, const auto& with) {
    all.push_back({number, with("2", ""), with("2", R"( value="0")")});
    all.push_back({number + 1, with("4", R"( value="1,000")"), with("4", R"( value="-1000.5")")});
    all.push_back({number + 2, with("5", R"( value="high")"), with("5", "")});
  };
  three(97, baseline);
  three(100, in_period("target"));
  three(103, in_period("actual"));
  return all;
}

}  // namespace acta::iati
