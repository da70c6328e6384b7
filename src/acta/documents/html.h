// A document as one HTML file: self-contained, without scripts, readable aloud, ready for print.
//
// The file forbids itself everything but its own style (content security policy by hash). It is
// also well-formed XML. Bytes depend on nothing but the arguments. Safe from any thread.
//
// Example: const std::string page = ACTA_TRY(write_html(report));
#pragma once

#include <string>

#include "acta/documents/document.h"

namespace acta::documents {

// Refuses what check() refuses.
[[nodiscard]] Result<std::string> write_html(const Document& document, const Issued& issued = {});

}  // namespace acta::documents
