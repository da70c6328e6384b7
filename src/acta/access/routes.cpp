#include "acta/access/routes.h"

#include <sodium.h>

#include <algorithm>

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

constexpr std::string_view cookie_name = "acta_session";

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

struct SessionInfo {
  bool signed_in = false;
  bool demo = false;
  std::optional<PersonId> person;
  std::optional<std::string> name;
  std::vector<CapacityInfo> capacities;
  std::vector<Right> rights;
  Date today;
  std::string origin;
};
constexpr auto describe(SessionInfo*) {
  return described<SessionInfo>(
      "Session", "Who you are here.", field<&SessionInfo::signed_in>("signed_in", "Signed in?"),
      field<&SessionInfo::demo>("demo", "Whether this is a demonstration."),
      field<&SessionInfo::person>("person", "Your id."),
      field<&SessionInfo::name>("name", "What you are called."),
      field<&SessionInfo::capacities>("capacities", "In what you act."),
      field<&SessionInfo::rights>("rights", "What you may do."),
      field<&SessionInfo::today>("today", "The day at the server."),
      field<&SessionInfo::origin>("origin", "Of the record."));
}

struct SignIn {
  std::string login;
  std::string password;
};
constexpr auto describe(SignIn*) {
  return described<SignIn>("SignIn", "Signs in.", field<&SignIn::login>("login", "Your login."),
                           field<&SignIn::password>("password", "Your password."));
}

struct SwitchRole {
  PersonId person;
};
constexpr auto describe(SwitchRole*) {
  return described<SwitchRole>("SwitchRole", "Becomes a person of the demonstration.",
                               field<&SwitchRole::person>("person", "Whom."));
}

