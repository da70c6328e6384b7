// What is known of a State or area, apart from its names.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/language.h"

namespace acta::places {

enum class PlaceKind : std::uint8_t { member, observer_state, area, fictional };
constexpr auto describe(PlaceKind*) {
  return words<PlaceKind>("PlaceKind", "What it is to the United Nations.", "member",
                          "observer_state", "area", "fictional");
}

// Regional groups of Member States, as for elections in the General Assembly. The United States
// belongs to none and is counted with the Western European and other States; Israel belongs there
// since 2000, before to none; Kiribati is counted with Asia and the Pacific.
enum class RegionalGroup : std::uint8_t {
  none,
  african,
  asia_pacific,
  eastern_european,
  latin_american_caribbean,
  western_european_other
};
constexpr auto describe(RegionalGroup*) {
  return words<RegionalGroup>("RegionalGroup", "Regional group of Member States.", "none",
                              "african", "asia_pacific", "eastern_european",
                              "latin_american_caribbean", "western_european_other");
}

// Lists of the United Nations that a State or area stands on from one day to another.
enum class Status : std::uint8_t {
  least_developed,
  landlocked_developing,
  small_island_developing,
  non_self_governing
};
constexpr auto describe(Status*) {
  return words<Status>("Status", "A list of the United Nations.", "least_developed",
                       "landlocked_developing", "small_island_developing", "non_self_governing");
}

struct Place {
  CountryCode code;
  std::string iso2;
  std::string m49;  // three digits, leading zeros kept; empty when fictional
  PlaceKind kind = PlaceKind::area;
  RegionalGroup group = RegionalGroup::none;
  std::string region;  // M49 codes of three digits; empty where M49 has none
  std::string subregion;
  std::string intermediate_region;
  std::optional<Date> member_since;  // of every member
};

// A State that was a member and is no more, and those that came after it.
struct FormerMember {
  CountryCode code;
  std::string iso2;
  std::string m49;
  RegionalGroup group = RegionalGroup::none;
  Date member_since;
  Date member_until;  // the first day on which it was no longer a member
  std::vector<CountryCode> successors;
};

// From `from` to the day before `to`; without an end where it has none.
struct Validity {
  std::optional<Date> from;
  std::optional<Date> to;

  [[nodiscard]] bool holds(Date on) const { return (!from || *from <= on) && (!to || on < *to); }
};

struct DatedName {
  CountryCode code;
  Language language = Language::en;
  Validity valid;
  std::string name;
};

struct DatedStatus {
  CountryCode code;
  Status status = Status::least_developed;
  Validity valid;
};

}  // namespace acta::places
