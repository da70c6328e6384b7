#include "acta/access/routes.h"

#include <algorithm>

#include "acta/access/key_routes.h"
#include "acta/access/person_routes.h"

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

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

// A route by which an administrator gives or ends a capacity.
template <class Asked>
void add_change_of_capacity(http::Router& router, Context& context, std::string pattern,
                            std::string operation, std::string summary,
                            Drafts (*decide)(const People&, PersonId, const Asked&)) {
  router.add({.method = "POST",
              .pattern = std::move(pattern),
              .operation = std::move(operation),
              .audience = Right::administer,
              .summary = std::move(summary),
              .takes = &type_of<Asked>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, decide](const Request& request, const Reply& reply) {
                const auto id = routing::id_param<PersonId>(request);
                if (!id) return reply(http::problem(id.error()));
                const auto asked = routing::body_of<Asked>(request);
                if (!asked) return reply(http::problem(asked.error()));
                routing::submit(context, request, reply, Right::administer, {},
                                [id = *id, asked = *asked, decide](const store::Folded& folded,
                                                                   const Actor&, Facts&) {
                                  return decide(folded.get<People>(), id, asked);
                                });
              }});
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

}  // namespace

void add_routes(http::Router& router, Context& context, Sessions& sessions,
                const AccessSettings& settings) {
  add_session_routes(router, context, sessions, settings.demo);
  add_key_routes(router, context, settings);
  add_signing_routes(router, context);
  add_evidence_routes(router, context);
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
  add_change_of_capacity<GrantCapacity>(router, context, "/api/people/{id}/capacities",
                                        "capacity_grant", "Gives a person a capacity",
                                        grant_capacity);
  add_change_of_capacity<EndCapacity>(router, context, "/api/people/{id}/capacities/end",
                                      "capacity_end", "Ends a capacity of a person", end_capacity);
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
