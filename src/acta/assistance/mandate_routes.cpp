// Mandates: recorded, renewed, ended; files opened on them.
#include "acta/assistance/decisions.h"
#include "acta/assistance/mandate_views.h"
#include "acta/assistance/routes.h"
#include "acta/routing/act_line.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct MandateList {
  std::vector<MandateRow> mandates;
  bool may_edit = false;
};
constexpr auto describe(MandateList*) {
  return described<MandateList>("MandateList", "Mandates that concern elections.",
                                field<&MandateList::mandates>("mandates", "By State."),
                                field<&MandateList::may_edit>("may_edit", "By this viewer."));
}

struct MandateFile {
  MandateRow mandate;
  std::vector<routing::ActLine> timeline;
  bool may_edit = false;
};
constexpr auto describe(MandateFile*) {
  return described<MandateFile>("MandateFile", "A mandate with its acts.",
                                field<&MandateFile::mandate>("mandate", "As it stands."),
                                field<&MandateFile::timeline>("timeline", "Newest first."),
                                field<&MandateFile::may_edit>("may_edit", "By this viewer."));
}

Result<MandateList> list_of(Context& context, const Request& request) {
  std::optional<CountryCode> state;
  if (const auto code = request.query("state")) state = ACTA_TRY(Scalar<CountryCode>::parse(*code));
  return MandateList{
      .mandates =
          ACTA_TRY(context.store.read([&](store::Database& db) { return mandates(db, state); })),
      .may_edit = may(routing::viewer_of(request), Right::request_process)};
}

Result<MandateFile> file_of(Context& context, const Request& request) {
  const auto id = ACTA_TRY(routing::id_param<MandateId>(request));
  auto row = ACTA_TRY(context.store.read([&](store::Database& db) { return mandate(db, id); }));
  if (!row) return refuse("assistance.unknown_mandate", 404, "there is no such mandate");
  const auto& viewer = routing::viewer_of(request);
  MandateFile file{
      .mandate = std::move(*row), .timeline = {}, .may_edit = may(viewer, Right::request_process)};
  for (const auto& act : ACTA_TRY(context.store.acts_of_stream(stream_of(id)))) {
    file.timeline.insert(file.timeline.begin(), ACTA_TRY(routing::act_line(context, viewer, act)));
  }
  return file;
}

template <class Body, class Decide>
void add_mandate_step(http::Router& router, Context& context, http::Route route, Decide decide) {
  route.method = "POST";
  route.audience = Right::request_process;
  route.takes = &type_of<Body>();
  route.gives = &type_of<routing::Written>();
  route.handler = [&context, decide](const Request& request, const Reply& reply) {
    const auto id = routing::id_param<MandateId>(request);
    if (!id) return reply(http::problem(id.error()));
    const auto body = routing::body_of<Body>(request);
    if (!body) return reply(http::problem(body.error()));
    routing::submit(
        context, request, reply, Right::request_process, stream_of(*id),
        [id = *id, body = *body, decide](const store::Folded& folded, const Actor&, Facts& facts) {
          return decide(folded.get<Requests>(), id, body, facts);
        });
  };
  router.add(std::move(route));
}

void record_route(Context& context, const KnowsState& knows, const Request& request,
                  const Reply& reply) {
  const auto body = routing::body_of<RecordMandate>(request);
  if (!body) return reply(http::problem(body.error()));
  if (!knows(body->state)) {
    return reply(http::problem({.word = "cycles.unknown_state",
                                .status = 422,
                                .detail = "no State or area has this code",
                                .where = "$.state"}));
  }
  routing::submit(context, request, reply, Right::request_process, {},
                  [asked = *body](const store::Folded& folded, const Actor&, Facts& facts) {
                    return record_mandate(folded.get<Requests>(), asked, facts);
                  });
}

void add_steps(http::Router& router, Context& context) {
  add_mandate_step<RenewMandate>(
      router, context,
      {.pattern = "/api/mandates/{id}/renewals",
       .operation = "mandate_renew",
       .summary = "Records that a mandate was renewed"},
      [](const Requests& requests, MandateId id, const RenewMandate& asked, Facts& facts) {
        return renew_mandate(requests, id, asked, facts);
      });
  add_mandate_step<EndMandate>(router, context,
                               {.pattern = "/api/mandates/{id}/end",
                                .operation = "mandate_end",
                                .summary = "Records that a mandate ended before its day"},
                               [](const Requests& requests, MandateId id, const EndMandate& asked,
                                  Facts&) { return end_mandate(requests, id, asked); });
  add_mandate_step<OpenMandateFile>(
      router, context,
      {.pattern = "/api/mandates/{id}/files",
       .operation = "mandate_file_open",
       .summary = "Opens a file on a mandate, without a request"},
      [](const Requests& requests, MandateId id, const OpenMandateFile& asked, Facts& facts) {
        return open_mandate_file(requests, id, asked, facts);
      });
}

}  // namespace

void add_mandate_routes(http::Router& router, Context& context, const KnowsState& knows) {
  router.add({.method = "GET",
              .pattern = "/api/mandates",
              .operation = "mandate_list",
              .audience = Right::open,
              .summary = "Mandates of the Security Council and the General Assembly",
              .gives = &type_of<MandateList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(list_of(context, request)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/mandates/{id}",
              .operation = "mandate_read",
              .audience = Right::open,
              .summary = "A mandate and its acts",
              .gives = &type_of<MandateFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(file_of(context, request)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/mandates",
              .operation = "mandate_record",
              .audience = Right::request_process,
              .summary = "Records a mandate",
              .takes = &type_of<RecordMandate>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, knows](const Request& request, const Reply& reply) {
                record_route(context, knows, request, reply);
              }});
  add_steps(router, context);
}

}  // namespace acta::assistance
