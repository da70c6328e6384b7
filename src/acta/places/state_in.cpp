#include "acta/places/state_in.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::places {
namespace {

std::string list_of(const std::vector<CountryCode>& codes) {
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ", ") + code.iso3;
  return all;
}

// The State that a place was part of all that time: it became a member later, and comes after one
// that was a member then.
const FormerMember* part_of(const Places& places, const Place& place, Date first, Date last) {
  if (place.member_since && *place.member_since <= last) return nullptr;
  const auto found = std::ranges::find_if(places.former(), [&](const FormerMember& former) {
    return first < former.member_until &&
           std::ranges::find(former.successors, place.code) != former.successors.end();
  });
  return found == places.former().end() ? nullptr : &*found;
}

// Why that code was no State then; empty when it was.
std::string reason_against(const Places& places, const CountryCode& code, Date first, Date last) {
  const auto former = std::ranges::find(places.former(), code, &FormerMember::code);
  if (former != places.former().end()) {
    if (first < former->member_until) return {};
    return fmt::format("{} had ended on {}; name the State that came after it: {}", code.iso3,
                       to_text(former->member_until), list_of(former->successors));
  }
  const auto* place = places.find(code);
  if (place == nullptr) return fmt::format("{} is not known", code.iso3);
  if (place->kind == PlaceKind::area) {
    return fmt::format("{} is an area and no State; name the State that asked", code.iso3);
  }
  const auto* whole = part_of(places, *place, first, last);
  if (whole == nullptr) return {};
  return fmt::format("{} was part of {} then", code.iso3, whole->code.iso3);
}

}  // namespace

Result<CountryCode> state_in(const Places& places, std::string_view text, Date first, Date last) {
  const auto codes = places.codes_for(text);
  if (codes.empty()) {
    return refuse("state.unknown", 422, fmt::format("no State or area is known as \"{}\"", text),
                  "state");
  }
  std::vector<CountryCode> then;
  std::string against;
  for (const auto& code : codes) {
    auto reason = reason_against(places, code, first, last);
    if (reason.empty()) {
      then.push_back(code);
    } else if (against.empty()) {
      against = std::move(reason);
    }
  }
  if (then.size() == 1) return then.front();
  if (then.empty()) return refuse("state.not_then", 422, against, "state");
  return refuse("state.several", 422,
                fmt::format("\"{}\" can be {}: write the code", text, list_of(then)), "state");
}

}  // namespace acta::places
