#include "acta/assistance/register_words.h"

#include <algorithm>

namespace acta::assistance {
namespace {

bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> signs = {"=",  "+",  "-",  "@",  "\t",
                                                      "\r", "＝", "＋", "－", "＠"};
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return std::ranges::any_of(signs, [&](auto sign) { return text.starts_with(sign); });
}

}  // namespace

std::string guarded(std::string text) {
  if (looks_like_formula(text)) text.insert(text.begin(), '\'');
  return text;
}

std::string_view unguarded(std::string_view text) {
  if (text.starts_with('\'') && looks_like_formula(text)) text.remove_prefix(1);
  return text;
}

}  // namespace acta::assistance
