#include "acta/store/read_log.h"

#include <gtest/gtest.h>

#include <thread>

#include "acta/store/engines_for_test.h"

namespace acta::store {
namespace {

constexpr auto confidential = Classification::confidential;
constexpr Instant noon{1'772'452'800'000};

class ReadLogTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    keys_ = value(open_keys(directory() + "/keys", "acta.example/reads"));
  }

  template <class T>
  static T value(Result<T> result) {
    EXPECT_TRUE(result) << (result ? "" : result.error().word + ": " + result.error().detail);
    return std::move(*result);
  }
  std::unique_ptr<ReadLog> open() { return value(ReadLog::open(engine(), keys_)); }
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
    const auto head = value(log.head(confidential));
    for (std::uint8_t i = 0; i < 2; ++i) (void)value(log.add({read(i, "file/2")}, noon));
    return {{.lines = head.lines, .hash = to_hex(head.hash), .index = 77}};
  }
  void tamper(const std::string& sql) {
    const auto db = value(engine().reads(Access::write));
    (void)value(db->script(sql));
  }

  KeyRing keys_;
};

TEST_P(ReadLogTest, KeepsWhoReadWhatAcrossAStart) {
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

TEST_P(ReadLogTest, HoldsNoIdOfAPersonAndNoPseudonymTwice) {
  auto log = open();
  (void)value(log->add({read(9, "file/1"), read(9, "file/2")}, noon));
  const auto lines = value(log->lines({}));
  ASSERT_EQ(lines.size(), 2);
  EXPECT_NE(lines[0].line.by, lines[1].line.by);
  EXPECT_EQ(to_json(lines[0].line).find(to_text(read(9, "").person)), std::string::npos);
}

TEST_P(ReadLogTest, LeavesOutWhatIsLessThanConfidentialAndKeepsTheChainsApart) {
  auto log = open();
  (void)value(log->add({read(1, "file/1", Classification::internal), read(1, "file/2"),
                        read(1, "file/3", Classification::strictly_confidential)},
                       noon));
  EXPECT_EQ(value(log->head(confidential)).lines, 1);
  EXPECT_EQ(value(log->head(Classification::strictly_confidential)).lines, 1);
}

TEST_P(ReadLogTest, FindsALineThatWasAltered) {
  const auto attested = fill(*open());
  tamper("UPDATE read_line SET line = replace(line, 'auditor', 'focal_point') WHERE seq = 4");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "line 4 is not what was written");
}

TEST_P(ReadLogTest, FindsAColumnThatWasAltered) {
  const auto attested = fill(*open());
  tamper("UPDATE read_line SET subject = 'file/9' WHERE seq = 4");
  EXPECT_EQ(value(open()->verify(confidential, attested)).faults.size(), 1);
}

TEST_P(ReadLogTest, FindsALineThatWasDeleted) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq = 4");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_FALSE(verdict.faults.empty());
  EXPECT_EQ(verdict.faults[0], "line 4 is missing: line 5 stands in its place");
}

TEST_P(ReadLogTest, FindsThatItIsShorterThanWhatTheRecordAttests) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq > 9");
  const auto verdict = value(open()->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "it has 9 lines, and act 77 attests 10: it was shortened");
}

TEST_P(ReadLogTest, FindsLinesThatWereWrittenAnewWithTheirHashes) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line");
  auto log = open();
  for (std::uint8_t i = 0; i < 12; ++i) (void)value(log->add({read(i, "file/1")}, noon));
  const auto verdict = value(log->verify(confidential, attested));
  ASSERT_EQ(verdict.faults.size(), 1);
  EXPECT_EQ(verdict.faults[0], "its first 10 lines are not those that act 77 attests");
}

// What it does not hold (docs/formats/read-log.md): the end that nothing attests yet.
TEST_P(ReadLogTest, DoesNotFindThatTheEndWasCutBeforeItWasAttested) {
  const auto attested = fill(*open());
  tamper("DELETE FROM read_line WHERE seq > 10");
  const auto verdict = value(open()->verify(confidential, attested));
  EXPECT_TRUE(verdict.faults.empty());
  EXPECT_EQ(verdict.lines, verdict.attested);
}

// While the server runs it remembers where it was.
TEST_P(ReadLogTest, RefusesReadsOnceItsEndWasCutUnderIt) {
  auto log = open();
  (void)fill(*log);
  tamper("DELETE FROM read_line WHERE seq > 10");
  const auto added = log->add({read(1, "file/1")}, noon);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().word, "reads.shortened");
  EXPECT_FALSE(log->head(confidential));
}

// A server that leads no more answers until it learns so: both write to one chain.
TEST_P(ReadLogTest, TwoServersWriteOneChain) {
  auto here = open();
  auto there = open();
  const auto write = [&](ReadLog& log, std::uint8_t who) {
    for (int i = 0; i < 40; ++i) EXPECT_TRUE(log.add({read(who, "file/1")}, noon));
  };
  std::thread other([&] { write(*there, 2); });
  write(*here, 1);
  other.join();
  const auto verdict = value(open()->verify(confidential, {}));
  EXPECT_EQ(verdict.lines, 80);
  EXPECT_TRUE(verdict.faults.empty());
}

TEST_P(ReadLogTest, GoesOnAfterTheDatabaseWasAway) {
  if (GetParam() == Dialect::sqlite) GTEST_SKIP() << "a file is not away";
  const Engine named(directory(), database() + "&application_name=acta_read_log_test");
  auto log = value(ReadLog::open(named, keys_));
  const auto attested = fill(*log);
  const auto other = value(engine().record(Access::write));
  (void)value(
      other->query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                   "WHERE application_name = 'acta_read_log_test'",
                   {}, [](const Row&) {}));
  (void)value(log->add({read(1, "file/3")}, noon));
  (void)value(log->flush());
  const auto verdict = value(log->verify(confidential, attested));
  EXPECT_EQ(verdict.lines, 13);
  EXPECT_TRUE(verdict.faults.empty());
}

TEST_P(ReadLogTest, AChainWithoutLinesIsAttestedToo) {
  auto log = open();
  const auto head = value(log->head(confidential));
  const ReadLog::Attested nothing{.lines = 0, .hash = to_hex(head.hash), .index = 5};
  EXPECT_TRUE(value(log->verify(confidential, {nothing})).faults.empty());
}

ACTA_ON_BOTH_ENGINES(ReadLogTest);

}  // namespace
}  // namespace acta::store
