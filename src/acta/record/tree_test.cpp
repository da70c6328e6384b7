#include "acta/record/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/record/vectors_for_test.h"

namespace acta::record {
namespace {

// RFC 6962 §2.1 as it is written, recursively: the oracle of these tests.
Hash defined_root(std::span<const Hash> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(defined_root(leaves.first(k)), defined_root(leaves.subspan(k)));
}

std::vector<Hash> leaves_to(std::int64_t size) {
  std::vector<Hash> leaves;
  leaves.reserve(static_cast<std::size_t>(size));
  for (std::int64_t i = 0; i < size; ++i) leaves.push_back(vector_leaf(i));
  return leaves;
}

SubtreeReader reader_of(const std::vector<Hash>& leaves) {
  return [&leaves](int level, std::int64_t index) -> Result<Hash> {
    const auto width = std::size_t{1} << static_cast<unsigned>(level);
    const auto begin = static_cast<std::size_t>(index) * width;
    if (begin + width > leaves.size()) return refuse("test", 500, "beyond the tree");
    return defined_root(std::span(leaves).subspan(begin, width));
  };
}

TEST(Tree, GrowsToTheRootThatTheDefinitionGives) {
  const auto leaves = leaves_to(130);
  Tree tree;
  EXPECT_EQ(tree.root(), empty_root());
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    tree.append(leaves[size - 1]);
    ASSERT_EQ(tree.root(), defined_root(std::span(leaves).first(size))) << size;
    const auto resumed = Tree::resume(static_cast<std::int64_t>(size), reader_of(leaves));
    ASSERT_TRUE(resumed);
    ASSERT_EQ(resumed->root(), tree.root());
  }
}

TEST(Tree, TellsLeavesNodesAndTheEmptyTreeApart) {
  const auto one = leaf_hash(bytes_of("x"));
  Bytes both(one.begin(), one.end());
  both.insert(both.end(), one.begin(), one.end());
  EXPECT_NE(leaf_hash(both), node_hash(one, one));
  EXPECT_NE(leaf_hash({}), empty_root());
}

TEST(Proofs, OfEveryEntryInEveryTreeTo64VerifyAndNoOtherIndexDoes) {
  const auto leaves = leaves_to(64);
  std::size_t proofs = 0;
  for (std::int64_t size = 1; size <= 64; ++size) {
    const auto root = defined_root(std::span(leaves).first(static_cast<std::size_t>(size)));
    for (std::int64_t index = 0; index < size; ++index, ++proofs) {
      const auto proof = inclusion_proof(index, size, reader_of(leaves));
      ASSERT_TRUE(proof);
      const auto& leaf = leaves[static_cast<std::size_t>(index)];
      ASSERT_TRUE(verify_inclusion(index, size, leaf, *proof, root));
      for (std::int64_t other = 0; other < size; ++other) {
        ASSERT_EQ(verify_inclusion(other, size, leaf, *proof, root), other == index);
      }
      auto longer = *proof;
      longer.push_back(root);
      ASSERT_FALSE(verify_inclusion(index, size, leaf, longer, root));
      if (proof->empty()) continue;
      ASSERT_FALSE(
          verify_inclusion(index, size, leaf, std::span(*proof).first(proof->size() - 1), root));
    }
  }
  EXPECT_EQ(proofs, 64U * 65U / 2U);
}

TEST(Proofs, OfConsistencyBetweenAllTreesTo64VerifyAndNoMutantDoes) {
  const auto leaves = leaves_to(64);
  const auto root_at = [&](std::int64_t size) {
    return defined_root(std::span(leaves).first(static_cast<std::size_t>(size)));
  };
  for (std::int64_t to = 1; to <= 64; ++to) {
    for (std::int64_t from = 1; from <= to; ++from) {
      const auto proof = consistency_proof(from, to, reader_of(leaves));
      ASSERT_TRUE(proof);
      ASSERT_TRUE(verify_consistency(from, to, *proof, root_at(from), root_at(to)));
      if (from == to) continue;
      ASSERT_FALSE(verify_consistency(from, to, *proof, root_at(to), root_at(from)));
      for (std::size_t place = 0; place < proof->size(); ++place) {
        auto mutant = *proof;
        mutant[place][place % 32] ^= 1U;
        ASSERT_FALSE(verify_consistency(from, to, mutant, root_at(from), root_at(to)));
      }
    }
  }
}

TEST(Proofs, RefuseIndexesAndSizesOutOfRange) {
  const auto leaf = vector_leaf(0);
  EXPECT_TRUE(verify_inclusion(0, 1, leaf, {}, leaf));
  EXPECT_FALSE(verify_inclusion(-1, 1, leaf, {}, leaf));
  EXPECT_FALSE(verify_inclusion(1, 1, leaf, {}, leaf));
  EXPECT_FALSE(verify_consistency(-1, 1, {}, leaf, leaf));
  EXPECT_TRUE(verify_consistency(0, 1, {}, empty_root(), leaf));
  EXPECT_FALSE(verify_consistency(0, 1, std::vector{leaf}, empty_root(), leaf));
}

TEST(Vectors, HashesAndRootsAreThoseOfTheReference) {
  ACTA_NEEDS_VECTORS();
  const auto small = hashes_in(*vectors(), "leaf_hashes_0_15");
  for (std::size_t i = 0; i < small.size(); ++i) {
    EXPECT_EQ(vector_leaf(static_cast<std::int64_t>(i)), small[i]);
  }
  executed("leaf_hashes_0_15", small.size());
  EXPECT_EQ(to_hex(leaf_hash({})), text_in(*vectors(), "leaf_hash_of_empty_entry"));
  EXPECT_EQ(to_hex(node_hash(small[0], small[1])), text_in(*vectors(), "node_hash_0_1"));
  executed("leaf_hash_of_empty_entry, node_hash_0_1", 2);

  const auto roots = hashes_in(*vectors(), "roots_0_300");
  Tree tree;
  for (std::size_t size = 0; size < roots.size(); ++size) {
    ASSERT_EQ(tree.root(), roots[size]) << size;
    tree.append(vector_leaf(static_cast<std::int64_t>(size)));
  }
  executed("roots_0_300", roots.size());

  std::size_t large = 0;
  for (const auto& item : *section("roots_large").array()) {
    const auto size = number_in(item, "size");
    while (tree.size() < size) tree.append(vector_leaf(tree.size()));
    ASSERT_EQ(tree.size(), size) << "the sizes ascend";
    ASSERT_EQ(to_hex(tree.root()), text_in(item, "root"));
    ++large;
  }
  executed("roots_large", large);
}

TEST(Vectors, TheReferenceLeavesOfCertificateTransparencyGiveItsRoots) {
  ACTA_NEEDS_VECTORS();
  const auto& reference = section("rfc6962_reference");
  const auto roots = hashes_in(reference, "roots_0_8");
  const auto& leaves = *reference.find("leaves_hex")->array();
  ASSERT_EQ(roots.size(), leaves.size() + 1);
  Tree tree;
  EXPECT_EQ(tree.root(), roots[0]);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    tree.append(leaf_hash(from_hex(*leaves[i].text()).value()));
    EXPECT_EQ(tree.root(), roots[i + 1]);
  }
  executed("rfc6962_reference", roots.size());
}

