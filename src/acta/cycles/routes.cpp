#include "acta/cycles/routes.h"

namespace acta::cycles {

void add_routes(http::Router& router, routing::Context& context, const Atlas& atlas) {
  add_election_routes(router, context, atlas);
  add_election_step_routes(router, context, atlas);
  add_cycle_routes(router, context, atlas);
  add_feed_routes(router, context, atlas);
}

}  // namespace acta::cycles
