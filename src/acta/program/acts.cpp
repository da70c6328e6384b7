#include "acta/program/acts.h"

namespace acta::program {

void add_acts(ActRegistry& registry) {
  registry.add<SchemaRecorded>();
}

}  // namespace acta::program
