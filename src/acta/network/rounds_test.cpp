#include "acta/network/rounds.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "acta/record/note.h"
#include "acta/record/record_for_test.h"

namespace acta::network {
namespace {

constexpr std::int64_t again = 600'000;

record::SignerKey witness_key(int number) {
  return record::make_signer(fmt::format("w{}.example/acta", number), record::KeyType::cosigner,
                             Hash{static_cast<std::uint8_t>(number)});
}

std::string note_of(std::int64_t size) {
  return record::sign_checkpoint({.origin = record::test_log_key().verifier.name,
                                  .size = size,
                                  .root = record::leaf_hash(bytes_of(std::to_string(size)))},
                                 record::test_log_key());
}

// Two witnesses, of whom one is enough, and a clock.
class RoundsTest : public testing::Test {
 protected:
  void SetUp() override {
    kept_ = testing::TempDir() + "acta_rounds_" + std::to_string(::getpid());
    std::filesystem::remove(kept_);
    const auto text = fmt::format(
        "log {}\nwitness one {} http://one.example\nwitness two {} http://two.example\n"
        "group any any one two\nquorum any\n",
        record::test_log_key().verifier.text(), witness_key(1).verifier.text(),
        witness_key(2).verifier.text());
    rounds_ = Rounds::open({.policy = record::Policy::parse(text).value(),
                            .log = record::test_log_key().verifier,
                            .kept = kept_,
                            .again_after_ms = again})
                  .value();
  }
  void TearDown() override { std::filesystem::remove(kept_); }

  void answer(std::size_t place, bool cosigns) {
    const auto asked = rounds_->next_for(place);
    ASSERT_TRUE(asked);
    const auto text = record::parse_note(asked->note).value().text;
    const Result<std::string> line =
        cosigns
            ? Result<std::string>(record::cosign(text, 1, witness_key(static_cast<int>(place) + 1)))
            : refuse("witness.unreachable", 503, "nobody answers");
    rounds_->take_answer(place, *asked, line, now_, 1);
  }
  // How long until the next round, in which both answer as told.
  std::int64_t next(bool first, bool second) {
    const auto waited = rounds_->due_at() - now_;
    now_ = rounds_->due_at();
    EXPECT_TRUE(rounds_->begin(now_));
    answer(0, first);
    answer(1, second);
    return waited;
  }

  std::string kept_;
  std::optional<Rounds> rounds_;
  std::int64_t now_ = 0;
};

TEST_F(RoundsTest, NothingIsAskedBeforeThereIsACheckpoint) {
  EXPECT_EQ(rounds_->due_at(), Rounds::never);
}

TEST_F(RoundsTest, WhenAllHaveCosignedTheyAreLeftInPeace) {
  rounds_->announce(note_of(1));
  next(true, true);
  EXPECT_EQ(rounds_->state().witnessed_size, 1);
  EXPECT_GE(next(true, true), again);
  rounds_->announce(note_of(2));
  EXPECT_LE(next(true, true), 1000) << "the record grows";
  EXPECT_EQ(rounds_->state().witnessed_size, 2);
}

TEST_F(RoundsTest, WhoHasNotCosignedIsAskedAgainSoonAndThenLessOften) {
  rounds_->announce(note_of(1));
  next(false, true);
  EXPECT_EQ(rounds_->state().witnessed_size, 1) << "one is enough";
  std::int64_t before = 0;
  for (int i = 0; i < 20; ++i) {
    const auto waited = next(false, true);
    EXPECT_GE(waited, before);
    EXPECT_TRUE(i > 0 || waited <= 10'000) << waited;
    before = waited;
  }
  EXPECT_GE(before, again) << "in the end as often as when all is well";
  EXPECT_LE(before, again + 10'000);
  next(true, true);
  rounds_->announce(note_of(2));
  next(false, false);
  EXPECT_LE(next(true, true), 10'000) << "soon again, after another checkpoint";
  EXPECT_EQ(rounds_->state().witnessed_size, 2);
}

}  // namespace
}  // namespace acta::network
