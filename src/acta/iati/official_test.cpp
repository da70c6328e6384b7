// What IATI itself publishes, where it lies beside the checkout: the test suite of the schema, the
// schema, the ruleset and the code lists.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <random>

#include "acta/base/files.h"
#include "acta/iati/documents_for_test.h"
#include "acta/iati/rules.h"

namespace acta::iati {
namespace {

namespace fs = std::filesystem;

std::string up_to_nul(const std::string& text) {
  return text.substr(0, text.find('\0'));
}

// The files of a tar archive (POSIX.1-1988, "ustar") that was packed with gzip.
std::map<std::string, std::string> unpack(const std::string& path) {
  std::map<std::string, std::string> files;
  std::string tar;
  auto* packed = gzopen(path.c_str(), "rb");
  if (packed == nullptr) return files;
  std::array<char, 1 << 16> piece{};
  for (int size = 1; size > 0;) {
    size = gzread(packed, piece.data(), piece.size());
    tar.append(piece.data(), static_cast<std::size_t>(std::max(size, 0)));
  }
  gzclose(packed);
  constexpr std::size_t block = 512;
  std::string long_name;
  for (std::size_t at = 0; at + block <= tar.size() && tar[at] != '\0';) {
    const auto text = [&](std::size_t offset, std::size_t size) {
      return up_to_nul(tar.substr(at + offset, size));
    };
    const auto size = std::stoul("0" + text(124, 12), nullptr, 8);
    const char type = tar[at + 156];
    const auto prefix = text(345, 155);
    const auto name = prefix.empty() ? text(0, 100) : prefix + "/" + text(0, 100);
    const auto content = tar.substr(at + block, size);
    if (type == 'L') {  // GNU: the name of the next file
      long_name = up_to_nul(content);
    } else {
      if (type == '0' || type == '\0') files[long_name.empty() ? name : long_name] = content;
      long_name.clear();
    }
    at += block + (size + block - 1) / block * block;
  }
  return files;
}

class Official : public testing::Test {
 protected:
  void SetUp() override {
    const auto shared = fs::path(ACTA_SOURCE_DIR) / ".." / "shared";
    if (!fs::exists(shared)) GTEST_SKIP() << "no shared data beside the checkout";
    directory_ = (shared / "data/assistance/iati").string();
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    const auto bytes = read_file(directory_ + "/" + name);
    EXPECT_TRUE(bytes) << name;
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
  }
  [[nodiscard]] static bool accepted(const std::string& text) {
    return findings_in(text, {.checks = {Check::structure}}).empty();
  }
  [[nodiscard]] static bool accepted_by(const Schema& schema, const std::string& text) {
    bool complained = false;
    (void)schema.validate(source_of(text), [&](const Schema::Complaint&) { complained = true; });
    return !complained;
  }
  std::string directory_;
};

TEST_F(Official, SuiteComesOut215AcceptedAnd323RefusedLikeByTheSchemaItself) {
  const auto schema = Schema::load(directory_ + "/iati-activities-schema.xsd");
  ASSERT_TRUE(schema) << schema.error().detail;
  std::map<std::pair<bool, bool>, int> came_out;  // should be accepted, was accepted
  for (const auto& [name, text] : unpack(directory_ + "/iati-schema-2.03-activity-tests.tar.gz")) {
    const bool should = name.find("should-pass") != std::string::npos;
    if ((!should && name.find("should-fail") == std::string::npos) || !name.ends_with(".xml"))
      continue;
    SCOPED_TRACE(name);
    ++came_out[{should, accepted(text)}];
    EXPECT_EQ(accepted(text), should);
    EXPECT_EQ(accepted_by(*schema, text), should);
  }
  EXPECT_EQ((came_out[{true, true}]), 215);
  EXPECT_EQ((came_out[{false, false}]), 323);
  EXPECT_EQ(came_out.size(), 2U);
  fmt::print("[ vectors  ] official suite of IATI: {} executed\n", 215 + 323);
}

// Documents of the suite altered by chance: a line taken out, doubled or moved, letters changed.
// Ours and the schema agree on each; what is not well-formed both refuse.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}

