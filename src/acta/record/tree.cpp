#include "acta/record/tree.h"

#include <array>
#include <bit>

#include "acta/base/check.h"

namespace acta::record {
namespace {

// The largest power of two below n, for n > 1.
std::int64_t split(std::int64_t n) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

int level_of(std::int64_t width) {
  return std::countr_zero(static_cast<std::uint64_t>(width));
}

// MTH(D[begin : begin + width]).
Result<Hash> range_root(std::int64_t begin, std::int64_t width, const SubtreeReader& read) {
  if (std::has_single_bit(static_cast<std::uint64_t>(width))) {
    return read(level_of(width), begin / width);
  }
  const auto k = split(width);
  const auto left = ACTA_TRY(range_root(begin, k, read));
  const auto right = ACTA_TRY(range_root(begin + k, width - k, read));
  return node_hash(left, right);
}

// One step of both verifications: fn and sn are the paths of the first and the last node.
struct Walk {
  std::uint64_t fn;
  std::uint64_t sn;

  // Whether the next hash of the proof stands to the left.
  [[nodiscard]] bool left() const { return (fn & 1U) != 0 || fn == sn; }
  void skip() {
    if ((fn & 1U) != 0) return;
    while (fn != 0 && (fn & 1U) == 0) shift();
  }
  void shift() {
    fn >>= 1U;
    sn >>= 1U;
  }
};

}  // namespace

Hash leaf_hash(ByteView entry) {
  constexpr std::uint8_t prefix = 0;
  return sha256({&prefix, 1}, entry);
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 65> input{};
  input[0] = 1;
  std::copy(left.begin(), left.end(), input.begin() + 1);
  std::copy(right.begin(), right.end(), input.begin() + 33);
  return sha256(input);
}

Hash empty_root() {
  return sha256({});
}

Result<Tree> Tree::resume(std::int64_t size, const SubtreeReader& read) {
  Tree tree;
  for (int level = 62; level >= 0; --level) {
    const auto width = std::int64_t{1} << level;
    if ((size & width) == 0) continue;
    tree.roots_.emplace_back(level, ACTA_TRY(read(level, tree.size_ / width)));
    tree.size_ += width;
  }
  return tree;
}

Hash Tree::root() const {
  if (roots_.empty()) return empty_root();
  Hash root = roots_.back().second;
  for (auto next = roots_.rbegin() + 1; next != roots_.rend(); ++next) {
    root = node_hash(next->second, root);
  }
  return root;
}

Result<Hash> root_of(std::int64_t size, const SubtreeReader& read) {
  if (size == 0) return empty_root();
  return range_root(0, size, read);
}

Result<std::vector<Hash>> inclusion_proof(std::int64_t index, std::int64_t size,
                                          const SubtreeReader& read) {
  ACTA_ASSERT(index >= 0 && index < size);
  // From the root down; the proof is listed from the leaf up.
  std::vector<Hash> down;
  std::int64_t begin = 0;
  std::int64_t width = size;
  while (width > 1) {
    const auto k = split(width);
    if (index - begin < k) {
      down.push_back(ACTA_TRY(range_root(begin + k, width - k, read)));
      width = k;
    } else {
      down.push_back(ACTA_TRY(range_root(begin, k, read)));
      begin += k;
      width -= k;
    }
  }
  return std::vector<Hash>(down.rbegin(), down.rend());
}

Result<std::vector<Hash>> consistency_proof(std::int64_t from, std::int64_t to,
                                            const SubtreeReader& read) {
  ACTA_ASSERT(from > 0 && from <= to);
  std::vector<Hash> down;
  std::int64_t begin = 0;
  std::int64_t width = to;
  std::int64_t old = from;  // within the range
  bool whole = true;        // the old tree is the range from its begin on
  while (old != width) {
    const auto k = split(width);
    if (old <= k) {
      down.push_back(ACTA_TRY(range_root(begin + k, width - k, read)));
      width = k;
    } else {
      down.push_back(ACTA_TRY(range_root(begin, k, read)));
      begin += k;
      width -= k;
      old -= k;
      whole = false;
    }
  }
  if (!whole) down.push_back(ACTA_TRY(range_root(begin, width, read)));
  return std::vector<Hash>(down.rbegin(), down.rend());
}

bool verify_inclusion(std::int64_t index, std::int64_t size, const Hash& leaf,
                      std::span<const Hash> proof, const Hash& root) {
  if (index < 0 || index >= size) return false;
  Walk walk{.fn = static_cast<std::uint64_t>(index), .sn = static_cast<std::uint64_t>(size - 1)};
  Hash hash = leaf;
  for (const auto& sibling : proof) {
    if (walk.sn == 0) return false;
    if (walk.left()) {
      hash = node_hash(sibling, hash);
      walk.skip();
    } else {
      hash = node_hash(hash, sibling);
    }
    walk.shift();
  }
  return walk.sn == 0 && hash == root;
}

bool verify_consistency(std::int64_t from, std::int64_t to, std::span<const Hash> proof,
                        const Hash& from_root, const Hash& to_root) {
  if (from < 0 || from > to) return false;
  if (from == to) return proof.empty() && from_root == to_root;
  if (from == 0) return proof.empty();
  if (proof.empty()) return false;
  Walk walk{.fn = static_cast<std::uint64_t>(from - 1), .sn = static_cast<std::uint64_t>(to - 1)};
  while ((walk.fn & 1U) != 0) walk.shift();
  const bool perfect = std::has_single_bit(static_cast<std::uint64_t>(from));
  Hash old = perfect ? from_root : proof.front();
  Hash now = old;
  for (const auto& sibling : perfect ? proof : proof.subspan(1)) {
    if (walk.sn == 0) return false;
    if (walk.left()) {
      old = node_hash(sibling, old);
      now = node_hash(sibling, now);
      walk.skip();
    } else {
      now = node_hash(now, sibling);
    }
    walk.shift();
  }
  return walk.sn == 0 && old == from_root && now == to_root;
}

}  // namespace acta::record
