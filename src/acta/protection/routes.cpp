#include "acta/protection/routes.h"

#include <map>

namespace acta::protection {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

// The stream whose version a request may name; none of what the asker does not know of, so that
// versions tell nothing of it either.
template <class Id, class Thing>
std::string known_stream(Context& context, std::map<Id, Thing> Protection::* things, Id id,
                         Classification reach) {
  return context.store.folded<Protection>([&](const Protection& protection) {
    const auto found = (protection.*things).find(id);
    const bool known = found != (protection.*things).end() && found->second.classification <= reach;
    return known ? stream_of(id) : std::string();
  });
}

void request_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<RequestErasure>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto subject = subject_of(context.store, asked->subject);
  if (!subject) return reply(http::problem(subject.error()));
  const auto reach = reach_of(routing::viewer_of(request));
  routing::submit(context, request, reply, Right::erase, {},
                  [asked = *asked, subject = *subject, reach](const store::Folded& folded,
                                                              const Actor&, Facts& facts) {
                    return request_erasure(folded.get<Protection>(), asked, subject, reach, facts);
                  });
}

void confirm_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<ErasureId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto subject = subject_of(context.store, *id);
  if (!subject) return reply(http::problem(subject.error()));
  const auto reach = reach_of(routing::viewer_of(request));
  routing::submit(context, request, reply, Right::erase,
                  known_stream(context, &Protection::erasures, *id, reach),
                  [id = *id, subject = *subject, reach](const store::Folded& folded,
                                                        const Actor& actor, Facts&) {
                    return confirm_erasure(folded.get<Protection>(), id, subject, reach,
                                           actor.person);
                  });
}

void decline_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<ErasureId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<GiveReason>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto reach = reach_of(routing::viewer_of(request));
  routing::submit(
      context, request, reply, Right::erase,
      known_stream(context, &Protection::erasures, *id, reach),
      [id = *id, asked = *asked, reach](const store::Folded& folded, const Actor&, Facts&) {
        return decline_erasure(folded.get<Protection>(), id, asked, reach);
      });
}

void hold_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<PlaceHold>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto subject = subject_of(context.store, asked->subject);
  if (!subject) return reply(http::problem(subject.error()));
  const auto reach = reach_of(routing::viewer_of(request));
  routing::submit(context, request, reply, Right::hold, {},
                  [asked = *asked, subject = *subject, reach](const store::Folded& folded,
                                                              const Actor&, Facts& facts) {
                    return place_hold(folded.get<Protection>(), asked, subject, reach, facts);
                  });
}

void lift_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<HoldId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<GiveReason>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto reach = reach_of(routing::viewer_of(request));
  routing::submit(
      context, request, reply, Right::hold, known_stream(context, &Protection::holds, *id, reach),
      [id = *id, asked = *asked, reach](const store::Folded& folded, const Actor&, Facts&) {
        return lift_hold(folded.get<Protection>(), id, asked, reach);
      });
}

struct Verb {
  std::string pattern;
  std::string operation;
  Right audience;
  std::string summary;
  const Type* takes;
  void (*handle)(Context&, const Request&, const Reply&);
};

}  // namespace

Result<Subject> subject_of(store::Store& store, const std::string& stream) {
  Subject subject{.stream = stream,
                  .digest = store::digest_of_subject(store.keys(), stream),
                  .classification = Classification::open};
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT DISTINCT classification FROM act WHERE stream = $1", {stream},
                    [&](const store::Row& row) {
                      const auto one = from_word<Classification>(row.text(0));
                      subject.classification =
                          std::max(subject.classification,
                                   one.value_or(Classification::strictly_confidential));
                    });
  }));
  return subject;
}

Result<Subject> subject_of(store::Store& store, ErasureId id) {
  const auto stream = store.folded<Protection>([&](const Protection& protection) {
    const auto found = protection.erasures.find(id);
    return found == protection.erasures.end() ? std::string() : found->second.subject;
  });
  return subject_of(store, stream);
}

void add_routes(http::Router& router, Context& context) {
  for (const auto& verb :
       {Verb{"/api/protection/erasures", "erasure_request", Right::erase,
             "Asks for the erasure of a subject's data", &type_of<RequestErasure>(), request_route},
        Verb{"/api/protection/erasures/{id}/confirm", "erasure_confirm", Right::erase,
             "Confirms an erasure that another person asked for, and carries "
             "it out",
             nullptr, confirm_route},
        Verb{"/api/protection/erasures/{id}/decline", "erasure_decline", Right::erase,
             "Declines an erasure", &type_of<GiveReason>(), decline_route},
        Verb{"/api/protection/holds", "hold_place", Right::hold,
             "Places a legal hold on a subject's data", &type_of<PlaceHold>(), hold_route},
        Verb{"/api/protection/holds/{id}/lift", "hold_lift", Right::hold, "Lifts a legal hold",
             &type_of<GiveReason>(), lift_route}}) {
    router.add(
        {.method = "POST",
         .pattern = verb.pattern,
         .operation = verb.operation,
         .audience = verb.audience,
         .summary = verb.summary,
         .takes = verb.takes,
         .gives = &type_of<routing::Written>(),
         .handler = [&context, handle = verb.handle](const Request& request, const Reply& reply) {
           handle(context, request, reply);
         }});
  }
  add_register_route(router, context);
  add_disclosure_routes(router, context);
}

}  // namespace acta::protection
