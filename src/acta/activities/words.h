// Whether texts speak of elections, and which codes are those of countries. Pure; ICU's data.
//
// Two filters, because they differ on real data (README.md):
//   speaks_of_elections  a whole word of elections or voting in English, French, Spanish or
//                        Portuguese: "electoral", "élections", "votación". "Selected" is none.
//   has_letters          the letters of such words anywhere, also inside "selected" or
//                        "electronico": the cheap filter by which lists are often made.
#pragma once

#include <string>
#include <string_view>

namespace acta::activities {

// Of an unaccented text (base/unaccented.h).
[[nodiscard]] bool speaks_of_elections(std::string_view unaccented_text);
[[nodiscard]] bool has_letters_of_elections(std::string_view unaccented_text);

// The ISO 3166-1 alpha-2 code that belongs to an alpha-3 code; empty when there is none.
[[nodiscard]] std::string iso2_of(std::string_view iso3);

}  // namespace acta::activities
