#include "acta/access/read_decisions.h"

#include <gtest/gtest.h>

namespace acta::access {
namespace {

constexpr auto confidential = Classification::confidential;
constexpr auto strictly = Classification::strictly_confidential;
constexpr Instant noon{1'772'452'800'000};

std::vector<ChainOfReads> chains(std::int64_t of, std::int64_t of_strictly) {
  return {{.chain = confidential, .lines = of, .hash = "a"},
          {.chain = strictly, .lines = of_strictly, .hash = "b"}};
}
Instant later(std::int64_t minutes) {
  return {noon.milliseconds + minutes * 60'000};
}

class AttestReads : public testing::Test {
 protected:
  AttestReads() {
    reads.attested = {{confidential, {.lines = 10, .at = noon}},
                      {strictly, {.lines = 3, .at = noon}}};
  }
  Reads reads;
};

TEST_F(AttestReads, WaitsForTheHourToEnd) {
  EXPECT_TRUE(attest_reads(reads, chains(11, 3), later(59), false).empty());
  EXPECT_EQ(attest_reads(reads, chains(11, 3), later(60), false).size(), 2);
}

TEST_F(AttestReads, DoesNotWaitWithAHundredLines) {
  EXPECT_TRUE(attest_reads(reads, chains(109, 3), later(1), false).empty());
  EXPECT_EQ(attest_reads(reads, chains(110, 3), later(1), false).size(), 2);
}

TEST_F(AttestReads, AttestsAllThatWaitsAtTheEnd) {
  EXPECT_EQ(attest_reads(reads, chains(11, 3), later(1), true).size(), 2);
  EXPECT_TRUE(attest_reads(reads, chains(10, 3), later(1), true).empty());
}

TEST_F(AttestReads, SaysOfEachChainTheSameNumberOfActsWhicheverWasRead) {
  EXPECT_EQ(attest_reads(reads, chains(11, 3), later(60), false).size(),
            attest_reads(reads, chains(10, 4), later(60), false).size());
  EXPECT_EQ(attest_reads({}, chains(1, 0), noon, false).size(), 2);
}

TEST_F(AttestReads, LeavesAShortenedChainAsItIsOnTheRecord) {
  const auto drafts = attest_reads(reads, chains(11, 2), later(60), false);
  ASSERT_EQ(drafts.size(), 1);
  EXPECT_EQ(drafts[0].stream, stream_of_reads(confidential));
}

}  // namespace
}  // namespace acta::access
