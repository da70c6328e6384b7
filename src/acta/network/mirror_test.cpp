#include "acta/network/mirror.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "acta/base/files.h"
#include "acta/record/record_for_test.h"

namespace acta::network {
namespace {

using record::TestLog;

std::string fresh_directory(std::string_view name) {
  auto path =
      testing::TempDir() + "acta_mirror_" + std::string(name) + "_" + std::to_string(::getpid());
  std::filesystem::remove_all(path);
  return path;
}

record::SignerKey mirror_key() {
  return record::make_signer("mirror.example/m1", record::KeyType::cosigner, Hash{9});
}

std::unique_ptr<Mirror> open_mirror(const std::string& directory) {
  auto opened = Mirror::open(directory, record::test_log_key().verifier, mirror_key());
  EXPECT_TRUE(opened) << opened.error().detail;
  return std::move(*opened);
}

Result<record::Verification> verified(const Mirror& mirror) {
  return record::verify_record(record::directory_source(mirror.folder()),
                               {.key = mirror.log(), .remembered = std::nullopt});
}

TEST(Mirror, KeepsWhatItVerifiedAsItGrows) {
  const auto directory = fresh_directory("grows");
  TestLog log;
  auto mirror = open_mirror(directory);
  std::int64_t before = 0;
  for (const std::int64_t size : {1, 255, 256, 300, 513, 5000, 5000, 9000}) {
    log.grow_to(size);
    log.publish();
    const auto grown = mirror->sync(log.source(), 1000);
    ASSERT_TRUE(grown) << size << ": " << grown.error().detail;
    EXPECT_EQ(*grown, size - before);
    before = size;
    if (size == 5000) mirror.reset(), mirror = open_mirror(directory);
    const auto whole = verified(*mirror);
    ASSERT_TRUE(whole) << size << ": " << whole.error().detail;
    EXPECT_EQ(whole->checkpoint.size, size);
  }
  // Its own cosignature: "I hold the data".
  const std::string note(text_of(*read_file(mirror->folder() + "/checkpoint")));
  const auto opened =
      record::VerifiedCheckpoint::open(note, log.key().name, std::vector{log.key()});
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->cosignatures(std::vector{mirror_key().verifier})->size(), 1U);
}

TEST(Mirror, KeepsNothingOfALogThatDoesNotHold) {
  const auto whole = record::published(1100);
  std::size_t tried = 0;
  // One bit of each file: entries, tiles of both levels, the checkpoint.
  for (const auto& [path, bytes] : whole.files) {
    if (path == "key") continue;
    auto flipped = whole;
    flipped.files[path][bytes.size() / 2] ^= 4;
    const auto directory = fresh_directory("flips");
    auto mirror = open_mirror(directory);
    EXPECT_FALSE(mirror->sync(flipped.source(), 1000)) << path;
    EXPECT_EQ(mirror->standing().size, 0) << path;
    EXPECT_FALSE(std::filesystem::exists(mirror->folder() + "/checkpoint")) << path;
    EXPECT_FALSE(std::filesystem::exists(mirror->folder() + "/tile")) << path;
    // The log mended: the mirror goes on.
    const auto mended = mirror->sync(whole.source(), 1000);
    EXPECT_TRUE(mended) << path << ": " << mended.error().detail;
    ++tried;
  }
  EXPECT_EQ(tried, 12U);
}

TEST(Mirror, FollowsNoLogThatShrinksOrForks) {
  const auto directory = fresh_directory("forks");
  auto mirror = open_mirror(directory);
  ASSERT_TRUE(mirror->sync(record::published(700).source(), 1000));
  const auto shrunk = mirror->sync(record::published(600).source(), 1000);
  ASSERT_FALSE(shrunk);
  EXPECT_EQ(shrunk.error().word, "mirror.shrank");
  const auto forked = record::published(700, "two");
  const auto same_size = mirror->sync(forked.source(), 1000);
  ASSERT_FALSE(same_size);
  EXPECT_EQ(same_size.error().word, "mirror.forked");
  EXPECT_EQ(text_of(*read_file(directory + "/refused")), forked.checkpoint());
  EXPECT_FALSE(mirror->sync(record::published(900, "two").source(), 1000)) << "another beginning";
  EXPECT_EQ(mirror->standing().size, 700);
  ASSERT_TRUE(mirror->sync(record::published(900).source(), 1000)) << "the history it kept";
}

TEST(Mirror, FindsAndMendsAFlippedBit) {
  const auto directory = fresh_directory("mends");
  auto log = record::published(1400);
  auto mirror = open_mirror(directory);
  ASSERT_TRUE(mirror->sync(log.source(), 1000));
  log.grow_to(1500);
  log.publish();
  ASSERT_TRUE(mirror->sync(log.source(), 1000));
  ASSERT_TRUE(verified(*mirror));
  for (const auto* path :
       {"tile/entries/005.p/120", "tile/entries/001", "tile/0/003", "tile/1/000.p/5"}) {
    auto bytes = *read_file(mirror->folder() + "/" + path);
    bytes[bytes.size() / 3] ^= 1;
    ASSERT_TRUE(replace_file(mirror->folder() + "/" + path, bytes));
    ASSERT_FALSE(mirror->recheck());
    EXPECT_NE(mirror->standing().damage.find(path), std::string::npos) << mirror->standing().damage;
    ASSERT_TRUE(mirror->mend(log.source(), 1001));
    EXPECT_EQ(mirror->standing().damage, "");
    ASSERT_TRUE(verified(*mirror));
  }
  // A log that shows other entries now is no source to mend from.
  auto bytes = *read_file(mirror->folder() + "/tile/entries/000");
  bytes[9] ^= 1;
  ASSERT_TRUE(replace_file(mirror->folder() + "/tile/entries/000", bytes));
  ASSERT_FALSE(mirror->recheck());
  EXPECT_FALSE(mirror->mend(record::published(2000, "two").source(), 1002));
  EXPECT_NE(mirror->standing().damage, "");
}

TEST(Mirror, GoesOnWhereAFetchBrokeOff) {
  const auto directory = fresh_directory("broken");
  const auto log = record::published(20'000);
  auto mirror = open_mirror(directory);
  std::size_t asked = 0;
  const record::Source breaking = [&](const std::string& path) -> Result<Bytes> {
    if (++asked > 100) return refuse("network.unreachable", 502, "the line broke");
    return log.source()(path);
  };
  ASSERT_FALSE(mirror->sync(breaking, 1000));
  EXPECT_EQ(mirror->standing().size, 0);
  mirror.reset();
  mirror = open_mirror(directory);
  std::size_t bundles = 0;
  const record::Source counting = [&](const std::string& path) {
    if (path.starts_with("tile/entries/")) ++bundles;
    return log.source()(path);
  };
  ASSERT_TRUE(mirror->sync(counting, 1000));
  EXPECT_LT(bundles, 60U) << "of 79: what had come was not fetched again";
  ASSERT_TRUE(verified(*mirror));
}

}  // namespace
}  // namespace acta::network
