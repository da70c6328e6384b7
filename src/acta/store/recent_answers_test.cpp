#include "acta/store/recent_answers.h"

#include <gtest/gtest.h>

#include "acta/store/engines_for_test.h"

namespace acta::store {
namespace {

constexpr std::int64_t kept_max = RecentAnswers::kept_max;

Idempotency numbered(std::int64_t number) {
  Idempotency idempotency;
  for (std::size_t i = 0; i < 8; ++i) {
    idempotency.digests[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
  }
  return idempotency;
}

class RecentAnswersTest : public OnBothEngines {
 protected:
  std::unique_ptr<Database> database_with(std::int64_t keys) {
    std::filesystem::create_directories(directory());
    const Engine engine{directory(), database()};
    auto db = engine.record(Access::write).value();
    EXPECT_TRUE(create_log(*db));
    EXPECT_TRUE(db->begin());
    for (std::int64_t i = 0; i < keys; ++i) EXPECT_TRUE(insert_answer(*db, numbered(i), i, 1));
    EXPECT_TRUE(db->commit());
    return db;
  }
};

TEST_P(RecentAnswersTest, KnowAllWhenThereAreFew) {
  const auto db = database_with(10);
  auto recent = RecentAnswers::read(*db).value();
  EXPECT_TRUE(recent.covers(Digest16{}));
  ASSERT_NE(recent.find(numbered(3).key()), nullptr);
  EXPECT_EQ(recent.find(numbered(3).key())->first, 3);
  EXPECT_EQ(recent.find(numbered(10).key()), nullptr);
}

TEST_P(RecentAnswersTest, NeverSayThatAKeyIsNewWhichWasUsed) {
  const auto db = database_with(kept_max + 100);
  auto recent = RecentAnswers::read(*db).value();
  for (std::int64_t i = 0; i < kept_max + 100; ++i) {
    const bool known = recent.find(numbered(i).key()) != nullptr;
    ASSERT_TRUE(known || !recent.covers(numbered(i).key())) << i;
  }
  EXPECT_FALSE(recent.covers(numbered(99).key()));
  EXPECT_TRUE(recent.covers(numbered(kept_max + 100).key()));
}

TEST_P(RecentAnswersTest, PushTheLeastOutBetweenBatchesAlone) {
  const auto db = database_with(kept_max + 100);
  auto recent = RecentAnswers::read(*db).value();
  recent.trim();
  const auto first_new = kept_max + 200;
  const auto last_new = first_new + kept_max - 1;
  for (auto i = first_new; i <= last_new; ++i) {
    recent.add(numbered(i).key(), {.request = {}, .first = i, .count = 1});
  }
  EXPECT_NE(recent.find(numbered(100).key()), nullptr);
  EXPECT_TRUE(recent.covers(numbered(101).key()));
  recent.trim();
  EXPECT_FALSE(recent.covers(numbered(kept_max + 99).key()));
  EXPECT_EQ(recent.find(numbered(100).key()), nullptr);
  EXPECT_EQ(recent.find(numbered(first_new).key())->first, first_new);
  EXPECT_EQ(recent.find(numbered(last_new).key())->first, last_new);
  EXPECT_EQ(recent.find(numbered(last_new + 1).key()), nullptr);
  EXPECT_TRUE(recent.covers(numbered(last_new + 1).key()));
}

TEST_P(RecentAnswersTest, FindKeysThatCameInAnyOrder) {
  const auto db = database_with(0);
  auto recent = RecentAnswers::read(*db).value();
  for (std::int64_t i = 0; i < 1000; ++i) {
    const auto number = i * 7 % 1000;
    recent.add(numbered(number).key(), {.request = {}, .first = number, .count = 1});
  }
  for (std::int64_t i = 0; i < 1000; ++i) {
    ASSERT_NE(recent.find(numbered(i).key()), nullptr) << i;
    EXPECT_EQ(recent.find(numbered(i).key())->first, i);
  }
}

ACTA_ON_BOTH_ENGINES(RecentAnswersTest);

}  // namespace
}  // namespace acta::store
