// Rows that are sent in a transaction are gathered (row_block.h, gathered_rows.h): nobody who asks
// may notice.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "acta/store/engines_for_test.h"
#include "acta/store/insert_statement.h"

namespace acta::store {
namespace {

constexpr std::string_view put = "INSERT INTO noted (key, words, bytes) VALUES ($1, $2, $3)";
constexpr std::string_view put_or_change =
    "INSERT INTO noted (key, words) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET words = "
    "excluded.words";

constexpr std::string_view put_if_new =
    "INSERT INTO noted (key, words) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";

class SentRowsTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    db_ = engine().record(Access::write).value();
    ASSERT_TRUE(db_->script(in_dialect(
        "CREATE TABLE noted (key {integer} PRIMARY KEY, words {text}, bytes {bytes}){strict}; "
        "CREATE TABLE other (key {integer} PRIMARY KEY, words {text}){strict};",
        db_->dialect())));
  }
  std::int64_t count(const std::string& where = "") {
    std::int64_t rows = -1;
    EXPECT_TRUE(db_->query("SELECT count(*) FROM noted " + where, {},
                           [&](const Row& row) { rows = row.integer(0); }));
    return rows;
  }
  bool send(std::int64_t key, std::string_view words) {
    return db_->send(put, {key, words, bytes_of(words)}).has_value();
  }

  std::unique_ptr<Database> db_;
};

TEST_P(SentRowsTest, AreThereForWhoAsksAndAfterwards) {
  ASSERT_TRUE(db_->begin());
  for (std::int64_t i = 0; i < 203; ++i) {
    ASSERT_TRUE(send(i, "one"));
    if (i % 50 == 7) {
      EXPECT_EQ(count(), i + 1);
    }
  }
  EXPECT_EQ(db_->execute("UPDATE noted SET words = 'two' WHERE key >= 100").value(), 103);
  ASSERT_TRUE(send(203, "two"));
  ASSERT_TRUE(db_->commit());
  EXPECT_EQ(count("WHERE words = 'two'"), 104);
}

TEST_P(SentRowsTest, KeepEveryValue) {
  const std::string large(60'000, 'x');
  const std::string nul("a\0b", 3);
  ASSERT_TRUE(db_->begin());
  for (std::int64_t i = 0; i < 70; ++i) {
    const auto text = i % 2 == 0 ? std::string_view(large) : std::string_view();
    const std::optional<std::string> none;
    ASSERT_TRUE(i % 3 == 0 ? db_->send(put, {i, none, std::optional<Bytes>()})
                           : db_->send(put, {i, text, bytes_of(nul)}));
  }
  ASSERT_TRUE(db_->commit());
  std::int64_t key = 0;
  ASSERT_TRUE(db_->query("SELECT words, bytes FROM noted ORDER BY key", {}, [&](const Row& row) {
    EXPECT_EQ(row.is_null(0), key % 3 == 0) << key;
    EXPECT_EQ(row.is_null(1), key % 3 == 0) << key;
    if (key % 3 != 0) {
      EXPECT_EQ(row.text(0), key % 2 == 0 ? large : "") << key;
      EXPECT_EQ(text_of(row.bytes(1)), nul) << key;
    }
    ++key;
  }));
  EXPECT_EQ(key, 70);
}

// The same steps one after another, in a map; two statements for one table among them.
TEST_P(SentRowsTest, ComeInTheirOrder) {
  std::mt19937_64 numbers(20'131'218);  // NOLINT(cert-msc51-cpp): the same each time
  std::map<std::int64_t, std::string> expected;
  ASSERT_TRUE(db_->begin());
  for (int step = 0; step < 3000; ++step) {
    const auto key = static_cast<std::int64_t>(numbers() % 200);
    const auto words = std::to_string(step);
    switch (numbers() % 40) {
      case 0:
        ASSERT_TRUE(db_->send("DELETE FROM noted WHERE key < $1", {key}));
        expected.erase(expected.begin(), expected.lower_bound(key));
        break;
      case 1: EXPECT_EQ(count(), std::ssize(expected)); break;
      case 2:
        ASSERT_TRUE(db_->send("INSERT INTO other (key, words) VALUES ($1, $2)", {step, words}));
        break;
      case 3:
      case 4:
      case 5:
        ASSERT_TRUE(db_->send(put_if_new, {key, words}));
        expected.emplace(key, words);
        break;
      default: ASSERT_TRUE(db_->send(put_or_change, {key, words})); expected[key] = words;
    }
  }
  ASSERT_TRUE(db_->commit());
  std::map<std::int64_t, std::string> found;
  ASSERT_TRUE(db_->query("SELECT key, words FROM noted", {},
                         [&](const Row& row) { found[row.integer(0)] = row.text(1); }));
  EXPECT_EQ(found, expected);
}

TEST_P(SentRowsTest, AreUndoneWithTheirTransaction) {
  ASSERT_TRUE(db_->begin());
  for (std::int64_t i = 0; i < 70; ++i) ASSERT_TRUE(send(i, "undone"));
  ASSERT_TRUE(db_->rollback());
  ASSERT_TRUE(db_->begin());
  ASSERT_TRUE(send(1, "kept"));
  ASSERT_TRUE(db_->commit());
  EXPECT_EQ(count(), 1);
}

TEST_P(SentRowsTest, RefuseAtCommitAtTheLatest) {
  ASSERT_TRUE(db_->begin());
  ASSERT_TRUE(send(1, "kept"));
  ASSERT_TRUE(db_->commit());
  ASSERT_TRUE(db_->begin());
  ASSERT_TRUE(send(2, "undone"));
  ASSERT_TRUE(send(1, "twice"));
  EXPECT_FALSE(db_->commit());
  (void)db_->rollback();
  EXPECT_EQ(count(), 1);
}

TEST_P(SentRowsTest, NeedNoTransaction) {
  ASSERT_TRUE(send(1, "at once"));
  EXPECT_EQ(count(), 1);
}

TEST(InsertStatement, TakesApartWhatInsertsOneRowAlone) {
  const auto insert = InsertStatement::parse(put_or_change).value();
  EXPECT_EQ(insert.table, "noted");
  EXPECT_EQ(insert.list, "key, words");
  EXPECT_EQ(insert.unique, std::vector<std::size_t>{0});
  for (const auto* sql : {
           "INSERT INTO t (a, b) VALUES ($1, 2)",
           "INSERT INTO t (a, b) VALUES ($2, $1)",
           "INSERT INTO t (a) VALUES ($1) ON CONFLICT DO NOTHING",
           "INSERT INTO t (a) VALUES ($1) RETURNING a",
           "INSERT INTO t (a) VALUES ($1), ($2)",
           "INSERT INTO t (a) VALUES ($1) ON CONFLICT (b) DO NOTHING",
           "UPDATE t SET a = $1",
           "INSERT INTO t SELECT $1",
           "",
       }) {
    EXPECT_FALSE(InsertStatement::parse(sql)) << sql;
  }
}

ACTA_ON_BOTH_ENGINES(SentRowsTest);

}  // namespace
}  // namespace acta::store
