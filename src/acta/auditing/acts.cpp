#include "acta/auditing/acts.h"

namespace acta::auditing {

void add_acts(ActRegistry& registry) {
  registry.add<SampleDrawn, RemarkRecorded>();
}

}  // namespace acta::auditing
