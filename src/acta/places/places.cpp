#include "acta/places/places.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "acta/places/data.h"

namespace acta::places {
namespace {

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto end = std::min(line.find(by), line.size());
    cells.push_back(line.substr(0, end));
    if (end == line.size()) return cells;
    line.remove_prefix(end + 1);
  }
}

// The lines after the head, each of exactly that many cells.
Result<std::vector<std::vector<std::string_view>>> rows_of(std::string_view csv,
                                                           std::size_t cells) {
  std::vector<std::vector<std::string_view>> rows;
  for (const auto line : split(csv, '\n')) {
    if (line.empty()) continue;
    rows.push_back(split(line, ','));
    if (rows.back().size() != cells) {
      return fault("places.malformed", "a line has another number of cells: " + std::string(line));
    }
  }
  rows.erase(rows.begin());
  return rows;
}

Result<std::optional<Date>> maybe_date(std::string_view text) {
  if (text.empty()) return std::optional<Date>();
  return std::optional(ACTA_TRY(parse_date(text)));
}

bool is_member(const std::string& iso2) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* united_nations = icu::Region::getInstance("UN", status);
  const auto* region = icu::Region::getInstance(iso2.c_str(), status);
  return U_SUCCESS(status) != 0 && united_nations->contains(*region) != 0;
}

std::string m49_of(const std::string& iso2) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* region = icu::Region::getInstance(iso2.c_str(), status);
  if (U_FAILURE(status) != 0 || region->getNumericCode() <= 0) return {};
  auto digits = std::to_string(region->getNumericCode());
  digits.insert(0, 3 - std::min<std::size_t>(3, digits.size()), '0');
  return digits;
}

std::string display_name(const std::string& iso2, Language language) {
  const std::string in(language == Language::other ? "en" : word_of(language));
  icu::UnicodeString name;
  icu::Locale("", iso2.c_str()).getDisplayCountry(icu::Locale(in.c_str()), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8;
}

}  // namespace

Result<Places> Places::load() {
  Places places;
  for (const char* const* iso2 = uloc_getISOCountries(); *iso2 != nullptr; ++iso2) {
    const std::string iso3 = uloc_getISO3Country(("und_" + std::string(*iso2)).c_str());
    if (iso3.empty()) continue;
    Place place{.code = {iso3}, .iso2 = *iso2, .m49 = m49_of(*iso2), .kind = PlaceKind::area};
    if (is_member(*iso2)) place.kind = PlaceKind::member;
    // Holy See and State of Palestine are observer States and not members.
    if (iso3 == "VAT" || iso3 == "PSE") place.kind = PlaceKind::observer_state;
    places.places_.push_back(std::move(place));
  }
  (void)ACTA_TRY(places.read_fictional(fictional_csv()));
  (void)ACTA_TRY(places.read_names(names_csv()));
  std::ranges::sort(places.places_, {}, &Place::code);
  return places;
}

Result<bool> Places::read_fictional(std::string_view csv) {
  for (const auto& row : ACTA_TRY(rows_of(csv, 8))) {
    const CountryCode code{std::string(row[0])};
    places_.push_back(
        {.code = code, .iso2 = std::string(row[1]), .m49 = {}, .kind = PlaceKind::fictional});
    for (std::size_t i = 0; i < 6; ++i) {
      names_[code].push_back({.language = static_cast<Language>(i),
                              .name = std::string(row[i + 2]),
                              .from = std::nullopt,
                              .to = std::nullopt});
    }
  }
  return true;
}

Result<bool> Places::read_names(std::string_view csv) {
  for (const auto& row : ACTA_TRY(rows_of(csv, 6))) {
    const auto language = from_word<Language>(row[1]);
    const CountryCode code{std::string(row[0])};
    if (!language || std::ranges::find(places_, code, &Place::code) == places_.end()) {
      return fault("places.malformed", "a name of no place or language: " + std::string(row[0]));
    }
    names_[code].push_back({.language = *language,
                            .name = std::string(row[4]),
                            .from = ACTA_TRY(maybe_date(row[2])),
                            .to = ACTA_TRY(maybe_date(row[3]))});
  }
  return true;
}

const Place* Places::find(const CountryCode& code) const {
  const auto found = std::ranges::lower_bound(places_, code, {}, &Place::code);
  return found != places_.end() && found->code == code ? &*found : nullptr;
}

std::string Places::name(const CountryCode& code, Language language, Date on) const {
  if (const auto names = names_.find(code); names != names_.end()) {
    for (const auto& name : names->second) {
      const bool held = (!name.from || *name.from <= on) && (!name.to || on < *name.to);
      if (name.language == language && held) return name.name;
    }
  }
  const auto* place = find(code);
  return place == nullptr ? code.iso3 : display_name(place->iso2, language);
}

std::vector<const Place*> Places::sorted(Language language, Date on) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::string in(language == Language::other ? "en" : word_of(language));
  const std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale(in.c_str()), status));
  std::vector<std::pair<std::string, const Place*>> named;
  for (const auto& place : places_) named.emplace_back(name(place.code, language, on), &place);
  std::ranges::sort(named, [&](const auto& a, const auto& b) {
    UErrorCode ignored = U_ZERO_ERROR;
    const auto order = collator->compareUTF8(a.first, b.first, ignored);
    return order != UCOL_EQUAL ? order == UCOL_LESS : a.second->code < b.second->code;
  });
  std::vector<const Place*> sorted;
  for (const auto& [name, place] : named) sorted.push_back(place);
  return sorted;
}

}  // namespace acta::places