struct NewPerson {
  std::string name;
  std::string login;
  std::string password;
  Role role = Role::desk_officer;
  std::optional<std::string> organization;
  std::optional<CountryCode> state;
};
constexpr auto describe(NewPerson*) {
  return described<NewPerson>(
      "NewPerson", "Gives a person an account.", field<&NewPerson::name>("name", "The name."),
      field<&NewPerson::login>("login", "The login."),
      field<&NewPerson::password>("password", "At least 12 characters."),
      field<&NewPerson::role>("role", "The capacity."),
      field<&NewPerson::organization>("organization", "For which organization."),
      field<&NewPerson::state>("state", "For which State."));
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

struct DelegationInfo {
  DelegationId id;
  PersonId from;
  std::string from_name;
  PersonId to;
  std::string to_name;
  Role role = Role::focal_point;
  Date from_date;
  Date until_date;
  std::string reason;
  bool active = false;
};
constexpr auto describe(DelegationInfo*) {
  return described<DelegationInfo>("Delegation", "A capacity handed to an acting officer.",
                                   field<&DelegationInfo::id>("id", "Its id."),
                                   field<&DelegationInfo::from>("from", "Whose."),
                                   field<&DelegationInfo::from_name>("from_name", "Their name."),
                                   field<&DelegationInfo::to>("to", "The acting officer."),
                                   field<&DelegationInfo::to_name>("to_name", "Their name."),
                                   field<&DelegationInfo::role>("role", "Which capacity."),
                                   field<&DelegationInfo::from_date>("from_date", "First day."),
                                   field<&DelegationInfo::until_date>("until_date", "Last day."),
                                   field<&DelegationInfo::reason>("reason", "Why."),
                                   field<&DelegationInfo::active>("active", "Today."));
}
struct DelegationList {
  std::vector<DelegationInfo> delegations;
};
constexpr auto describe(DelegationList*) {
  return described<DelegationList>("DelegationList", "Delegations, newest first.",
                                   field<&DelegationList::delegations>("delegations", "All."));
}

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

SessionInfo session_info(store::Store& store, const Viewer& viewer, bool demo) {
  SessionInfo info;
  info.demo = demo;
  info.today = date_of(store.now());
  info.origin = store.keys().origin();
  if (viewer.capacities.empty()) return info;
  info.signed_in = true;
  info.person = viewer.person;
  info.name = viewer.name;
  info.capacities = store.folded<People>(
      [&](const People& people) { return capacities_of(people, viewer.person, info.today); });
  for (std::size_t i = 0; i < type_of<Right>().words.size(); ++i) {
    if (may(viewer, static_cast<Right>(i))) info.rights.push_back(static_cast<Right>(i));
  }
  return info;
}

std::string cookie_of(const std::string& token, bool secure) {
  auto cookie = std::string(cookie_name) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
  if (token.empty()) cookie += "; Max-Age=0";
  if (secure) cookie += "; Secure";
  return cookie;
}

void open_session(Context& context, Sessions& sessions, const PersonId& person, bool secure,
                  bool demo, const Reply& reply) {
  const auto viewer = context.store.folded<People>([&](const People& people) {
    return viewer_of(people, person, date_of(context.store.now()));
  });
  auto response = http::json(session_info(context.store, viewer, demo));
  reply(std::move(response.with("set-cookie", cookie_of(sessions.open(person), secure))));
}

// Compares with the digest, or with a digest of nothing, so that both take as long.
bool password_fits(const std::optional<Person>& person, const std::string& password) {
  static const std::string nothing = hash_password("no password fits this").value_or("");
  const auto& digest = person ? person->password : nothing;
  const bool fits = crypto_pwhash_str_verify(digest.c_str(), password.data(), password.size()) == 0;
  return fits && person.has_value();
}

void sign_in(Context& context, Sessions& sessions, bool demo, const Request& request,
             const Reply& reply) {
  const auto asked = routing::body_of<SignIn>(request);
  if (!asked) return reply(http::problem(asked.error()));
  if (const auto open = sessions.check_not_locked(asked->login); !open) {
    return reply(http::problem(open.error()));
  }
  const auto queued =
      sessions.run([&context, &sessions, demo, asked = *asked, reply, secure = request.secure] {
        const auto person = context.store.folded<People>([&](const People& people) {
          const auto found = people.by_login.find(asked.login);
          return found == people.by_login.end() ? std::optional<Person>()
                                                : std::optional(people.by_id.at(found->second));
        });
        if (!password_fits(person, asked.password)) {
          sessions.note_failure(asked.login);
          return reply(http::problem({.word = "access.sign_in_failed",
                                      .status = 401,
                                      .detail = "the login or the password is not right"}));
        }
        sessions.note_success(asked.login);
        open_session(context, sessions, person->id, secure, demo, reply);
      });
  if (!queued) reply(http::problem(queued.error()));
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

DelegationList delegation_list(store::Store& store) {
  const auto today = date_of(store.now());
  return store.folded<People>([&](const People& people) {
    const auto name = [&](PersonId id) {
      const auto found = people.by_id.find(id);
      return found == people.by_id.end() ? std::string("erased") : found->second.name;
    };
    DelegationList list;
    for (const auto& [id, d] : people.delegations) {
      list.delegations.push_back({.id = id,
                                  .from = d.from,
                                  .from_name = name(d.from),
                                  .to = d.to,
                                  .to_name = name(d.to),
                                  .role = d.role,
                                  .from_date = d.from_date,
                                  .until_date = d.until_date,
                                  .reason = d.reason,
                                  .active = d.active_on(today)});
    }
    std::ranges::reverse(list.delegations);
    return list;
  });
}

// Hashes the password off the request's thread, then submits.
void add_person_route(Context& context, Sessions& sessions, const Request& request,
                      const Reply& reply) {
  const auto asked = routing::body_of<NewPerson>(request);
  if (!asked) return reply(http::problem(asked.error()));
  if (const auto good = check_password(asked->password, "$.password"); !good) {
    return reply(http::problem(good.error()));
  }
  const auto queued = sessions.run([&context, request, reply, asked = *asked] {
    const auto digest = hash_password(asked.password);
    if (!digest) return reply(http::problem(digest.error()));
    const AddPerson command{.name = asked.name,
                            .login = asked.login,
                            .password = *digest,
                            .role = asked.role,
                            .organization = asked.organization,
                            .state = asked.state};
    routing::submit(context, request, reply, Right::administer, {},
                    [command](const store::Folded& folded, const Actor&, Facts& facts) {
                      return add_person(folded.get<People>(), command, facts);
                    });
  });
  if (!queued) reply(http::problem(queued.error()));
}

void add_session_routes(http::Router& router, Context& context, Sessions& sessions,
                        AccessSettings settings) {
  const bool demo = settings.demo;
  router.add({.method = "GET",
              .pattern = "/api/session",
              .operation = "session_read",
              .audience = Right::open,
              .summary = "Who you are here",
              .gives = &type_of<SessionInfo>(),
              .handler = [&context, demo](const Request& request, const Reply& reply) {
                reply(http::json(session_info(context.store, routing::viewer_of(request), demo)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/session",
              .operation = "session_open",
              .audience = Right::open,
              .summary = "Signs in",
              .takes = &type_of<SignIn>(),
              .gives = &type_of<SessionInfo>(),
              .handler = [&context, &sessions, demo](const Request& request, const Reply& reply) {
                sign_in(context, sessions, demo, request, reply);
              }});
  router.add(
      {.method = "DELETE",
       .pattern = "/api/session",
       .operation = "session_close",
       .audience = Right::open,
       .summary = "Signs out",
       .handler = [&sessions](const Request& request, const Reply& reply) {
         if (const auto token = request.cookie(cookie_name)) sessions.close(*token);
         reply(std::move(http::no_content().with("set-cookie", cookie_of("", request.secure))));
       }});
  if (!demo) return;
  router.add({.method = "GET",
              .pattern = "/api/demo/people",
              .operation = "demo_people",
              .audience = Right::open,
              .summary = "The people of the demonstration",
              .gives = &type_of<PersonList>(),
              .handler = [&context, &sessions](const Request&, const Reply& reply) {
                reply(http::json(people_list(context.store, sessions)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/demo/session",
              .operation = "demo_switch",
              .audience = Right::open,
              .summary = "Becomes a person of the demonstration",
              .takes = &type_of<SwitchRole>(),
              .gives = &type_of<SessionInfo>(),
              .handler = [&context, &sessions](const Request& request, const Reply& reply) {
                const auto asked = routing::body_of<SwitchRole>(request);
                if (!asked) return reply(http::problem(asked.error()));
                open_session(context, sessions, asked->person, request.secure, true, reply);
              }});
}

}  // namespace

http::Guard guard(store::Store& store, Sessions& sessions) {
  return [&store, &sessions](const http::Route& route,
                             const Request& request) -> Result<std::shared_ptr<const void>> {
    auto viewer = std::make_shared<Viewer>();
    const auto token = request.cookie(cookie_name);
    if (const auto person = token ? sessions.find(*token) : std::nullopt) {
      *viewer = store.folded<People>(
          [&](const People& people) { return viewer_of(people, *person, date_of(store.now())); });
    }
    if (may(*viewer, route.audience)) return std::shared_ptr<const void>(std::move(viewer));
    if (viewer->capacities.empty()) {
      return refuse("access.sign_in_needed", 401, "sign in to see or do this");
    }
    return refuse("access.not_allowed", 403, "your capacities do not include this");
  };
}

void add_routes(http::Router& router, Context& context, Sessions& sessions,
                AccessSettings settings) {
  add_session_routes(router, context, sessions, settings);
  router.add({.method = "GET",
              .pattern = "/api/people",
              .operation = "person_list",
              .audience = Right::delegate,
              .summary = "People with accounts",
              .gives = &type_of<PersonList>(),
              .handler = [&context, &sessions](const Request&, const Reply& reply) {
                reply(http::json(people_list(context.store, sessions)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/people",
              .operation = "person_add",
              .audience = Right::administer,
              .summary = "Gives a person an account",
              .takes = &type_of<NewPerson>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, &sessions](const Request& request, const Reply& reply) {
                add_person_route(context, sessions, request, reply);
              }});
  router.add({.method = "GET",
              .pattern = "/api/delegations",
              .operation = "delegation_list",
              .audience = Right::delegate,
              .summary = "Capacities handed to acting officers",
              .gives = &type_of<DelegationList>(),
              .handler = [&context](const Request&, const Reply& reply) {
                reply(http::json(delegation_list(context.store)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/delegations",
              .operation = "delegation_make",
              .audience = Right::delegate,
              .summary = "Hands a capacity to an acting officer",
              .takes = &type_of<MakeDelegation>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                const auto asked = routing::body_of<MakeDelegation>(request);
                if (!asked) return reply(http::problem(asked.error()));
                routing::submit(context, request, reply, Right::delegate, {},
                                [asked = *asked](const store::Folded& folded, const Actor& actor,
                                                 Facts& facts) {
                                  return make_delegation(folded.get<People>(), asked, actor, facts);
                                });
              }});
  router.add({.method = "DELETE",
              .pattern = "/api/delegations/{id}",
              .operation = "delegation_end",
              .audience = Right::delegate,
              .summary = "Takes a capacity back",
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                const auto id = routing::id_param<DelegationId>(request);
                if (!id) return reply(http::problem(id.error()));
                routing::submit(
                    context, request, reply, Right::delegate, {},
                    [id = *id](const store::Folded& folded, const Actor& actor, Facts& facts) {
                      return end_delegation(folded.get<People>(), id, actor, facts.today());
                    });
              }});
}

}  // namespace acta::access
