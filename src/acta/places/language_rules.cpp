#include "acta/places/language_rules.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>

namespace acta::places {
namespace {

icu::Locale locale_of(Language language) {
  const std::string word(word_of(language == Language::other ? Language::en : language));
  return icu::Locale(word.c_str());
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

bool is_article(const icu::UnicodeString& word) {
  static const std::array<icu::UnicodeString, 8> articles = {"the", "l",  "le",  "la",
                                                             "les", "el", "los", "las"};
  return std::ranges::find(articles, word) != articles.end();
}

// Letters and digits as words; marks and invisible characters vanish, the rest parts words.
std::vector<icu::UnicodeString> words_in(const icu::UnicodeString& text) {
  std::vector<icu::UnicodeString> words(1);
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const auto mask = U_MASK(u_charType(c));
    if ((mask & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) continue;
    if (c == u'&') {
      words.emplace_back("and");
      words.emplace_back();
    } else if (u_isalnum(c) != 0) {
      words.back().append(c);
    } else if (!words.back().isEmpty()) {
      words.emplace_back();
    }
  }
  std::erase_if(words, [](const auto& word) { return word.isEmpty() != 0; });
  return words;
}

}  // namespace

std::string display_name(std::string_view code, Language language) {
  const std::string region(code);
  icu::UnicodeString name;
  icu::Locale("", region.c_str()).getDisplayCountry(locale_of(language), name);
  return utf8(name);
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status) != 0) return std::string(text);
  const auto decomposed = form->normalize(utf16(text), status);
  auto words = words_in(icu::UnicodeString(decomposed).foldCase());
  if (words.size() > 1 && is_article(words.front())) words.erase(words.begin());
  if (words.size() > 1 && is_article(words.back())) words.pop_back();
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + utf8(word);
  return out;
}

std::vector<std::size_t> order_of(const std::vector<std::string>& names, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(locale_of(language), status));
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    UErrorCode ignored = U_ZERO_ERROR;
    const auto compared =
        collator == nullptr ? UCOL_EQUAL : collator->compareUTF8(names[a], names[b], ignored);
    return compared == UCOL_EQUAL ? a < b : compared == UCOL_LESS;
  });
  return order;
}

std::string collation_version() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale::getRoot(), status));
  std::string text = "ICU " U_ICU_VERSION;
  if (collator == nullptr) return text;
  UVersionInfo version = {};
  ucol_getUCAVersion(collator->toUCollator(), version);
  return text + ", UCA " + std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace acta::places