  std::string altered(const std::string& text) {
    auto parts = tags_of(text);
    for (auto times = below(3) + 1; times > 0; --times) alter(parts);
    std::string whole;
    for (const auto& part : parts) whole += part;
    return whole;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  // Cut before each "<", so that a part is a tag and the text behind it.
  static std::vector<std::string> tags_of(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
      if (c == '<') parts.emplace_back();
      parts.back() += c;
    }
    return parts;
  }
  // Mostly an element in one tag: what is done to it leaves the document well-formed.
  std::size_t some_part(const std::vector<std::string>& parts) {
    auto one = below(parts.size());
    for (int tries = 0; tries < 8 && parts[one].find("/>") == std::string::npos; ++tries) {
      one = below(parts.size());
    }
    return one;
  }
  void alter(std::vector<std::string>& parts) {
    const auto one = some_part(parts);
    const auto two = some_part(parts);
    switch (below(6)) {
      case 0: parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(one)); break;
      case 1: parts[one] += parts[one]; break;
      case 2: std::swap(parts[one], parts[two]); break;
      case 3: attribute(parts[one]); break;
      case 4: value(parts[one]); break;
      default: parts[one] += below(2) == 0 ? " " : "x"; break;
    }
    if (parts.empty()) parts.emplace_back("<iati-activities/>");
  }
  // Another name for an attribute, or one more.
  void attribute(std::string& part) {
    static const std::vector<std::string> names{"code",       "type",     "iso-date",
                                                "percentage", "ref",      "vocabulary",
                                                "value-date", "xml:lang", "year"};
    const auto end = part.find_first_of("/>");
    if (part.size() < 2 || part[1] == '/' || part[1] == '!' || end == std::string::npos) return;
    part.insert(end, fmt::format(" {}='{}'", names[below(names.size())], some_value()));
  }
  void value(std::string& part) {
    const auto open = part.find('"');
    const auto close = part.find('"', open == std::string::npos ? open : open + 1);
    if (close == std::string::npos) return;
    part.replace(open + 1, close - open - 1, some_value());
  }
  std::string some_value() {
    static const std::vector<std::string> values{"1",
                                                 "-1",
                                                 "0",
                                                 "true",
                                                 "x",
                                                 "",
                                                 " 5 ",
                                                 "2013-02-30",
                                                 "2013-12-18",
                                                 "2013-12-18Z",
                                                 "2013-12-18+14:01",
                                                 "1.5",
                                                 "1,5",
                                                 "+.5",
                                                 "2147483648",
                                                 "a b",
                                                 "http://a/%2",
                                                 "a:b:c",
                                                 "2013-12-18T09:30:00",
                                                 "24:00:00",
                                                 "fr",
                                                 "00001",
                                                 "2013-12-18T24:00:00",
                                                 "#a",
                                                 "a#b#c",
                                                 "http://h:p/",
                                                 "http://h:80/a?b#c",
                                                 "1:2",
                                                 "//",
                                                 "en_GB",
                                                 "x-a",
                                                 "fr-CA",
                                                 "-0",
                                                 "0000-01-01",
                                                 "-2013-01-01",
                                                 "2013-12-18-14:00",
                                                 "2013-12-18T23:59:60",
                                                 ".",
                                                 "http://[::1]/",
                                                 "a/b:c",
                                                 "mailto:a@b.org",
                                                 "::"};
    return values[below(values.size())];
  }

  std::mt19937_64 random_;
};

