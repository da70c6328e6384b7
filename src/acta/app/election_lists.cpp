#include "acta/app/election_lists.h"

#include <memory>
#include <span>

namespace acta::app {
namespace {

using Entries = std::vector<cycles::Importable>;

PartDecided decide(const Entries& entries, const store::Folded& folded, std::size_t from,
                   std::size_t count, Facts& facts) {
  auto decided = cycles::decide_import(folded.get<cycles::Elections>(),
                                       std::span(entries).subspan(from, count), facts);
  return {.drafts = std::move(decided.drafts),
          .bad = std::move(decided.bad),
          .added = decided.elections,
          .statements = decided.statements,
          .known = decided.known};
}

}  // namespace

cycles::CodesFor codes_for(const places::Places& places) {
  return [&places](std::string_view text) { return places.codes_for(text); };
}

Result<ListFile> read_election_list(cycles::ListShape shape, std::string name,
                                    std::string_view text, const places::Places& places) {
  (void)ACTA_TRY(check_text(name));
  auto read = ACTA_TRY(cycles::read_import(shape, text, codes_for(places)));
  const auto entries = std::make_shared<const Entries>(std::move(read.elections));
  const auto source = [shape, name,
                       sha256 = to_hex(sha256(bytes_of(text)))](const ListReport& report) -> Draft {
    return {cycles::stream_of(shape), cycles::ListImported{.shape = shape,
                                                           .name = name,
                                                           .sha256 = sha256,
                                                           .rows = report.rows,
                                                           .elections = report.added,
                                                           .statements = report.statements,
                                                           .refused = std::ssize(report.bad)}};
  };
  return ListFile{
      .shape = shape == cycles::ListShape::reign ? ListKind::reign : ListKind::electionguide,
      .name = std::move(name),
      .request = "import elections",
      .rows = read.rows,
      .bad = std::move(read.bad),
      .left_out = std::move(read.left_out),
      .entries = entries->size(),
      .decide = [entries](const store::Folded& folded, std::size_t from, std::size_t count,
                          Facts& facts) { return decide(*entries, folded, from, count, facts); },
      .source = source};
}

}  // namespace acta::app
