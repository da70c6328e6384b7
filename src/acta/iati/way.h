// A way from an element to others and to their attributes, in a small part of XPath's notation:
//
//   transaction/sector                    elements below elements
//   activity-date[@type=1|2]/@iso-date    of those whose attribute is one of these, an attribute
//   sector[@vocabulary=1|]                "1", or empty, or not there
//   sector[@vocabulary!=1|]               there, and neither "1" nor empty
//   //narrative                           at any depth below
//   a | b                                 both
//
// REQUIRES names that the model has: a way is written by us, and a slip in it ends the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/iati/model.h"
#include "acta/iati/tree.h"

namespace acta::iati {

// What a way leads to: an element, or an attribute of it.
struct Hit {
  NodeId node = no_node;
  std::string_view value;  // of the attribute; of an element its text
};

class Way {
 public:
  Way() = default;
  Way(const Model& model, std::string_view text);

  // Adds to `hits`, in the order of the text for each part of the way.
  void follow(const Tree& tree, NodeId from, std::vector<Hit>& hits) const;
  // Stops there.
  [[nodiscard]] std::optional<Hit> first(const Tree& tree, NodeId from) const;
  [[nodiscard]] bool leads_somewhere(const Tree& tree, NodeId from) const {
    return first(tree, from).has_value();
  }
  [[nodiscard]] bool empty() const { return parts_.empty(); }

 private:
  struct Condition {
    NameId attribute = 0;
    bool negated = false;
    std::vector<std::string> values;
  };
  struct Step {
    enum class Kind : std::uint8_t { child, below, attribute };
    Kind kind = Kind::child;
    NameId name = 0;
    std::optional<Condition> condition = {};
  };
  using Steps = std::vector<Step>;

  static Steps read_part(const Model& model, std::string_view text);
  static Step read_step(const Model& model, std::string_view text);
  // What is met, until it is `most`.
  struct Met {
    std::vector<Hit>& hits;
    std::size_t most;
    [[nodiscard]] bool enough() const { return hits.size() >= most; }
  };
  static void go(const Tree& tree, NodeId from, std::span<const Step> steps, const Met& met);
  static void go_below(const Tree& tree, NodeId from, std::span<const Step> steps, const Met& met);
  static bool holds(const Tree& tree, NodeId node, const std::optional<Condition>& condition);

  std::vector<Steps> parts_;
};

}  // namespace acta::iati
