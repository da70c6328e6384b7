// Invented documents that the tests of this module print.
#pragma once

#include "acta/documents/document.h"

namespace acta::documents {

inline const Writing in_english = writing_of(Language::en);
inline const Writing in_arabic = writing_of(Language::ar);

// The status of requests of a few fictional States, four pages or so.
[[nodiscard]] Document english_sample();
// The same kind of report in Arabic, with Latin names in its table.
[[nodiscard]] Document arabic_sample();
// A table of that many rows.
[[nodiscard]] Document long_sample(int rows);

}  // namespace acta::documents
