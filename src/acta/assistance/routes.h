// Requests, their files, steps and documents over HTTP.
#pragma once

#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::assistance {

void add_routes(http::Router& router, routing::Context& context);
// The two halves of it.
void add_reading_routes(http::Router& router, routing::Context& context);
void add_step_routes(http::Router& router, routing::Context& context);

}  // namespace acta::assistance
