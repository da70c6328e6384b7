#include "acta/iati/node_path.h"

#include <fmt/format.h>

namespace acta::iati {

std::string node_path(const Model& model, const Tree& tree, NodeId node,
                      const std::string& record) {
  if (node == no_node || node == Tree::root()) return record;
  auto path = node_path(model, tree, tree.parent(node), record);
  path += fmt::format("/{}", model.name(tree.name(node)));
  if (tree.repeated(node)) path += fmt::format("[{}]", tree.ordinal(node));
  return path;
}

}  // namespace acta::iati
