// Decides about samples and remarks, and draws: pure, so that anyone who has the list draws again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/auditing/acts.h"
#include "acta/base/facts.h"
#include "acta/base/result.h"

namespace acta::auditing {

struct Remark {
  RemarkRecorded act;
  PersonId by;
  Instant at;
  std::int64_t index = 0;
};
struct Sample {
  SampleDrawn act;
  PersonId by;
  Instant at;
  std::int64_t index = 0;
  std::vector<Remark> remarks;
};
struct Samples {
  std::map<SampleId, Sample> by_id;
};
void apply(Samples& samples, const RecordedAct& act);

// A file that can be drawn.
struct Candidate {
  RequestId file;
  Classification classification = Classification::internal;
};

struct DrawSample {
  std::int64_t number = 0;
  std::int64_t count = 0;
  std::optional<std::int64_t> size;
  std::optional<bool> by_classification;
};
constexpr auto describe(DrawSample*) {
  return described<DrawSample>(
      "DrawSample", "Draws a sample of files.",
      field<&DrawSample::number>("number", "A number stated before the draw."),
      field<&DrawSample::count>("count", "How many files; of each classification, if so asked."),
      field<&DrawSample::size>("size", "Acts on the record to draw from; all of them."),
      field<&DrawSample::by_classification>("by_classification", "As many of each."));
}

struct RecordRemark {
  RequestId file;
  Finding kind = Finding::remark;
  std::string text;
};
constexpr auto describe(RecordRemark*) {
  return described<RecordRemark>("RecordRemark", "Records what was found in a file of a sample.",
                                 field<&RecordRemark::file>("file", "Of which file."),
                                 field<&RecordRemark::kind>("kind", "What was found."),
                                 field<&RecordRemark::text>("text", "In words."));
}

// Simple random sampling without replacement: the files whose SHA-256 over
//   "acta/sample/v1 <root> <number> <file>\n"
// is least, in that order; with `by_classification` so many of each, the lowest class first. Anyone
// who has root, number and list draws the same (docs/formats/audit-sample.md).
[[nodiscard]] std::vector<RequestId> draw(const std::vector<Candidate>& from,
                                          const std::string& root, std::int64_t number,
                                          std::int64_t count, bool by_classification);

// `from` is what was on the record of that size and root.
struct Population {
  std::int64_t size = 0;
  std::string root;
  std::vector<Candidate> files;
};
Result<std::vector<Draft>> draw_sample(const Population& from, const DrawSample& request,
                                       Facts& facts);
// `acts` are those of the file that the auditor was shown.
Result<std::vector<Draft>> record_remark(const Samples& samples, SampleId id,
                                         const RecordRemark& request,
                                         std::vector<std::int64_t> acts);

}  // namespace acta::auditing
