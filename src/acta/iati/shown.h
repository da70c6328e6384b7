// What is shown of a name or a value in a path or a sentence. Files arrive from anyone, and a name
// or a value may have megabytes: of each its beginning is enough to find it.
#pragma once

#include <string>
#include <string_view>

namespace acta::iati {

inline constexpr std::size_t most_shown = 60;

// At most `most` bytes, never half a letter of UTF-8, and "..." where something was cut off.
[[nodiscard]] std::string shown(std::string_view text, std::size_t most = most_shown);
// The same between quotation marks.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace acta::iati
