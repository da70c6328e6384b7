#include "acta/iati/shown.h"

namespace acta::iati {

std::string shown(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  auto cut = most;
  // Not within a letter: what continues one in UTF-8 begins with the bits 10.
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0U) == 0x80U) --cut;
  return std::string(text.substr(0, cut)) + "...";
}

std::string quoted(std::string_view text) {
  return '"' + shown(text) + '"';
}

}  // namespace acta::iati
