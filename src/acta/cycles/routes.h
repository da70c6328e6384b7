// Elections and their dates over HTTP.
#pragma once

#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::cycles {

void add_routes(http::Router& router, routing::Context& context);

}  // namespace acta::cycles
