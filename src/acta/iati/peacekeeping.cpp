#include "acta/iati/peacekeeping.h"

namespace acta::iati {

Peacekeeping::Peacekeeping(const Model& model)
    : elections_(model, "sector[@code=15151] | transaction/sector[@code=15151]"),
      operations_(model,
                  "participating-org[@crs-channel-code=41310] | "
                  "participating-org[@ref=XM-DAC-41310]") {}

NodeId Peacekeeping::sector_in_doubt(const Tree& tree) const {
  std::vector<Hit> sectors;
  elections_.follow(tree, Tree::root(), sectors);
  if (sectors.empty() || !operations_.leads_somewhere(tree, Tree::root())) return no_node;
  return sectors[0].node;
}

}  // namespace acta::iati
