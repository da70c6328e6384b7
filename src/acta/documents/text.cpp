// Text that may be printed, and text made ready for XML.
#include "acta/documents/text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "acta/base/check.h"
#include "acta/base/json.h"

namespace acta::documents {
namespace {

bool is_white(UChar32 point) {
  return point == '\t' || point == '\n' || point == '\r' || point == '\v' || point == '\f' ||
         point == 0x85 || point == 0x2028 || point == 0x2029;
}

bool changes_direction(UChar32 point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool is_control(UChar32 point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

bool is_noncharacter(UChar32 point) {
  return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

// Text is read through ICU's own strings: what is not UTF-8 becomes U+FFFD there.
icu::UnicodeString unicode_of(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

Result<bool> check_printable(std::string_view text) {
  (void)ACTA_TRY(check_text(text));
  const auto points = unicode_of(text);
  for (std::int32_t i = 0; i < points.length(); i = points.moveIndex32(i, 1)) {
    const auto point = points.char32At(i);
    const char* kind = nullptr;
    if (is_control(point) || is_white(point)) {
      kind = "a control character or line break";
    } else if (changes_direction(point)) {
      kind = "a character that changes the direction of the text after it";
    } else if (is_noncharacter(point)) {
      kind = "no character";
    }
    if (kind != nullptr) {
      return refuse("document.unprintable", 422,
                    fmt::format("U+{:04X} is {}; take it out of the source or replace it",
                                static_cast<std::uint32_t>(point), kind));
    }
  }
  return true;
}

std::string printable(std::string_view text) {
  const auto points = unicode_of(text);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < points.length(); i = points.moveIndex32(i, 1)) {
    const auto point = points.char32At(i);
    if (is_white(point)) {
      kept.append(static_cast<UChar32>(' '));
    } else if (is_control(point) || is_noncharacter(point)) {
      kept.append(static_cast<UChar32>(0xFFFD));
    } else if (!changes_direction(point)) {
      kept.append(point);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  ACTA_ASSERT(U_SUCCESS(status));
  std::string out;
  nfc->normalize(kept, status).toUTF8String(out);
  ACTA_ASSERT(U_SUCCESS(status));
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace acta::documents
