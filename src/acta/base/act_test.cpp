#include "acta/base/act.h"

#include <gtest/gtest.h>

namespace acta {
namespace {

struct MovedV1 {
  static constexpr ActInfo info{"test.moved", 1, Classification::open};
  std::string place;
};
constexpr auto describe(MovedV1*) {
  return described<MovedV1>("MovedV1", "", field<&MovedV1::place>("place", ""));
}

struct MovedV2 {
  static constexpr ActInfo info{"test.moved", 2, Classification::open};
  std::string from;
  std::string to;
};
constexpr auto describe(MovedV2*) {
  return described<MovedV2>("MovedV2", "", field<&MovedV2::from>("from", ""),
                            field<&MovedV2::to>("to", ""));
}

enum class Why : std::uint8_t { unsaid, flood };
constexpr auto describe(Why*) {
  return words<Why>("Why", "", "unsaid", "flood");
}

struct Moved {
  static constexpr ActInfo info{"test.moved", 3, Classification::open};
  std::string from;
  std::string to;
  Why why = Why::unsaid;
  std::optional<std::vector<std::int64_t>> rooms;
};
constexpr auto describe(Moved*) {
  return described<Moved>("Moved", "", field<&Moved::from>("from", ""), field<&Moved::to>("to", ""),
                          field<&Moved::why>("why", ""), field<&Moved::rooms>("rooms", ""));
}

ActRegistry registry() {
  ActRegistry acts;
  acts.add<Moved>();
  acts.add_older<MovedV2>([](const MovedV2& old) -> Moved {
    return {.from = old.from, .to = old.to, .why = Why::unsaid, .rooms = {}};
  });
  acts.add_older<MovedV1>(
      [](const MovedV1& old) -> MovedV2 { return {.from = "", .to = old.place}; });
  return acts;
}

Result<AnyAct> read(int version, std::string_view text) {
  return registry().read("test.moved", version, parse_json(text, JsonProfile::api).value());
}

TEST(Upcast, LeadsFromTheFirstVersionToTodays) {
  const auto act = read(1, R"({"place":"Lome"})");
  ASSERT_TRUE(act) << act.error().detail;
  const auto* moved = act->as<Moved>();
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->to, "Lome");
  EXPECT_EQ(act->info().version, 3);
  EXPECT_EQ(act->body(), R"({"from":"","to":"Lome","why":"unsaid"})");
}

TEST(Upcast, BeginsAtTheVersionThatTheEntryHas) {
  EXPECT_EQ(read(2, R"({"from":"a","to":"b"})")->body(), R"({"from":"a","to":"b","why":"unsaid"})");
  EXPECT_EQ(read(3, R"({"from":"a","to":"b","why":"flood"})")->as<Moved>()->why, Why::flood);
}

TEST(Upcast, ReadsAnOlderVersionAsStrictlyAsItWasWritten) {
  EXPECT_FALSE(read(1, R"({"from":"a","to":"b"})"));
  EXPECT_FALSE(read(2, R"({"from":"a","to":"b","why":"flood"})"));
  EXPECT_EQ(read(4, "{}").error().word, "record.unknown_act");
}

TEST(UnknownAct, KeepsItsTypeAndBodyAndIsTakenByNoHandler) {
  auto made = std::make_unique<AnyAct>(AnyAct::unknown("test.built", 7, R"({"of":"stone"})"));
  const AnyAct act = *made;
  made.reset();
  EXPECT_FALSE(act.known());
  EXPECT_EQ(act.info().type, "test.built");
  EXPECT_EQ(act.info().version, 7);
  EXPECT_EQ(act.body(), R"({"of":"stone"})");
  EXPECT_FALSE(match(act, [](const Moved&) {}, [](const MovedV1&) {}));
}

TEST(ActRegistry, SaysWhatItKnowsInWords) {
  EXPECT_EQ(registry().schema(),
            "test.moved v1 public {place:text}\n"
            "test.moved v2 public {from:text,to:text}\n"
            "test.moved v3 public {from:text,rooms?:[integer],to:text,why:(unsaid|flood)}\n");
}

}  // namespace
}  // namespace acta
