#include "acta/app/register_lists.h"

#include <memory>
#include <span>

#include "acta/assistance/past_import.h"
#include "acta/base/csv_table.h"
#include "acta/places/state_in.h"
#include "acta/tables/xlsx.h"

namespace acta::app {
namespace {

using Entries = std::vector<assistance::PastAsked>;

PartDecided decide(const Entries& entries, const store::Folded& folded, std::size_t from,
                   std::size_t count, Facts& facts) {
  auto decided = assistance::decide_past_import(folded.get<assistance::PastRequests>(),
                                                folded.get<assistance::Requests>(),
                                                std::span(entries).subspan(from, count), facts);
  return {.drafts = std::move(decided.drafts),
          .bad = std::move(decided.bad),
          .added = decided.recorded,
          .corrected = decided.corrected,
          .known = decided.known};
}

Result<TextTable> read_table(std::string_view bytes, const std::string& sheet) {
  if (tables::looks_like_workbook(bytes)) return tables::read_xlsx(bytes, sheet, {});
  if (!sheet.empty()) return refuse("table.no_sheets", 422, "CSV has no sheets", "sheet");
  return read_csv_table(bytes, {});
}

Result<bool> check_names(const RegisterFile& file) {
  (void)ACTA_TRY(check_text(file.name));
  if (file.word.empty() || assistance::is_register_word(file.word)) return true;
  return refuse("assistance.register_word", 422,
                "a register is named by 1 to 40 lower-case letters, digits and hyphens",
                "register");
}

// Of all its registers, as closed as what came of it.
Draft source_of(const assistance::RegisterImported& named, Classification classification,
                const ListReport& report) {
  auto act = named;
  act.rows = report.rows;
  act.recorded = report.added;
  act.corrected = report.corrected;
  act.refused = std::ssize(report.bad);
  if (!report.bad.empty()) classification = std::max(classification, Classification::internal);
  return {assistance::stream_of_register(act.registers.front()), std::move(act), classification};
}

}  // namespace

Result<ListFile> read_register(const RegisterFile& file, std::string_view bytes,
                               const places::Places& places) {
  (void)ACTA_TRY(check_names(file));
  const auto table = ACTA_TRY(read_table(bytes, file.sheet));
  const auto state_in = [&places](std::string_view text, Date first, Date last) {
    return places::state_in(places, text, first, last);
  };
  auto read = ACTA_TRY(assistance::read_past_import(table, file.word, state_in));
  const assistance::RegisterImported named{.registers = assistance::registers_of(read),
                                           .name = file.name,
                                           .sha256 = to_hex(sha256(bytes_of(bytes)))};
  const auto classification = assistance::classification_of(read);
  const auto entries = std::make_shared<const Entries>(std::move(read.entries));
  return ListFile{
      .shape = ListKind::requests,
      .name = file.name,
      .request = "import requests",
      .rows = read.rows,
      .bad = std::move(read.bad),
      .left_out = {},
      .entries = entries->size(),
      .part = 500,  // an act each
      .decide = [entries](const store::Folded& folded, std::size_t from, std::size_t count,
                          Facts& facts) { return decide(*entries, folded, from, count, facts); },
      .source = [named, classification](
                    const ListReport& report) { return source_of(named, classification, report); }};
}

}  // namespace acta::app
