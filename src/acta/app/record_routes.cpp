// The record over HTTP: its files, its acts with their receipts, live events, the contract.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/app/open_route.h"
#include "acta/app/openapi.h"
#include "acta/app/schema.h"
#include "acta/app/signers.h"
#include "acta/http/files.h"
#include "acta/record/receipt.h"
#include "acta/routing/act_line.h"
#include "acta/routing/sight.h"

namespace acta::app {
namespace {

using http::Reply;
using http::Request;

struct ReadOnly {
  std::string word;
  std::string detail;
  std::int64_t index = 0;
  std::string type;
  std::int64_t version = 0;
  std::int64_t count = 0;
  std::vector<std::string> views_stopped;
  std::vector<std::string> views_skipping;
};
constexpr auto describe(ReadOnly*) {
  return described<ReadOnly>(
      "ReadOnly", "A newer Acta wrote acts that this one does not know: it only reads.",
      field<&ReadOnly::word>("word", "Of the refusal."),
      field<&ReadOnly::detail>("detail", "What stopped, and what to do."),
      field<&ReadOnly::index>("index", "The first such act."),
      field<&ReadOnly::type>("type", "Its type."),
      field<&ReadOnly::version>("version", "Its version."),
      field<&ReadOnly::count>("count", "How many there are."),
      field<&ReadOnly::views_stopped>("views_stopped", "Figures of the acts before it."),
      field<&ReadOnly::views_skipping>("views_skipping", "Lists that leave such acts out."));
}

struct RecordInfo {
  std::string origin;
  std::string key;
  std::int64_t size = 0;
  std::string root;
  std::string checkpoint;
  std::string program;
  std::optional<ReadOnly> read_only;
};
constexpr auto describe(RecordInfo*) {
  return described<RecordInfo>("RecordInfo", "The record as published.",
                               field<&RecordInfo::origin>("origin", "Its name."),
                               field<&RecordInfo::key>("key", "Its verifier key."),
                               field<&RecordInfo::size>("size", "How many acts it has."),
                               field<&RecordInfo::root>("root", "The root of its tree."),
                               field<&RecordInfo::checkpoint>("checkpoint", "As signed."),
                               field<&RecordInfo::program>("program", "Acta's version."),
                               field<&RecordInfo::read_only>("read_only", "Why it only reads."));
}

struct ActList {
  std::vector<routing::ActLine> acts;
  std::int64_t size = 0;
};
constexpr auto describe(ActList*) {
  return described<ActList>("ActList", "Acts, newest first.",
                            field<&ActList::acts>("acts", "A page."),
                            field<&ActList::size>("size", "How many there are."));
}

struct ActDetail {
  routing::ActLine act;
  std::string entry;
  std::string receipt;
  std::optional<std::string> content;
  std::vector<Signer> signers;
};
constexpr auto describe(ActDetail*) {
  return described<ActDetail>(
      "ActDetail", "An act as it stands on the record.", field<&ActDetail::act>("act", "In short."),
      field<&ActDetail::entry>("entry", "The entry as stored."),
      field<&ActDetail::receipt>("receipt", "Its tlog-proof."),
      field<&ActDetail::content>("content", "What a sealed entry commits to."),
      field<&ActDetail::signers>("signers", "Whose signatures stand on it."));
}

std::int64_t number_or(const std::optional<std::string>& text, std::int64_t otherwise) {
  if (!text) return otherwise;
  std::int64_t number = 0;
  const auto end = text->data() + text->size();
  const auto parsed = std::from_chars(text->data(), end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end ? number : otherwise;
}

// Cuts an act to what the viewer may see: sealed acts are for those who may read them.
Result<routing::ActLine> visible_line(Desk& desk, routing::Sight& sight, std::int64_t index,
                                      std::optional<std::string> part = std::nullopt) {
  const auto act = ACTA_TRY(desk.store.act(index));
  if (act && sight.shows_act(*act, std::move(part))) {
    return routing::act_line(desk.context, sight.viewer(), *act);
  }
  const auto receipt = ACTA_TRY(
      desk.store.read([&](store::Database& db) { return store::read_receipt(db, index); }));
  return routing::sealed_line(index, receipt.at, to_hex(receipt.leaf));
}

Result<ActList> act_list(Desk& desk, const Request& request, routing::Sight& sight) {
  const auto head = ACTA_TRY(desk.store.head());
  const auto before =
      std::clamp<std::int64_t>(number_or(request.query("before"), head.size), 0, head.size);
  const auto limit = std::clamp<std::int64_t>(number_or(request.query("limit"), 50), 1, 200);
  ActList list{.acts = {}, .size = head.size};
  for (auto index = before - 1; index >= std::max<std::int64_t>(0, before - limit); --index) {
    list.acts.push_back(ACTA_TRY(visible_line(desk, sight, index)));
  }
  return list;
}

Result<std::int64_t> index_of(const Request& request) {
  const auto index = number_or(request.param("index"), -1);
  if (index < 0) return refuse("record.no_such_act", 404, "there is no act with this number");
  return index;
}

Result<ActDetail> act_detail(Desk& desk, const Request& request, routing::Sight& sight) {
  const auto index = ACTA_TRY(index_of(request));
  ActDetail detail;
  detail.entry = ACTA_TRY(desk.store.entry(index));
  detail.act = ACTA_TRY(visible_line(desk, sight, index, fmt::format("act {}", index)));
  detail.receipt = record::print_receipt(ACTA_TRY(desk.store.receipt(index)));
  const bool sealed = detail.entry.find("\"type\":\"sealed.act\"") != std::string::npos;
  if (sealed && detail.act.body) detail.content = ACTA_TRY(desk.store.content(index));
  detail.signers =
      signers_of(desk, routing::viewer_of(request), detail.content.value_or(detail.entry), index);
  return detail;
}

std::optional<ReadOnly> read_only(const store::Store& store) {
  const auto& unknown = store.unknown();
  if (!unknown) return std::nullopt;
  const auto refused = store::refusal_of(*unknown);
  return ReadOnly{.word = refused.word,
                  .detail = refused.detail,
                  .index = unknown->index,
                  .type = unknown->type,
                  .version = unknown->version,
                  .count = unknown->count,
                  .views_stopped = unknown->views_stopped,
                  .views_skipping = unknown->views_skipping};
}

Result<RecordInfo> record_info(Desk& desk) {
  const auto head = ACTA_TRY(desk.store.head());
  return RecordInfo{.origin = desk.store.keys().origin(),
                    .key = desk.store.keys().log.verifier.text(),
                    .size = head.size,
                    .root = to_base64(head.root),
                    .checkpoint = head.checkpoint,
                    .program = std::string(version()),
                    .read_only = read_only(desk.store)};
}

void add_plain_routes(http::Router& router, Desk& desk) {
  router.add({.method = "GET",
              .pattern = "/healthz",
              .operation = "health",
              .audience = Right::open,
              .summary = "200 when ready; says when it only reads",
              .handler = [&desk](const Request&, const Reply& reply) {
                const auto& unknown = desk.store.unknown();
                reply(http::text(unknown ? "read only: " + store::sentence_of(*unknown) + "\n"
                                         : std::string("ready\n"),
                                 "text/plain; charset=utf-8"));
              }});
  router.add({.method = "GET",
              .pattern = "/record/{path*}",
              .operation = "record_file",
              .audience = Right::open,
              .summary = "A file of the published record (C2SP tlog-tiles)",
              .handler = [&desk](const Request& request, const Reply& reply) {
                reply(http::record_file(desk.store.path("record"), request.param("path")));
              }});
  router.add({.method = "GET",
              .pattern = "/api/acts/{index}/receipt",
              .operation = "act_receipt",
              .audience = Right::open,
              .summary = "The receipt of an act (C2SP tlog-proof)",
              .handler = [&desk](const Request& request, const Reply& reply) {
                const auto index = index_of(request);
                if (!index) return reply(http::problem(index.error()));
                const auto receipt = desk.store.receipt(*index);
                if (!receipt) return reply(http::problem(receipt.error()));
                auto response =
                    http::text(record::print_receipt(*receipt), "text/plain; charset=utf-8");
                reply(std::move(response.with(
                    "content-disposition",
                    fmt::format("attachment; filename=\"act-{}.tlog-proof\"", *index))));
              }});
  router.add({.method = "GET",
              .pattern = "/api/events",
              .operation = "event_stream",
              .audience = Right::open,
              .summary = "Live: the size of the record, whenever it grows",
              .handler = [&desk](const Request&, const Reply& reply) {
                http::Response response;
                response.with("content-type", "text/event-stream");
                response.events = desk.events.subscribe();
                reply(std::move(response));
              }});
}

}  // namespace

void add_record_routes(http::Router& router, Desk& desk) {
  add_plain_routes(router, desk);
  add_open<RecordInfo>(router, "/api/record", "record_read", "The record as published",
                       [&desk](const Request&) { return record_info(desk); });
  add_open<ActList>(
      router, "/api/acts", "act_list", "Acts, newest first", [&desk](const Request& request) {
        return routing::seen(desk.context, request,
                             [&](routing::Sight& sight) { return act_list(desk, request, sight); });
      });
  add_open<ActDetail>(router, "/api/acts/{index}", "act_read", "An act as it stands on the record",
                      [&desk](const Request& request) {
                        return routing::seen(desk.context, request, [&](routing::Sight& sight) {
                          return act_detail(desk, request, sight);
                        });
                      });
  // Made once all routes are there, this one included.
  auto contract = std::make_shared<std::string>();
  router.add({.method = "GET",
              .pattern = "/api/openapi.json",
              .operation = "openapi",
              .audience = Right::open,
              .summary = "This contract",
              .handler = [contract](const Request&, const Reply& reply) {
                reply(http::json_text(*contract));
              }});
  *contract = openapi_document(router);
}

}  // namespace acta::app
