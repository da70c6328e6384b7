// How much two words differ: misspelt names.
#pragma once

#include <cstddef>
#include <string_view>

namespace acta {

// The least number of bytes to put in, take out or change (Levenshtein 1965, unread beside
// textbooks). Costs the product of the lengths: for names, not for texts.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace acta
