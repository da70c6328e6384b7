// Our trees, proofs, tiles and notes against those of golang.org/x/mod/sumdb, on random sequences:
// what one makes the other accepts, and what is mutated both judge alike. The seed is printed;
// ACTA_SEED repeats a run, ACTA_DRILL makes it long.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

#include "acta/record/note.h"
#include "acta/record/tiles.h"
#include "acta/record/tree.h"
#include "go_peer.h"

namespace acta::differential {
namespace {

using record::consistency_proof;
using record::inclusion_proof;
using record::verify_consistency;
using record::verify_inclusion;

class DifferentialTest : public testing::Test {
 protected:
  DifferentialTest() : go_(ACTA_GO_PEER) {
    const auto* given = std::getenv("ACTA_SEED");
    seed_ = given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
    random_.seed(seed_);
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed_));
    RecordProperty("seed", std::to_string(seed_));
  }

  std::int64_t below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
  }
  static std::int64_t rounds(std::int64_t few) {
    return std::getenv("ACTA_DRILL") != nullptr ? few * 20 : few;
  }

  // Appends random leaves to both; keeps every perfect subtree of ours.
  void append(std::int64_t count) {
    std::vector<std::string> lines;
    for (std::int64_t i = 0; i < count; ++i) {
      std::string leaf;
      for (auto length = below(below(8) == 0 ? 400 : 40); length > 0; --length) {
        leaf += static_cast<char>(below(256));
      }
      lines.push_back("append " + to_hex(bytes_of(leaf)));
      leaves_.push_back(record::leaf_hash(bytes_of(leaf)));
      tree_.append(leaves_.back(), [&](int level, const Hash& root) {
        const auto at = static_cast<std::size_t>(level);
        if (levels_.size() <= at) levels_.resize(at + 1);
        levels_[at].push_back(root);
      });
    }
    EXPECT_EQ(go_.ask_all(lines).back(), std::to_string(tree_.size()));
  }
  // The subtrees read out of what was kept, and out of encoded tiles.
  record::SubtreeReader subtrees() {
    return [this](int level, std::int64_t index) -> Result<Hash> {
      return levels_.at(static_cast<std::size_t>(level)).at(static_cast<std::size_t>(index));
    };
  }
  Hash root(std::int64_t size) { return record::root_of(size, subtrees()).value(); }

  GoPeer go_;
  std::uint64_t seed_ = 0;
  std::mt19937_64 random_;
  record::Tree tree_;
  std::vector<Hash> leaves_;
  std::vector<std::vector<Hash>> levels_;
};

TEST_F(DifferentialTest, RootsOfAllSizesAreTheSame) {
  for (auto round = rounds(12); round > 0; --round) {
    append(1 + below(60));
    ASSERT_EQ(to_hex(tree_.root()), go_.ask(fmt::format("root {}", tree_.size())));
    const auto size = 1 + below(tree_.size());
    ASSERT_EQ(to_hex(root(size)), go_.ask(fmt::format("root {}", size)));
  }
}

TEST_F(DifferentialTest, EachProvesInclusionToTheOther) {
  append(1 + below(700));
  for (auto round = rounds(150); round > 0; --round) {
    if (round % 16 == 0) append(1 + below(20));
    const auto size = 1 + below(tree_.size());
    const auto index = below(size);
    const auto ours = inclusion_proof(index, size, subtrees()).value();
    const auto theirs = hashes_of(go_.ask(fmt::format("prove {} {}", index, size)));
    ASSERT_EQ(ours, theirs) << index << " in " << size;
    const auto leaf = leaves_[static_cast<std::size_t>(index)];
    ASSERT_TRUE(verify_inclusion(index, size, leaf, theirs, root(size)));
    ASSERT_EQ(go_.ask(fmt::format("check_record {} {} {} {}{}", size, to_hex(root(size)), index,
                                  to_hex(leaf), text_of_hashes(ours))),
              "good");
  }
}

