#include "acta/network/witness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "acta/base/files.h"
#include "acta/network/add_checkpoint.h"
#include "acta/record/note.h"
#include "acta/record/record_for_test.h"
#include "acta/record/vectors_for_test.h"

namespace acta::network {
namespace {

using record::KeyType;
using record::make_signer;

std::string fresh_directory(std::string_view name) {
  auto path =
      testing::TempDir() + "acta_witness_" + std::string(name) + "_" + std::to_string(::getpid());
  std::filesystem::remove_all(path);
  return path;
}

record::SignerKey witness_key() {
  return make_signer("witness.example/w1", KeyType::cosigner, Hash{7});
}

std::unique_ptr<Witness> open_witness(const std::string& directory) {
  auto opened = Witness::open(directory, witness_key(), {record::test_log_key().verifier});
  EXPECT_TRUE(opened) << opened.error().detail;
  return std::move(*opened);
}

// The tree of the leaves "0", "1", ... and its checkpoints.
struct Log {
  std::vector<Hash> leaves;
  explicit Log(std::int64_t size) {
    for (std::int64_t i = 0; i < size; ++i) {
      leaves.push_back(record::leaf_hash(bytes_of(std::to_string(i))));
    }
  }
  [[nodiscard]] record::SubtreeReader reader() const {
    return [this](int level, std::int64_t index) -> Result<Hash> {
      record::Tree tree;
      const auto width = std::int64_t{1} << level;
      for (auto i = index * width; i < (index + 1) * width; ++i) {
        tree.append(leaves[static_cast<std::size_t>(i)]);
      }
      return tree.root();
    };
  }
  [[nodiscard]] std::string note(std::int64_t size) const {
    return record::sign_checkpoint({.origin = record::test_log_key().verifier.name,
                                    .size = size,
                                    .root = record::root_of(size, reader()).value()},
                                   record::test_log_key());
  }
  [[nodiscard]] std::string ask(std::int64_t from, std::int64_t to) const {
    AddCheckpoint request{.old_size = from, .proof = {}, .note = note(to)};
    if (from > 0 && from < to) {
      request.proof = record::consistency_proof(from, to, reader()).value();
    }
    return print_add_checkpoint(request);
  }
};

TEST(Witness, AnswersEveryVector) {
  using record::vectors;
  ACTA_NEEDS_VECTORS();
  const auto& keys = record::section("keys");
  std::size_t count = 0;
  for (const auto& vector : *record::section("witness_add_checkpoint").array()) {
    const auto name = record::text_in(vector, "name");
    const auto directory = fresh_directory("vectors");
    const auto signer_of = [](const Json& key, KeyType type) {
      return make_signer(record::text_in(key, "name"), type,
                         record::hash_of_hex(record::text_in(key, "seed")));
    };
    const auto log = signer_of(*keys.find("log"), KeyType::ed25519);
    const auto own = signer_of(keys.find("witnesses")->array()->front(), KeyType::cosigner);
    auto witness = Witness::open(directory, own, {log.verifier}).value();
    // What it saw before: the vectors' own tree of that size.
    const auto seen = record::number_in(vector, "witness_state_size");
    record::Tree tree;
    for (std::int64_t i = 0; i < seen; ++i) tree.append(record::vector_leaf(i));
    if (seen > 0) {
      const auto note = record::sign_checkpoint(
          {.origin = log.verifier.name, .size = seen, .root = tree.root()}, log);
      ASSERT_EQ(
          witness
              ->add_checkpoint(print_add_checkpoint({.old_size = 0, .proof = {}, .note = note}), 1)
              .status,
          200);
    }
    const auto& request = record::text_in(vector, "request");
    const auto* expected = vector.find("response");
    std::uint64_t at = 1'767'225'600;
    if (expected != nullptr && record::number_in(vector, "status") == 200) {
      // The time of the expected cosignature stands in its bytes.
      const auto line = *expected->text();
      const auto blob =
          from_base64(line.substr(line.rfind(' ') + 1, line.size() - line.rfind(' ') - 2));
      at = 0;
      for (std::size_t i = 4; i < 12; ++i) at = at << 8U | (*blob)[i];
    }
    const auto answer = witness->add_checkpoint(request, at);
    EXPECT_EQ(answer.status, record::number_in(vector, "status")) << name << ": " << answer.body;
    if (expected != nullptr) {
      EXPECT_EQ(answer.body, *expected->text()) << name;
    }
    EXPECT_EQ(answer.content_type == "text/x.tlog.size", answer.status == 409) << name;
    ++count;
  }
  record::executed("witness add-checkpoint", count);
}

// "If the checkpoint's size is zero, the root hash must be that of the empty tree" (422) is asked
// last, as for every other checkpoint: who answers otherwise tells strangers what it knows.
TEST(Witness, AsksOfAnEmptyTreeInTheOrderOfAllOthers) {
  const auto directory = fresh_directory("empty");
  const auto witness = open_witness(directory);
  const auto wrong = [](std::int64_t old_size) {
    return print_add_checkpoint(
        {.old_size = old_size,
         .proof = {},
         .note = record::sign_checkpoint(
             {.origin = record::test_log_key().verifier.name, .size = 0, .root = Hash{1}},
             record::test_log_key())});
  };
  EXPECT_EQ(witness->add_checkpoint(wrong(3), 100).status, 400);
  EXPECT_EQ(witness->add_checkpoint(wrong(0), 100).status, 422);
  ASSERT_EQ(witness->add_checkpoint(Log(5).ask(0, 5), 101).status, 200);
  EXPECT_EQ(witness->add_checkpoint(wrong(0), 102).status, 409);
  EXPECT_EQ(witness->add_checkpoint(wrong(0), 102).body, "5\n");
}

TEST(Witness, RemembersBeforeItAnswers) {
  const auto directory = fresh_directory("memory");
  const Log log(40);
  {
    auto witness = open_witness(directory);
    ASSERT_EQ(witness->add_checkpoint(log.ask(0, 17), 100).status, 200);
  }
  auto witness = open_witness(directory);
  EXPECT_EQ(witness->add_checkpoint(log.ask(0, 40), 101).status, 409);
  EXPECT_EQ(witness->add_checkpoint(log.ask(0, 40), 101).body, "17\n");
  EXPECT_EQ(witness->add_checkpoint(log.ask(17, 40), 102).status, 200);
  // The same again is cosigned again: that it is still there.
  EXPECT_EQ(witness->add_checkpoint(log.ask(40, 40), 103).status, 200);
  const auto served =
      witness->checkpoint(to_hex(sha256(bytes_of(record::test_log_key().verifier.name))));
  EXPECT_EQ(served.status, 200);
  const std::vector logs{record::test_log_key().verifier};
  const auto opened = record::VerifiedCheckpoint::open(served.body, logs[0].name, logs);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->size(), 40);
  EXPECT_EQ(opened->cosignatures(std::vector{witness_key().verifier})->at(0).at, 103U);
}

TEST(Witness, SaysNothingWhenItCannotRemember) {
  const auto directory = fresh_directory("full");
  const Log log(5);
  auto witness = open_witness(directory);
  // A file where the folder of the log has to be.
  const auto folder =
      directory + "/" + to_hex(sha256(bytes_of(record::test_log_key().verifier.name)));
  ASSERT_TRUE(replace_file(folder, bytes_of("in the way")));
  const auto answer = witness->add_checkpoint(log.ask(0, 5), 100);
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("\u2014"), std::string::npos);
  std::filesystem::remove(folder);
  EXPECT_EQ(witness->add_checkpoint(log.ask(0, 5), 100).status, 200) << "it forgot nothing";
}

