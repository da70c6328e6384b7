#include "acta/record/canonical.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "acta/base/json.h"

namespace acta::record {
namespace {

// The engine whose judgement the scan must share.
bool engine_accepts(std::string_view text) {
  const auto parsed = parse_json(text, JsonProfile::record);
  return parsed && parsed->object() != nullptr;
}

const std::string seeds[] = {
    R"({})",
    R"({"":{},"a":[],"b":[1,-2,0,"x",true,false,{"c":[[]]}]})",
    R"({"a":"tab\tnl\nquote\"back\\slash/ bell\u0007 unit\u001f \b\f\r","b":9007199254740991})",
    "{\"a\":\"é € 𐍈 العربية 中文\",\"a.b\":-9007199254740991,\"a_b\":\"\x7f\"}",
    R"({"as":"focal_point","at":"2026-01-01T00:00:00.000Z","body":{"x":{"y":[1,2,3]}},"v":1})",
};

TEST(Canonical, GivesTheMembersAsTheyAreWritten) {
  const auto object = scan_canonical(R"({"a":{"x":[1,"}"]},"b":"c","d":-5})");
  ASSERT_TRUE(object);
  EXPECT_EQ(object->count, 3U);
  EXPECT_EQ(object->value("a"), R"({"x":[1,"}"]})");
  EXPECT_EQ(object->value("b"), R"("c")");
  EXPECT_EQ(object->value("d"), "-5");
  EXPECT_EQ(object->value("e"), "");
}

TEST(Canonical, RefusesWhatIsNotInTheProfile) {
  const char* bad[] = {"",
                       "{",
                       "[]",
                       "1",
                       R"({"b":1,"a":2})",
                       R"({"a":1,"a":2})",
                       R"({"a":1.0})",
                       R"({"a":1e3})",
                       R"({"a":-0})",
                       R"({"a":01})",
                       R"({"a":-01})",
                       R"({"a":00})",
                       R"({"a":-})",
                       R"({"a":9007199254740992})",
                       R"({"a":-9007199254740992})",
                       R"({"a":90071992547409910})",
                       R"({ "a":1})",
                       R"({"a":1,})",
                       R"({"a":[1,]})",
                       R"({"a":"\u0041"})",
                       R"({"a":"\u000a"})",
                       R"({"a":"\u001F"})",
                       R"({"a":"\u007f"})",
                       R"({"a":"\/"})",
                       R"({"a":"\uD800"})",
                       R"({"a":"\u00"})",
                       R"({"a":"\)",
                       R"({"A":1})",
                       R"({"a":null})",
                       R"({"a":tru})",
                       "{\"a\":\"e\xCC\x81\"}",
                       "{\"a\":\"\xFF\"}",
                       "{\"a\":\"\xED\xA0\x80\"}",
                       "{\"a\":\"\n\"}",
                       "{\"a\":1}\n"};
  for (const auto* text : bad) {
    EXPECT_FALSE(scan_canonical(text)) << text;
    EXPECT_FALSE(engine_accepts(text)) << text;
  }
}

TEST(Canonical, AllowsSixteenLevels) {
  for (const std::size_t arrays : {14U, 15U, 16U, 17U}) {
    const auto text = "{\"a\":" + std::string(arrays, '[') + std::string(arrays, ']') + "}";
    EXPECT_EQ(scan_canonical(text).has_value(), arrays <= 15) << arrays;
    EXPECT_EQ(engine_accepts(text), arrays <= 15) << arrays;
  }
}

TEST(Canonical, AgreesWithTheEngineOnEveryByteOfEveryPlace) {
  std::size_t accepted = 0;
  for (const auto& seed : seeds) {
    ASSERT_TRUE(scan_canonical(seed)) << seed;
    for (std::size_t i = 0; i < seed.size(); ++i) {
      for (int value = 0; value < 256; ++value) {
        auto mutant = seed;
        mutant[i] = static_cast<char>(value);
        const bool scanned = scan_canonical(mutant).has_value();
        ASSERT_EQ(scanned, engine_accepts(mutant)) << mutant;
        accepted += scanned ? 1 : 0;
      }
    }
  }
  EXPECT_GT(accepted, 1'000U);
}

TEST(Canonical, AgreesWithTheEngineOnRandomEdits) {
  const auto start = std::random_device{}();
  std::printf("[ seed     ] %u\n", start);
  std::mt19937_64 random(start);
  const std::string pieces[] = {
      "{",     "}", "[", "]",        ",",    ":",       "\"",        "\\",
      "\\u00", "1", "0", "-",        "true", "null",    "a",         "b",
      "\"a\"", "é", " ", "\xCC\x81", "\\n",  "\\u0001", "{\"a\":1}", "9007199254740991"};
  std::size_t accepted = 0;
  for (int i = 0; i < 200'000; ++i) {
    auto text = seeds[random() % std::size(seeds)];
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const auto place = random() % (text.size() + 1);
      const auto cut = random() % 3;
      text.replace(place, cut, random() % 4 == 0 ? "" : pieces[random() % std::size(pieces)]);
    }
    const bool scanned = scan_canonical(text).has_value();
    ASSERT_EQ(scanned, engine_accepts(text)) << "seed " << start << ": " << text;
    accepted += scanned ? 1 : 0;
  }
  std::printf("[ accepted ] %zu of 200000\n", accepted);
  EXPECT_GT(accepted, 1'000U);
}

}  // namespace
}  // namespace acta::record
