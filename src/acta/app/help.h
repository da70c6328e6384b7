// What `acta --help` says: every command with its options.
#pragma once

#include <string_view>

namespace acta::app {

[[nodiscard]] std::string_view help_text();

}  // namespace acta::app
