// The six official languages of the United Nations, and `other` for what arrives in none of them.
#pragma once

#include <cstdint>

#include "acta/base/describe.h"

namespace acta {

enum class Language : std::uint8_t { ar, en, es, fr, ru, zh, other };

constexpr auto describe(Language*) {
  return words<Language>("Language", "An official language of the United Nations, or other.", "ar",
                         "en", "es", "fr", "ru", "zh", "other");
}

}  // namespace acta
