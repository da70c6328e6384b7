#include "acta/store/copy.h"

#include <gtest/gtest.h>

#include "acta/store/catalog.h"
#include "acta/store/engines_for_test.h"
#include "acta/store/table.h"

namespace acta::store {
namespace {

struct Told {
  static constexpr ActInfo info{"test.told", 1, Classification::open};
  std::string text;
};
constexpr auto describe(Told*) {
  return described<Told>("Told", "", field<&Told::text>("text", ""));
}
struct Whispered {
  static constexpr ActInfo info{"test.whispered", 1, Classification::confidential};
  std::string text;
};
constexpr auto describe(Whispered*) {
  return described<Whispered>("Whispered", "", field<&Whispered::text>("text", ""));
}

struct LineRow {
  std::string text;
  std::int64_t index = 0;
  std::optional<std::string> remark;
};
constexpr auto describe(LineRow*) {
  return described<LineRow>("LineRow", "", field<&LineRow::text>("text", ""),
                            field<&LineRow::index>("index", ""),
                            field<&LineRow::remark>("remark", ""));
}
const Table& lines() {
  static const Table table{"test_line", type_of<LineRow>(), {"text"}, {}};
  return table;
}

Schema line_schema() {
  Schema schema;
  schema.acts.add<Told, Whispered>();
  schema.views.push_back(
      {.name = "test_lines",
       .version = 1,
       .tables = {"test_line"},
       .ddl = ddl_of(lines()),
       .apply = [](Database& db, const RecordedAct& act) -> Result<bool> {
         Result<bool> done = true;
         match(
             act.act,
             [&](const Told& told) { done = put(db, lines(), LineRow{told.text, act.index, {}}); },
             [&](const Whispered& told) {
               done = put(db, lines(), LineRow{told.text, act.index, "secret"});
             });
         return done;
       }});
  return schema;
}

Command tell(int number) {
  return {.actor = {.person = {}, .capacity = "tester"},
          .idempotency_key = std::to_string(number),
          .request = "tell",
          .expected = std::nullopt,
          .decide = [=](const Folded&, Facts&) -> Result<std::vector<Draft>> {
            const auto text = "é Ärger z Z " + std::to_string(number);
            if (number % 3 == 0) return std::vector{Draft("test.line/1", Whispered{text})};
            return std::vector{Draft("test.line/2", Told{text})};
          },
          .at = std::nullopt};
}

class CopyTest : public OnBothEngines {
 protected:
  StoreOptions sqlite() {
    return {.directory = directory() + "/files", .origin = "acta.example/c"};
  }
  StoreOptions postgresql() {
    return {
        .directory = directory() + "/server", .database = database(), .origin = "acta.example/c"};
  }
  static std::string fill(const StoreOptions& where) {
    auto store = Store::open(where, line_schema()).value();
    for (int number = 0; number < 30; ++number) EXPECT_TRUE(store->append(tell(number)));
    EXPECT_TRUE(store->reads().add({{.person = {},
                                     .capacity = "auditor",
                                     .operation = "request_read",
                                     .subject = "file/1",
                                     .part = std::nullopt}},
                                   Instant{1'772'452'800'000}));
    auto blobs = store->blobs();
    auto writer = blobs.begin("text/plain", "letter").value();
    EXPECT_TRUE(writer->write(bytes_of(std::string(200'000, 'x'))));
    return writer->finish()->id;
  }
};

TEST_P(CopyTest, CarriesARecordToTheOtherEngineAndBack) {
  const auto blob = fill(sqlite());
  auto back = sqlite();
  back.directory = directory() + "/back";
  const auto there = copy_record(sqlite(), postgresql(), line_schema);
  ASSERT_TRUE(there) << there.error().word << ": " << there.error().detail;
  EXPECT_EQ(there->head.size, 30);
  EXPECT_EQ(there->blobs, 1);
  const auto returned = copy_record(postgresql(), back, line_schema);
  ASSERT_TRUE(returned) << returned.error().word << ": " << returned.error().detail;
  EXPECT_EQ(returned->head.checkpoint, there->head.checkpoint);
  auto store = Store::open(back, line_schema()).value();
  EXPECT_EQ(store->blobs().content(blob)->size(), 200'000U);
  EXPECT_EQ((*store->act(0))->act.as<Whispered>()->text, "é Ärger z Z 0");
  EXPECT_TRUE(store->append(tell(7))->repeated);
  EXPECT_EQ(store->reads().lines({})->size(), 1U);
  EXPECT_TRUE(store->reads().verify(Classification::confidential, {})->faults.empty());
}

TEST_P(CopyTest, RefusesAPlaceThatHasARecord) {
  (void)fill(sqlite());
  (void)fill(postgresql());
  EXPECT_EQ(copy_record(sqlite(), postgresql(), line_schema).error().word, "copy.not_empty");
}

TEST_P(CopyTest, OneOtherLetterIsAnotherDigest) {
  (void)fill(postgresql());
  auto db = Engine(postgresql().directory, database()).record(Access::write).value();
  const auto before = digests_of(*db).value();
  ASSERT_TRUE(db->execute("UPDATE test_line SET remark = 'Secret' WHERE \"index\" = 3"));
  const auto after = digests_of(*db).value();
  EXPECT_NE(before.at("test_line"), after.at("test_line"));
  EXPECT_EQ(before.at("act"), after.at("act"));
}

INSTANTIATE_TEST_SUITE_P(Engine, CopyTest, testing::Values(Dialect::postgresql),
                         [](const auto&) { return "postgresql"; });

}  // namespace
}  // namespace acta::store