TEST_F(Official, SchemaAgreesOnThousandsOfDocumentsAlteredByChance) {
  const auto schema = Schema::load(directory_ + "/iati-activities-schema.xsd");
  ASSERT_TRUE(schema);
  std::vector<Finding> findings;
  auto validator = Validator::create({.checks = {Check::structure}, .now = test_now()},
                                     [&](const Finding& one) { findings.push_back(one); });
  ASSERT_TRUE(validator);
  constexpr int rounds = 150;  // of each document of the suite
  Chance chance(68'164);
  int judged = 0;
  int right = 0;
  for (const auto& [name, text] : unpack(directory_ + "/iati-schema-2.03-activity-tests.tar.gz")) {
    if (name.find("should-pass") == std::string::npos) continue;
    for (int round = 0; round < rounds; ++round) {
      const auto altered = chance.altered(text);
      findings.clear();
      (void)(*validator)->validate("a.xml", [&] { return source_of(altered); });
      const bool readable = findings.empty() || !findings.back().rule.starts_with("xml.");
      const bool ours = findings.empty();
      if (!readable || (!ours && findings.back().rule == "structure.root")) continue;
      ++judged;
      right += ours ? 1 : 0;
      ASSERT_EQ(ours, accepted_by(*schema, altered)) << name << "\n"
                                                     << (ours ? "" : findings[0].words) << "\n"
                                                     << altered;
    }
  }
  fmt::print("[ vectors  ] documents altered by chance: {} executed, {} of them right\n", judged,
             right);
  EXPECT_GT(judged, 10'000);
  EXPECT_GT(right, 3'000);
  EXPECT_GT(judged - right, 3'000);
}

TEST_F(Official, SchemaOfADirectoryIsAppliedAsWell) {
  const Settings with{.checks = {Check::structure}, .schema_directory = directory_};
  EXPECT_THAT(findings_in(activity_document(), with), testing::IsEmpty());
  const auto wrong = edited(activity_document(), {{R"(<activity-status code="2"/>)", ""}});
  EXPECT_THAT(rules_in(wrong, with), testing::ElementsAre("schema", "structure.missing"));
  const auto older = edited(wrong, {{R"(version="2.03")", R"(version="2.02")"}});
  EXPECT_THAT(rules_in(older, with), testing::ElementsAre("schema"));
  const auto organisation = findings_in(organisation_document(), with);
  ASSERT_EQ(organisation.size(), 1U);
  EXPECT_EQ(organisation[0].severity, Severity::warning);
  EXPECT_THAT(organisation[0].words, testing::HasSubstr("has no iati-organisations-schema.xsd"));
  const auto none = Validator::create({.schema_directory = "/nowhere", .now = {}}, {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().word, "iati.schema");
}

TEST_F(Official, RulesetHasTheNumbersAndSeveritiesOfOurTable) {
  const auto ruleset = boost::json::parse(read("iati-ruleset-standard-2.03.json")).as_object();
  const auto rules = all_rules();
  std::size_t number = 0;
  for (const auto& context : ruleset) {
    for (const auto& kind : context.value().as_object()) {
      for (auto one : kind.value().at("cases").as_array()) {
        if (kind.key() == "loop") one = one.at("do").as_object().begin()->value().at("cases").at(0);
        ASSERT_LT(number, rules.size());
        const auto& ours = rules[number++];
        const auto& info = one.at("ruleInfo").as_object();
        SCOPED_TRACE(fmt::format("case {}", number));
        EXPECT_EQ(ours.number, static_cast<int>(number));
        EXPECT_EQ(ours.id, std::string_view(info.at("id").as_string()));
        EXPECT_EQ(word_of(ours.severity), std::string_view(info.at("severity").as_string()));
        const auto theirs = std::string(info.at("message").as_string());
        EXPECT_EQ(theirs.find(std::string(ours.words)), std::string::npos) << "our own words";
      }
    }
  }
  EXPECT_EQ(number, 107U);
}

// Code lists as published, read as XML by the reader that is tested here.
class Items final : public XmlEvents {
 public:
  void element(std::string_view, std::string_view name, std::span<const XmlAttribute> attributes,
               std::int64_t) override {
    name_ = name;
    if (name == "codelist-item") {
      item_ = {};
      for (const auto& attribute : attributes) {
        if (attribute.name == "activation-date") item_.valid_from = day_of(attribute.value);
        if (attribute.name == "withdrawal-date") item_.withdrawn_on = day_of(attribute.value);
        if (attribute.name == "status") item_.withdrawn = attribute.value == "withdrawn";
      }
      // One channel is "active" with a day of withdrawal; the day is what counts.
      item_.withdrawn = item_.withdrawn || item_.withdrawn_on;
    }
  }
  void text(std::string_view text, std::int64_t) override {
    if (name_ == "code") item_.code += trimmed(text);
  }
  void end(std::int64_t) override {
    if (name_ == "code") items.push_back(item_);
    name_.clear();
  }
  [[nodiscard]] bool goes_on() const override { return true; }
  std::vector<Code> items;

 private:
  std::string name_;
  Code item_;
};

TEST_F(Official, CodeListsHaveTheCodesAndDaysOfOurs) {
  const auto ours = CodeLists::load();
  ASSERT_TRUE(ours) << ours.error().detail;
  std::size_t lists = 0;
  for (const auto& file : fs::directory_iterator(directory_)) {
    const auto name = file.path().stem().string();
    if (!name.starts_with("codelist-")) continue;
    const auto list = name.substr(9);
    SCOPED_TRACE(list);
    Items items;
    ASSERT_FALSE(read_xml(source_of(read(file.path().filename().string())), items));
    EXPECT_EQ(items.items.size(), ours->codes(list).size());
    for (const auto& theirs : items.items) {
      const auto* code = ours->find(list, theirs.code);
      ASSERT_NE(code, nullptr) << theirs.code;
      EXPECT_EQ(code->valid_from, theirs.valid_from) << theirs.code;
      EXPECT_EQ(code->withdrawn, theirs.withdrawn) << theirs.code;
      EXPECT_EQ(code->withdrawn_on, theirs.withdrawn_on) << theirs.code;
    }
    ++lists;
  }
  EXPECT_EQ(lists, 14U);
}

}  // namespace
}  // namespace acta::iati
