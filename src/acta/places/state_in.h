// Whom a text names in a list of the past: a State by the code and name that it had then.
#pragma once

#include <string_view>

#include "acta/places/places.h"

namespace acta::places {

// Of those whose code or name, of any time, is that text, the one that was a State at some time
// from the first day to the last: "Yugoslavia" is YUG until 1 November 2000, and SRB from then on;
// "Zaire" is COD. Refuses (state.*) a text that names nobody, an area, a State that had ended or
// was part of another, and a text that several bore: each with what to write in its place.
[[nodiscard]] Result<CountryCode> state_in(const Places& places, std::string_view text, Date first,
                                           Date last);

}  // namespace acta::places
