// The types that the text of an element or attribute can have in files of IATI: those of W3C XML
// Schema 1.0, part 2, that the standard uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "acta/base/date.h"
#include "acta/base/instant.h"

namespace acta::iati {

enum class TextType : std::uint8_t {
  none,  // elements alone, and blanks between them
  string,
  decimal,
  date,
  date_time,
  boolean,
  integer,  // of 32 bits
  not_negative,
  positive,
  uri,
  name_token,
  language,
};

[[nodiscard]] bool fits(TextType type, std::string_view text);
// The type in words: "a number, e.g. 1250.00".
[[nodiscard]] std::string_view words_for(TextType type);

[[nodiscard]] bool is_blank(char c);
[[nodiscard]] bool is_blank(std::string_view text);
// Without the blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// RFC 3986, and any letter beyond ASCII.
[[nodiscard]] bool is_uri_reference(std::string_view text);
// The day that a date or a moment begins with, whatever its zone; nothing where there is none.
[[nodiscard]] std::optional<Date> day_of(std::string_view text);
// A day and a time, to the second; in UTC where no zone is said. Nothing for a day alone, and for
// years before 1970.
[[nodiscard]] std::optional<Instant> moment_of(std::string_view text);

}  // namespace acta::iati
