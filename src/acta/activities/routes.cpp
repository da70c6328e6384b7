#include "acta/activities/routes.h"

#include <charconv>

#include "acta/activities/views.h"

namespace acta::activities {
namespace {

using http::Reply;
using http::Request;

template <class Number>
Result<std::optional<Number>> number_of(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::optional<Number>();
  Number number = 0;
  const auto* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || number < 0) {
    return refuse("activities.filter", 422, std::string(name) + " is a whole number",
                  std::string(name));
  }
  return std::optional(number);
}

Result<ActivityFilter> filter_of(const Request& request) {
  ActivityFilter filter;
  if (const auto state = request.query("state"); state && !state->empty()) {
    filter.state = ACTA_TRY(Scalar<CountryCode>::parse(*state));
  }
  filter.year = ACTA_TRY(number_of<std::int32_t>(request, "year"));
  filter.as_of = ACTA_TRY(number_of<std::int64_t>(request, "as_of"));
  if (const auto text = request.query("q"); text && !text->empty()) filter.text = *text;
  const auto electoral = request.query("electoral").value_or("all");
  if (electoral == "yes" || electoral == "no") {
    filter.electoral = electoral == "yes";
  } else if (electoral != "all" && !electoral.empty()) {
    return refuse("activities.filter", 422, "electoral is yes, no or all", "electoral");
  }
  return filter;
}

Result<ActivityAnswer> answer_of(routing::Context& context, const Request& request) {
  const auto filter = ACTA_TRY(filter_of(request));
  return context.store.read([&](store::Database& db) { return activities(db, filter); });
}

}  // namespace

void add_routes(http::Router& router, routing::Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/activities",
              .operation = "activity_list",
              .audience = Right::open,
              .summary = "Activities, what they add up to, and the defects of their sources",
              .gives = &type_of<ActivityAnswer>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(answer_of(context, request)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/activities/{id}",
              .operation = "activity_read",
              .audience = Right::open,
              .summary = "One activity, as last read",
              .gives = &type_of<StandingActivity>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(context.store.read([&](store::Database& db) {
                  return standing_activity(db, request.param("id"));
                })));
              }});
}

}  // namespace acta::activities
