#include "acta/store/lock_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "acta/base/files.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

class LockFileTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = testing::TempDir() + "acta_lock_" + std::to_string(::getpid());
    fs::remove_all(root_);
    fs::create_directories(at("data"));
    fs::create_directories(at("apart"));
  }
  void TearDown() override { fs::remove_all(root_); }
  [[nodiscard]] std::string at(const std::string& name) const { return root_ + "/" + name; }

  // The word of the refusal, or empty; what was taken is given back at once.
  std::string take(const std::string& told) {
    const auto taken = LockFile::take(at("data"), told);
    return taken ? "" : taken.error().word;
  }

  std::string root_;
};

TEST_F(LockFileTest, HoldsTheDirectoryWhateverLockFileIsNamed) {
  const auto held = LockFile::take(at("data"), at("apart/a"));
  ASSERT_TRUE(held) << held.error().detail;
  EXPECT_EQ(take(at("apart/a")), "store.in_use");
  EXPECT_EQ(take(at("apart/b")), "store.in_use");
  EXPECT_EQ(take({}), "store.in_use");
  EXPECT_FALSE(fs::exists(at("apart/b"))) << "whoever is refused makes nothing";
}

TEST_F(LockFileTest, HoldsTheFileWhateverDirectoryNamesIt) {
  fs::create_directories(at("copy"));
  const auto held = LockFile::take(at("data"), at("apart/a"));
  ASSERT_TRUE(held) << held.error().detail;
  const auto copy = LockFile::take(at("copy"), at("apart/a"));
  ASSERT_FALSE(copy);
  EXPECT_EQ(copy.error().word, "store.in_use");
}

TEST_F(LockFileTest, IsRememberedInItsDirectory) {
  {
    const auto lock = LockFile::take(at("data"), at("apart/a"));
    ASSERT_TRUE(lock);
    ASSERT_TRUE((*lock)->raise({.size = 7, .root = {}}));
  }
  const auto again = LockFile::take(at("data"), {});
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ((*again)->acknowledged()->size, 7);
  EXPECT_FALSE(fs::exists(at("data/acta.lock")));
  EXPECT_EQ(LockFile::place(at("data"), {}).value(), fs::canonical(at("apart/a")).string());
}

TEST_F(LockFileTest, IsNotExchangedForOneThatKnowsNothing) {
  EXPECT_EQ(take({}), "");
  EXPECT_EQ(take(at("apart/a")), "store.other_lock") << "it was acta.lock";
  EXPECT_FALSE(fs::exists(at("apart/a")));
  fs::rename(at("data/acta.lock"), at("apart/a"));
  EXPECT_EQ(take(at("apart/a")), "") << "moved, it is the same one";
  EXPECT_EQ(take(at("apart/b")), "store.other_lock");
  EXPECT_EQ(take(at("data/../apart/a")), "") << "another way to say the same place";
}

TEST_F(LockFileTest, ThatIsElsewhereAndGoneIsNotMadeAnew) {
  EXPECT_EQ(take(at("apart/a")), "");
  fs::remove(at("apart/a"));
  EXPECT_EQ(take({}), "store.lock_missing");
  EXPECT_EQ(take(at("apart/a")), "store.lock_missing");
  EXPECT_FALSE(fs::exists(at("apart/a")));
  fs::remove(at("data/lock.path"));
  EXPECT_EQ(take(at("apart/a")), "");
}

TEST_F(LockFileTest, RefusesAPlaceThatCannotBeRead) {
  for (const auto* text : {"", "\n", "apart/a\n"}) {
    ASSERT_TRUE(replace_file(at("data/lock.path"), bytes_of(std::string_view(text))));
    EXPECT_EQ(take({}), "store.lock_unreadable") << text;
  }
}

}  // namespace
}  // namespace acta::store
