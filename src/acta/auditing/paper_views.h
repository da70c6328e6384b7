// The auditor's working paper: what was drawn and how, what was found, who read what, and the acts
// that were looked at, as a document (html, pdf, docx) or a ZIP of all of it with the receipts.
#pragma once

#include <string>
#include <vector>

#include "acta/auditing/acts.h"
#include "acta/documents/document.h"

namespace acta::auditing {

struct PaperAct {
  std::int64_t index = 0;
  Instant at;
  std::string type;
  std::string who;
  std::string leaf;
};
struct PaperRemark {
  Finding kind = Finding::remark;
  std::string text;
  std::string who;
  Instant at;
  std::int64_t index = 0;
};
struct PaperRead {
  Instant at;
  std::string who;
  std::string role;
  std::string door;
  std::string part;
};
struct PaperFile {
  std::string id;
  std::string ref;
  std::string title;
  Classification classification = Classification::internal;
  std::vector<PaperAct> acts;
  std::vector<PaperRemark> remarks;
  std::vector<PaperRead> reads;
};
struct Paper {
  SampleDrawn sample;
  std::string drawn_by;
  Instant drawn_at;
  std::int64_t drawn_index = 0;
  std::vector<PaperFile> files;
  std::string origin;  // and the checkpoint as the paper was made
  std::int64_t size = 0;
  std::string root;
  std::string reads_checked;  // what the check of the log of reads said
  Date today;
};

[[nodiscard]] documents::Document paper_document(const Paper& paper);

}  // namespace acta::auditing
