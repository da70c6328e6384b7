// Makers of blocks, and the canonical bytes that are attested.
#include "acta/documents/document.h"

#include <utility>

#include "acta/base/json.h"

namespace acta::documents {

Writing writing_of(Language language) {
  return {.language = language,
          .direction = language == Language::ar ? Direction::rtl : Direction::ltr};
}

Run plain(std::string text) {
  return {.kind = RunKind::plain, .text = std::move(text)};
}

Run strong(std::string text) {
  return {.kind = RunKind::strong, .text = std::move(text)};
}

Run emphasis(std::string text) {
  return {.kind = RunKind::emphasis, .text = std::move(text)};
}

Block heading(Writing writing, std::int32_t level, std::string text) {
  return {.writing = writing, .heading = Heading{.level = level, .text = std::move(text)}};
}

Block paragraph(Writing writing, std::vector<Run> runs) {
  return {.writing = writing, .paragraph = Paragraph{.runs = std::move(runs)}};
}

Block table(Writing writing, Table table) {
  return {.writing = writing, .table = std::move(table)};
}

Block figures(Writing writing, std::vector<Figure> items) {
  return {.writing = writing, .figures = FigureList{.items = std::move(items)}};
}

Block note(Writing writing, std::string mark, std::vector<Run> runs) {
  return {.writing = writing, .note = Note{.mark = std::move(mark), .runs = std::move(runs)}};
}

Block page_break() {
  return {.page_break = PageBreak{}};
}

std::string canonical(const Document& document) {
  return to_json(document);
}

Hash digest(const Document& document) {
  return sha256(bytes_of(canonical(document)));
}

Result<Document> read_document(std::string_view json) {
  auto document = ACTA_TRY(from_json<Document>(json, JsonProfile::record));
  (void)ACTA_TRY(check(document));
  return document;
}

}  // namespace acta::documents
