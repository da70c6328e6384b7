// The model against the official schema, where it lies beside the checkout: one document with
// everything that the model knows, altered in one place at a time. Both agree on each.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <set>

#include "acta/iati/documents_for_test.h"
#include "acta/iati/model.h"

namespace acta::iati {
namespace {

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::string text = {};
  std::vector<Element> children = {};
};

std::string printed(const Element& element) {
  auto text = "<" + element.name;
  for (const auto& [name, value] : element.attributes) {
    text += fmt::format(" {}=\"{}\"", name, value);
  }
  text += ">" + element.text;
  for (const auto& child : element.children) text += printed(child);
  return text + "</" + element.name + ">";
}

std::string sample(TextType type) {
  switch (type) {
    case TextType::none: return "";
    case TextType::string: return "x";
    case TextType::decimal: return "12.5";
    case TextType::date: return "2013-12-18";
    case TextType::date_time: return "2013-12-18T09:30:00Z";
    case TextType::boolean: return "true";
    case TextType::integer:
    case TextType::not_negative:
    case TextType::positive: return "1";
    case TextType::uri: return "https://example.org/a";
    case TextType::name_token: return "a-b";
    case TextType::language: return "en";
  }
  return "";
}

Element everything(const Model& model, std::string_view name, TypeId id) {
  const auto& type = model.type(id);
  Element element{.name = std::string(name), .text = sample(type.text)};
  for (const auto& attribute : type.attributes) {
    element.attributes.emplace_back(model.name(attribute.name), sample(attribute.type));
  }
  for (const auto& child : type.children) {
    if (child.others) continue;
    element.children.push_back(everything(model, model.name(child.name), child.type));
  }
  return element;
}

class AgainstTheSchema : public testing::Test {
 protected:
  void SetUp() override {
    const auto shared = std::filesystem::path(ACTA_SOURCE_DIR) / ".." / "shared";
    if (!std::filesystem::exists(shared)) GTEST_SKIP() << "no shared data beside the checkout";
    const auto path = shared / "data/assistance/iati/iati-activities-schema.xsd";
    auto schema = Schema::load(path.string());
    ASSERT_TRUE(schema) << schema.error().detail;
    schema_ = std::make_unique<Schema>(std::move(*schema));
    auto validator = Validator::create({.checks = {Check::structure}, .now = test_now()},
                                       [this](const Finding& one) { findings_.push_back(one); });
    ASSERT_TRUE(validator);
    validator_ = std::move(*validator);
  }

  // In the order of the document.
  static void visit(Element& element, const std::function<void(Element&)>& see) {
    see(element);
    for (auto& child : element.children) visit(child, see);
  }
  [[nodiscard]] static std::vector<Element*> elements_of(Element& whole) {
    std::vector<Element*> all;
    visit(whole, [&](Element& element) { all.push_back(&element); });
    return all;
  }
  void agree(const Element& whole, std::string_view what) {
    const auto text = printed(whole);
    findings_.clear();
    (void)validator_->validate("a.xml", [&] { return source_of(text); });
    if (!findings_.empty() && findings_.back().rule.starts_with("xml.")) return;
    bool right = true;
    (void)schema_->validate(source_of(text), [&](const Schema::Complaint&) { right = false; });
    ++(right ? right_ : wrong_);
    if (right && known_slack()) {
      ++slack_;
      return;
    }
    ASSERT_EQ(findings_.empty(), right)
        << what
        << (findings_.empty() ? "" : ": " + findings_[0].words + " at " + findings_[0].path);
  }
  // One element, by its place in the document, in a copy of it.
  void altered(std::size_t place, std::string_view what,
               const std::function<void(Element&)>& alter) {
    auto copy = whole_;
    auto& element = *elements_of(copy)[place];
    const auto name = element.name;
    alter(element);
    agree(copy, fmt::format("{} {}", name, what));
  }
  // Norm: XML Schema, part 1, 3.9.4: (a*, b*) takes no a behind a b. libxml2 2.9 lets them
  // alternate when b is a wildcard; we keep to the norm.
  [[nodiscard]] bool known_slack() const {
    return std::ranges::any_of(
               findings_,
               [](const Finding& finding) { return finding.rule == "structure.order"; }) &&
           std::ranges::all_of(findings_, [](const Finding& finding) {
             return finding.words.find("elements of other vocabularies") != std::string::npos;
           });
  }
  void report() const {
    fmt::print("[ vectors  ] model against schema: {} executed, {} of them right, {} ours alone\n",
               right_ + wrong_, right_, slack_);
  }

