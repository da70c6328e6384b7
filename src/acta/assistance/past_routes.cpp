// Requests from before the record: listed, read with their acts, as a register, withdrawn.
#include <charconv>

#include "acta/assistance/past_decisions.h"
#include "acta/assistance/past_feed.h"
#include "acta/assistance/past_views.h"
#include "acta/assistance/routes.h"
#include "acta/routing/act_line.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

constexpr std::int64_t page_size = 100;
constexpr std::int64_t page_max = 500;

struct PastList {
  std::vector<PastRow> requests;
  std::int64_t total = 0;
  std::vector<std::string> registers;
  bool may_import = false;
};
constexpr auto describe(PastList*) {
  return described<PastList>(
      "PastList", "Requests from before the record.",
      field<&PastList::requests>("requests", "Latest first: those from the one asked for on."),
      field<&PastList::total>("total", "How many there are in all."),
      field<&PastList::registers>("registers", "The registers that tell any."),
      field<&PastList::may_import>("may_import", "By this viewer."));
}

struct PastFile {
  PastRow request;
  std::vector<RequestRow> may_be;
  std::vector<routing::ActLine> timeline;
  bool may_edit = false;
};
constexpr auto describe(PastFile*) {
  return described<PastFile>(
      "PastFile", "A request from before the record, with its acts.",
      field<&PastFile::request>("request", "As its register tells it last."),
      field<&PastFile::may_be>("may_be", "Requests on the record that it may be, and counts as."),
      field<&PastFile::timeline>("timeline", "Newest first."),
      field<&PastFile::may_edit>("may_edit", "By this viewer."));
}

Result<std::int64_t> number_of(const Request& request, const std::string& name,
                               std::int64_t otherwise, std::int64_t most) {
  const auto text = request.query(name);
  if (!text) return otherwise;
  std::int64_t number = -1;
  const auto* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, number);
  if (read.ec == std::errc{} && read.ptr == end && number >= 0 && number <= most) return number;
  return refuse("assistance.page", 422, "a number from 0 to " + std::to_string(most), name);
}

Result<PastFilter> filter_of(const Request& request, const Viewer& viewer) {
  PastFilter filter{.state = std::nullopt,
                    .reg = request.query("register"),
                    .texts = {},
                    .reach = past_reach_of(viewer)};
  if (const auto code = request.query("state")) {
    filter.state = ACTA_TRY(Scalar<CountryCode>::parse(*code));
  }
  if (auto text = request.query("q"); text && !text->empty()) filter.texts = {*std::move(text)};
  return filter;
}

Result<PastList> list_of(Context& context, const Request& request, Sight& sight) {
  const auto filter = ACTA_TRY(filter_of(request, sight.viewer()));
  const PastPart part{.from = ACTA_TRY(number_of(request, "from", 0, INT32_MAX)),
                      .most = ACTA_TRY(number_of(request, "limit", page_size, page_max))};
  auto list = ACTA_TRY(context.store.read([&](store::Database& db) -> Result<PastList> {
    return PastList{.requests = ACTA_TRY(past_requests(db, filter, part)),
                    .total = ACTA_TRY(count_past_requests(db, filter)),
                    .registers = ACTA_TRY(past_registers(db, filter.reach))};
  }));
  list.may_import = may(sight.viewer(), Right::request_import);
  std::erase_if(list.requests, [&](const PastRow& row) { return !sight.shows(thing_of(row)); });
  return list;
}

// All that the viewer may see and that stands, as a register that can be read again.
Result<http::Response> file_of(Context& context, const Request& request, Sight& sight) {
  const auto filter = ACTA_TRY(filter_of(request, sight.viewer()));
  const auto rows = ACTA_TRY(context.store.read([&](store::Database& db) {
    return past_requests(db, filter, {.from = 0, .most = INT32_MAX});
  }));
  auto text = register_head();
  for (const auto& row : rows) {
    if (row.withdrawn || !sight.shows(thing_of(row))) continue;
    text += register_line(entry_of(row), row.classification);
  }
  auto response = http::text(std::move(text), "text/csv; charset=utf-8");
  return response.with("content-disposition", "attachment; filename=\"past-requests.csv\"");
}

