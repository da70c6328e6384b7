#include "acta/access/person_routes.h"

#include <algorithm>

namespace acta::access {
namespace {

CapacityInfo info_of(const Capacity& capacity) {
  CapacityInfo info{.role = capacity.role,
                    .organization = std::nullopt,
                    .state = std::nullopt,
                    .acting_for = std::nullopt,
                    .until = std::nullopt};
  if (!capacity.organization.empty()) info.organization = capacity.organization;
  if (!capacity.state.iso3.empty()) info.state = capacity.state;
  return info;
}

}  // namespace

std::vector<CapacityInfo> capacities_of(const People& people, PersonId id, Date today) {
  std::vector<CapacityInfo> list;
  const auto person = people.by_id.find(id);
  if (person == people.by_id.end()) return list;
  for (const auto& capacity : person->second.capacities) list.push_back(info_of(capacity));
  for (const auto& [key, delegation] : people.delegations) {
    const auto giver = people.by_id.find(delegation.from);
    if (delegation.to != id || !delegation.active_on(today) || giver == people.by_id.end())
      continue;
    for (const auto& capacity : giver->second.capacities) {
      if (capacity.role != delegation.role) continue;
      list.push_back(info_of(capacity));
      list.back().acting_for = giver->second.name;
      list.back().until = delegation.until_date;
    }
  }
  return list;
}

PersonList people_list(store::Store& store, Sessions& sessions) {
  const auto today = date_of(store.now());
  return store.folded<People>([&](const People& people) {
    PersonList list;
    for (const auto& [id, person] : people.by_id) {
      list.people.push_back({.id = id,
                             .name = person.name,
                             .login = person.login,
                             .capacities = capacities_of(people, id, today),
                             .locked = sessions.is_locked(person.login)});
    }
    std::ranges::sort(list.people, {}, &PersonInfo::name);
    return list;
  });
}

}  // namespace acta::access