  const Model& model_ = Model::of_version_2_03();
  Element whole_ = everything(model_, "iati-activities", *model_.root("iati-activities"));
  std::vector<Element*> elements_ = elements_of(whole_);
  std::unique_ptr<Schema> schema_;
  std::unique_ptr<Validator> validator_;
  std::vector<Finding> findings_;
  int right_ = 0;
  int wrong_ = 0;
  int slack_ = 0;
};

TEST_F(AgainstTheSchema, TheModelAllowsNothingThatTheSchemaDoesNotKnow) {
  agree(whole_, "everything");
  EXPECT_EQ(right_, 1);
  EXPECT_GT(elements_.size(), 190U);
}

TEST_F(AgainstTheSchema, AttributesAreNeededAndTypedAlike) {
  const std::vector<std::string> values{"",           "x",          " 1 ",
                                        "-1",         "0",          "1.5",
                                        "2013-12-18", "2013-02-30", "2013-12-18T09:30:00",
                                        "a b",        "a:b",        "http://a/%2"};
  for (std::size_t place = 0; place < elements_.size(); ++place) {
    const auto* element = elements_[place];
    for (std::size_t i = 0; i < element->attributes.size() && !HasFailure(); ++i) {
      const auto name = element->attributes[i].first;
      altered(place, "without @" + name, [&](Element& one) {
        one.attributes.erase(one.attributes.begin() + static_cast<std::ptrdiff_t>(i));
      });
      for (const auto& value : values) {
        // Blanks around a number are no part of it (XML Schema, part 2, 4.3.6); the library takes
        // them for a fault in an xsd:int.
        if (name == "hierarchy" && value == " 1 ") continue;
        altered(place, fmt::format("@{} {}", name, value),
                [&](Element& one) { one.attributes[i].second = value; });
      }
    }
    altered(place, "@o:a", [](Element& one) {
      one.attributes.emplace_back("xmlns:o", "urn:o");
      one.attributes.emplace_back("o:a", "1");
    });
    altered(place, "@xml:lang",
            [](Element& one) { one.attributes.emplace_back("xml:lang", "fr"); });
    altered(place, "@unheard-of",
            [](Element& one) { one.attributes.emplace_back("unheard-of", "1"); });
  }
  report();
}

TEST_F(AgainstTheSchema, ElementsAreNeededRepeatedAndOrderedAlike) {
  for (std::size_t place = 0; place < elements_.size(); ++place) {
    const auto* element = elements_[place];
    if (HasFailure()) break;
    for (std::size_t i = 0; i < element->children.size(); ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      const auto name = element->children[i].name;
      altered(place, "without " + name,
              [&](Element& one) { one.children.erase(one.children.begin() + at); });
      altered(place, "with two of " + name, [&](Element& one) {
        const auto again = one.children[i];
        one.children.insert(one.children.begin() + at, again);
      });
      if (i + 1 < element->children.size()) {
        altered(place, "swapped at " + name,
                [&](Element& one) { std::swap(one.children[i], one.children[i + 1]); });
      }
    }
    const Element other{.name = "o:x", .attributes = {{"xmlns:o", "urn:o"}}};
    altered(place, "another vocabulary first",
            [&](Element& one) { one.children.insert(one.children.begin(), other); });
    altered(place, "another vocabulary last", [&](Element& one) { one.children.push_back(other); });
    altered(place, "text", [](Element& one) { one.text += "text"; });
    altered(place, "no text", [](Element& one) { one.text.clear(); });
  }
  report();
}

// Every name of the model in places of others, by chance: what may stand there both know.
TEST_F(AgainstTheSchema, NamesMayStandInTheSamePlaces) {
  std::mt19937_64 random(68'164);
  constexpr int tries = 4'000;
  for (int i = 0; i < tries && !HasFailure(); ++i) {
    const auto place = random() % elements_.size();
    const auto& element = *elements_[place];
    const auto name = std::string(model_.name(static_cast<NameId>(random() % model_.names())));
    if (random() % 2 == 0) {
      altered(place, "@" + name, [&](Element& one) { one.attributes.emplace_back(name, "1"); });
    } else {
      const auto& donor = *elements_[random() % elements_.size()];
      const auto child = donor;
      const auto at = random() % (element.children.size() + 1);
      altered(place, "with " + child.name, [&](Element& one) {
        one.children.insert(one.children.begin() + static_cast<std::ptrdiff_t>(at), child);
      });
    }
  }
  report();
}

// A name of the schema that the model lacks is found here, wherever the schema has it.
class NamesOfSchema final : public XmlEvents {
 public:
  void element(std::string_view, std::string_view name, std::span<const XmlAttribute> attributes,
               std::int64_t) override {
    if (name != "element" && name != "attribute") return;
    for (const auto& attribute : attributes) {
      if (attribute.name == "name" || attribute.name == "ref") names.emplace(attribute.value);
    }
  }
  void text(std::string_view, std::int64_t) override {}
  void end(std::int64_t) override {}
  [[nodiscard]] bool goes_on() const override { return true; }
  std::set<std::string> names;
};

TEST_F(AgainstTheSchema, EveryNameOfTheSchemaIsKnown) {
  for (const auto* file : {"iati-activities-schema.xsd", "iati-common.xsd"}) {
    std::ifstream in(std::filesystem::path(ACTA_SOURCE_DIR) / "../shared/data/assistance/iati" /
                     file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    NamesOfSchema names;
    ASSERT_FALSE(read_xml(source_of(text), names));
    EXPECT_GT(names.names.size(), 3U);
    for (const auto& name : names.names) EXPECT_TRUE(model_.find_name(name)) << name;
  }
}

}  // namespace
}  // namespace acta::iati
