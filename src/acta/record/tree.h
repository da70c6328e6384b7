// The Merkle tree of RFC 6962 §2.1 (unchanged in RFC 9162): hashes, the incremental root, and
// proofs.
//
// A proof does not authenticate the size of a tree: take (size, root) together from one verified
// checkpoint (checkpoint.h), never from beside the proof. Pure; no thread owns anything here.
//
//   Tree tree;
//   for (const auto& entry : entries) tree.append(leaf_hash(entry));
//   tree.root();
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

// SHA-256(0x00 || entry)
[[nodiscard]] Hash leaf_hash(ByteView entry);
// SHA-256(0x01 || left || right)
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
// SHA-256(""), the root of the empty tree.
[[nodiscard]] Hash empty_root();

// Gives the hash of the perfect subtree that covers leaves [index * 2^level, (index + 1) *
// 2^level).
using SubtreeReader = std::function<Result<Hash>(int level, std::int64_t index)>;

// The roots of the perfect subtrees that the leaves so far make, one for each set bit of their
// number.
class Tree {
 public:
  Tree() = default;
  // The tree of the first `size` leaves of a stored one.
  static Result<Tree> resume(std::int64_t size, const SubtreeReader& read);

  void append(const Hash& leaf) {
    append(leaf, [](int, const Hash&) {});
  }
  // Calls visit(level, root) for every perfect subtree that the leaf completes, lowest first.
  template <class Visit>
  void append(const Hash& leaf, Visit visit) {
    Hash hash = leaf;
    int level = 0;
    visit(level, hash);
    for (; !roots_.empty() && roots_.back().first == level; roots_.pop_back()) {
      hash = node_hash(roots_.back().second, hash);
      visit(++level, hash);
    }
    roots_.emplace_back(level, hash);
    ++size_;
  }
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] Hash root() const;

 private:
  std::int64_t size_ = 0;
  std::vector<std::pair<int, Hash>> roots_;  // (level, root), highest level first
};

// Leaf side first. REQUIRES 0 <= index < size, and 0 < from <= to.
Result<std::vector<Hash>> inclusion_proof(std::int64_t index, std::int64_t size,
                                          const SubtreeReader& read);
Result<std::vector<Hash>> consistency_proof(std::int64_t from, std::int64_t to,
                                            const SubtreeReader& read);
// The root of the first `size` leaves.
Result<Hash> root_of(std::int64_t size, const SubtreeReader& read);

// RFC 9162 §2.1.3.2 and §2.1.4.2.
[[nodiscard]] bool verify_inclusion(std::int64_t index, std::int64_t size, const Hash& leaf,
                                    std::span<const Hash> proof, const Hash& root);
[[nodiscard]] bool verify_consistency(std::int64_t from, std::int64_t to,
                                      std::span<const Hash> proof, const Hash& from_root,
                                      const Hash& to_root);

}  // namespace acta::record
