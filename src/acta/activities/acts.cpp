#include "acta/activities/acts.h"

namespace acta::activities {

void add_acts(ActRegistry& registry) {
  registry.add<ActivityRead, SourceRead>();
}

}  // namespace acta::activities
