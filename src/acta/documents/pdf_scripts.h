// In which language a stretch of text is set when its script is not that of the block's language.
//
// Pango would ask the user's environment (LANGUAGE), and another user would get other fonts: Urdu
// letter forms for an Arabic name, Japanese ones for a Chinese name. Pure; safe from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "acta/base/language.h"

namespace acta::documents {

struct ScriptStretch {
  std::size_t from = 0;  // bytes
  std::size_t to = 0;
  const char* language = nullptr;  // BCP 47
};

// The stretches of a text whose script is another than that of the language. Digits, spaces and
// signs belong to the letters before them, at the beginning to those after them.
[[nodiscard]] std::vector<ScriptStretch> foreign_scripts(std::string_view text, Language language);

}  // namespace acta::documents
