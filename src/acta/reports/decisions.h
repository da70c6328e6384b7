// Decides that a report is issued (its symbol is new, its period and number of acts make sense),
// and that one is certified (the quorum of witnesses has seen the act that attests it).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/reports/acts.h"

namespace acta::reports {

struct Reports {
  struct Issued {
    std::int64_t index = 0;
    bool certified = false;
  };
  std::set<std::string> symbols;
  std::map<ReportId, Issued> issued;
};
void apply(Reports& reports, const RecordedAct& act);

// Everything but the report's id, as computed on a snapshot.
Result<std::vector<Draft>> issue_report(const Reports& reports, ReportIssued computed,
                                        Facts& facts);

// What the quorum of the policy has cosigned, as judged from the note itself.
struct WitnessedCheckpoint {
  std::int64_t size = 0;  // 0: nothing, or there is no policy
  std::string note;
  std::string quorum;
};
Result<std::vector<Draft>> certify_report(const Reports& reports, ReportId report,
                                          const WitnessedCheckpoint& witnessed);

}  // namespace acta::reports
