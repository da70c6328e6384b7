// Requests for advisory services of the Office of the High Commissioner for Human Rights.
#include "acta/assistance/advisory_decisions.h"
#include "acta/assistance/advisory_views.h"
#include "acta/assistance/routes.h"
#include "acta/routing/act_line.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct AdvisoryList {
  std::vector<AdvisoryRow> advisories;
  bool may_edit = false;
};
constexpr auto describe(AdvisoryList*) {
  return described<AdvisoryList>("AdvisoryList", "Requests for advisory services.",
                                 field<&AdvisoryList::advisories>("advisories", "Newest first."),
                                 field<&AdvisoryList::may_edit>("may_edit", "By this viewer."));
}

struct AdvisoryFile {
  AdvisoryRow advisory;
  std::optional<RequestRow> request;
  std::vector<routing::ActLine> timeline;
  bool may_edit = false;
};
constexpr auto describe(AdvisoryFile*) {
  return described<AdvisoryFile>(
      "AdvisoryFile", "A request for advisory services with its acts.",
      field<&AdvisoryFile::advisory>("advisory", "As it stands."),
      field<&AdvisoryFile::request>("request", "The request for electoral assistance it names."),
      field<&AdvisoryFile::timeline>("timeline", "Newest first."),
      field<&AdvisoryFile::may_edit>("may_edit", "By this viewer."));
}

Result<AdvisoryList> list_of(Context& context, const Request& request, Sight& sight) {
  std::optional<CountryCode> state;
  if (const auto code = request.query("state")) state = ACTA_TRY(Scalar<CountryCode>::parse(*code));
  AdvisoryList list{.advisories = ACTA_TRY(context.store.read([&](store::Database& db) {
                      return advisories(db, state, request.query("q"));
                    })),
                    .may_edit = may(sight.viewer(), Right::request_process)};
  std::erase_if(list.advisories,
                [&](const AdvisoryRow& row) { return !sight.shows(thing_of(row)); });
  return list;
}

Refused unknown() {
  return {.word = "assistance.unknown_advisory",
          .status = 404,
          .detail = "there is no such request for advisory services"};
}

// Absent and forbidden answer alike.
Result<AdvisoryRow> visible_row(Context& context, Sight& sight, AdvisoryId id) {
  auto row = ACTA_TRY(context.store.read([&](store::Database& db) { return advisory(db, id); }));
  if (!row || !sight.shows(thing_of(*row))) {
    return std::unexpected(unknown());
  }
  return std::move(*row);
}

Result<AdvisoryFile> file_of(Context& context, const Request& request, Sight& sight) {
  AdvisoryFile file{.advisory = ACTA_TRY(visible_row(
                        context, sight, ACTA_TRY(routing::id_param<AdvisoryId>(request)))),
                    .request = std::nullopt,
                    .timeline = {},
                    .may_edit = may(sight.viewer(), Right::request_process)};
  if (file.advisory.request) {
    auto row = ACTA_TRY(context.store.read(
        [&](store::Database& db) { return assistance::request(db, *file.advisory.request); }));
    if (row && sight.shows(assistance::thing_of(*row))) {
      file.request = std::move(*row);
    } else {
      file.advisory.request.reset();
    }
  }
  for (const auto& act : ACTA_TRY(context.store.acts_of_stream(stream_of(file.advisory.id)))) {
    file.timeline.insert(file.timeline.begin(),
                         ACTA_TRY(routing::act_line(context, sight.viewer(), act)));
  }
  return file;
}

void request_route(Context& context, const KnowsState& knows, const Request& request,
                   const Reply& reply) {
  const auto body = routing::body_of<RequestAdvisory>(request);
  if (!body) return reply(http::problem(body.error()));
  if (!knows(body->state)) {
    return reply(http::problem({.word = "cycles.unknown_state",
                                .status = 422,
                                .detail = "no State or area has this code",
                                .where = "$.state"}));
  }
  const auto shows = [viewer = routing::viewer_of(request)](const RequestFile& file) {
    return sees(viewer, file.classification);
  };
  routing::submit(context, request, reply, Right::request_process, {},
                  [asked = *body, shows](const store::Folded& folded, const Actor&, Facts& facts) {
                    return request_advisory(folded.get<Requests>(), asked, shows, facts);
                  });
}

