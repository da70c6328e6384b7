// The few words that the printed forms add of their own: page numbers, dates, the labels of the
// receipt strip. In the six official languages of the United Nations; `other` has the English ones.
//
// Pure; safe from any thread. Example: long_date(Language::fr, date) == "18 décembre 2013".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "acta/base/date.h"
#include "acta/base/language.h"

namespace acta::documents {

struct Words {
  std::string_view code;        // BCP 47
  std::string_view page_of;     // "Page {0} of {1}"
  std::string_view continued;   // after the caption of a table that goes on
  std::string_view no_entries;  // in place of the rows of an empty table
  std::string_view period;      // "{0} to {1}"
  std::string_view period_label;
  std::string_view computed;     // "Computed from the record {0} as of entry {1}"
  std::string_view root;         // label of the root hash
  std::string_view fingerprint;  // label of the document's fingerprint
  std::string_view act;          // "Act {0}"
  std::string_view notes;        // heading of the notes, for those who cannot see the page
  std::string_view qr;           // what the QR code holds, for those who cannot see it
};

[[nodiscard]] const Words& words_in(Language language);

// "18 December 2013", as documents of the United Nations write it in that language.
[[nodiscard]] std::string long_date(Language language, Date date);
// Groups of three digits with a narrow no-break space: "41 207".
[[nodiscard]] std::string grouped(std::int64_t number);

}  // namespace acta::documents
