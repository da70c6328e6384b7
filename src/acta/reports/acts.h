// What can be on the record of reports: that one was issued, attested.
//
// An attestation names the view and its version, the number of acts it was computed from, and the
// digest of the canonical model; whoever has the record computes the same digest, or finds out that
// it is not the same. The issued files are kept as blobs and handed out again as they are.
#pragma once

#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::reports {

struct ReportTag {
  static constexpr std::string_view name = "ReportId";
};
using ReportId = Id<ReportTag>;

struct IssuedFile {
  std::string format;  // html, pdf, docx
  std::string blob;
  std::string sha256;  // of a public file, so the bare hash says nothing that is not public
  std::int64_t size = 0;
};
constexpr auto describe(IssuedFile*) {
  return described<IssuedFile>("IssuedFile", "A file of an issued report.",
                               field<&IssuedFile::format>("format", "html, pdf or docx."),
                               field<&IssuedFile::blob>("blob", "Where it is kept."),
                               field<&IssuedFile::sha256>("sha256", "Of its bytes."),
                               field<&IssuedFile::size>("size", "In bytes."));
}

struct ReportIssued {
  static constexpr ActInfo info{"reports.report_issued", 1, Classification::open};
  ReportId report;
  std::string symbol;
  std::string title;
  Date from;
  Date to;
  std::int64_t as_of = 0;
  std::string view;
  std::int64_t view_version = 0;
  std::string digest;
  std::vector<IssuedFile> files;
};
constexpr auto describe(ReportIssued*) {
  return described<ReportIssued>(
      "ReportIssued", "A report was issued, and its figures attested.",
      field<&ReportIssued::report>("report", "Its id."),
      field<&ReportIssued::symbol>("symbol", "Its symbol."),
      field<&ReportIssued::title>("title", "Its title."),
      field<&ReportIssued::from>("from", "First day of the period."),
      field<&ReportIssued::to>("to", "First day after the period."),
      field<&ReportIssued::as_of>("as_of", "How many acts it was computed from."),
      field<&ReportIssued::view>("view", "The view that it was computed from."),
      field<&ReportIssued::view_version>("view_version", "The version of the view."),
      field<&ReportIssued::digest>("digest", "SHA-256 of its canonical model."),
      field<&ReportIssued::files>("files", "What was issued."));
}

// Certified is what other organizations have seen: the act that attests the report is covered by a
// checkpoint that the quorum of the policy cosigned. The checkpoint stands here as they signed it.
struct ReportCertified {
  static constexpr ActInfo info{"reports.report_certified", 1, Classification::open};
  ReportId report;
  std::string checkpoint;
  std::int64_t size = 0;
  std::string quorum;
};
constexpr auto describe(ReportCertified*) {
  return described<ReportCertified>(
      "ReportCertified", "An issued report was certified: the quorum of witnesses has seen it.",
      field<&ReportCertified::report>("report", "Which."),
      field<&ReportCertified::checkpoint>("checkpoint", "With the witnesses' cosignatures."),
      field<&ReportCertified::size>("size", "How many acts it covers."),
      field<&ReportCertified::quorum>("quorum", "Its name in the policy."));
}

[[nodiscard]] inline std::string stream_of(ReportId id) {
  return "reports.report/" + to_text(id);
}
void add_acts(ActRegistry& registry);

}  // namespace acta::reports
