#include "acta/store/room.h"

#include <gtest/gtest.h>

#include <vector>

namespace acta::store {
namespace {

using namespace std::chrono_literals;

TEST(Room, IsNotTriedAgainForAsLongAsWasSaid) {
  std::vector<bool> told;
  Room room(testing::TempDir(), [&](bool there) { told.push_back(there); });
  ASSERT_TRUE(room.check());
  EXPECT_EQ(room.gone(1h).error().word, "store.disk_full");
  ASSERT_FALSE(room.check());
  EXPECT_EQ(room.check().error().word, "store.disk_full");
  EXPECT_EQ(told, std::vector{false});
  EXPECT_FALSE(room.gone(0s).error().fault);
  EXPECT_TRUE(room.check());
  EXPECT_EQ(told, (std::vector{false, true}));
}

}  // namespace
}  // namespace acta::store
