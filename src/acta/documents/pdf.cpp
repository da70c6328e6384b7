// A document as PDF: drawn twice, first to count the pages.
#include "acta/documents/pdf.h"

#include <fmt/format.h>

#include "acta/documents/pdf_pages.h"
#include "acta/documents/pdf_tags.h"

namespace acta::documents {

Result<std::string> write_pdf(const Document& document, const Issued& issued) {
  (void)ACTA_TRY(check(document));
  const auto strip = strip_of(document, issued);
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
  return finish_pdf(ACTA_TRY(paper.finish()), document, strip);
}

}  // namespace acta::documents