Refused unknown() {
  return {.word = "assistance.unknown_past_request",
          .status = 404,
          .detail = "there is no such request from before the record"};
}

// Requests of the same State on whose day it can have been received: while it does not say that it
// is none of them, it counts as they do (docs/adr/0107).
Result<std::vector<RequestRow>> may_be(Context& context, Sight& sight, const PastRow& row) {
  auto rows = ACTA_TRY(context.store.read([&](store::Database& db) {
    return requests(db, {.state = row.state, .status = std::nullopt, .text = std::nullopt});
  }));
  std::erase_if(rows, [&](const RequestRow& one) {
    const bool then =
        row.received_on.first() <= one.received_on && one.received_on <= row.received_on.last();
    const bool apart = std::ranges::find(row.apart_from, one.ref) != row.apart_from.end();
    return !then || apart || one.mandate || !sight.shows(thing_of(one));
  });
  return rows;
}

Result<PastFile> one_of(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<PastRequestId>(request));
  auto row =
      ACTA_TRY(context.store.read([&](store::Database& db) { return past_request(db, id); }));
  if (!row || !sight.shows(thing_of(*row))) return std::unexpected(unknown());
  PastFile file{.request = std::move(*row),
                .may_be = {},
                .timeline = {},
                .may_edit = may(sight.viewer(), Right::request_import)};
  if (may(sight.viewer(), Right::request_read)) {
    file.may_be = ACTA_TRY(may_be(context, sight, file.request));
  }
  for (const auto& act : ACTA_TRY(context.store.acts_of_stream(stream_of(id)))) {
    if (!sees(sight.viewer(), act.classification)) continue;  // it was more closed then
    file.timeline.insert(file.timeline.begin(),
                         ACTA_TRY(routing::act_line(context, sight.viewer(), act)));
  }
  return file;
}

void withdraw_route(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<PastRequestId>(request);
  if (!id) return reply(http::problem(id.error()));
  const auto body = routing::body_of<WithdrawPast>(request);
  if (!body) return reply(http::problem(body.error()));
  const auto& viewer = routing::viewer_of(request);
  const bool visible = context.store.folded<PastRequests>([&](const PastRequests& all) {
    const auto* past = all.find(*id);
    return past != nullptr && sees(viewer, past->classification);
  });
  if (!visible) return reply(http::problem(unknown()));
  routing::submit(context, request, reply, Right::request_import, stream_of(*id),
                  [id = *id, body = *body](const store::Folded& folded, const Actor&, Facts&) {
                    return withdraw_past(folded.get<PastRequests>(), id, body);
                  });
}

}  // namespace

routing::Thing thing_of(const PastRow& row) {
  return {.stream = stream_of(row.id), .classification = row.classification, .state = row.state};
}

PastReach past_reach_of(const Viewer& viewer) {
  PastReach reach{Classification::open};
  for (const auto one : {Classification::internal, Classification::confidential}) {
    if (sees(viewer, one)) reach.push_back(one);
  }
  return reach;
}

void add_past_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/past-requests",
              .operation = "past_request_list",
              .audience = Right::open,
              .summary = "Requests from before the record",
              .gives = &type_of<PastList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return list_of(context, request, sight);
                })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/past-requests.csv",
              .operation = "past_request_file",
              .audience = Right::open,
              .summary = "The same as CSV, which can be imported",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = routing::seen(context, request, [&](Sight& sight) {
                  return file_of(context, request, sight);
                });
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
  router.add({.method = "GET",
              .pattern = "/api/past-requests/{id}",
              .operation = "past_request_read",
              .audience = Right::open,
              .summary = "A request from before the record, and its acts",
              .gives = &type_of<PastFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return one_of(context, request, sight);
                })));
              }});
  router.add({.method = "POST",
              .pattern = "/api/past-requests/{id}/withdrawal",
              .operation = "past_request_withdraw",
              .audience = Right::request_import,
              .summary = "Withdraws an entry of a register",
              .takes = &type_of<WithdrawPast>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                withdraw_route(context, request, reply);
              }});
}

}  // namespace acta::assistance
