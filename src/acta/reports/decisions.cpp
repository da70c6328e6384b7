#include "acta/reports/decisions.h"

namespace acta::reports {

void apply(Reports& reports, const RecordedAct& act) {
  match(act.act, [&](const ReportIssued& issued) { reports.symbols.insert(issued.symbol); });
}

Result<std::vector<Draft>> issue_report(const Reports& reports, ReportIssued computed,
                                        Facts& facts) {
  if (computed.symbol.empty() || computed.symbol.size() > 60) {
    return refuse("reports.symbol_needed", 422, "give the report a symbol, such as AC/2026/1",
                  "$.symbol");
  }
  if (reports.symbols.contains(computed.symbol)) {
    return refuse("reports.symbol_taken", 409,
                  "a report of this symbol was issued; it is not changed", "$.symbol");
  }
  if (computed.to <= computed.from) {
    return refuse("reports.period_reversed", 422, "the period ends before it begins", "$.to");
  }
  computed.report = facts.fresh<ReportId>();
  const auto stream = stream_of(computed.report);
  return std::vector{Draft(stream, std::move(computed))};
}

}  // namespace acta::reports
