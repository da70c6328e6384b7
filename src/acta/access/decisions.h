// Decides about people, their capacities and acting officers. Pure; passwords arrive as digests.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/access/acts.h"
#include "acta/base/facts.h"
#include "acta/base/result.h"

namespace acta::access {

struct Person {
  PersonId id;
  std::string name;
  std::string login;
  std::string password;
  std::vector<Capacity> capacities;
};

struct Delegation {
  DelegationId id;
  PersonId from;
  PersonId to;
  Role role = Role::focal_point;
  Date from_date;
  Date until_date;
  std::string reason;
  bool ended = false;

  [[nodiscard]] bool active_on(Date day) const {
    return !ended && from_date <= day && day <= until_date;
  }
};

struct People {
  std::map<PersonId, Person> by_id;
  std::map<std::string, PersonId> by_login;
  std::map<DelegationId, Delegation> delegations;
};
void apply(People& people, const RecordedAct& act);

// The viewer that a person is on a day: own capacities, and those as acting officer.
[[nodiscard]] Viewer viewer_of(const People& people, PersonId id, Date today);

struct AddPerson {
  std::string name;
  std::string login;
  std::string password;  // the digest
  Role role = Role::desk_officer;
  std::optional<std::string> organization;
  std::optional<CountryCode> state;
};
struct GrantCapacity {
  Role role = Role::desk_officer;
  std::optional<std::string> organization;
  std::optional<CountryCode> state;
};
constexpr auto describe(GrantCapacity*) {
  return described<GrantCapacity>("GrantCapacity", "Gives a person a capacity.",
                                  field<&GrantCapacity::role>("role", "Which."),
                                  field<&GrantCapacity::organization>("organization", "For which."),
                                  field<&GrantCapacity::state>("state", "For which State."));
}
struct EndCapacity {
  Role role = Role::desk_officer;
  std::string reason;
};
constexpr auto describe(EndCapacity*) {
  return described<EndCapacity>("EndCapacity", "Ends a capacity of a person.",
                                field<&EndCapacity::role>("role", "Which."),
                                field<&EndCapacity::reason>("reason", "Why."));
}
struct MakeDelegation {
  PersonId from;
  PersonId to;
  Role role = Role::focal_point;
  Date from_date;
  Date until_date;
  std::string reason;
};
constexpr auto describe(MakeDelegation*) {
  return described<MakeDelegation>("MakeDelegation", "Hands a capacity to an acting officer.",
                                   field<&MakeDelegation::from>("from", "Whose capacity."),
                                   field<&MakeDelegation::to>("to", "The acting officer."),
                                   field<&MakeDelegation::role>("role", "Which."),
                                   field<&MakeDelegation::from_date>("from_date", "First day."),
                                   field<&MakeDelegation::until_date>("until_date", "Last day."),
                                   field<&MakeDelegation::reason>("reason", "Why."));
}

using Drafts = Result<std::vector<Draft>>;
Drafts add_person(const People& people, const AddPerson& request, Facts& facts);
Drafts set_password(const People& people, PersonId id, std::string digest);
Drafts grant_capacity(const People& people, PersonId id, const GrantCapacity& request);
Drafts end_capacity(const People& people, PersonId id, const EndCapacity& request);
// `actor` hands over an own capacity; an administrator any.
Drafts make_delegation(const People& people, const MakeDelegation& request, const Actor& actor,
                       Facts& facts);
Drafts end_delegation(const People& people, DelegationId id, const Actor& actor, Date today);

}  // namespace acta::access
