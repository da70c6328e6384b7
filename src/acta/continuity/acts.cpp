#include "acta/continuity/acts.h"

namespace acta::continuity {

void add_acts(ActRegistry& registry) {
  registry.add<RecordContinued>();
}

}  // namespace acta::continuity
