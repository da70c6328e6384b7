#include "acta/base/json.h"

#include <gtest/gtest.h>

#include "acta/base/date.h"
#include "acta/base/language.h"

namespace acta {
namespace {

struct Inner {
  std::optional<int> count;
  std::vector<std::string> names;
};
constexpr auto describe(Inner*) {
  return described<Inner>("Inner", "A part.", field<&Inner::count>("count", ""),
                          field<&Inner::names>("names", ""));
}

struct Outer {
  Language language = Language::en;
  Inner inner;
  std::map<std::string, std::int64_t> by_year;
  Date on;
};
constexpr auto describe(Outer*) {
  return described<Outer>("Outer", "A whole.", field<&Outer::language>("language", ""),
                          field<&Outer::inner>("inner", ""), field<&Outer::by_year>("by_year", ""),
                          field<&Outer::on>("on", ""));
}

constexpr std::string_view canonical =
    R"({"by_year":{"2013":1},"inner":{"count":3,"names":["é"]},"language":"fr","on":"2013-12-18"})";

TEST(Json, WritesMembersInByteOrderAndReadsThemBack) {
  const auto value = from_json<Outer>(canonical, JsonProfile::record);
  ASSERT_TRUE(value) << value.error().detail;
  EXPECT_EQ(to_json(*value), canonical);
}

TEST(Json, LeavesOutWhatIsAbsent) {
  EXPECT_EQ(to_json(Inner{}), R"({"names":[]})");
}

struct Case {
  std::string_view text;
  std::string_view word;
  std::string_view where;
};

TEST(Json, RefusesBadInputWithAWordAndAPlace) {
  const Case cases[] = {
      {R"({"inner":{"names":[1]},"language":"fr","by_year":{},"on":"2013-12-18"})",
       "json.wrong_type", "$.inner.names[0]"},
      {R"({"inner":{"names":[]},"language":"de","by_year":{},"on":"2013-12-18"})",
       "json.unknown_word", "$.language"},
      {R"({"inner":{"names":[]},"language":"fr","by_year":{},"on":"2013-02-30"})",
       "date.no_such_day", "$.on"},
      {R"({"inner":{"names":[]},"language":"fr","by_year":{}})", "json.required", "$.on"},
      {R"({"inner":{"names":[],"x":1},"language":"fr","by_year":{},"on":"2013-12-18"})",
       "json.unknown_member", "$.inner.x"},
      {R"({"on":"2013-12-18","on":"2013-12-18"})", "json.duplicate_member", "$.on"},
      {R"({"on":null})", "json.null", "$.on"},
      {R"({"on":1.5})", "json.not_an_integer", "$.on"},
      {R"({"on":9007199254740992})", "json.integer_too_large", "$.on"},
      {R"({"on":18446744073709551616})", "json.not_an_integer", "$.on"},
      {"{", "json.malformed", "$"},
      {"{}x", "json.malformed", ""},
      {"\"\xff\"", "json.malformed", "$"},
      {"\"e\xcc\x81\"", "text.not_nfc", ""},
      {R"("e\u0301")", "text.not_nfc", "$"},
      {R"({"x":[{"e\u0301":1}]})", "text.not_nfc", ""},
      {"[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "json.too_deep", ""},
  };
  for (const auto& c : cases) {
    const auto value = from_json<Outer>(c.text);
    ASSERT_FALSE(value) << c.text;
    EXPECT_EQ(value.error().word, c.word) << c.text << " " << value.error().detail;
    if (!c.where.empty()) {
      EXPECT_EQ(value.error().where, c.where) << c.text;
    }
  }
}

TEST(Json, RecordProfileRefusesWhatIsNotCanonical) {
  for (const auto* text : {R"({"b":1,"a":2})", R"({ "a":1})", R"({"a":1} )", R"({"a":-0})",
                           R"({"a":"\u0041"})", R"({"a":"\/"})", R"({"A":1})", R"({"a":1e0})"}) {
    EXPECT_FALSE(parse_json(text, JsonProfile::record)) << text;
  }
  EXPECT_TRUE(parse_json(R"({"a":"\u001f\n","b":[]})", JsonProfile::record));
}

}  // namespace
}  // namespace acta
