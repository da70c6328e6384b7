// Sign-in and sign-out, people, capacities, acting officers; and the guard that every route passes.
#pragma once

#include "acta/access/decisions.h"
#include "acta/access/sessions.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::access {

struct AccessSettings {
  bool demo = false;  // the first screen offers a switch of roles without a password
};

void add_routes(http::Router& router, routing::Context& context, Sessions& sessions,
                AccessSettings settings);

// Who asks, by the session's cookie; refuses what the audience of the route does not include.
[[nodiscard]] http::Guard guard(store::Store& store, Sessions& sessions);

}  // namespace acta::access
