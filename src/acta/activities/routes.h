// Activities over HTTP: read only, for anyone.
#pragma once

#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::activities {

// GET /api/activities?state=&year=&q=&electoral=yes|no|all&as_of=
void add_routes(http::Router& router, routing::Context& context);

}  // namespace acta::activities
