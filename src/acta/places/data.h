// The data files of places, embedded in the program (data/places, sources in data/SOURCES.md).
#pragma once

#include <string_view>

namespace acta::places {

[[nodiscard]] std::string_view fictional_csv();
[[nodiscard]] std::string_view names_csv();

}  // namespace acta::places
