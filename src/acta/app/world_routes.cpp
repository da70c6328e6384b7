// The world: what concerns each State, and what States are called.
#include <map>

#include "acta/app/open_route.h"
#include "acta/app/schema.h"
#include "acta/cycles/views.h"

namespace acta::app {
namespace {

using http::Request;

struct WorldState {
  std::string iso3;
  std::int64_t requests_open = 0;
  std::int64_t requests_total = 0;
  std::optional<Date> next_election;
};
constexpr auto describe(WorldState*) {
  return described<WorldState>(
      "WorldState", "A State on the map.", field<&WorldState::iso3>("iso3", "Its code."),
      field<&WorldState::requests_open>("requests_open", "Requests under consideration."),
      field<&WorldState::requests_total>("requests_total",
                                         "Requests that were announced, and those before them."),
      field<&WorldState::next_election>("next_election", "The next election known."));
}
struct World {
  std::vector<WorldState> states;
};
constexpr auto describe(World*) {
  return described<World>("World", "Requests and elections by State.",
                          field<&World::states>("states", "Those with any."));
}

struct StateInfo {
  std::string iso3;
  std::string iso2;
  std::string m49;
  places::PlaceKind kind = places::PlaceKind::area;
  places::RegionalGroup group = places::RegionalGroup::none;
  std::string name;
};
constexpr auto describe(StateInfo*) {
  return described<StateInfo>("StateInfo", "A State or area.",
                              field<&StateInfo::iso3>("iso3", "ISO 3166-1 alpha-3."),
                              field<&StateInfo::iso2>("iso2", "ISO 3166-1 alpha-2."),
                              field<&StateInfo::m49>("m49", "UN M49, three digits."),
                              field<&StateInfo::kind>("kind", "What it is."),
                              field<&StateInfo::group>("group", "Its regional group."),
                              field<&StateInfo::name>("name", "In the language asked for."));
}
struct FormerState {
  std::string iso3;
  std::string name;
};
constexpr auto describe(FormerState*) {
  return described<FormerState>("FormerState", "A State that was a member and is no more.",
                                field<&FormerState::iso3>("iso3", "ISO 3166-1 alpha-3."),
                                field<&FormerState::name>("name", "In the language asked for."));
}
struct StateList {
  std::vector<StateInfo> states;
  std::vector<FormerState> former;
};
constexpr auto describe(StateList*) {
  return described<StateList>("StateList", "States and areas in the order of the language.",
                              field<&StateList::states>("states", "All."),
                              field<&StateList::former>("former", "Those of the past."));
}

// The same for everybody: of requests, what was announced. What is confidential is in no count, as
// a number that grows tells of a file like its page does, and each look at the map would be a read.
Result<World> world(Desk& desk) {
  const auto today = date_of(desk.store.now());
  std::map<std::string, WorldState> states;
  const auto at = [&](const CountryCode& code) -> WorldState& {
    auto& state = states[code.iso3];
    state.iso3 = code.iso3;
    return state;
  };
  const auto head = ACTA_TRY(desk.store.head());
  for (const auto& row : ACTA_TRY(desk.store.read([&](store::Database& db) {
         return reports::status_rows(db, head.size, {-200'000}, {2'000'000});
       }))) {
    auto& state = at(row.state);
    ++state.requests_total;
    if (!row.response) ++state.requests_open;
  }
  for (const auto& past : ACTA_TRY(desk.store.read(
           [&](store::Database& db) { return reports::past_by_state(db, head.size); }))) {
    at(past.state).requests_total += past.requests;
  }
  for (const auto& [state, day] : ACTA_TRY(desk.store.read(
           [&](store::Database& db) { return cycles::next_elections(db, today); }))) {
    at(state).next_election = day;
  }
  World answer;
  for (auto& [iso3, state] : states) answer.states.push_back(std::move(state));
  return answer;
}

StateList state_list(const Desk& desk, const Request& request) {
  const auto language =
      from_word<Language>(request.query("language").value_or("en")).value_or(Language::en);
  const auto today = date_of(desk.store.now());
  StateList list;
  for (const auto* place : desk.places.sorted(language, today)) {
    list.states.push_back({.iso3 = place->code.iso3,
                           .iso2 = place->iso2,
                           .m49 = place->m49,
                           .kind = place->kind,
                           .group = place->group,
                           .name = desk.places.name(place->code, language, today)});
  }
  for (const auto& former : desk.places.former()) {
    list.former.push_back(
        {.iso3 = former.code.iso3, .name = desk.places.name(former.code, language, today)});
  }
  return list;
}

}  // namespace

void add_world_routes(http::Router& router, Desk& desk) {
  add_open<World>(router, "/api/world", "world_read", "Requests and elections by State",
                  [&desk](const Request&) { return world(desk); });
  add_open<StateList>(router, "/api/states", "state_list", "States and areas",
                      [&desk](const Request& request) { return state_list(desk, request); });
}

}  // namespace acta::app
