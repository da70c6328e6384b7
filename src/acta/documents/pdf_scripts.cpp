// In which language a stretch of text is set when its script is not that of the block's language.
#include "acta/documents/pdf_scripts.h"

#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace acta::documents {
namespace {

struct ScriptLanguage {
  UScriptCode script;
  const char* language;
};

// One language for each script, whoever prints.
constexpr std::array<ScriptLanguage, 28> languages{{
    {USCRIPT_LATIN, "en"},      {USCRIPT_CYRILLIC, "ru"},  {USCRIPT_GREEK, "el"},
    {USCRIPT_ARABIC, "ar"},     {USCRIPT_HEBREW, "he"},    {USCRIPT_HAN, "zh"},
    {USCRIPT_HIRAGANA, "ja"},   {USCRIPT_KATAKANA, "ja"},  {USCRIPT_HANGUL, "ko"},
    {USCRIPT_DEVANAGARI, "hi"}, {USCRIPT_BENGALI, "bn"},   {USCRIPT_THAI, "th"},
    {USCRIPT_ETHIOPIC, "am"},   {USCRIPT_ARMENIAN, "hy"},  {USCRIPT_GEORGIAN, "ka"},
    {USCRIPT_KHMER, "km"},      {USCRIPT_MYANMAR, "my"},   {USCRIPT_LAO, "lo"},
    {USCRIPT_SINHALA, "si"},    {USCRIPT_TAMIL, "ta"},     {USCRIPT_TELUGU, "te"},
    {USCRIPT_KANNADA, "kn"},    {USCRIPT_MALAYALAM, "ml"}, {USCRIPT_GUJARATI, "gu"},
    {USCRIPT_GURMUKHI, "pa"},   {USCRIPT_TIBETAN, "bo"},   {USCRIPT_THAANA, "dv"},
    {USCRIPT_TIFINAGH, "zgh"},
}};

UScriptCode script_of(Language language) {
  switch (language) {
    case Language::ar: return USCRIPT_ARABIC;
    case Language::ru: return USCRIPT_CYRILLIC;
    case Language::zh: return USCRIPT_HAN;
    case Language::en:
    case Language::es:
    case Language::fr: return USCRIPT_LATIN;
    // Nothing is known of it: every script is left to the fonts.
    case Language::other: return USCRIPT_UNKNOWN;
  }
  std::unreachable();
}

const char* language_for(UScriptCode script) {
  const auto found = std::ranges::find(languages, script, &ScriptLanguage::script);
  return found == languages.end() ? nullptr : found->language;
}

}  // namespace

std::vector<ScriptStretch> foreign_scripts(std::string_view text, Language language) {
  std::vector<ScriptStretch> out;
  const auto home = script_of(language);
  if (home == USCRIPT_UNKNOWN) return out;
  const auto size = static_cast<std::int32_t>(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  bool seen = false;  // a letter of any script
  for (std::int32_t i = 0; i < size;) {
    const auto from = static_cast<std::size_t>(i);
    UChar32 point = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
    U8_NEXT(bytes, i, size, point);  // NOLINT(bugprone-inc-dec-in-conditions)
#pragma GCC diagnostic pop
    const auto to = static_cast<std::size_t>(i);
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(point, &status);
    const bool after_stretch = !out.empty() && out.back().to == from;
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) {
      if (after_stretch) out.back().to = to;
      continue;
    }
    const auto* foreign = script == home ? nullptr : language_for(script);
    if (foreign != nullptr && after_stretch && out.back().language == foreign) {
      out.back().to = to;
    } else if (foreign != nullptr) {
      out.push_back({.from = seen ? from : 0, .to = to, .language = foreign});
    }
    seen = true;
  }
  return out;
}

}  // namespace acta::documents
