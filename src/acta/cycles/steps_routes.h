// How a step that concerns cycles or elections is taken over HTTP.
#pragma once

#include <utility>

#include "acta/cycles/decisions.h"
#include "acta/routing/context.h"

namespace acta::cycles {

// POST pattern: the body is what is asked, decided on the state of elections; with If-Match it is
// asked of the version of the thing that the pattern's id names.
//   add_step<ElectionId, DateElection>(router, context, {...}, date_election-like function)
template <class Id, class Asked, class Decide>
void add_step(http::Router& router, routing::Context& context, http::Route route, Decide decide) {
  route.method = "POST";
  route.audience = Right::election_edit;
  route.takes = &type_of<Asked>();
  route.gives = &type_of<routing::Written>();
  route.handler = [&context, decide](const http::Request& request, const http::Reply& reply) {
    const auto id = routing::id_param<Id>(request);
    if (!id) return reply(http::problem(id.error()));
    const auto asked = routing::body_of<Asked>(request);
    if (!asked) return reply(http::problem(asked.error()));
    routing::submit(context, request, reply, Right::election_edit, stream_of(*id),
                    [id = *id, asked = *asked, decide](const store::Folded& folded, const Actor&,
                                                       Facts& facts) {
                      return decide(folded.get<Elections>(), id, asked, facts);
                    });
  };
  router.add(std::move(route));
}

}  // namespace acta::cycles