template <class Body, class Decide>
void add_advisory_step(http::Router& router, Context& context, http::Route route, Decide decide) {
  route.method = "POST";
  route.audience = Right::request_process;
  route.takes = &type_of<Body>();
  route.gives = &type_of<routing::Written>();
  route.handler = [&context, decide](const Request& request, const Reply& reply) {
    const auto id = routing::id_param<AdvisoryId>(request);
    if (!id) return reply(http::problem(id.error()));
    const auto body = routing::body_of<Body>(request);
    if (!body) return reply(http::problem(body.error()));
    const auto& viewer = routing::viewer_of(request);
    const bool visible = context.store.folded<Advisories>([&](const Advisories& all) {
      const auto found = all.by_id.find(*id);
      return found != all.by_id.end() && sees(viewer, found->second.classification);
    });
    if (!visible) return reply(http::problem(unknown()));
    routing::submit(
        context, request, reply, Right::request_process, stream_of(*id),
        [id = *id, body = *body, decide](const store::Folded& folded, const Actor&, Facts& facts) {
          return decide(folded.get<Advisories>(), id, body, facts);
        });
  };
  router.add(std::move(route));
}

void add_steps(http::Router& router, Context& context) {
  add_advisory_step<CoordinateAdvisory>(
      router, context,
      {.pattern = "/api/advisory/{id}/coordination",
       .operation = "advisory_coordinate",
       .summary = "Records what the Division says of a request for advisory services"},
      [](const Advisories& all, AdvisoryId id, const CoordinateAdvisory& asked, Facts&) {
        return coordinate_advisory(all, id, asked);
      });
  add_advisory_step<AnswerAdvisory>(router, context,
                                    {.pattern = "/api/advisory/{id}/answer",
                                     .operation = "advisory_answer",
                                     .summary = "Records what the Office answered"},
                                    answer_advisory);
  add_advisory_step<CompleteAdvisory>(router, context,
                                      {.pattern = "/api/advisory/{id}/completion",
                                       .operation = "advisory_complete",
                                       .summary = "Records that the services were given"},
                                      complete_advisory);
  add_advisory_step<WithdrawAdvisory>(router, context,
                                      {.pattern = "/api/advisory/{id}/withdrawal",
                                       .operation = "advisory_withdraw",
                                       .summary = "Records that the State withdrew it"},
                                      withdraw_advisory);
}

}  // namespace

routing::Thing thing_of(const AdvisoryRow& row) {
  return {.stream = stream_of(row.id), .classification = row.classification, .state = row.state};
}

void add_advisory_routes(http::Router& router, Context& context, const KnowsState& knows) {
  router.add({.method = "GET",
              .pattern = "/api/advisory",
              .operation = "advisory_list",
              .audience = Right::request_read,
              .summary = "Requests for advisory services of the Office",
              .gives = &type_of<AdvisoryList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return list_of(context, request, sight);
                })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/advisory/{id}",
              .operation = "advisory_read",
              .audience = Right::request_read,
              .summary = "A request for advisory services and its acts",
              .gives = &type_of<AdvisoryFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return file_of(context, request, sight);
                })));
              }});
  router.add({.method = "POST",
              .pattern = "/api/advisory",
              .operation = "advisory_request",
              .audience = Right::request_process,
              .summary = "Records that a State asked the Office for advisory services",
              .takes = &type_of<RequestAdvisory>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, knows](const Request& request, const Reply& reply) {
                request_route(context, knows, request, reply);
              }});
  add_steps(router, context);
}

}  // namespace acta::assistance
