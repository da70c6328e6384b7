#include "acta/access/decisions.h"

#include <algorithm>

namespace acta::access {
namespace {

Result<bool> check_line(const std::string& text, std::string_view where) {
  const bool blank = std::ranges::all_of(text, [](char c) { return c == ' '; });
  if (blank) return refuse("text.empty", 422, "write a few words here", std::string(where));
  if (text.size() > 300)
    return refuse("text.too_long", 422, "at most 300 bytes", std::string(where));
  return true;
}

Result<bool> check_login(const People& people, const std::string& login) {
  const bool plain = std::ranges::all_of(login, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           c == '@';
  });
  if (login.size() < 2 || login.size() > 100 || !plain) {
    return refuse("access.login_malformed", 422, "2 to 100 of a-z 0-9 . - _ @", "$.login");
  }
  if (people.by_login.contains(login)) {
    return refuse("access.login_taken", 409, "somebody signs in with this already", "$.login");
  }
  return true;
}

Result<bool> check_capacity(Role role, const std::optional<CountryCode>& state) {
  if ((role == Role::member_state) != state.has_value()) {
    return refuse("access.state_of_mission", 422,
                  "a permanent mission acts for a State, and only a mission does", "$.state");
  }
  return true;
}

Result<const Person*> find_person(const People& people, PersonId id, std::string_view where) {
  const auto found = people.by_id.find(id);
  if (found == people.by_id.end()) {
    return refuse("access.unknown_person", 404, "there is no such person", std::string(where));
  }
  return &found->second;
}

bool holds(const Person& person, Role role) {
  return std::ranges::find(person.capacities, role, &Capacity::role) != person.capacities.end();
}

void end_role(Person& person, Role role) {
  std::erase_if(person.capacities, [&](const Capacity& capacity) { return capacity.role == role; });
}

}  // namespace

void apply(People& people, const RecordedAct& act) {
  match(
      act.act,
      [&](const PersonAdded& a) {
        people.by_id[a.person] = {.id = a.person,
                                  .name = a.name,
                                  .login = a.login,
                                  .password = a.password,
                                  .capacities = {}};
        people.by_login[a.login] = a.person;
      },
      [&](const PasswordSet& a) { people.by_id[a.person].password = a.password; },
      [&](const CapacityGranted& a) {
        auto& person = people.by_id[a.person];
        end_role(person, a.role);
        person.capacities.push_back({.role = a.role,
                                     .organization = a.organization.value_or(""),
                                     .state = a.state.value_or(CountryCode{})});
      },
      [&](const CapacityEnded& a) { end_role(people.by_id[a.person], a.role); },
      [&](const DelegationMade& a) {
        people.delegations[a.delegation] = {.id = a.delegation,
                                            .from = a.from,
                                            .to = a.to,
                                            .role = a.role,
                                            .from_date = a.from_date,
                                            .until_date = a.until_date,
                                            .reason = a.reason};
      },
      [&](const DelegationEnded& a) { people.delegations[a.delegation].ended = true; });
}

Viewer viewer_of(const People& people, PersonId id, Date today) {
  Viewer viewer;
  const auto found = people.by_id.find(id);
  if (found == people.by_id.end()) return viewer;
  viewer.person = id;
  viewer.name = found->second.name;
  viewer.capacities = found->second.capacities;
  for (const auto& [delegation_id, delegation] : people.delegations) {
    if (delegation.to != id || !delegation.active_on(today)) continue;
    const auto giver = people.by_id.find(delegation.from);
    if (giver == people.by_id.end()) continue;
    for (const auto& capacity : giver->second.capacities) {
      if (capacity.role == delegation.role) viewer.capacities.push_back(capacity);
    }
  }
  return viewer;
}

