#include "acta/store/acknowledger.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>

#include "acta/base/id.h"

namespace acta::store {
namespace {

class AcknowledgerTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "acta_acknowledger_" + std::to_string(::getpid());
    std::filesystem::create_directories(path_);
    lock_ = LockFile::take(path_, {}).value();
  }
  void TearDown() override { std::filesystem::remove_all(path_); }

  Committed batch(std::int64_t size) {
    Committed made{.head = {.size = size, .root = sha256(bytes_of(std::to_string(size)))},
                   .batch = {}};
    made.batch.push_back({.command = {},
                          .idempotency = {},
                          .done =
                              [this, size](const Result<Recorded>& answer) {
                                // Nothing is answered before the lock file knows of it.
                                if (answer && lock_->acknowledged()->size < size) ++too_early_;
                                (answer ? answered_ : refused_) += 1;
                              },
                          .answer = Recorded{}});
    return made;
  }

  Acknowledger::Parts parts() {
    return {.lock = *lock_,
            .acknowledged = [this](const Head& head) { heads_.push_back(head.size); },
            .failed = [this](const Refused&) { ++failures_; }};
  }

  std::string path_;
  std::unique_ptr<LockFile> lock_;
  std::vector<std::int64_t> heads_;
  std::atomic<int> answered_ = 0;
  std::atomic<int> refused_ = 0;
  std::atomic<int> too_early_ = 0;
  std::atomic<int> failures_ = 0;
};

TEST_F(AcknowledgerTest, AnswersEveryBatchAfterTheLockFileWasRaised) {
  constexpr int batches = 300;
  {
    Acknowledger acknowledger(parts());
    for (int i = 1; i <= batches; ++i) acknowledger.take(batch(i), i % 7 == 0);
  }
  EXPECT_EQ(answered_, batches);
  EXPECT_EQ(too_early_, 0);
  EXPECT_EQ(heads_.back(), batches);
  EXPECT_TRUE(std::ranges::is_sorted(heads_));
  EXPECT_EQ(lock_->acknowledged()->size, batches);
}

TEST_F(AcknowledgerTest, ABatchThatRecordedNothingRaisesNothing) {
  Acknowledger acknowledger(parts());
  acknowledger.take(batch(5), true);
  acknowledger.take(batch(5), true);
  EXPECT_EQ(answered_, 2);
  EXPECT_EQ(heads_, std::vector<std::int64_t>{5});
}

TEST_F(AcknowledgerTest, AcknowledgesNothingMoreAfterAFailure) {
  // The lock file may not grow: every write to it fails (EFBIG).
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit none{.rlim_cur = 0, .rlim_max = before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &none);
  {
    Acknowledger acknowledger(parts());
    acknowledger.take(batch(1), true);
    acknowledger.take(batch(2), false);
    acknowledger.take(batch(2), true);
  }
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(answered_, 0);
  EXPECT_EQ(refused_, 3);
  EXPECT_EQ(failures_, 1);
  EXPECT_TRUE(heads_.empty());
}

TEST(Idempotency, AKeyInTheOrderOfTimeKeepsItsMomentAndOthersNothing) {
  const auto digests = [](const std::string& key, const std::string& request = "ask") {
    return digests_of(HmacKey(sha256({})), {.actor = {},
                                            .idempotency_key = key,
                                            .request = request,
                                            .expected = std::nullopt,
                                            .decide = {},
                                            .at = std::nullopt});
  };
  const auto ordered = digests("01890a5d-ac96-774b-bcce-b302099a8057");
  EXPECT_EQ(to_hex(ByteView(ordered.key()).first(6)), "01890a5dac96");
  const auto random = digests("919108f7-52d1-4320-9bac-f847db4148a8");
  EXPECT_NE(to_hex(ByteView(random.key()).first(6)), "919108f752d1");
  EXPECT_NE(to_hex(ordered.key()), to_hex(digests("01890a5d-ac96-774b-bcce-b302099a8058").key()));
  EXPECT_EQ(to_hex(random.key()),
            to_hex(digests("919108f7-52d1-4320-9bac-f847db4148a8", "other").key()));
  EXPECT_NE(to_hex(random.request()),
            to_hex(digests("919108f7-52d1-4320-9bac-f847db4148a8", "other").request()));
}

}  // namespace
}  // namespace acta::store
