// People as the API shows them; shared by the routes of sessions and of people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/access/decisions.h"
#include "acta/access/sessions.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::access {

struct CapacityInfo {
  Role role = Role::desk_officer;
  std::optional<std::string> organization;
  std::optional<CountryCode> state;
  std::optional<std::string> acting_for;
  std::optional<Date> until;
};
constexpr auto describe(CapacityInfo*) {
  return described<CapacityInfo>(
      "Capacity", "A capacity of a person.", field<&CapacityInfo::role>("role", "Which."),
      field<&CapacityInfo::organization>("organization", "For which organization."),
      field<&CapacityInfo::state>("state", "For which State."),
      field<&CapacityInfo::acting_for>("acting_for", "As acting officer for whom."),
      field<&CapacityInfo::until>("until", "Until when."));
}

struct PersonInfo {
  PersonId id;
  std::string name;
  std::string login;
  std::vector<CapacityInfo> capacities;
  bool locked = false;
};
constexpr auto describe(PersonInfo*) {
  return described<PersonInfo>("Person", "A person with an account.",
                               field<&PersonInfo::id>("id", "Their id."),
                               field<&PersonInfo::name>("name", "The name."),
                               field<&PersonInfo::login>("login", "The login."),
                               field<&PersonInfo::capacities>("capacities", "What they act in."),
                               field<&PersonInfo::locked>("locked", "After failed sign-ins."));
}
struct PersonList {
  std::vector<PersonInfo> people;
};
constexpr auto describe(PersonList*) {
  return described<PersonList>("PersonList", "People with accounts.",
                               field<&PersonList::people>("people", "By name."));
}

// Own capacities, and those as acting officer on that day.
[[nodiscard]] std::vector<CapacityInfo> capacities_of(const People& people, PersonId id,
                                                      Date today);
[[nodiscard]] PersonList people_list(store::Store& store, Sessions& sessions);

void add_session_routes(http::Router& router, routing::Context& context, Sessions& sessions,
                        bool demo);

}  // namespace acta::access