Drafts add_person(const People& people, const AddPerson& request, Facts& facts) {
  (void)ACTA_TRY(check_line(request.name, "$.name"));
  (void)ACTA_TRY(check_login(people, request.login));
  (void)ACTA_TRY(check_capacity(request.role, request.state));
  const auto id = facts.fresh<PersonId>();
  return std::vector{Draft(stream_of(id), PersonAdded{.person = id,
                                                      .name = request.name,
                                                      .login = request.login,
                                                      .password = request.password}),
                     Draft(stream_of(id), CapacityGranted{.person = id,
                                                          .role = request.role,
                                                          .organization = request.organization,
                                                          .state = request.state})};
}

Drafts set_password(const People& people, PersonId id, std::string digest) {
  (void)ACTA_TRY(find_person(people, id, ""));
  return std::vector{
      Draft(stream_of(id), PasswordSet{.person = id, .password = std::move(digest)})};
}

Drafts grant_capacity(const People& people, PersonId id, const GrantCapacity& request) {
  const auto* person = ACTA_TRY(find_person(people, id, ""));
  (void)ACTA_TRY(check_capacity(request.role, request.state));
  const bool held = std::ranges::any_of(person->capacities, [&](const Capacity& capacity) {
    return capacity.role == request.role &&
           capacity.organization == request.organization.value_or("") &&
           capacity.state == request.state.value_or(CountryCode{});
  });
  if (held) return refuse("access.capacity_held", 409, "they hold this capacity", "$.role");
  return std::vector{Draft(stream_of(id), CapacityGranted{.person = id,
                                                          .role = request.role,
                                                          .organization = request.organization,
                                                          .state = request.state})};
}

Drafts end_capacity(const People& people, PersonId id, const EndCapacity& request) {
  const auto* person = ACTA_TRY(find_person(people, id, ""));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  if (!holds(*person, request.role)) {
    return refuse("access.no_such_capacity", 409, "they do not hold this capacity", "$.role");
  }
  return std::vector{Draft(
      stream_of(id), CapacityEnded{.person = id, .role = request.role, .reason = request.reason})};
}

Drafts make_delegation(const People& people, const MakeDelegation& request, const Actor& actor,
                       Facts& facts) {
  const auto* from = ACTA_TRY(find_person(people, request.from, "$.from"));
  (void)ACTA_TRY(find_person(people, request.to, "$.to"));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  const bool administrator = actor.capacity == word_of(Role::administrator);
  if (request.from != actor.person && !administrator) {
    return refuse("access.not_yours_to_delegate", 403, "only an own capacity is handed over",
                  "$.from");
  }
  if (request.from == request.to) {
    return refuse("access.delegate_to_self", 422, "the acting officer is another person", "$.to");
  }
  if (!holds(*from, request.role)) {
    return refuse("access.no_such_capacity", 409, "they do not hold this capacity", "$.role");
  }
  if (request.until_date < request.from_date || request.until_date < facts.today()) {
    return refuse("access.dates_reversed", 422, "the last day is before the first, or past",
                  "$.until_date");
  }
  const auto id = facts.fresh<DelegationId>();
  return std::vector{Draft(stream_of(id), DelegationMade{.delegation = id,
                                                         .from = request.from,
                                                         .to = request.to,
                                                         .role = request.role,
                                                         .from_date = request.from_date,
                                                         .until_date = request.until_date,
                                                         .reason = request.reason})};
}

Drafts end_delegation(const People& people, DelegationId id, const Actor& actor, Date today) {
  const auto found = people.delegations.find(id);
  if (found == people.delegations.end()) {
    return refuse("access.unknown_delegation", 404, "there is no such delegation");
  }
  const bool administrator = actor.capacity == word_of(Role::administrator);
  if (found->second.from != actor.person && !administrator) {
    return refuse("access.not_yours_to_delegate", 403, "who handed it over takes it back");
  }
  if (found->second.ended || found->second.until_date < today) {
    return refuse("access.delegation_over", 409, "it is over already");
  }
  return std::vector{Draft(stream_of(id), DelegationEnded{.delegation = id})};
}

}  // namespace acta::access
