// Text that may be printed, and text made ready for XML.
//
// Refused in a document: control characters (line breaks too: a block is one line of thought),
// line and paragraph separators, noncharacters, and the characters that change the direction of
// what follows them (U+202A to U+202E, U+2066 to U+2069), with which a text can show other than it
// says. The marks U+200E, U+200F and U+061C only help neighbours and may stand.
#pragma once

#include <string>
#include <string_view>

#include "acta/base/result.h"

namespace acta::documents {

// Refuses text that is not UTF-8, not in NFC, or holds a character listed above.
[[nodiscard]] Result<bool> check_printable(std::string_view text);

// For text that came from elsewhere, so that one bad letter does not stop a report: white space
// becomes a space, directional characters go, every other refused character becomes U+FFFD, and
// the rest is put into NFC. What it gives passes check_printable.
[[nodiscard]] std::string printable(std::string_view text);

// Escapes & < > " ' for XML and HTML, in text and in attributes.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace acta::documents
