#include "acta/reports/acts.h"

namespace acta::reports {

void add_acts(ActRegistry& registry) {
  registry.add<ReportIssued, ReportCertified>();
}

}  // namespace acta::reports
