// Sign-in and sign-out, people, capacities, acting officers; and the guard that every route passes.
#pragma once

#include <functional>
#include <string>

#include "acta/access/decisions.h"
#include "acta/access/sessions.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::access {

struct AccessSettings {
  bool demo = false;  // the first screen offers a switch of roles without a password
  // The origin that passkeys are made for; empty where browsers have none.
  std::function<std::string()> site = [] { return std::string(); };
};

void add_routes(http::Router& router, routing::Context& context, Sessions& sessions,
                const AccessSettings& settings);

// Who asks, by the session's cookie; refuses what the audience of the route does not include.
[[nodiscard]] http::Guard guard(store::Store& store, Sessions& sessions);

}  // namespace acta::access
