#include "acta/places/places.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "acta/places/language_rules.h"

namespace acta::places {
namespace {

Language known(Language language) {
  return language == Language::other ? Language::en : language;
}

}  // namespace

Result<Places> Places::read(const DataFiles& files) {
  Places places;
  places.tables_ = ACTA_TRY(read_tables(files));
  places.index_names();
  return places;
}

void Places::index_names() {
  for (const auto& place : all()) {
    index(place.code.iso3, place.code);
    index(place.iso2, place.code);
    index(place.m49, place.code);
    if (place.kind == PlaceKind::fictional) continue;
    auto& names = display_names_[place.code];
    for (std::size_t i = 0; i < names.size(); ++i) {
      names.at(i) = display_name(place.iso2, static_cast<Language>(i));
      index(names.at(i), place.code);
    }
  }
  for (const auto& former : tables_.former) index(former.code.iso3, former.code);
  for (const auto& name : tables_.names) index(name.name, name.code);
}

void Places::index(std::string_view text, const CountryCode& code) {
  if (text.empty()) return;
  auto& codes = by_text_[folded(text)];
  const auto at = std::ranges::lower_bound(codes, code);
  if (at == codes.end() || *at != code) codes.insert(at, code);
}

const Place* Places::find(const CountryCode& code) const {
  const auto found = std::ranges::lower_bound(all(), code, {}, &Place::code);
  return found != all().end() && found->code == code ? &*found : nullptr;
}

std::string Places::name(const CountryCode& code, Language language, Date on) const {
  const auto key = [](const DatedName& name) { return std::tie(name.code, name.language); };
  const auto wanted = known(language);
  const auto names = std::ranges::equal_range(tables_.names, std::tie(code, wanted), {}, key);
  for (const auto& name : names) {
    if (name.valid.holds(on)) return name.name;
  }
  const auto display = display_names_.find(code);
  if (display == display_names_.end()) return code.iso3;
  return display->second.at(static_cast<std::size_t>(wanted));
}

std::vector<CountryCode> Places::codes_for(std::string_view text) const {
  const auto found = by_text_.find(folded(text));
  return found == by_text_.end() ? std::vector<CountryCode>() : found->second;
}

Result<std::vector<CountryCode>> Places::states_of(std::string_view region) const {
  std::vector<CountryCode> states;
  const auto group = from_word<RegionalGroup>(region);
  for (const auto& place : all()) {
    const bool within = group ? place.group == *group && place.kind == PlaceKind::member
                              : place.region == region || place.subregion == region ||
                                    place.intermediate_region == region;
    if (within && !region.empty()) states.push_back(place.code);
  }
  if (!states.empty()) return states;
  return refuse("places.unknown_region", 422,
                "no regional group or region of M49 is called " + std::string(region), "region");
}

std::vector<const Place*> Places::sorted(Language language, Date on) const {
  std::vector<std::string> names;
  for (const auto& place : all()) names.push_back(name(place.code, language, on));
  std::vector<const Place*> sorted;
  for (const auto at : order_of(names, language)) sorted.push_back(&all()[at]);
  return sorted;
}

std::vector<CountryCode> Places::members_on(Date on) const {
  std::vector<CountryCode> members;
  for (const auto& place : all()) {
    if (place.member_since && *place.member_since <= on) members.push_back(place.code);
  }
  for (const auto& former : tables_.former) {
    if (former.member_since <= on && on < former.member_until) members.push_back(former.code);
  }
  std::ranges::sort(members);
  return members;
}

bool Places::has_status(const CountryCode& code, Status status, Date on) const {
  return std::ranges::any_of(tables_.statuses, [&](const DatedStatus& row) {
    return row.code == code && row.status == status && row.valid.holds(on);
  });
}

}  // namespace acta::places
