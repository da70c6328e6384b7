// The auditor's workspace over HTTP: who did and read what, samples, remarks, working papers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/auditing/decisions.h"
#include "acta/auditing/journal_views.h"
#include "acta/auditing/paper_views.h"
#include "acta/http/routes.h"
#include "acta/routing/sight.h"

namespace acta::auditing {

void add_routes(http::Router& router, routing::Context& context);
// The parts of it.
void add_journal_routes(http::Router& router, routing::Context& context);
void add_sample_routes(http::Router& router, routing::Context& context);
void add_drawing_routes(http::Router& router, routing::Context& context);
void add_paper_routes(http::Router& router, routing::Context& context);

// The files that were on a record of that size, all of it when none is asked for, and that the
// viewer may see.
Result<Population> population_at(store::Store& store, const Viewer& viewer,
                                 std::optional<std::int64_t> asked);
// The acts of a file.
Result<std::vector<std::int64_t>> acts_of_file(store::Store& store, RequestId file);

struct ReadsChecked {
  std::int64_t lines = 0;
  std::int64_t attested = 0;
  std::int64_t acts = 0;
  bool good = true;
  std::vector<std::string> faults;
};
constexpr auto describe(ReadsChecked*) {
  return described<ReadsChecked>(
      "ReadsChecked", "The log of reads, checked against the record.",
      field<&ReadsChecked::lines>("lines", "How many it has."),
      field<&ReadsChecked::attested>("attested", "How many of them the record attests."),
      field<&ReadsChecked::acts>("acts", "How many acts attest it."),
      field<&ReadsChecked::good>("good", "Whether all is as written."),
      field<&ReadsChecked::faults>("faults", "What is not."));
}
// Computes a chain of the log of reads again and compares it with every act that attests it.
Result<ReadsChecked> check_reads(store::Store& store, Classification chain);
[[nodiscard]] std::string text_of(const ReadsChecked& checked);

// The working paper of a sample for whoever may see what is of that classification or less.
Result<Paper> paper_of(routing::Context& context, SampleId id, Classification up_to);
// As html, pdf, docx, or zip: all three with entries and receipts.
Result<std::string> print_paper(store::Store& store, const Paper& paper, const std::string& format);

}  // namespace acta::auditing
