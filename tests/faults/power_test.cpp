// A power failure at random moments under load: whatever was acknowledged before is on the disk.
// The mutant with synchronous=OFF (power_mutant_test) must fail here.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "noted.h"
#include "power_vfs.h"

namespace acta::store {
namespace {

TEST(PowerLoss, LosesNothingThatWasAcknowledged) {
  static const bool installed = (faults::install_power_vfs(), true);
  ASSERT_TRUE(installed);
  const auto seed = std::random_device{}();
  std::mt19937 random(seed);
  RecordProperty("seed", std::to_string(seed));
  const int failures = std::getenv("ACTA_DRILL") != nullptr ? 200 : 25;
  const std::string base = testing::TempDir() + "acta_power_" + std::to_string(::getpid());
  for (int failure = 0; failure < failures; ++failure) {
    const auto directory = base + "/running";
    const auto after = base + "/after";
    std::filesystem::remove_all(base);
    faults::new_disk();
    auto store =
        Store::open({.directory = directory, .origin = "acta.example/power"}, schema()).value();
    std::atomic<bool> dark = false;
    std::atomic<std::int64_t> acknowledged = 0;  // acts of answered commands, in order
    std::thread load([&] {
      for (int i = 0; !dark; ++i) {
        if (!store->append(note(i))) return;
        acknowledged = 2 * (i + 1);
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
    const auto promised = acknowledged.load();
    faults::power_loss(directory, after);
    dark = true;
    load.join();
    store.reset();
    auto restarted = Store::open({.directory = after, .origin = "x"}, schema());
    ASSERT_TRUE(restarted) << "seed " << seed << ": " << restarted.error().detail;
    ASSERT_GE((*restarted)->head()->size, promised) << "seed " << seed;
    for (std::int64_t i = 0; i < promised; ++i) ASSERT_TRUE((*restarted)->act(i)->has_value());
    ASSERT_TRUE((*restarted)->append(note(1'000'000)));
  }
  std::filesystem::remove_all(base);
}

}  // namespace
}  // namespace acta::store
