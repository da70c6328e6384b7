// What can be on the record of auditing: samples drawn, and what the auditor remarked on a file.
// Confidential: which files are looked at, and what was found, is between auditor and desk.
#pragma once

#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/base/act.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::auditing {

using assistance::RequestId;

struct SampleTag {
  static constexpr std::string_view name = "SampleId";
};
using SampleId = Id<SampleTag>;

struct SampleDrawn {
  static constexpr ActInfo info{"auditing.sample_drawn", 1, Classification::confidential};
  SampleId sample;
  std::int64_t size = 0;
  std::string root;
  std::int64_t number = 0;
  std::int64_t count = 0;
  bool by_classification = false;
  std::int64_t population = 0;
  std::string population_digest;
  std::vector<RequestId> files;
};
constexpr auto describe(SampleDrawn*) {
  return described<SampleDrawn>(
      "SampleDrawn", "An auditor drew a sample of files at random.",
      field<&SampleDrawn::sample>("sample", "Its id."),
      field<&SampleDrawn::size>("size", "Acts on the record that it was drawn from."),
      field<&SampleDrawn::root>("root", "The root of those, 64 hexadecimal digits."),
      field<&SampleDrawn::number>("number", "The number that was stated."),
      field<&SampleDrawn::count>("count", "How many files were asked for."),
      field<&SampleDrawn::by_classification>("by_classification", "As many of each."),
      field<&SampleDrawn::population>("population", "How many files it was drawn from."),
      field<&SampleDrawn::population_digest>("population_digest",
                                             "SHA-256 over their ids, a line each, in order."),
      field<&SampleDrawn::files>("files", "The files drawn, in the order of the draw."));
}

enum class Finding : std::uint8_t { in_order, remark, finding };
constexpr auto describe(Finding*) {
  return words<Finding>("AuditFinding", "What the auditor found in a file.", "in_order", "remark",
                        "finding");
}

struct RemarkRecorded {
  static constexpr ActInfo info{"auditing.remark_recorded", 1, Classification::confidential};
  SampleId sample;
  RequestId file;
  Finding kind = Finding::remark;
  std::string text;
  std::vector<std::int64_t> acts;
};
constexpr auto describe(RemarkRecorded*) {
  return described<RemarkRecorded>(
      "RemarkRecorded", "An auditor recorded what they found in a file.",
      field<&RemarkRecorded::sample>("sample", "Of which sample."),
      field<&RemarkRecorded::file>("file", "Of which file."),
      field<&RemarkRecorded::kind>("kind", "In order, a remark, or a finding."),
      field<&RemarkRecorded::text>("text", "In words."),
      field<&RemarkRecorded::acts>("acts", "The acts of the file that were looked at."));
}

[[nodiscard]] inline std::string stream_of(SampleId id) {
  return "auditing.sample/" + to_text(id);
}

void add_acts(ActRegistry& registry);

}  // namespace acta::auditing