TEST_F(DifferentialTest, EachProvesConsistencyToTheOther) {
  append(2 + below(700));
  for (auto round = rounds(150); round > 0; --round) {
    if (round % 16 == 0) append(1 + below(20));
    const auto to = 1 + below(tree_.size());
    const auto from = 1 + below(to);
    const auto ours = consistency_proof(from, to, subtrees()).value();
    const auto theirs = hashes_of(go_.ask(fmt::format("tree {} {}", from, to)));
    ASSERT_EQ(ours, theirs) << from << " to " << to;
    ASSERT_TRUE(verify_consistency(from, to, theirs, root(from), root(to)));
    ASSERT_EQ(go_.ask(fmt::format("check_tree {} {} {} {}{}", to, to_hex(root(to)), from,
                                  to_hex(root(from)), text_of_hashes(ours))),
              "good");
  }
}

// A proof with what it is judged by: first and second are (index, size) or (from, to).
struct Claim {
  std::int64_t first = 0;
  std::int64_t second = 0;
  Hash leaf{};  // or the old root
  Hash root{};
  std::vector<Hash> proof;
};

// The same, wrong in one way or, now and then, in none.
Claim mutated(Claim claim, std::mt19937_64& random) {
  const auto below = [&](std::uint64_t bound) { return random() % bound; };
  const auto flip = [&](Hash& hash) {
    hash[below(32)] ^= static_cast<std::uint8_t>(1U << below(8));
  };
  switch (below(11)) {
    case 0: claim.first += static_cast<std::int64_t>(below(3)) - 1; break;
    case 1: claim.second += static_cast<std::int64_t>(below(5)) - 2; break;
    case 2: claim.second *= 2; break;
    case 3: flip(claim.leaf); break;
    case 4: flip(claim.root); break;
    case 5: std::swap(claim.leaf, claim.root); break;
    case 6: claim.proof.push_back(claim.root); break;
    case 7: claim.proof.insert(claim.proof.begin(), claim.leaf); break;
    case 8:
      if (!claim.proof.empty()) claim.proof.pop_back();
      break;
    case 9:
      if (!claim.proof.empty()) flip(claim.proof[below(claim.proof.size())]);
      break;
    default:
      if (claim.proof.size() > 1) std::swap(claim.proof.front(), claim.proof.back());
  }
  return claim;
}

TEST_F(DifferentialTest, BothJudgeAWrongProofAlike) {
  append(3 + below(500));
  std::int64_t accepted = 0;
  const auto total = rounds(400);
  for (std::int64_t round = 0; round < total; ++round) {
    const auto size = 1 + below(tree_.size());
    const auto index = below(size);
    const bool inclusion = round % 2 == 0;
    const auto from = index + 1;
    Claim claim{.first = inclusion ? index : from, .second = size, .root = root(size)};
    claim.leaf = inclusion ? leaves_[static_cast<std::size_t>(index)] : root(from);
    claim.proof = inclusion ? inclusion_proof(index, size, subtrees()).value()
                            : consistency_proof(from, size, subtrees()).value();
    const auto wrong = mutated(claim, random_);
    // Of the empty tree Go says nothing; C2SP has it a prefix of every tree (tree_test.cpp).
    if (!inclusion && wrong.first == 0) continue;
    const bool ours =
        inclusion
            ? verify_inclusion(wrong.first, wrong.second, wrong.leaf, wrong.proof, wrong.root)
            : verify_consistency(wrong.first, wrong.second, wrong.proof, wrong.leaf, wrong.root);
    const auto theirs = go_.ask(fmt::format(
        "{} {} {} {} {}{}", inclusion ? "check_record" : "check_tree", wrong.second,
        to_hex(wrong.root), wrong.first, to_hex(wrong.leaf), text_of_hashes(wrong.proof)));
    ASSERT_EQ(ours ? "good" : "bad", theirs) << wrong.first << " " << wrong.second;
    accepted += ours ? 1 : 0;
  }
  std::printf("%lld proofs, %lld still right\n", static_cast<long long>(total),
              static_cast<long long>(accepted));
  EXPECT_LT(accepted, total / 2);
}

// As Go writes the path of a tile of height 8.
std::set<std::string> go_paths(const std::vector<record::TileId>& tiles) {
  std::set<std::string> paths;
  for (const auto& id : tiles) {
    if (id.level >= 0) paths.insert("tile/8/" + record::tile_path(id).substr(5));
  }
  return paths;
}

