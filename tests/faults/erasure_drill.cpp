// Erases and greps the disk: every file of a data directory, in the middle of its life and after
// its end. Built again with a mutant of sqlite.cpp that leaves traces, which it has to find.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "acta/store/erasure_for_test.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
const std::string marker = "MARKER-Anastasia-Solis";

// How often the marker stands in any file below the directory.
std::size_t traces(const std::string& directory) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    for (auto at = bytes.find(marker); at != std::string::npos; at = bytes.find(marker, at + 1)) {
      ++count;
    }
  }
  return count;
}

class Drill : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = testing::TempDir() + "acta_drill_" + std::to_string(::getpid());
    fs::remove_all(directory_);
  }
  void TearDown() override { fs::remove_all(directory_); }

  std::string directory_;
};

TEST_F(Drill, NothingOfAnErasedSubjectIsLeftInAnyFile) {
  auto store =
      Store::open({.directory = directory_, .origin = "acta.example/test"}, erasing_schema())
          .value();
  for (int i = 0; i < 300; ++i) {
    const auto number = std::to_string(i);
    const auto blob = i == 0 ? keep_blob(*store, marker) : std::string();
    ASSERT_TRUE(
        record(*store, "test.person/1",
               Whispered{.secret = marker + " " + std::string(2000, 'x') + number, .blob = blob}));
    ASSERT_TRUE(record(*store, "test.person/2",
                       Whispered{.secret = "somebody else " + number, .blob = {}}));
  }
  EXPECT_GT(traces(directory_), 300U) << "the drill would notice";
  // A reader that has just read it: what it remembers does not bring it back.
  EXPECT_EQ(store->views_as_of(600)
                .value()
                ->query("SELECT 1 FROM test_whisper", Params{}, [](const Row&) {})
                .has_value(),
            true);
  ASSERT_TRUE(erase(*store, "test.person/1"));
  EXPECT_EQ(traces(directory_), 0U) << "while the record is open";
  ASSERT_TRUE(record(*store, "test.person/2", Whispered{.secret = "goes on", .blob = {}}));
  store.reset();
  EXPECT_EQ(traces(directory_), 0U) << "after its end";
}

}  // namespace
}  // namespace acta::store
