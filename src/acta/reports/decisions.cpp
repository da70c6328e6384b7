#include "acta/reports/decisions.h"

namespace acta::reports {

void apply(Reports& reports, const RecordedAct& act) {
  match(
      act.act,
      [&](const ReportIssued& issued) {
        reports.symbols.insert(issued.symbol);
        reports.issued[issued.report].index = act.index;
      },
      [&](const ReportCertified& certified) { reports.issued[certified.report].certified = true; });
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

// "Let certification require the quorum": acts are never held up by witnesses, certainty is.
Result<std::vector<Draft>> certify_report(const Reports& reports, ReportId report,
                                          const WitnessedCheckpoint& witnessed) {
  const auto issued = reports.issued.find(report);
  if (issued == reports.issued.end()) {
    return refuse("reports.unknown", 404, "there is no such report");
  }
  if (issued->second.certified) {
    return refuse("reports.certified_already", 409, "this report was certified already");
  }
  if (witnessed.quorum.empty()) {
    return refuse("reports.no_policy", 422,
                  "this record has no policy with a quorum of witnesses; the administrator gives "
                  "it one (acta serve --policy)");
  }
  if (witnessed.size <= issued->second.index) {
    return refuse("reports.not_witnessed", 422,
                  "the quorum of witnesses has not seen this report yet; the record page shows "
                  "who is missing");
  }
  return std::vector{Draft(stream_of(report), ReportCertified{.report = report,
                                                              .checkpoint = witnessed.note,
                                                              .size = witnessed.size,
                                                              .quorum = witnessed.quorum})};
}

}  // namespace acta::reports
