#include "acta/cycles/routes.h"

#include "acta/cycles/decisions.h"
#include "acta/cycles/views.h"

namespace acta::cycles {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct ElectionList {
  std::vector<ElectionRow> elections;
};
constexpr auto describe(ElectionList*) {
  return described<ElectionList>("ElectionList", "Elections by day.",
                                 field<&ElectionList::elections>("elections", "Earliest first."));
}

struct DateRow {
  std::int64_t index = 0;
  Instant at;
  Milestone milestone = Milestone::election_day;
  DateStatus status = DateStatus::announced;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
  std::optional<std::string> reason;
};
constexpr auto describe(DateRow*) {
  return described<DateRow>(
      "ElectionDate", "What was made known of a date.", field<&DateRow::index>("index", "Its act."),
      field<&DateRow::at>("at", "When it was recorded."),
      field<&DateRow::milestone>("milestone", "Of which milestone."),
      field<&DateRow::status>("status", "What was made known."),
      field<&DateRow::on>("on", "The day."), field<&DateRow::from>("from", "First day."),
      field<&DateRow::to>("to", "Last day."), field<&DateRow::source>("source", "By whom."),
      field<&DateRow::reason>("reason", "Why."));
}

struct ElectionFile {
  ElectionRow election;
  std::vector<DateRow> dates;
  bool may_edit = false;
};
constexpr auto describe(ElectionFile*) {
  return described<ElectionFile>("ElectionFile", "An election with all that was made known.",
                                 field<&ElectionFile::election>("election", "As last made known."),
                                 field<&ElectionFile::dates>("dates", "Oldest first."),
                                 field<&ElectionFile::may_edit>("may_edit", "By this viewer."));
}

Result<ElectionFilter> filter_of(const Request& request) {
  ElectionFilter filter;
  if (const auto state = request.query("state")) {
    filter.state = ACTA_TRY(Scalar<CountryCode>::parse(*state));
  }
  if (const auto from = request.query("from")) filter.from = ACTA_TRY(parse_date(*from));
  if (const auto to = request.query("to")) filter.to = ACTA_TRY(parse_date(*to));
  return filter;
}

Result<ElectionList> list_of(Context& context, const Request& request) {
  const auto filter = ACTA_TRY(filter_of(request));
  return ElectionList{
      ACTA_TRY(context.store.read([&](store::Database& db) { return elections(db, filter); }))};
}

Result<ElectionFile> file_of(Context& context, const Request& request) {
  const auto id = ACTA_TRY(routing::id_param<ElectionId>(request));
  auto row = ACTA_TRY(context.store.read([&](store::Database& db) { return election(db, id); }));
  if (!row) return refuse("cycles.unknown_election", 404, "there is no such election");
  ElectionFile file{.election = std::move(*row),
                    .dates = {},
                    .may_edit = may(routing::viewer_of(request), Right::election_edit)};
  for (const auto& act : ACTA_TRY(context.store.acts_of_stream(stream_of(id)))) {
    match(act.act, [&](const ElectionDated& a) {
      file.dates.push_back({.index = act.index,
                            .at = act.at,
                            .milestone = a.milestone,
                            .status = a.status,
                            .on = a.on,
                            .from = a.from,
                            .to = a.to,
                            .source = a.source,
                            .reason = a.reason});
    });
  }
  return file;
}

void add_election_route(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<AddElection>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(context, request, reply, Right::election_edit, {},
                  [asked = *asked](const store::Folded& folded, const Actor&, Facts& facts) {
                    return add_election(folded.get<Elections>(), asked, facts);
                  });
}

void date_election_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<ElectionId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<DateElection>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(
      context, request, reply, Right::election_edit, stream_of(*id),
      [id = *id, asked = *asked](const store::Folded& folded, const Actor&, Facts& facts) {
        return date_election(folded.get<Elections>(), id, asked, facts);
      });
}

}  // namespace

void add_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/elections",
              .operation = "election_list",
              .audience = Right::open,
              .summary = "The calendar of elections",
              .gives = &type_of<ElectionList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(list_of(context, request)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/elections/{id}",
              .operation = "election_read",
              .audience = Right::open,
              .summary = "An election and its dates",
              .gives = &type_of<ElectionFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(file_of(context, request)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/elections",
              .operation = "election_add",
              .audience = Right::election_edit,
              .summary = "Puts an election on the calendar",
              .takes = &type_of<AddElection>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                add_election_route(context, request, reply);
              }});
  router.add({.method = "POST",
              .pattern = "/api/elections/{id}/dates",
              .operation = "election_date",
              .audience = Right::election_edit,
              .summary = "Records what was made known of a date",
              .takes = &type_of<DateElection>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                date_election_route(context, request, reply);
              }});
}

}  // namespace acta::cycles
