#include "acta/cycles/acts.h"

namespace acta::cycles {

void add_acts(ActRegistry& registry) {
  registry.add<ElectionAdded, ElectionDated>();
}

}  // namespace acta::cycles
