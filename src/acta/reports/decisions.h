// Decides that a report is issued: its symbol is new, and its period and number of acts make sense.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/reports/acts.h"

namespace acta::reports {

struct Reports {
  std::set<std::string> symbols;
};
void apply(Reports& reports, const RecordedAct& act);

// Everything but the report's id, as computed on a snapshot.
Result<std::vector<Draft>> issue_report(const Reports& reports, ReportIssued computed,
                                        Facts& facts);

}  // namespace acta::reports
