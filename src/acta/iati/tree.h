// One activity, or one organisation, while it is judged: its elements of IATI with their
// attributes and text, in a few arrays that are used again for the next one.
//
// Elements of other vocabularies are left out; so are elements that the model does not know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/iati/model.h"

namespace acta::iati {

using NodeId = std::int32_t;
inline constexpr NodeId no_node = -1;

class Tree {
 public:
  explicit Tree(std::size_t names) : first_named_(names, no_node), last_named_(names, no_node) {}

  void clear();
  // `repeated`: there may be more of that name beside it, of which it is the `ordinal`th.
  struct Opening {
    NameId name = 0;
    bool repeated = false;
    std::uint32_t ordinal = 1;
    std::int64_t line = 0;
  };
  void open(const Opening& opening);
  void attribute(NameId name, std::string_view value);
  void text(std::string_view text);  // of the element that was opened last and not closed
  void close();

  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  // Letters of attributes and text, all together.
  [[nodiscard]] std::size_t size() const { return letters_.size(); }
  [[nodiscard]] static constexpr NodeId root() { return 0; }
  [[nodiscard]] NodeId nodes() const { return static_cast<NodeId>(nodes_.size()); }

  [[nodiscard]] NameId name(NodeId node) const { return at(node).name; }
  [[nodiscard]] std::int64_t line(NodeId node) const { return at(node).line; }
  [[nodiscard]] NodeId parent(NodeId node) const { return at(node).parent; }
  [[nodiscard]] bool repeated(NodeId node) const { return at(node).repeated; }
  [[nodiscard]] std::uint32_t ordinal(NodeId node) const { return at(node).ordinal; }
  [[nodiscard]] std::string_view text_of(NodeId node) const;
  [[nodiscard]] std::optional<std::string_view> attribute_of(NodeId node, NameId name) const;
  [[nodiscard]] NodeId first_child(NodeId node, NameId name) const;
  [[nodiscard]] NodeId next_of_name(NodeId node) const;  // among its siblings
  // In the order of the text; every element below the root.
  template <class Visit>
  void each_child(NodeId node, const Visit& visit) const {
    for (auto child = at(node).first; child != no_node; child = at(child).next) visit(child);
  }

 private:
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Node {
    NameId name = 0;
    bool repeated = false;
    std::uint16_t attributes = 0;
    std::uint32_t first_attribute = 0;
    std::uint32_t ordinal = 1;
    std::int64_t line = 0;
    NodeId parent = no_node;
    NodeId first = no_node;
    NodeId last = no_node;
    NodeId next = no_node;
    NodeId next_named = no_node;  // of the root's children alone
    Slice text = {};
  };
  struct Attribute {
    NameId name = 0;
    Slice value = {};
  };

  [[nodiscard]] const Node& at(NodeId node) const { return nodes_[static_cast<std::size_t>(node)]; }
  Node& at(NodeId node) { return nodes_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] std::string_view show(Slice slice) const {
    return std::string_view(letters_).substr(slice.begin, slice.size);
  }

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::string letters_;
  NodeId open_ = no_node;
  // The root has many children, and most questions are about them: by name.
  std::vector<NodeId> first_named_;
  std::vector<NodeId> last_named_;
};

}  // namespace acta::iati
