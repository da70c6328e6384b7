// Files of IATI: whatever arrives is read to its end or refused in words, and says the same however
// it comes in pieces; and the table of code lists.
#include <algorithm>

#include "acta/iati/code_checks.h"
#include "acta/iati/judgement.h"
#include "acta/iati/node_path.h"
#include "acta/iati/peacekeeping.h"
#include "acta/iati/structure.h"
#include "acta/iati/validator.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using namespace acta::iati;

// Made once: the program reads many thousand files.
struct Books {
  const Model& model = Model::of_version_2_03();
  CodeLists lists = CodeLists::load().value();
  RuleBook rules{model, lists};
  CodeChecks codes{model, lists};
  Peacekeeping peacekeeping{model};
};

const Books& books() {
  static const Books made;
  return made;
}

class Told final : public Listener {
 public:
  void begins(const Head& head) override { all.push_back(head.element + head.version); }
  void misplaced(std::string_view rule, std::string path, std::int64_t line,
                 std::string words) override {
    ACTA_ASSERT(rule.starts_with("structure.") && !words.empty() && line > 0);
    errors = true;
    all.push_back(std::string(rule) + path + words);
  }
  void record(const Tree& tree, const std::string& path) override {
    const Instant now{1'770'000'000'000};
    books().rules.judge(tree, now, [&](const Breach& breach) {
      tell(tree, path, breach.rule->id, breach.node, breach.detail);
      errors = errors || breach.rule->severity == Severity::error;
    });
    books().codes.judge(tree, date_of(now), [&](const CodeFault& fault) {
      tell(tree, path, fault.id, fault.node, fault.words);
      errors = errors || fault.severity == Severity::error;
    });
    ACTA_ASSERT(books().peacekeeping.sector_in_doubt(tree) < tree.nodes());
  }

  std::vector<std::string> all;
  bool errors = false;

 private:
  void tell(const Tree& tree, const std::string& path, std::string_view id, NodeId node,
            const std::string& words) {
    ACTA_ASSERT(node >= 0 && node < tree.nodes() && !id.empty());
    const auto where = node_path(books().model, tree, node, path);
    ACTA_ASSERT(where.starts_with(path));
    all.push_back(std::string(id) + where + words);
  }
};

// A source that gives at most so many bytes at a time.
XmlSource in_pieces(std::string_view text, std::size_t most) {
  auto whole = source_of(text);
  return [whole, most](std::span<char> room) mutable {
    return whole(room.first(std::min(room.size(), most)));
  };
}

bool read_document(std::string_view text) {
  Told told;
  Structure structure(books().model, told);
  const auto fault = read_xml(source_of(text), structure);
  Told pieces;
  Structure again(books().model, pieces);
  const auto second = read_xml(in_pieces(text, 61), again);
  ACTA_ASSERT(fault.has_value() == second.has_value());
  if (fault) ACTA_ASSERT(!fault->words.empty() && fault->word.starts_with("xml."));
  // What is not well-formed may be noticed a little earlier or later.
  if (!fault) ACTA_ASSERT(told.all == pieces.all);
  return !fault && !told.errors;
}

bool read_code_lists(std::string_view text) {
  const auto lists = CodeLists::read({.name = "random.csv", .text = text});
  if (!accepted(lists)) return false;
  for (const auto& name : lists->names()) {
    for (const auto& code : lists->codes(name)) {
      ACTA_ASSERT(lists->find(name, code.code) == &code);
      ACTA_ASSERT(code.successor.empty() || lists->find(name, code.successor) != nullptr);
    }
  }
  return true;
}

// The first letter chooses the type.
bool read_text(std::string_view text) {
  if (text.empty()) return false;
  const auto type = static_cast<TextType>(static_cast<unsigned char>(text[0]) % 12);
  text.remove_prefix(1);
  const bool right = fits(type, text);
  const bool one_word = type != TextType::none && type != TextType::string;
  if (one_word) ACTA_ASSERT(right == fits(type, " " + std::string(text) + "\n"));
  const auto number = millionths(text);
  if (number) ACTA_ASSERT(millionths(millionths_text(*number)) == number);
  return right;
}

// One for each type from `decimal` on, behind the letter that chooses it.
std::vector<std::string> texts(const std::vector<std::string>& all) {
  std::vector<std::string> chosen;
  chosen.reserve(all.size());
  char type = static_cast<char>(TextType::decimal);
  for (const auto& text : all) chosen.push_back(type++ + text);
  return chosen;
}

const std::string activity =
    R"(<iati-activities version="2.03"><iati-activity xml:lang="en" default-currency="USD">
<iati-identifier>XM-DAC-1-A</iati-identifier><reporting-org ref="XM-DAC-1" type="40"><narrative>A
</narrative></reporting-org><title><narrative>T</narrative></title><description type="1">
<narrative>D</narrative></description><participating-org role="4" ref="XM-DAC-2"/>
<activity-status code="2"/><activity-date type="1" iso-date="2024-01-01"/>
<recipient-country code="KE" percentage="60"/>
<recipient-country code="UG" percentage="40"/><sector code="15151"/><budget>
<period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/><value
value-date="2025-01-01">1&#50;.5</value></budget><transaction><transaction-type code="3"/>
<transaction-date iso-date="2015-01-01"/><value value-date="2015-01-01">1</value>
<aid-type code="C01"/></transaction><result type="1"><title><narrative>R</narrative></title>
<indicator measure="1"><title><narrative>I</narrative></title><baseline year="2013" value="1"/>
</indicator></result><o:x xmlns:o="urn:o"><![CDATA[<&]]><sector code="1"/></o:x></iati-activity>
</iati-activities>)";
const std::string organisation =
    R"(<iati-organisations version="2.03"><iati-organisation xml:lang="en" default-currency="USD">
<organisation-identifier>XM-DAC-1</organisation-identifier><name><narrative>A</narrative></name>
<reporting-org ref="XM-DAC-1" type="40"><narrative>A</narrative></reporting-org><total-budget>
<period-start iso-date="2025-01-01"/><period-end iso-date="2025-12-31"/>
<value value-date="2025-01-01">1</value></total-budget></iati-organisation></iati-organisations>)";
const std::string head = "list,code,valid_from,withdrawn,successor\n";

}  // namespace

std::vector<Parser> parsers() {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  return {
      {"iati_document",
       read_document,
       {activity, organisation},
       {"", "<iati-activities/>", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", deep,
        activity.substr(0, 500), "<iati-activities version='2.03'><iati-activity/>",
        "<?xml version='1.0' encoding='UTF-16'?><a/>"}},
      {"iati_codes",
       read_code_lists,
       {head + "A,1,,2020-01-01,2\nA,2,2020-01-01,,\nB,1,,undated,\n", head},
       {"", head + "A,2,,,\nA,1,,,\n", head + "A,1,,2020-02-30,\n", head + "A,1,,,2\n"}},
      {"iati_text", read_text,
       texts({"-1.50", "-0044-03-15", "2013-12-18T24:00:00Z", "true", "+007", "-0", "1",
              "http://[::1]:80/a%20b?c#d", "a-b", "fr-CA"}),
       texts({".", "2013-02-29", "2013-12-18", "yes", "2147483648", "-1", "0", "1:2", "a b",
              "en_GB"})},
  };
}

}  // namespace acta::fuzz
