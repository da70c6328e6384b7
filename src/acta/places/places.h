// States and areas: codes, kind, and names in the six official languages with the dates on which
// they held.
//
// Codes, membership and present names come from ICU's CLDR data; names that changed, or that the
// United Nations writes otherwise, from data/places/names.csv; the fictional States of the
// demonstration from data/places/fictional.csv. Immutable once loaded: any thread may read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/language.h"
#include "acta/base/result.h"

namespace acta::places {

enum class PlaceKind : std::uint8_t { member, observer_state, area, fictional };
constexpr auto describe(PlaceKind*) {
  return words<PlaceKind>("PlaceKind", "What it is to the United Nations.", "member",
                          "observer_state", "area", "fictional");
}

struct Place {
  CountryCode code;
  std::string iso2;
  std::string m49;  // three digits, or empty
  PlaceKind kind = PlaceKind::area;
};

class Places {
 public:
  static Result<Places> load();

  [[nodiscard]] const std::vector<Place>& all() const { return places_; }
  [[nodiscard]] const Place* find(const CountryCode& code) const;
  // The name that held on that day; the code when it is not known.
  [[nodiscard]] std::string name(const CountryCode& code, Language language, Date on) const;
  // In the order of the language's collation.
  [[nodiscard]] std::vector<const Place*> sorted(Language language, Date on) const;

 private:
  struct DatedName {
    Language language = Language::en;
    std::string name;
    std::optional<Date> from;
    std::optional<Date> to;  // the first day on which it no longer held
  };
  Result<bool> read_fictional(std::string_view csv);
  Result<bool> read_names(std::string_view csv);

  std::vector<Place> places_;
  std::map<CountryCode, std::vector<DatedName>> names_;
};

}  // namespace acta::places
