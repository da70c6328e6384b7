// What can be done with elections: added, described, placed in a cycle, dated, given figures.
#include "acta/cycles/date_decisions.h"
#include "acta/cycles/election_decisions.h"
#include "acta/cycles/indicator_decisions.h"
#include "acta/cycles/routes.h"
#include "acta/cycles/steps_routes.h"

namespace acta::cycles {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

void add_election_route(Context& context, const Atlas& atlas, const Request& request,
                        const Reply& reply) {
  const auto asked = routing::body_of<AddElection>(request);
  if (!asked) return reply(http::problem(asked.error()));
  if (!atlas.knows(asked->state)) return reply(http::problem(unknown_state()));
  routing::submit(context, request, reply, Right::election_edit, {},
                  [asked = *asked](const store::Folded& folded, const Actor&, Facts& facts) {
                    return add_election(folded.get<Elections>(), asked, facts);
                  });
}

void add_figure_routes(http::Router& router, Context& context) {
  add_step<ElectionId, RecordIndicator>(
      router, context,
      {.pattern = "/api/elections/{id}/figures",
       .operation = "election_figure",
       .summary = "Records a figure of an election"},
      [](const Elections& elections, ElectionId id, const RecordIndicator& asked, Facts& facts) {
        return record_indicator(elections, id, asked, facts);
      });
  add_step<ElectionId, WithdrawIndicator>(
      router, context,
      {.pattern = "/api/elections/{id}/figures/withdrawals",
       .operation = "election_figure_withdraw",
       .summary = "Withdraws a figure that was recorded in error"},
      [](const Elections& elections, ElectionId id, const WithdrawIndicator& asked, Facts&) {
        return withdraw_indicator(elections, id, asked);
      });
}

void add_date_routes(http::Router& router, Context& context) {
  add_step<ElectionId, DateElection>(
      router, context,
      {.pattern = "/api/elections/{id}/dates",
       .operation = "election_date",
       .summary = "Records what was made known of a date"},
      [](const Elections& elections, ElectionId id, const DateElection& asked, Facts& facts) {
        return date_election(elections, id, asked, facts);
      });
  add_step<ElectionId, ConfirmDate>(
      router, context,
      {.pattern = "/api/elections/{id}/dates/confirmations",
       .operation = "election_date_confirm",
       .summary = "Records who confirmed the date that stands"},
      [](const Elections& elections, ElectionId id, const ConfirmDate& asked, Facts&) {
        return confirm_date(elections, id, asked);
      });
  add_step<ElectionId, WithdrawDate>(
      router, context,
      {.pattern = "/api/elections/{id}/dates/withdrawals",
       .operation = "election_date_withdraw",
       .summary = "Withdraws what was said last of a date, as an error"},
      [](const Elections& elections, ElectionId id, const WithdrawDate& asked, Facts&) {
        return withdraw_date(elections, id, asked);
      });
}

}  // namespace

Refused unknown_state() {
  return {.word = "cycles.unknown_state",
          .status = 422,
          .detail = "no State or area has this code",
          .where = "$.state"};
}

void add_election_step_routes(http::Router& router, Context& context, const Atlas& atlas) {
  router.add({.method = "POST",
              .pattern = "/api/elections",
              .operation = "election_add",
              .audience = Right::election_edit,
              .summary = "Puts an election on the calendar",
              .takes = &type_of<AddElection>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, atlas](const Request& request, const Reply& reply) {
                add_election_route(context, atlas, request, reply);
              }});
  add_step<ElectionId, DescribeElection>(
      router, context,
      {.pattern = "/api/elections/{id}/description",
       .operation = "election_describe",
       .summary = "Describes an election anew"},
      [](const Elections& elections, ElectionId id, const DescribeElection& asked, Facts&) {
        return describe_election(elections, id, asked);
      });
  add_step<ElectionId, PlaceElection>(
      router, context,
      {.pattern = "/api/elections/{id}/cycle",
       .operation = "election_place",
       .summary = "Places an election in an electoral cycle"},
      [](const Elections& elections, ElectionId id, const PlaceElection& asked, Facts&) {
        return place_election(elections, id, asked);
      });
  add_date_routes(router, context);
  add_figure_routes(router, context);
}

}  // namespace acta::cycles
