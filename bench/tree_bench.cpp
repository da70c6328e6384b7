// The root of a million leaves, and proofs checked in that tree, against Go's sumdb/tlog, a child
// process asked in the same run: rounds alternate, the best of each counts. Exit 1 when the root is
// not at least 2.5 times as fast as Go's.
//
// Both hash the same leaves, the decimal texts of 0 to 999,999, on one thread, out of memory. Go
// keeps every hash of the tree to prove with, as its package does; ours is measured both ways, and
// the bar is held to the slower.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "acta/record/tree.h"
#include "go_peer.h"

namespace acta::record {
namespace {

constexpr std::int64_t leaves = 1'000'000;
constexpr std::int64_t checks = 10'000;
constexpr int rounds = 5;
constexpr double root_bar = 2.5;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Hash leaf(std::int64_t number) {
  return leaf_hash(bytes_of(std::to_string(number)));
}

struct Times {
  double root = 1e9;
  double root_kept = 1e9;  // with every perfect subtree kept
  double check = 1e9;

  void take(const Times& other) {
    root = std::min(root, other.root);
    root_kept = std::min(root_kept, other.root_kept);
    check = std::min(check, other.check);
  }
};

using Levels = std::vector<std::vector<Hash>>;

Hash build_kept(Levels& levels) {
  Tree tree;
  for (std::int64_t i = 0; i < leaves; ++i) {
    tree.append(leaf(i), [&](int level, const Hash& hash) {
      if (levels.size() <= static_cast<std::size_t>(level)) levels.emplace_back();
      levels[static_cast<std::size_t>(level)].push_back(hash);
    });
  }
  return tree.root();
}

bool check_all(const Levels& levels, const Hash& root, double& seconds) {
  const SubtreeReader read = [&](int level, std::int64_t index) -> Result<Hash> {
    return levels[static_cast<std::size_t>(level)][static_cast<std::size_t>(index)];
  };
  std::vector<std::vector<Hash>> proofs;
  for (std::int64_t i = 0; i < checks; ++i) {
    proofs.push_back(inclusion_proof(i * (leaves / checks), leaves, read).value());
  }
  const auto start = Clock::now();
  bool good = true;
  for (std::int64_t i = 0; i < checks; ++i) {
    const auto index = i * (leaves / checks);
    good = good &&
           verify_inclusion(index, leaves, leaf(index), proofs[static_cast<std::size_t>(i)], root);
  }
  seconds = seconds_since(start);
  return good;
}

bool run_ours(Times& times, std::string& root_text) {
  Times now;
  auto start = Clock::now();
  Tree tree;
  for (std::int64_t i = 0; i < leaves; ++i) tree.append(leaf(i));
  const auto root = tree.root();
  now.root = seconds_since(start);

  Levels levels;
  start = Clock::now();
  const bool same = build_kept(levels) == root;
  now.root_kept = seconds_since(start);
  const bool good = check_all(levels, root, now.check);
  times.take(now);
  root_text = to_hex(root);
  return same && good;
}

bool run_go(differential::GoPeer& go, Times& times, const std::string& root_text) {
  const auto words = differential::words_of(go.ask(fmt::format("time {} {}", leaves, checks)));
  if (words.size() != 3 || words[0] != root_text) return false;
  const auto seconds = std::stod(words[1]);
  times.take({.root = seconds, .root_kept = seconds, .check = std::stod(words[2])});
  return true;
}

void print(const char* who, const Times& times) {
  fmt::print(
      "  {:<14} root {:.3f} s ({:.2f} M leaves/s), all hashes kept {:.3f} s; "
      "{:.0f} k proofs checked/s\n",
      who, times.root, static_cast<double>(leaves) / times.root / 1e6, times.root_kept,
      static_cast<double>(checks) / times.check / 1e3);
}

int run() {
  differential::GoPeer go(ACTA_GO_PEER);
  Times ours;
  Times theirs;
  for (int round = 0; round < rounds; ++round) {
    std::string root;
    if (!run_ours(ours, root) || !run_go(go, theirs, root)) {
      fmt::print("tree: the two do not agree\n");
      return 1;
    }
  }
  fmt::print("tree: {} leaves; best of {} rounds, ours and Go's in turn\n", leaves, rounds);
  print("Acta", ours);
  print("Go sumdb/tlog", theirs);
  const double ratio = theirs.root_kept / ours.root_kept;
  const bool fast = ratio >= root_bar;
  fmt::print("tree: root over Go's {:.2f}, all hashes kept {:.2f} (at least {:.1f}): {}\n",
             theirs.root / ours.root, ratio, root_bar, fast ? "met" : "NOT MET");
  fmt::print("tree: proofs checked over Go's {:.2f}\n", theirs.check / ours.check);
  return fast ? 0 : 1;
}

}  // namespace
}  // namespace acta::record

int main() {
  return acta::record::run();
}
