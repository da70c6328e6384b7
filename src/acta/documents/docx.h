// A document as DOCX (Office Open XML, ECMA-376): heading styles, repeated table heads, captions,
// languages and directions, and the receipt strip with page numbers in the footer.
//
// The bytes depend on nothing but the arguments: fixed times, fixed order. Safe from any thread.
//
// Example: const std::string file = ACTA_TRY(write_docx(report));
#pragma once

#include <string>

#include "acta/documents/document.h"

namespace acta::documents {

// Refuses what check() refuses.
[[nodiscard]] Result<std::string> write_docx(const Document& document, const Issued& issued = {});

}  // namespace acta::documents
