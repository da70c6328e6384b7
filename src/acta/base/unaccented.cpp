#include "acta/base/unaccented.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "acta/base/check.h"

namespace acta {

std::string unaccented(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  ACTA_ASSERT(U_SUCCESS(status) != 0);
  auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  wide = nfd->normalize(wide.foldCase(), status);
  ACTA_ASSERT(U_SUCCESS(status) != 0);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const auto point = wide.char32At(i);
    if (u_charType(point) != U_NON_SPACING_MARK) bare.append(point);
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

}  // namespace acta
