#include "acta/protection/acts.h"

namespace acta::protection {

void add_acts(ActRegistry& registry) {
  registry.add<ErasureRequested, ErasureDeclined, DataErased, HoldPlaced, HoldLifted, Disclosed>();
}

}  // namespace acta::protection
