// Reports over HTTP, and the same for the command line.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "acta/http/routes.h"
#include "acta/reports/decisions.h"
#include "acta/reports/status_views.h"
#include "acta/routing/context.h"

namespace acta::reports {

using StateName = std::function<std::string(const CountryCode&, Date)>;

// What other organizations have cosigned, at the moment.
using Witnessed = std::function<Result<WitnessedCheckpoint>()>;

void add_routes(http::Router& router, routing::Context& context, StateName state_name,
                Witnessed witnessed);

struct StatusAsked {
  Date from;
  Date to;
  std::optional<std::int64_t> as_of;  // all acts when absent
  std::string symbol;
  std::string title;
};
struct StatusAnswer {
  StatusReport report;
  documents::Document document;
};
// Reads only. Refuses a number of acts that the record does not have.
Result<StatusAnswer> compute_status(store::Store& store, const StateName& state_name,
                                    const StatusAsked& asked);
// "html", "pdf" or "docx". Refuses more than 10,000 rows as PDF (reports.too_long): pages take long
// to set, and anyone may ask.
Result<std::string> print_document(const documents::Document& document, const std::string& format);
// The files kept, and the act that attests them.
Result<ReportIssued> prepare_issue(store::Blobs& blobs, const StatusAnswer& answer,
                                   const StatusAsked& asked);

}  // namespace acta::reports
