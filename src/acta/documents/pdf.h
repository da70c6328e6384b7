// A document as PDF: tagged (PDF/UA-1 is declared), with repeated table heads, a running head, and
// the receipt strip with its QR code and page number at the foot of every page. The canonical JSON
// of the document is attached as document.json, so that anyone can hash it again.
//
// The bytes depend on the arguments and on the installed fonts and libraries (Debian packages), not
// on clock, locale, time zone, directory or the user's font settings. An issued file is kept and
// handed out again as it is (docs/adr/0012-documents.md). Safe from any thread; one document is
// drawn at a time, in about a tenth of a second.
//
// Example: const std::string file = ACTA_TRY(write_pdf(report));
#pragma once

#include <string>

#include "acta/documents/document.h"

namespace acta::documents {

// Refuses what check() refuses; "document.no_font" when a character has no installed font.
[[nodiscard]] Result<std::string> write_pdf(const Document& document, const Issued& issued = {});

}  // namespace acta::documents
