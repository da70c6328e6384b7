// A server, witnesses and mirrors in one thread, under a clock and a network that one seed decides
// (simulation/): power is lost at any flush, a witness lies, somebody signs a second history, an
// older copy of the record is put back. The laws are in truth.h, the nodes, and run.cpp.
//
//   ACTA_SEED=N      that run alone, told as it goes
//   ACTA_DRILL=1     many more runs
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <random>

#include "simulation/run.h"

namespace acta::simulation {
namespace {

std::string directory() {
  // In memory where there is such a place: what is written is small and never needed again.
  const auto* memory = "/dev/shm";
  const auto base = ::access(memory, W_OK) == 0 ? std::string(memory) + "/" : testing::TempDir();
  return base + "acta_simulation_" + std::to_string(::getpid());
}

struct Fixed {
  static constexpr std::uint64_t base = 20'261'125;
  static constexpr int runs = 100;
  static constexpr int drill_runs = 10'000;
};

TEST(Simulation, HoldsEveryLawWhateverTheSeed) {
  if (const char* given = std::getenv("ACTA_SEED")) {
    const auto outcome = run(std::strtoull(given, nullptr, 10), directory(), true);
    ASSERT_EQ(outcome.failure, "");
    return;
  }
  const int runs = std::getenv("ACTA_DRILL") != nullptr ? Fixed::drill_runs : Fixed::runs;
  const auto fresh = std::random_device{}();
  std::printf("[ simulate ] seeds %llu and %llu, and %d after each\n",
              static_cast<unsigned long long>(Fixed::base), static_cast<unsigned long long>(fresh),
              runs - 1);
  std::fflush(stdout);
  std::map<std::string, std::int64_t> counts;
  for (const std::uint64_t base : {Fixed::base, std::uint64_t{fresh}}) {
    for (int i = 0; i < runs; ++i) {
      const auto seed = base + static_cast<std::uint64_t>(i);
      const auto outcome = run(seed, directory());
      ASSERT_EQ(outcome.failure, "") << "ACTA_SEED=" << seed;
      for (const auto& [what, count] : outcome.counts) counts[what] += count;
    }
  }
  for (const auto& [what, count] : counts) {
    std::printf("[ simulate ] %8lld %s\n", static_cast<long long>(count), what.c_str());
  }
  // A run in which nothing happens holds every law.
  for (const auto* what :
       {"answers 200", "answers 409", "answers 422", "quorum", "lies", "forged", "power lost",
        "no room", "rolled back", "server refused", "followed", "mirror.shrank", "mirror.forked",
        "mirror.does_not_hold", "ended well", "ended with another history known"}) {
    EXPECT_GE(counts[what], 5) << what << " hardly ever happened";
  }
}

TEST(Simulation, IsTheSameForTheSameSeed) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto once = run(seed, directory());
    const auto again = run(seed, directory() + "_again");
    ASSERT_EQ(once.failure, "");
    EXPECT_EQ(once.trace, again.trace) << "seed " << seed;
    EXPECT_EQ(once.counts, again.counts) << "seed " << seed;
    EXPECT_NE(once.trace, run(seed + 100, directory()).trace);
  }
}

}  // namespace
}  // namespace acta::simulation
