// The last pass over a PDF file: language, scope and identity of every part of its structure,
// artifacts, metadata, and the attached model. Pure; safe from any thread.
#pragma once

#include <string>
#include <vector>

#include "acta/documents/pdf_paper.h"

namespace acta::documents {

[[nodiscard]] Result<std::string> finish_pdf(const Paper::Finished& drawn, const Document& document,
                                             const Strip& strip);

}  // namespace acta::documents