TEST(Vectors, ProofsAreThoseOfTheReferenceByteForByte) {
  ACTA_NEEDS_VECTORS();
  const auto& inclusion = *section("inclusion").array();
  const auto& consistency = *section("consistency").array();
  std::int64_t largest = 0;
  for (const auto& item : inclusion) largest = std::max(largest, number_in(item, "size"));
  for (const auto& item : consistency) largest = std::max(largest, number_in(item, "new_size"));
  const auto leaves = leaves_to(largest);
  const auto reader = reader_of(leaves);
  for (const auto& item : inclusion) {
    const auto index = number_in(item, "index");
    const auto size = number_in(item, "size");
    const auto proof = hashes_in(item, "proof");
    ASSERT_EQ(inclusion_proof(index, size, reader).value(), proof);
    EXPECT_TRUE(
        verify_inclusion(index, size, vector_leaf(index), proof, root_of(size, reader).value()));
  }
  executed("inclusion", inclusion.size());
  for (const auto& item : consistency) {
    const auto from = number_in(item, "old_size");
    const auto to = number_in(item, "new_size");
    const auto proof = hashes_in(item, "proof");
    ASSERT_EQ(consistency_proof(from, to, reader).value(), proof);
    EXPECT_TRUE(verify_consistency(from, to, proof, root_of(from, reader).value(),
                                   root_of(to, reader).value()));
  }
  executed("consistency", consistency.size());
}

TEST(Vectors, ProofsThatMustBeRefusedAre) {
  ACTA_NEEDS_VECTORS();
  const auto& inclusion = *section("inclusion_negative").array();
  for (const auto& item : inclusion) {
    const auto proof = hashes_in(item, "proof");
    EXPECT_FALSE(verify_inclusion(number_in(item, "index"), number_in(item, "size"),
                                  hash_of_hex(text_in(item, "leaf_hash")), proof,
                                  hash_of_hex(text_in(item, "root"))))
        << text_in(item, "desc");
  }
  executed("inclusion_negative", inclusion.size());
  const auto& consistency = *section("consistency_negative").array();
  for (const auto& item : consistency) {
    const auto proof = hashes_in(item, "proof");
    EXPECT_FALSE(verify_consistency(number_in(item, "old_size"), number_in(item, "new_size"), proof,
                                    hash_of_hex(text_in(item, "root1")),
                                    hash_of_hex(text_in(item, "root2"))))
        << text_in(item, "desc");
  }
  executed("consistency_negative", consistency.size());
}

TEST(Vectors, AProofDoesNotAuthenticateTheSizeOfTheTree) {
  ACTA_NEEDS_VECTORS();
  const auto leaves = leaves_to(301);
  const auto reader = reader_of(leaves);
  const auto& examples = *section("size_not_authenticated").find("examples")->array();
  std::size_t count = 0;
  for (const auto& other : *examples[0].find("also_verifies_for")->array()) {
    const auto index = number_in(examples[0], "index");
    const auto size = number_in(examples[0], "proof_for_size");
    EXPECT_TRUE(verify_inclusion(index, *other.integer(), vector_leaf(index),
                                 inclusion_proof(index, size, reader).value(),
                                 root_of(size, reader).value()));
    ++count;
  }
  for (const auto& other : *examples[1].find("also_verifies_for_new")->array()) {
    const auto from = number_in(examples[1], "old");
    const auto to = number_in(examples[1], "new");
    EXPECT_TRUE(verify_consistency(from, *other.integer(),
                                   consistency_proof(from, to, reader).value(),
                                   root_of(from, reader).value(), root_of(to, reader).value()));
    ++count;
  }
  executed("size_not_authenticated", count);
}

}  // namespace
}  // namespace acta::record
