// Norm: OECD DAC, purpose codes: 15151 is for elections, and says "Use code 15230 when in the
// context of an international peacekeeping operation". It can be seen where the Department of Peace
// Operations (channel 41310) takes part.
#pragma once

#include "acta/iati/way.h"

namespace acta::iati {

class Peacekeeping {
 public:
  explicit Peacekeeping(const Model& model);
  // The sector 15151 of an activity that says itself who takes part; otherwise no_node.
  [[nodiscard]] NodeId sector_in_doubt(const Tree& tree) const;

 private:
  Way elections_;
  Way operations_;
};

}  // namespace acta::iati
