// A step on a file as a route: reads the body, checks that the door opens this file to the viewer,
// decides. The desk and the State take their steps through doors of their own.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "acta/assistance/decisions.h"
#include "acta/http/answer.h"
#include "acta/http/routes.h"
#include "acta/routing/context.h"

namespace acta::assistance {

struct StepDoor {
  std::string path;       // "/api/requests"
  std::string operation;  // "request"
  std::function<Right(Verb)> right;
  std::function<bool(const Viewer&, const RequestFile&)> opens;
};

// decide(context, viewer, requests, id, body, actor, facts)
template <class Body, class Decide>
void add_viewed_step(http::Router& router, routing::Context& context, const StepDoor& door,
                     Verb verb, std::string summary, Decide decide) {
  const auto word = std::string(word_of(verb));
  router.add({.method = "POST",
              .pattern = door.path + "/{id}/" + word,
              .operation = door.operation + "_" + word,
              .audience = door.right(verb),
              .summary = std::move(summary),
              .takes = &type_of<Body>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, verb, decide, door](const http::Request& request,
                                                        const http::Reply& reply) {
                const auto id = routing::id_param<RequestId>(request);
                if (!id) return reply(http::problem(id.error()));
                const auto body = routing::body_of<Body>(request);
                if (!body) return reply(http::problem(body.error()));
                const auto& viewer = routing::viewer_of(request);
                const bool open = context.store.folded<Requests>([&](const Requests& requests) {
                  const auto file = requests.files.find(*id);
                  return file != requests.files.end() && door.opens(viewer, file->second);
                });
                if (!open) {
                  return reply(http::problem({.word = "assistance.unknown_request",
                                              .status = 404,
                                              .detail = "there is no such request"}));
                }
                routing::submit(context, request, reply, door.right(verb), stream_of(*id),
                                [&context, id = *id, body = *body, viewer, decide](
                                    const store::Folded& folded, const Actor& actor, Facts& facts) {
                                  return decide(context, viewer, folded.get<Requests>(), id, body,
                                                actor, facts);
                                });
              }});
}

template <class Body, class Decide>
void add_step(http::Router& router, routing::Context& context, const StepDoor& door, Verb verb,
              std::string summary, Decide decide) {
  add_viewed_step<Body>(router, context, door, verb, std::move(summary),
                        [decide](routing::Context& with, const Viewer&, const Requests& requests,
                                 RequestId id, const Body& body, const Actor& actor, Facts& facts) {
                          return decide(with, requests, id, body, actor, facts);
                        });
}

// Adapts a decision that needs no blobs.
template <class Body, class GivenFacts>
auto plain(Drafts (*decide)(const Requests&, RequestId, const Body&, const Actor&, GivenFacts&)) {
  return [decide](routing::Context&, const Requests& requests, RequestId id, const Body& body,
                  const Actor& actor,
                  Facts& facts) { return decide(requests, id, body, actor, facts); };
}

// What a State does itself: by its own door, or by the desk's on its letter.
void add_steps_of_state(http::Router& router, routing::Context& context, const StepDoor& door);
// Its consent to a mission, which is one of these.
void add_consent_step(http::Router& router, routing::Context& context, const StepDoor& door);
// What an assessment is made of.
void add_assessment_steps(http::Router& router, routing::Context& context, const StepDoor& door);
// What the desk asks of the State and tells it.
void add_exchange_steps(http::Router& router, routing::Context& context, const StepDoor& door);

}  // namespace acta::assistance
