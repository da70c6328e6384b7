// What really happened, which no party of the simulation knows in full: every history that the
// log's key signed, and every cosignature that left a witness. The laws are judged by it, not by
// the code under test.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "acta/record/policy.h"
#include "acta/record/record_for_test.h"
#include "world.h"

namespace acta::simulation {

// One line of growth of the record, with its published files.
struct History {
  std::string story;
  record::TestLog log;
  std::vector<std::string> entries;
  record::Tree tree;
  std::vector<Hash> roots{record::empty_root()};  // by size, from 0
  std::map<std::int64_t, std::string> notes;      // signed checkpoints, by size

  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(entries.size()); }
  [[nodiscard]] const std::string& note() const { return notes.rbegin()->second; }
  // The first `size` entries, signed as well: whoever has the key can.
  [[nodiscard]] std::string note_of(std::int64_t size) const;
  [[nodiscard]] record::TileReader tiles() const;
  // The published bytes of that tile in the tree that it belongs to, whatever lies there by now.
  [[nodiscard]] std::optional<Bytes> file(record::TileId id) const;
  void add(std::string entry);
  void grow(std::int64_t more);  // and publishes
};

struct Tree {
  std::int64_t size = 0;
  Hash root{};
  friend auto operator<=>(const Tree&, const Tree&) = default;
};

class Truth {
 public:
  Truth(World& world, record::Policy policy) : world_(world), policy_(std::move(policy)) {}

  History& begin(std::int64_t size);
  // Another history that has the first `size` entries of that one.
  History& fork(const History& from, std::int64_t size);

  // Whether the smaller is the beginning of the larger.
  [[nodiscard]] bool agree(Tree one, Tree other) const;
  [[nodiscard]] static bool is_of(const History& history, Tree tree);
  [[nodiscard]] const History* history_of(Tree tree) const;  // null: nobody signed it

  // A cosignature left the witness at that place of the policy. Laws: those of an honest witness
  // agree with one another, and checkpoints that reach the quorum do.
  void cosigned(std::size_t witness, bool honest, const std::string& note, const std::string& line);
  // Law: what is called witnessed carries the quorum's cosignatures, each as it was given.
  void check_reported(const std::string& note, std::int64_t witnessed_size);
  // The largest tree that it cosigned.
  [[nodiscard]] std::int64_t largest(std::size_t witness) const;
  [[nodiscard]] const record::Policy& policy() const { return policy_; }

 private:
  [[nodiscard]] std::int64_t signed_by(const std::string& text, const std::string& note) const;

  World& world_;
  record::Policy policy_;
  std::vector<std::unique_ptr<History>> histories_;
  std::map<std::size_t, std::set<Tree>> by_witness_;
  std::map<std::string, std::map<std::size_t, std::set<std::string>>> lines_;  // by text
  std::set<Tree> quorums_;
};

// The tree of a checkpoint, as it is claimed: nothing of it is verified.
std::optional<Tree> tree_of(const std::string& note);

}  // namespace acta::simulation
