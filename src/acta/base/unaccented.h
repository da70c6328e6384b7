// Text for comparing as people do.
#pragma once

#include <string>
#include <string_view>

namespace acta {

// Lower case without accents: "Élections" gives "elections".
[[nodiscard]] std::string unaccented(std::string_view text);

}  // namespace acta
