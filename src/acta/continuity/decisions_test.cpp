#include "acta/continuity/decisions.h"

#include <gtest/gtest.h>

namespace acta::continuity {
namespace {

RecordContinued request() {
  return {.origin = "acta.example/1",
          .key = "key",
          .known = 5,
          .root = "root",
          .checkpoint = "checkpoint",
          .held = 2,
          .reason = "the disk burned"};
}

TEST(ContinueRecord, NamesTheOtherLogWithTheFirstAct) {
  const auto drafts = continue_record({}, "acta.example/2", request());
  ASSERT_TRUE(drafts);
  ASSERT_EQ(drafts->size(), 1U);
  EXPECT_EQ(drafts->front().act.as<RecordContinued>()->held, 2);
  EXPECT_EQ(drafts->front().classification, Classification::open) << "whoever reads it has to know";
}

TEST(ContinueRecord, RefusesALogThatHasBegun) {
  Beginning beginning;
  apply(beginning, {.index = 0,
                    .id = {},
                    .at = {},
                    .stream = "continuity.log/1",
                    .version = 0,
                    .actor = {},
                    .classification = Classification::open,
                    .act = request()});
  const auto drafts = continue_record(beginning, "acta.example/2", request());
  ASSERT_FALSE(drafts);
  EXPECT_EQ(drafts.error().word, "continuity.not_first");
}

TEST(ContinueRecord, RefusesTheNameOfTheOtherLogAndAnEmptyReason) {
  const auto same = continue_record({}, "acta.example/1", request());
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().word, "continuity.same_origin");
  auto silent = request();
  silent.reason.clear();
  const auto refused = continue_record({}, "acta.example/2", silent);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().word, "continuity.reason_needed");
}

}  // namespace
}  // namespace acta::continuity
