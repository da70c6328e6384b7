#include "acta/iati/tree.h"

namespace acta::iati {

void Tree::clear() {
  if (!nodes_.empty()) {
    each_child(root(), [this](NodeId child) { first_named_[name(child)] = no_node; });
  }
  nodes_.clear();
  attributes_.clear();
  letters_.clear();
  open_ = no_node;
}

void Tree::open(const Opening& opening) {
  const auto name = opening.name;
  const auto id = nodes();
  nodes_.push_back({.name = name,
                    .repeated = opening.repeated,
                    .first_attribute = static_cast<std::uint32_t>(attributes_.size()),
                    .ordinal = opening.ordinal,
                    .line = opening.line,
                    .parent = open_});
  if (open_ != no_node) {
    auto& parent = at(open_);
    if (parent.last == no_node) {
      parent.first = id;
    } else {
      at(parent.last).next = id;
    }
    parent.last = id;
    if (open_ == root()) {
      if (first_named_[name] == no_node) {
        first_named_[name] = id;
      } else {
        at(last_named_[name]).next_named = id;
      }
      last_named_[name] = id;
    }
  }
  open_ = id;
}

void Tree::attribute(NameId name, std::string_view value) {
  attributes_.push_back({.name = name,
                         .value = {.begin = static_cast<std::uint32_t>(letters_.size()),
                                   .size = static_cast<std::uint32_t>(value.size())}});
  letters_ += value;
  ++at(open_).attributes;
}

void Tree::text(std::string_view text) {
  auto& slice = at(open_).text;
  if (slice.size == 0) slice.begin = static_cast<std::uint32_t>(letters_.size());
  // An element with text has no elements within it: its pieces lie behind one another.
  slice.size += static_cast<std::uint32_t>(text.size());
  letters_ += text;
}

void Tree::close() {
  open_ = at(open_).parent;
}

std::string_view Tree::text_of(NodeId node) const {
  return show(at(node).text);
}

std::optional<std::string_view> Tree::attribute_of(NodeId node, NameId name) const {
  const auto& of = at(node);
  for (std::uint32_t i = 0; i < of.attributes; ++i) {
    const auto& attribute = attributes_[of.first_attribute + i];
    if (attribute.name == name) return show(attribute.value);
  }
  return std::nullopt;
}

NodeId Tree::first_child(NodeId node, NameId name) const {
  if (node == root()) return first_named_[name];
  for (auto child = at(node).first; child != no_node; child = at(child).next) {
    if (at(child).name == name) return child;
  }
  return no_node;
}

NodeId Tree::next_of_name(NodeId node) const {
  const auto& from = at(node);
  if (from.parent == root()) return from.next_named;
  for (auto next = from.next; next != no_node; next = at(next).next) {
    if (at(next).name == from.name) return next;
  }
  return no_node;
}

}  // namespace acta::iati
