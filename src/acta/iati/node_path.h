// Where an element of a tree stands, for whoever has to mend it.
#pragma once

#include <string>

#include "acta/iati/tree.h"

namespace acta::iati {

// `record`: the path of the tree's root. "iati-activities/iati-activity[2]/transaction[3]/value"
[[nodiscard]] std::string node_path(const Model& model, const Tree& tree, NodeId node,
                                    const std::string& record);

}  // namespace acta::iati
