#include "acta/record/verify_command.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "acta/record/record_for_test.h"

namespace acta::record {
namespace {

class VerifyCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "acta-verify-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  void write(const TestLog& log) {
    for (const auto& [path, bytes] : log.files) {
      const auto file = directory_ / "record" / path;
      std::filesystem::create_directories(file.parent_path());
      std::ofstream(file, std::ios::binary) << text_of(bytes);
    }
  }
  [[nodiscard]] std::string record() const { return (directory_ / "record").string(); }
  [[nodiscard]] std::string memory() const { return (directory_ / "memory").string(); }
  [[nodiscard]] std::string remembered() const {
    std::ifstream file(memory(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  static CommandOutcome run(const std::vector<std::string>& arguments) {
    const std::vector<std::string_view> views(arguments.begin(), arguments.end());
    return run_verify(views);
  }

  std::filesystem::path directory_;
};

TEST_F(VerifyCommand, SaysThatAnHonestRecordHolds) {
  const auto log = published(1'000);
  write(log);
  const auto outcome = run({record(), "--key", log.key().text()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out.ends_with("holds\n"));
  EXPECT_NE(outcome.out.find("1,000: 800 public, 200 sealed"), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.err, "");
}

TEST_F(VerifyCommand, SaysLoudlyThatTheKeyCameFromTheRecord) {
  write(published(10));
  const auto outcome = run({record()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.err.starts_with("CAUTION: "));
}

TEST_F(VerifyCommand, RefusesARecordSignedByAnotherKey) {
  const auto other = make_signer("acta.example/log/1", KeyType::ed25519, Hash{2});
  write(published(10));
  const auto outcome = run({record(), "--key", other.verifier.text()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(outcome.err.starts_with("DOES NOT HOLD: checkpoint: ")) << outcome.err;
  EXPECT_EQ(outcome.out, "");
}

TEST_F(VerifyCommand, RemembersACheckpointAndRefusesAnotherHistory) {
  auto log = published(300);
  write(log);
  const std::vector<std::string> arguments{record(), "--key", log.key().text(), "--remember",
                                           memory()};
  EXPECT_EQ(run(arguments).exit_code, 0);
  EXPECT_EQ(remembered(), log.checkpoint());

  log.grow_to(600);
  log.publish();
  write(log);
  const auto grown = run(arguments);
  EXPECT_EQ(grown.exit_code, 0) << grown.err;
  EXPECT_NE(grown.out.find("300 entries, of which"), std::string::npos) << grown.out;
  EXPECT_EQ(remembered(), log.checkpoint());

  std::filesystem::remove_all(record());
  write(published(500));
  const auto shorter = run(arguments);
  EXPECT_EQ(shorter.exit_code, 1);
  EXPECT_NE(shorter.err.find("has 500 entries; 600 were remembered"), std::string::npos);

  write(published(700, "another"));
  const auto other = run(arguments);
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_EQ(remembered(), log.checkpoint()) << "what failed is not remembered";
}

TEST_F(VerifyCommand, RefusesAnotherKeyThanTheRememberedOneEvenWithoutAKeyGiven) {
  write(published(300));
  EXPECT_EQ(run({record(), "--remember", memory()}).exit_code, 0);
  TestLog other(make_signer("acta.example/log/1", KeyType::ed25519, Hash{2}));
  other.grow_to(400);
  other.publish();
  write(other);
  EXPECT_EQ(run({record()}).exit_code, 0) << "alone it holds";
  EXPECT_EQ(run({record(), "--remember", memory()}).exit_code, 1);
}

TEST_F(VerifyCommand, SaysWhenItCannotRemember) {
  write(published(10));
  const auto nowhere = (directory_ / "absent" / "memory").string();
  const auto outcome = run({record(), "--remember", nowhere});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("cannot be written"), std::string::npos) << outcome.err;
  std::ofstream(memory()) << "not a checkpoint";
  EXPECT_EQ(run({record(), "--remember", memory()}).exit_code, 1);
}

TEST_F(VerifyCommand, FailsForAnyFileThatIsMissing) {
  const auto log = published(300);
  for (const auto& [path, bytes] : log.files) {
    write(log);
    std::filesystem::remove(directory_ / "record" / path);
    EXPECT_EQ(run({record()}).exit_code, 1) << path;
  }
}

TEST_F(VerifyCommand, ListsThePathsOfAllFiles) {
  const auto log = published(300);
  write(log);
  const auto outcome = run({record(), "--paths"});
  EXPECT_EQ(outcome.exit_code, 0);
  std::string expected;
  for (const auto* path : {"tile/entries/000", "tile/entries/001.p/44", "tile/0/000",
                           "tile/0/001.p/44", "tile/1/000.p/1"}) {
    expected += std::string(path) + "\n";
  }
  EXPECT_EQ(outcome.out, expected);
}

TEST_F(VerifyCommand, ExplainsWhatItDoesNotUnderstand) {
  const auto key = published(1).key().text();
  const std::vector<std::vector<std::string>> misuses = {
      {},
      {record(), "more"},
      {record(), "--key"},
      {record(), "--key", "x"},
      {record(), "--key", key, "--key", key},
      {record(), "--unknown"},
      {"https://acta.example/record"},
      {"ftp://acta.example/record"},
      {"http://"},
      {"http://host:port/"},
      {"http://host:123456/"},
      {"http://user@host/"},
  };
  for (const auto& arguments : misuses) {
    const auto outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << (arguments.empty() ? "" : arguments.back());
    EXPECT_FALSE(outcome.err.empty());
  }
  EXPECT_EQ(run({"--help"}).exit_code, 0);
}

}  // namespace
}  // namespace acta::record
