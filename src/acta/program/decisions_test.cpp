#include "acta/program/decisions.h"

#include <gtest/gtest.h>

namespace acta::program {
namespace {

const SchemaRecorded& recorded(const std::vector<Draft>& drafts) {
  return *drafts.at(0).act.as<SchemaRecorded>();
}

void take(Schemas& schemas, const Draft& draft) {
  apply(schemas, {.stream = draft.stream, .actor = {}, .act = draft.act});
}

TEST(RecordSchema, RecordsTheFirstProgramWithAllThatItReads) {
  ActRegistry acts;
  add_acts(acts);
  const auto drafts = record_schema({}, schema_of(acts, "0.1.0")).value();
  EXPECT_EQ(recorded(drafts).added, std::vector<std::string>{"program.schema_recorded v1"});
  EXPECT_EQ(recorded(drafts).acts, 1);
  EXPECT_EQ(recorded(drafts).schema.size(), 64U);
}

TEST(RecordSchema, RecordsNothingWhenTheSameProgramOpensItAgain) {
  const RecordSchema request{.version = "1", .schema = "aa", .types = {"a.b v1"}};
  Schemas schemas;
  take(schemas, record_schema(schemas, request)->at(0));
  EXPECT_TRUE(record_schema(schemas, request)->empty());
}

TEST(RecordSchema, SaysWhatANewerProgramAddsAndWhatAnOlderOneDoesNotKnow) {
  const RecordSchema older{.version = "1", .schema = "aa", .types = {"a.b v1"}};
  const RecordSchema newer{.version = "2", .schema = "bb", .types = {"a.b v1", "a.b v2"}};
  Schemas schemas;
  take(schemas, record_schema(schemas, older)->at(0));
  const auto up = record_schema(schemas, newer).value();
  EXPECT_EQ(recorded(up).added, std::vector<std::string>{"a.b v2"});
  EXPECT_TRUE(recorded(up).withheld.empty());
  take(schemas, up[0]);
  const auto down = record_schema(schemas, older).value();
  EXPECT_TRUE(recorded(down).added.empty());
  EXPECT_EQ(recorded(down).withheld, std::vector<std::string>{"a.b v2"});
}

TEST(RecordSchema, IsAskedForAgainWhenOnlyTheVersionOfTheProgramChanged) {
  Schemas schemas{.version = "1", .schema = "aa", .types = {"a.b v1"}};
  const auto drafts =
      record_schema(schemas, {.version = "2", .schema = "aa", .types = {"a.b v1"}}).value();
  EXPECT_EQ(recorded(drafts).version, "2");
  EXPECT_TRUE(recorded(drafts).added.empty());
}

}  // namespace
}  // namespace acta::program