TEST(Witness, NeverCosignsTwoHistories) {
  const auto directory = fresh_directory("split");
  const Log log(12);
  Log other(12);
  other.leaves[3] = record::leaf_hash(bytes_of("another"));
  auto witness = open_witness(directory);
  ASSERT_EQ(witness->add_checkpoint(log.ask(0, 8), 100).status, 200);
  EXPECT_EQ(witness->add_checkpoint(other.ask(8, 8), 101).status, 422);
  EXPECT_EQ(witness->add_checkpoint(other.ask(8, 12), 101).status, 422);
  const auto evidence =
      read_file(directory + "/" + to_hex(sha256(bytes_of(record::test_log_key().verifier.name))) +
                "/refused");
  ASSERT_TRUE(evidence);
  EXPECT_EQ(text_of(*evidence), other.note(12));
  EXPECT_EQ(witness->seen().begin()->second.size, 8);
}

TEST(Witness, GoesOnlyForwardWhenManyAskAtOnce) {
  const auto directory = fresh_directory("race");
  const Log log(200);
  auto witness = open_witness(directory);
  ASSERT_EQ(witness->add_checkpoint(log.ask(0, 1), 100).status, 200);
  std::vector<std::string> asked;
  for (std::int64_t to = 2; to <= 60; ++to) asked.push_back(log.ask(1, to));
  std::atomic<int> cosigned = 0;
  {
    std::vector<std::jthread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = static_cast<std::size_t>(t); i < asked.size(); i += 4) {
          cosigned += witness->add_checkpoint(asked[i], 101).status == 200 ? 1 : 0;
        }
      });
    }
  }
  // All of them were consistent with size 1, and only one of them came first.
  EXPECT_EQ(cosigned, 1);
}

TEST(Witness, RefusesAMemoryThatIsNotItsOwn) {
  const auto directory = fresh_directory("damaged");
  const Log log(9);
  {
    ASSERT_EQ(open_witness(directory)->add_checkpoint(log.ask(0, 9), 100).status, 200);
  }
  const auto path = directory + "/" +
                    to_hex(sha256(bytes_of(record::test_log_key().verifier.name))) + "/checkpoint";
  auto bytes = *read_file(path);
  bytes[bytes.size() - 20] ^= 1;
  ASSERT_TRUE(replace_file(path, bytes));
  const auto opened = Witness::open(directory, witness_key(), {record::test_log_key().verifier});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().word, "witness.memory_unreadable");
}

TEST(Witness, IsHeldByOneProcess) {
  const auto directory = fresh_directory("held");
  const auto first = open_witness(directory);
  const auto second = Witness::open(directory, witness_key(), {record::test_log_key().verifier});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().word, "witness.in_use");
}

TEST(AddCheckpoint, RefusesWhatIsMalformed) {
  const Log log(3);
  const auto good = log.ask(1, 3);
  ASSERT_TRUE(parse_add_checkpoint(good));
  EXPECT_EQ(print_add_checkpoint(*parse_add_checkpoint(good)), good);
  const auto hash = to_base64(ByteView(Hash{}));
  std::string many = "old 1\n";
  for (int i = 0; i < 64; ++i) many += hash + "\n";
  for (const auto& bad :
       {std::string(), std::string("old"), std::string("old \n\n"), std::string("old 01\n\nx"),
        std::string("old +1\n\nx"), std::string("old -1\n\nx"), std::string("old 1 \n\nx"),
        std::string("old 9223372036854775808\n\nx"), std::string("old 1\n") + hash,
        std::string("old 1\nAAAA\n\nx"), std::string("old 1\r\n\r\nx"), many + "\nx",
        std::string(add_checkpoint_max + 1, 'x')}) {
    EXPECT_FALSE(parse_add_checkpoint(bad)) << bad.substr(0, 40);
  }
}

}  // namespace
}  // namespace acta::network
