// The report on the status of requests: requests received, responses given, nature of assistance,
// in any period, as of any number of acts. GA resolution 48/131 asked for these three.
//
// The same arguments give the same document on every machine: nothing but the rows as of `as_of`,
// the names that States had on the last day of the period, and fixed words.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "acta/documents/document.h"
#include "acta/reports/views.h"

namespace acta::reports {

struct StatusOptions {
  Date from;
  Date to;  // the first day after the period
  std::int64_t as_of = 0;
  std::string symbol;
  std::string title;
};

// What the screen shows: every figure with the acts that it was counted from.
struct ReportCell {
  std::string text;
  std::vector<std::int64_t> acts;
};
constexpr auto describe(ReportCell*) {
  return described<ReportCell>("ReportCell", "A cell, and the acts it rests on.",
                               field<&ReportCell::text>("text", "What it says."),
                               field<&ReportCell::acts>("acts", "Numbers of acts."));
}
struct ReportFigure {
  std::string word;
  std::string label;
  std::int64_t value = 0;
  std::vector<std::int64_t> acts;
};
constexpr auto describe(ReportFigure*) {
  return described<ReportFigure>("ReportFigure", "A key figure, and the acts it was counted from.",
                                 field<&ReportFigure::word>("word", "Stable name of the metric."),
                                 field<&ReportFigure::label>("label", "What is counted."),
                                 field<&ReportFigure::value>("value", "How many."),
                                 field<&ReportFigure::acts>("acts", "Numbers of acts."));
}
struct StatusReport {
  std::string title;
  Date from;
  Date to;
  std::int64_t as_of = 0;
  std::vector<std::string> columns;
  std::vector<std::vector<ReportCell>> rows;
  std::vector<ReportFigure> figures;
  std::int64_t past = 0;
  std::string digest;
};
constexpr auto describe(StatusReport*) {
  return described<StatusReport>("StatusReport", "The status of requests in a period.",
                                 field<&StatusReport::title>("title", "Its title."),
                                 field<&StatusReport::from>("from", "First day."),
                                 field<&StatusReport::to>("to", "First day after it."),
                                 field<&StatusReport::as_of>("as_of", "Acts it was computed from."),
                                 field<&StatusReport::columns>("columns", "Heads of the table."),
                                 field<&StatusReport::rows>("rows", "One for each request."),
                                 field<&StatusReport::figures>("figures", "Key figures."),
                                 field<&StatusReport::past>("past", "Rows from before the record."),
                                 field<&StatusReport::digest>("digest", "Of the document model."));
}

// What a State was called on a day, and the checkpoint of the first `as_of` acts.
struct StatusSources {
  std::function<std::string(const CountryCode&, Date)> state_name;
  std::string origin;
  std::string root;  // base64
};

struct StatusRows {
  std::vector<StatusRow> of_record;
  std::vector<PastStatusRow> past;
};
[[nodiscard]] StatusReport status_report(const StatusRows& rows, const StatusOptions& options,
                                         const StatusSources& sources);
[[nodiscard]] documents::Document status_document(const StatusReport& report,
                                                  const StatusOptions& options,
                                                  const StatusSources& sources);

}  // namespace acta::reports
