// States and areas: codes, kind, regional group, and names in the six official languages with the
// dates on which they held.
//
// Facts come from data/places (embedded; sources in data/SOURCES.md). Where data/places/names.csv
// says nothing, ICU's name of the region is taken (docs/adr/0011-names-of-states.md). Immutable
// once loaded: any thread may read.
//
//   const auto places = ACTA_TRY(Places::load());
//   places.name({"TUR"}, Language::en, date);    // "Turkey" before 1 June 2022, "Türkiye" since
//   places.codes_for("Cote d'Ivoire");           // {CIV}
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"
#include "acta/places/data.h"
#include "acta/places/place.h"
#include "acta/places/tables.h"

namespace acta::places {

class Places {
 public:
  static Result<Places> load() { return read(embedded_data()); }
  static Result<Places> read(const DataFiles& files);

  // Members, observer States, areas and fictional States of today, in the order of their codes.
  [[nodiscard]] const std::vector<Place>& all() const { return tables_.places; }
  [[nodiscard]] const std::vector<FormerMember>& former() const { return tables_.former; }
  [[nodiscard]] const Place* find(const CountryCode& code) const;

  // The name that held on that day; the code when it is not known. Former members have names too.
  [[nodiscard]] std::string name(const CountryCode& code, Language language, Date on) const;
  // All whose code (ISO alpha-2, alpha-3, M49 of three digits) or name, in any language and of any
  // time, is that text, apart from case, accents, punctuation and articles. More than one when a
  // name was borne by several: whoever asks has to choose.
  [[nodiscard]] std::vector<CountryCode> codes_for(std::string_view text) const;

  // Those of a regional group, by its word, or of a region, subregion or intermediate region of
  // M49, by its three digits. Refuses what is neither (places.unknown_region).
  [[nodiscard]] Result<std::vector<CountryCode>> states_of(std::string_view region) const;

  // In the order of the language's collation.
  [[nodiscard]] std::vector<const Place*> sorted(Language language, Date on) const;

  // Members on that day, in the order of their codes, former members included. Exact from
  // 28 September 1966 on; earlier suspensions and mergers (Syria, Tanganyika and Zanzibar,
  // Indonesia) are not told apart.
  [[nodiscard]] std::vector<CountryCode> members_on(Date on) const;
  [[nodiscard]] bool has_status(const CountryCode& code, Status status, Date on) const;

 private:
  using NamesOfToday = std::array<std::string, 6>;

  void index_names();
  void index(std::string_view text, const CountryCode& code);

  Tables tables_;
  std::map<CountryCode, NamesOfToday> display_names_;
  std::map<std::string, std::vector<CountryCode>, std::less<>> by_text_;
};

}  // namespace acta::places
