// A document as PDF: drawn twice, first to count the pages.
#include "acta/documents/pdf.h"

#include <fmt/format.h>

#include <mutex>

#include "acta/documents/pdf_pages.h"
#include "acta/documents/pdf_tags.h"

namespace acta::documents {

namespace {

Result<Paper::Finished> draw(const Document& document, const Strip& strip) {
  // cairo keeps the faces of fonts for the whole process, and FreeType reads one face in one thread
  // at a time only: two drawings at once were seen to crash. One after the other.
  static std::mutex drawing;
  const std::lock_guard alone(drawing);
  auto type = ACTA_TRY(Typesetter::create());
  auto draft = ACTA_TRY(Paper::create());
  const int pages = ACTA_TRY(Pages(document, type, draft, {.pages = 0}).draw(strip));
  (void)ACTA_TRY(draft.finish());
  if (const auto missing = type.missing()) {
    return refuse("document.no_font", 503,
                  fmt::format("no installed font has the character U+{:04X}; the administrator can "
                              "install the package that has it, such as fonts-noto-cjk",
                              *missing));
  }
  auto paper = ACTA_TRY(Paper::create());
  (void)ACTA_TRY(Pages(document, type, paper, {.pages = pages}).draw(strip));
  return paper.finish();
}

}  // namespace

Result<std::string> write_pdf(const Document& document, const Issued& issued) {
  (void)ACTA_TRY(check(document));
  const auto strip = strip_of(document, issued);
  return finish_pdf(ACTA_TRY(draw(document, strip)), document, strip);
}

}  // namespace acta::documents
