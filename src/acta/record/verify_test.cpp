#include "acta/record/verify.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <iterator>
#include <random>
#include <string>

#include "acta/base/files.h"
#include "acta/record/note.h"
#include "acta/record/record_for_test.h"

namespace acta::record {
namespace {

Result<Verification> verify(const TestLog& log, std::optional<std::string> remembered = {}) {
  return verify_record(log.source(), {.key = log.key(), .remembered = std::move(remembered)});
}

// The detail of a refusal, or "holds".
std::string verdict(const Result<Verification>& result) {
  return result ? "holds" : result.error().detail;
}

TEST(Verify, HoldsForAHonestRecordOfAnySize) {
  for (const std::int64_t size : {0, 1, 2, 255, 256, 257, 300, 511, 512, 1'000, 66'000}) {
    const auto log = published(size);
    const auto result = verify(log);
    ASSERT_TRUE(result) << size << ": " << result.error().detail;
    EXPECT_EQ(result->checkpoint.size, size);
    EXPECT_EQ(result->entries_open + result->entries_sealed, size);
    EXPECT_EQ(result->entries_sealed, size / 5);
    EXPECT_EQ(result->note, log.checkpoint());
  }
}

TEST(Verify, HoldsWhenPartialTilesAreGoneBecauseTheFullOnesExist) {
  auto log = published(300);
  const auto then = log.files["checkpoint"];
  log.grow_to(70'000);
  log.publish();
  log.files["checkpoint"] = then;
  for (const auto* path : {"tile/entries/001.p/44", "tile/0/001.p/44", "tile/1/000.p/1"}) {
    ASSERT_EQ(log.files.erase(path), 1U) << path;
  }
  EXPECT_EQ(verdict(verify(log)), "holds");
}

TEST(Verify, HoldsWithUnknownSignatureLines) {
  auto log = published(10);
  const auto other = make_signer("witness.example/w", KeyType::cosigner, Hash{8});
  const auto line = signature_line(other.verifier, Hash{});
  log.files["checkpoint"].insert(log.files["checkpoint"].end(), line.begin(), line.end());
  EXPECT_EQ(verdict(verify(log)), "holds");
}

TEST(Verify, NamesTheFirstThingThatIsWrong) {
  auto log = published(300);
  const auto good = log.files;
  log.files["tile/entries/001.p/44"][10] ^= 1U;
  EXPECT_EQ(verdict(verify(log)),
            "tile/0/001.p/44: hash 0 is not that of entry 256 in tile/entries/001.p/44");
  log.files = good;
  log.files["tile/0/000"][std::size_t{32} * 7] ^= 1U;
  EXPECT_TRUE(verdict(verify(log)).starts_with("tile/0/000: hash 7 is not that of entry 7 "));
  log.files = good;
  log.files["tile/1/000.p/1"][0] ^= 1U;
  EXPECT_EQ(verdict(verify(log)), "tile/1/000.p/1: hash 0 is not that of tile/0/000");
  log.files = good;
  log.files["tile/0/001.p/44"].push_back(0);
  EXPECT_TRUE(verdict(verify(log)).starts_with("tile/0/001.p/44: it has 1409 bytes"));
  log.files = good;
  log.files["tile/entries/000"].pop_back();
  EXPECT_TRUE(verdict(verify(log)).starts_with("tile/entries/000: "));
  log.files = good;
  log.files.erase("tile/entries/000");
  EXPECT_TRUE(verdict(verify(log)).starts_with("tile/entries/000"));
  log.files = good;
  log.files.erase("checkpoint");
  EXPECT_FALSE(verify(log));
}

// Files of every size on the way, as a server that publishes often leaves them.
TEST(Verify, FindsAFlipInANarrowerTileThatNobodyReads) {
  TestLog log;
  for (const std::int64_t size : {3, 200, 256, 260, 300, 520}) {
    log.grow_to(size);
    log.publish();
  }
  const auto directory = testing::TempDir() + "/narrow";
  std::filesystem::remove_all(directory);
  for (const auto& [path, bytes] : log.files) {
    ASSERT_TRUE(replace_file(directory + "/" + path, bytes));
  }
  const VerifyOptions options{.key = log.key()};
  EXPECT_EQ(verdict(verify_directory(directory, options)), "holds");
  for (const std::string path : {"tile/entries/000.p/3", "tile/0/000.p/200", "tile/0/001.p/44",
                                 "tile/entries/001.p/4", "tile/1/000.p/1"}) {
    ASSERT_TRUE(log.files.contains(path)) << path;
    for (const bool cut : {false, true}) {
      auto bytes = log.files[path];
      if (cut) bytes.pop_back();
      if (!cut) bytes[bytes.size() / 2] ^= 1U;
      ASSERT_TRUE(replace_file(directory + "/" + path, bytes));
      EXPECT_TRUE(verify_record(directory_source(directory), options)) << path << " is not read";
      EXPECT_TRUE(verdict(verify_directory(directory, options)).starts_with(path + ": ")) << path;
      ASSERT_TRUE(replace_file(directory + "/" + path, log.files[path]));
    }
  }
  EXPECT_EQ(verdict(verify_directory(directory, options)), "holds");
}

TEST(Verify, RefusesARecordOfAnotherKeyOrSize) {
  const auto log = published(300);
  const auto other = make_signer(log.key().name, KeyType::ed25519, Hash{2});
  EXPECT_FALSE(verify_record(log.source(), {.key = other.verifier}));
  auto claims_more = published(300);
  const auto opened = parse_checkpoint(parse_note(log.checkpoint())->text).value();
  auto bigger = opened;
  bigger.size = 301;
  const auto note = sign_checkpoint(bigger, test_log_key());
  claims_more.files["checkpoint"] = Bytes(note.begin(), note.end());
  EXPECT_FALSE(verify(claims_more));
  auto other_root = opened;
  other_root.root[0] ^= 1U;
  const auto wrong = sign_checkpoint(other_root, test_log_key());
  claims_more.files["checkpoint"] = Bytes(wrong.begin(), wrong.end());
  EXPECT_EQ(verdict(verify(claims_more)), "checkpoint: its root is not that of the entries");
}

TEST(Verify, RefusesWhatIsNoEntryAndTimeThatRunsBackwards) {
  TestLog log;
  log.append(test_entry(0));
  log.append("{\"at\":1}\n");
  log.publish();
  EXPECT_TRUE(verdict(verify(log)).starts_with("tile/entries/000.p/2: entry 1: "));
  TestLog backwards;
  backwards.append(test_entry(8));
  backwards.append(test_entry(3));
  backwards.publish();
  EXPECT_EQ(verdict(verify(backwards)),
            "tile/entries/000.p/2: entry 1 is older than the one before it");
}

TEST(Remembered, CheckpointsOfTheSameHistoryHold) {
  for (const std::int64_t before : {0, 1, 44, 255, 256, 300}) {
    auto log = published(before);
    const auto remembered = log.checkpoint();
    EXPECT_EQ(verdict(verify(log, remembered)), "holds");
    log.grow_to(600);
    log.publish();
    EXPECT_EQ(verdict(verify(log, remembered)), "holds") << before;
  }
}

TEST(Remembered, CheckpointsOfAnotherHistoryAreToldApart) {
  const auto remembered = published(300, "one").checkpoint();
  auto other = published(300, "another");
  const auto same_size = verify(other, remembered);
  ASSERT_FALSE(same_size);
  EXPECT_EQ(same_size.error().word, "record.inconsistent");
  other.grow_to(1'000);
  other.publish();
  const auto longer = verify(other, remembered);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().word, "record.inconsistent");
  const auto shorter = verify(published(299, "one"), remembered);
  ASSERT_FALSE(shorter);
  EXPECT_EQ(shorter.error().word, "record.shorter");
  EXPECT_FALSE(verify(published(300), "not a checkpoint"));
}

// Changes one bit of one file at random; whatever it is, the record must no longer hold.
TEST(Mutation, OfAnyBitOfAPublishedRecordIsFound) {
  const auto seed = std::random_device{}();
  std::printf("[ seed     ] %u\n", seed);
  std::mt19937_64 random(seed);
  TestLog log;
  log.grow_to(700);
  log.publish();
  log.files.erase("key");  // the key is given, not taken from the record
  const auto good = log.files;
  ASSERT_EQ(verdict(verify(log)), "holds");
  std::size_t flips = 0;
  for (int i = 0; i < 1'000; ++i) {
    auto file = log.files.begin();
    // Half by file, half by byte, so that the small files get their share.
    if (i % 2 == 0) {
      std::advance(file, static_cast<std::ptrdiff_t>(random() % log.files.size()));
    } else {
      std::size_t bytes = 0;
      for (const auto& [path, content] : log.files) bytes += content.size();
      auto at = random() % bytes;
      while (at >= file->second.size()) at -= (file++)->second.size();
    }
    auto& bytes = file->second;
    const auto place = random() % bytes.size();
    const auto bit = static_cast<std::uint8_t>(1U << (random() % 8U));
    bytes[place] ^= bit;
    EXPECT_FALSE(verify(log)) << "seed " << seed << ", " << file->first << " byte " << place;
    bytes[place] ^= bit;
    ++flips;
  }
  EXPECT_EQ(log.files, good);
  std::printf("[ flips    ] %zu executed\n", flips);
}

TEST(Mutation, OfEveryBitOfASmallRecordIsFound) {
  auto log = published(3);
  log.files.erase("key");
  for (auto& [path, bytes] : log.files) {
    for (std::size_t place = 0; place < bytes.size(); ++place) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        bytes[place] ^= static_cast<std::uint8_t>(1U << bit);
        ASSERT_FALSE(verify(log)) << path << " byte " << place;
        bytes[place] ^= static_cast<std::uint8_t>(1U << bit);
      }
    }
  }
  EXPECT_EQ(verdict(verify(log)), "holds");
}

TEST(Mutation, OfAnUnknownSignatureAloneIsNot) {
  auto log = published(3);
  const auto other = make_signer("witness.example/w", KeyType::cosigner, Hash{8});
  auto& note = log.files["checkpoint"];
  for (std::uint8_t value = 0; value < 10; ++value) {
    auto one = note;
    const auto line = signature_line(other.verifier, Hash{value});
    one.insert(one.end(), line.begin(), line.end());
    std::swap(note, one);
    EXPECT_EQ(verdict(verify(log)), "holds");
    std::swap(note, one);
  }
}

}  // namespace
}  // namespace acta::record
