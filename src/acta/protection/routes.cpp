#include "acta/protection/routes.h"

#include "acta/protection/views.h"

namespace acta::protection {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct ErasureLine {
  ErasureRow erasure;
  std::optional<std::string> requested_by;
  std::optional<std::string> settled_by;
  bool held = false;
  bool may_confirm = false;
};
constexpr auto describe(ErasureLine*) {
  return described<ErasureLine>(
      "ErasureLine", "An erasure as the register shows it.",
      field<&ErasureLine::erasure>("erasure", "As it stands."),
      field<&ErasureLine::requested_by>("requested_by", "What that person is called."),
      field<&ErasureLine::settled_by>("settled_by", "What that person is called."),
      field<&ErasureLine::held>("held", "A legal hold stands on its subject."),
      field<&ErasureLine::may_confirm>("may_confirm", "By this viewer, who did not ask for it."));
}

struct HoldLine {
  HoldRow hold;
  std::string placed_by;
};
constexpr auto describe(HoldLine*) {
  return described<HoldLine>(
      "HoldLine", "A hold as the register shows it.",
      field<&HoldLine::hold>("hold", "As it stands."),
      field<&HoldLine::placed_by>("placed_by", "What that person is called."));
}

struct DisclosureLine {
  DisclosureRow disclosure;
  std::string by;
};
constexpr auto describe(DisclosureLine*) {
  return described<DisclosureLine>(
      "DisclosureLine", "A disclosure as the register shows it.",
      field<&DisclosureLine::disclosure>("disclosure", "As it was recorded."),
      field<&DisclosureLine::by>("by", "What that person is called."));
}

struct ProtectionRegister {
  std::vector<ErasureLine> erasures;
  std::vector<HoldLine> holds;
  std::vector<DisclosureLine> disclosures;
  bool may_erase = false;
  bool may_hold = false;
  bool may_disclose = false;
};
constexpr auto describe(ProtectionRegister*) {
  return described<ProtectionRegister>(
      "ProtectionRegister", "What was erased, held and shown.",
      field<&ProtectionRegister::erasures>("erasures", "Newest first."),
      field<&ProtectionRegister::holds>("holds", "Newest first."),
      field<&ProtectionRegister::disclosures>("disclosures", "Newest first."),
      field<&ProtectionRegister::may_erase>("may_erase", "By this viewer."),
      field<&ProtectionRegister::may_hold>("may_hold", "By this viewer."),
      field<&ProtectionRegister::may_disclose>("may_disclose", "By this viewer."));
}

std::optional<std::string> name_of(const Context& context, const std::optional<PersonId>& person) {
  return person ? std::optional(context.name_of(*person)) : std::nullopt;
}

Result<ProtectionRegister> register_of(Context& context, const Request& request) {
  const auto& viewer = routing::viewer_of(request);
  ProtectionRegister all{.erasures = {},
                         .holds = {},
                         .disclosures = {},
                         .may_erase = may(viewer, Right::erase),
                         .may_hold = may(viewer, Right::hold),
                         .may_disclose = may(viewer, Right::disclose)};
  const auto state = context.store.folded<Protection>([](const Protection& one) { return one; });
  for (auto& row : ACTA_TRY(context.store.read(erasures))) {
    const bool open = row.state == ErasureState::requested;
    ErasureLine line{.erasure = {},
                     .requested_by = name_of(context, row.requested_by),
                     .settled_by = name_of(context, row.settled_by),
                     .held = open && row.subject && state.is_held(*row.subject),
                     .may_confirm = open && all.may_erase && row.requested_by != viewer.person};
    line.erasure = std::move(row);
    all.erasures.push_back(std::move(line));
  }
  for (auto& row : ACTA_TRY(context.store.read(holds))) {
    auto by = context.name_of(row.placed_by);
    all.holds.push_back({.hold = std::move(row), .placed_by = std::move(by)});
  }
  for (auto& row : ACTA_TRY(context.store.read(disclosures))) {
    // Of a strictly confidential act the register tells those alone who may know of it.
    if (row.classification == Classification::strictly_confidential &&
        !sees(viewer, row.classification, {})) {
      continue;
    }
    auto by = context.name_of(row.by);
    all.disclosures.push_back({.disclosure = std::move(row), .by = std::move(by)});
  }
  return all;
}

void request_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<RequestErasure>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto subject = subject_of(context.store, asked->subject);
  if (!subject) return reply(http::problem(subject.error()));
  routing::submit(context, request, reply, Right::erase, {},
                  [asked = *asked, subject = *subject](const store::Folded& folded, const Actor&,
                                                       Facts& facts) {
                    return request_erasure(folded.get<Protection>(), asked, subject, facts);
                  });
}

void confirm_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<ErasureId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto subject = subject_of(context.store, *id);
  if (!subject) return reply(http::problem(subject.error()));
  routing::submit(
      context, request, reply, Right::erase, stream_of(*id),
      [id = *id, subject = *subject](const store::Folded& folded, const Actor& actor, Facts&) {
        return confirm_erasure(folded.get<Protection>(), id, subject, actor.person);
      });
}

void decline_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<ErasureId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<GiveReason>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(context, request, reply, Right::erase, stream_of(*id),
                  [id = *id, asked = *asked](const store::Folded& folded, const Actor&, Facts&) {
                    return decline_erasure(folded.get<Protection>(), id, asked);
                  });
}

void hold_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<PlaceHold>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto subject = subject_of(context.store, asked->subject);
  if (!subject) return reply(http::problem(subject.error()));
  routing::submit(context, request, reply, Right::hold, {},
                  [asked = *asked, subject = *subject](const store::Folded& folded, const Actor&,
                                                       Facts& facts) {
                    return place_hold(folded.get<Protection>(), asked, subject, facts);
                  });
}

void lift_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<HoldId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<GiveReason>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(context, request, reply, Right::hold, stream_of(*id),
                  [id = *id, asked = *asked](const store::Folded& folded, const Actor&, Facts&) {
                    return lift_hold(folded.get<Protection>(), id, asked);
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
                  .has_sealed = false};
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query(
        "SELECT 1 FROM act WHERE stream = $1 AND classification <> "
        "'public' LIMIT 1",
        {stream}, [&](const store::Row&) { subject.has_sealed = true; });
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
  router.add({.method = "GET",
              .pattern = "/api/protection",
              .operation = "protection_read",
              .audience = Right::protection_read,
              .summary = "The register of erasures, holds and disclosures",
              .gives = &type_of<ProtectionRegister>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(register_of(context, request)));
              }});
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
  add_disclosure_routes(router, context);
}

}  // namespace acta::protection
