#include "acta/store/read_log.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace acta::store {
namespace {

constexpr auto confidential = Classification::confidential;
constexpr Instant noon{1'772'452'800'000};

class ReadLogTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = testing::TempDir() + "acta_read_log_" + std::to_string(::getpid());
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    keys_ = value(open_keys(directory_ + "/keys", "acta.example/reads"));
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  template <class T>
  static T value(Result<T> result) {
    EXPECT_TRUE(result) << (result ? "" : result.error().word + ": " + result.error().detail);
    return std::move(*result);
  }
  [[nodiscard]] std::string path() const { return directory_ + "/reads.db"; }
  std::unique_ptr<ReadLog> open() { return value(ReadLog::open(path(), keys_)); }
  static Read read(std::uint8_t who, const std::string& subject, Classification of = confidential) {
    PersonId person;
    person.value.bytes[15] = who;
    return {.person = person,
            .capacity = "auditor",
            .door = Door::screen,
            .operation = "request_read",
            .subject = subject,
            .part = std::nullopt,
            .classification = of};
  }
  // Ten lines, attested; then two more.
  std::vector<ReadLog::Attested> fill(ReadLog& log) {
    for (std::uint8_t i = 0; i < 10; ++i) (void)value(log.add({read(i, "file/1")}, noon));
    const auto head = log.head(confidential);
    for (std::uint8_t i = 0; i < 2; ++i) (void)value(log.add({read(i, "file/2")}, noon));
    return {{.lines = head.lines, .hash = to_hex(head.hash), .index = 77}};
  }
  void tamper(const std::string& sql) {
    const auto db = value(open_sqlite(path(), Access::write));
    (void)value(db->script(sql));
  }

  std::string directory_;
  KeyRing keys_;
};

TEST_F(ReadLogTest, KeepsWhoReadWhatAcrossAStart) {
  {
    auto log = open();
    (void)value(log->add({read(1, "file/1"), read(1, "file/2")}, noon));
  }
  auto log = open();
  (void)value(log->add({read(2, "file/1")}, Instant{noon.milliseconds + 1}));
  const auto lines = value(log->lines({.subject = "file/1"}));
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].number, 3);
  EXPECT_EQ(lines[0].person, read(2, "").person);
  EXPECT_EQ(lines[1].person, read(1, "").person);
  const auto verdict = value(log->verify(confidential, {}));
  EXPECT_EQ(verdict.lines, 3);
  EXPECT_TRUE(verdict.faults.empty());
}

TEST_F(ReadLogTest, HoldsNoIdOfAPersonAndNoPseudonymTwice) {
  auto log = open();
  (void)value(log->add({read(9, "file/1"), read(9, "file/2")}, noon));
  const auto lines = value(log->lines({}));
  ASSERT_EQ(lines.size(), 2);
  EXPECT_NE(lines[0].line.by, lines[1].line.by);
  EXPECT_EQ(to_json(lines[0].line).find(to_text(read(9, "").person)), std::string::npos);
}

TEST_F(ReadLogTest, LeavesOutWhatIsLessThanConfidentialAndKeepsTheChainsApart) {
  auto log = open();
  (void)value(log->add({read(1, "file/1", Classification::internal), read(1, "file/2"),
                        read(1, "file/3", Classification::strictly_confidential)},
                       noon));
  EXPECT_EQ(log->head(confidential).lines, 1);
  EXPECT_EQ(log->head(Classification::strictly_confidential).lines, 1);
}

TEST_F(ReadLogTest, FindsALineThatWasAltered) {
  const auto attested = fill(*open());
  tamper("UPDATE read_line SET line = replace(line, 'auditor', 'focal_point') WHERE seq = 4");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "line 4 is not what was written");
}

TEST_F(ReadLogTest, FindsAColumnThatWasAltered) {
  const auto attested = fill(*open());
  tamper("UPDATE read_line SET subject = 'file/9' WHERE seq = 4");
  EXPECT_EQ(value(open()->verify(confidential, attested)).faults.size(), 1);
}

TEST_F(ReadLogTest, FindsALineThatWasDeleted) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq = 4");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_FALSE(verdict.faults.empty());
  EXPECT_EQ(verdict.faults[0], "line 4 is missing: line 5 stands in its place");
}

TEST_F(ReadLogTest, FindsThatItIsShorterThanWhatTheRecordAttests) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq > 9");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "it has 9 lines, and act 77 attests 10: it was shortened");
}

TEST_F(ReadLogTest, FindsLinesThatWereWrittenAnewWithTheirHashes) {
  const auto attested = fill(*open());
  std::filesystem::remove(path());
  std::filesystem::remove(path() + "-wal");
  std::filesystem::remove(path() + "-shm");
  auto log = open();
  for (std::uint8_t i = 0; i < 12; ++i) (void)value(log->add({read(i, "file/1")}, noon));
  const auto verdict = value(log->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "its first 10 lines are not those that act 77 attests");
}

// What it does not hold (docs/formats/read-log.md): the end that nothing attests yet.
TEST_F(ReadLogTest, DoesNotFindThatTheEndWasCutBeforeItWasAttested) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq > 10");
  const auto verdict = value(open()->verify(confidential, attested));
  EXPECT_TRUE(verdict.faults.empty());
  EXPECT_EQ(verdict.lines, verdict.attested);
}

}  // namespace
}  // namespace acta::store
