// The parts of a DOCX file beside its body. Pure; safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "acta/documents/document.h"
#include "acta/documents/strip.h"

namespace acta::documents {

inline constexpr std::string_view docx_xml =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view docx_namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

// How a paragraph stands; `align` is empty, "center" or "right" (the end of the line).
struct DocxStyle {
  std::string_view name;
  std::string_view align;
};
// A paragraph of runs that are XML already.
[[nodiscard]] std::string docx_paragraph(const DocxStyle& style, Writing writing,
                                         std::string_view runs);
// A run of text; `properties` is XML that stands first among its properties.
[[nodiscard]] std::string docx_run(std::string_view text, Writing writing,
                                   std::string_view properties = {});

[[nodiscard]] std::string docx_content_types();
[[nodiscard]] std::string docx_package_relations();
[[nodiscard]] std::string docx_document_relations();
[[nodiscard]] std::string docx_footer_relations();
[[nodiscard]] std::string docx_properties(const Document& document, const Strip& strip);
[[nodiscard]] std::string docx_styles(Writing writing);
[[nodiscard]] std::string docx_settings(Writing writing);
[[nodiscard]] std::string docx_footer(const Document& document, const Strip& strip);

}  // namespace acta::documents
