// Sign-in, sign-out, the switch of roles in a demonstration, and the guard of every route.
#include <sodium.h>

#include "acta/access/person_routes.h"
#include "acta/access/routes.h"

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

constexpr std::string_view cookie_name = "acta_session";

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
  // Who may do what is not known where an act of access is not.
  if (const auto& unknown = context.store.unknown(); unknown && unknown->of_access) {
    return reply(http::problem(store::refusal_of(*unknown)));
  }
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

}  // namespace

void add_session_routes(http::Router& router, Context& context, Sessions& sessions, bool demo) {
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

http::Guard guard(store::Store& store, Sessions& sessions) {
  return [&store, &sessions](const http::Route& route,
                             const Request& request) -> Result<std::shared_ptr<const void>> {
    auto viewer = std::make_shared<Viewer>();
    const auto token = request.cookie(cookie_name);
    if (store.unknown() && store.unknown()->of_access) sessions.close(token.value_or(""));
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

}  // namespace acta::access
