// What ICU knows of a language: names of places, the order of its alphabet, and how to compare
// names that were typed in different ways. The one file that includes ICU is language_rules.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/language.h"

namespace acta::places {

// ICU's name of the place or region with that ISO alpha-2 or M49 code; `other` is read as English.
[[nodiscard]] std::string display_name(std::string_view code, Language language);

// Without case, accents, punctuation, articles: "Afghanistan (l')" and "AFGHANISTAN" are one.
[[nodiscard]] std::string folded(std::string_view text);

// The positions of the names in the order of the language.
[[nodiscard]] std::vector<std::size_t> order_of(const std::vector<std::string>& names,
                                                Language language);

// By which rules: "ICU 72.1, UCA 15.0". An order is for listing and is never part of the record.
[[nodiscard]] std::string collation_version();

}  // namespace acta::places
