#include "acta/reports/acts.h"

namespace acta::reports {

void add_acts(ActRegistry& registry) {
  registry.add<ReportIssued>();
}

}  // namespace acta::reports