// Go lists every partial width from the old tree's to the new one's; wanted is the last, where the
// old tree did not have it.
std::set<std::string> wanted_of(const std::vector<std::string>& listed, std::int64_t from) {
  const auto old = go_paths(record::tiles_of(from));
  std::set<std::string> wanted;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const auto partial = listed[i].find(".p/");
    const bool wider = partial != std::string::npos && i + 1 < listed.size() &&
                       listed[i + 1].starts_with(listed[i].substr(0, partial + 3));
    if (!wider && !old.contains(listed[i])) wanted.insert(listed[i]);
  }
  return wanted;
}

TEST_F(DifferentialTest, TilesHaveTheSamePathsAndBytes) {
  append(257 + below(600));
  for (auto round = rounds(4); round > 0; --round) {
    const auto from = below(tree_.size());
    append(1 + below(300));
    const auto tiles = record::new_tiles(from, tree_.size());
    const auto listed = words_of(go_.ask(fmt::format("tiles {} {}", from, tree_.size())));
    ASSERT_EQ(go_paths(tiles), wanted_of(listed, from)) << from << " to " << tree_.size();
    for (const auto& id : tiles) {
      if (id.level < 0) continue;
      std::string bytes;
      const auto& level = levels_.at(static_cast<std::size_t>(id.level) * 8);
      for (std::int64_t i = 0; i < id.width; ++i) {
        bytes += to_hex(level.at(static_cast<std::size_t>(id.number * 256 + i)));
      }
      ASSERT_EQ(go_.ask(fmt::format("tile {} {} {}", id.level, id.number, id.width)), bytes);
    }
  }
}

std::string mutated_note(std::string note, std::mt19937_64& random) {
  const auto at = static_cast<std::size_t>(random() % note.size());
  const auto length = std::min<std::size_t>(note.size() - at, 1 + random() % 60);
  const auto last_line = note.rfind("\n", note.size() - 2) + 1;
  switch (random() % 8) {
    case 0: note[at] = static_cast<char>(note[at] ^ (1 << random() % 8)); break;
    case 1: note.erase(at, length); break;
    case 2: note.insert(at, note.substr(at, length)); break;
    case 3: note.insert(at, 1, static_cast<char>(random() % 256)); break;
    case 4: note += note.substr(last_line); break;
    case 5: note += "\xE2\x80\x94 other.example AAAAAAAA\n"; break;
    case 6: note.insert(last_line, "\xE2\x80\x94 other.example AAAAAQ==\n"); break;
    default: note.resize(at);
  }
  return note;
}

TEST_F(DifferentialTest, NotesAreJudgedAlikeSaveWhereOursIsStricterByTheSpecification) {
  Hash seed{};
  for (auto& byte : seed) byte = static_cast<std::uint8_t>(below(256));
  const auto key = record::make_signer("differential.example/1", record::KeyType::ed25519, seed);
  const std::vector known{key.verifier};
  std::int64_t stricter = 0;
  for (auto round = rounds(400); round > 0; --round) {
    const auto text =
        fmt::format("differential.example/1\n{}\n{}\n", below(1'000'000'000), to_base64(seed));
    const auto signed_there =
        from_hex(go_.ask(fmt::format("sign {} {}", key.text(), to_hex(bytes_of(text))))).value();
    const auto ours = record::sign_note(text, key);
    ASSERT_EQ(ours, text_of(signed_there));  // Ed25519 is deterministic
    const auto note = round % 10 == 0 ? ours : mutated_note(ours, random_);
    const auto parsed = record::parse_note(note);
    const bool good = parsed && record::verify_note(*parsed, known);
    const auto verdict =
        go_.ask(fmt::format("open {} {}", key.verifier.text(), to_hex(bytes_of(note))));
    if (good) {
      ASSERT_EQ(verdict, "good") << note;
    } else if (verdict == "good") {
      // Allowed by signed-note: canonical base64, and one signature for each key.
      ASSERT_FALSE(parsed) << note;
      const auto& why = parsed.error().detail;
      ASSERT_TRUE(why.ends_with("not canonical base64") || why.ends_with("one key signed twice"))
          << why << "\n"
          << note;
      ++stricter;
    }
  }
  std::printf("%lld notes that Go takes and ours refuses\n", static_cast<long long>(stricter));
}

}  // namespace
}  // namespace acta::differential
