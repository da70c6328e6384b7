// The record over HTTP: its files, its acts with their receipts, live events; search and the world.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/app/openapi.h"
#include "acta/app/schema.h"
#include "acta/assistance/views.h"
#include "acta/cycles/views.h"
#include "acta/http/files.h"
#include "acta/record/receipt.h"
#include "acta/routing/act_line.h"

namespace acta::app {
namespace {

using http::Reply;
using http::Request;

struct RecordInfo {
  std::string origin;
  std::string key;
  std::int64_t size = 0;
  std::string root;
  std::string checkpoint;
};
constexpr auto describe(RecordInfo*) {
  return described<RecordInfo>("RecordInfo", "The record as published.",
                               field<&RecordInfo::origin>("origin", "Its name."),
                               field<&RecordInfo::key>("key", "Its verifier key."),
                               field<&RecordInfo::size>("size", "How many acts it has."),
                               field<&RecordInfo::root>("root", "The root of its tree."),
                               field<&RecordInfo::checkpoint>("checkpoint", "As signed."));
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
};
constexpr auto describe(ActDetail*) {
  return described<ActDetail>(
      "ActDetail", "An act as it stands on the record.", field<&ActDetail::act>("act", "In short."),
      field<&ActDetail::entry>("entry", "The entry as stored."),
      field<&ActDetail::receipt>("receipt", "Its tlog-proof."),
      field<&ActDetail::content>("content", "What a sealed entry commits to."));
}

struct Hit {
  std::string kind;
  std::string id;
  std::string title;
  std::string detail;
};
constexpr auto describe(Hit*) {
  return described<Hit>("Hit", "Something found.", field<&Hit::kind>("kind", "What it is."),
                        field<&Hit::id>("id", "Its id."), field<&Hit::title>("title", "Its name."),
                        field<&Hit::detail>("detail", "More about it."));
}
struct HitList {
  std::vector<Hit> hits;
};
constexpr auto describe(HitList*) {
  return described<HitList>("HitList", "What was found.",
                            field<&HitList::hits>("hits", "At most 50."));
}

struct WorldState {
  std::string iso3;
  std::int64_t requests_open = 0;
  std::int64_t requests_total = 0;
  std::optional<Date> next_election;
};
constexpr auto describe(WorldState*) {
  return described<WorldState>(
      "WorldState", "A State on the map.", field<&WorldState::iso3>("iso3", "Its code."),
      field<&WorldState::requests_open>("requests_open", "Requests under consideration."),
      field<&WorldState::requests_total>("requests_total", "All requests."),
      field<&WorldState::next_election>("next_election", "The next election known."));
}
struct World {
  std::vector<WorldState> states;
};
constexpr auto describe(World*) {
  return described<World>("World", "Requests and elections by State.",
                          field<&World::states>("states", "Those with any."));
}

struct StateInfo {
  std::string iso3;
  std::string iso2;
  std::string m49;
  places::PlaceKind kind = places::PlaceKind::area;
  std::string name;
};
constexpr auto describe(StateInfo*) {
  return described<StateInfo>("StateInfo", "A State or area.",
                              field<&StateInfo::iso3>("iso3", "ISO 3166-1 alpha-3."),
                              field<&StateInfo::iso2>("iso2", "ISO 3166-1 alpha-2."),
                              field<&StateInfo::m49>("m49", "UN M49, three digits."),
                              field<&StateInfo::kind>("kind", "What it is."),
                              field<&StateInfo::name>("name", "In the language asked for."));
}
struct StateList {
  std::vector<StateInfo> states;
};
constexpr auto describe(StateList*) {
  return described<StateList>("StateList", "States and areas in the order of the language.",
                              field<&StateList::states>("states", "All."));
}

std::int64_t number_or(const std::optional<std::string>& text, std::int64_t otherwise) {
  if (!text) return otherwise;
  std::int64_t number = 0;
  const auto end = text->data() + text->size();
  const auto parsed = std::from_chars(text->data(), end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end ? number : otherwise;
}

// Cuts an act to what the viewer may see: sealed acts are for those who may read them.
Result<routing::ActLine> visible_line(Desk& desk, const Viewer& viewer, std::int64_t index) {
  const auto act = ACTA_TRY(desk.store.act(index));
  const bool open = act && act->classification == Classification::open;
  const bool reads =
      act && may(viewer, Right::act_read_sealed) && sees(viewer, act->classification, {});
  if (open || reads) return routing::act_line(desk.context, viewer, *act);
  const auto receipt = ACTA_TRY(
      desk.store.read([&](store::Database& db) { return store::read_receipt(db, index); }));
  return routing::sealed_line(index, receipt.at, to_hex(receipt.leaf));
}

Result<ActList> act_list(Desk& desk, const Request& request) {
  const auto head = ACTA_TRY(desk.store.head());
  const auto before =
      std::clamp<std::int64_t>(number_or(request.query("before"), head.size), 0, head.size);
  const auto limit = std::clamp<std::int64_t>(number_or(request.query("limit"), 50), 1, 200);
  ActList list{.acts = {}, .size = head.size};
  for (auto index = before - 1; index >= std::max<std::int64_t>(0, before - limit); --index) {
    list.acts.push_back(ACTA_TRY(visible_line(desk, routing::viewer_of(request), index)));
  }
  return list;
}

Result<std::int64_t> index_of(const Request& request) {
  const auto index = number_or(request.param("index"), -1);
  if (index < 0) return refuse("record.no_such_act", 404, "there is no act with this number");
  return index;
}

Result<ActDetail> act_detail(Desk& desk, const Request& request) {
  const auto index = ACTA_TRY(index_of(request));
  ActDetail detail;
  detail.entry = ACTA_TRY(desk.store.entry(index));
  detail.act = ACTA_TRY(visible_line(desk, routing::viewer_of(request), index));
  detail.receipt = record::print_receipt(ACTA_TRY(desk.store.receipt(index)));
  const bool sealed = detail.entry.find("\"type\":\"sealed.act\"") != std::string::npos;
  if (sealed && detail.act.body) detail.content = ACTA_TRY(desk.store.content(index));
  return detail;
}

Result<RecordInfo> record_info(Desk& desk) {
  const auto head = ACTA_TRY(desk.store.head());
  return RecordInfo{.origin = desk.store.keys().origin(),
                    .key = desk.store.keys().log.verifier.text(),
                    .size = head.size,
                    .root = to_base64(head.root),
                    .checkpoint = head.checkpoint};
}

bool contains(std::string text, std::string part) {
  const auto lower = [](std::string& s) {
    for (auto& c : s) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  };
  lower(text);
  lower(part);
  return text.find(part) != std::string::npos;
}

Result<HitList> search(Desk& desk, const Request& request) {
  HitList list;
  const auto text = request.query("q");
  if (!text) return list;
  const auto& viewer = routing::viewer_of(request);
  const auto today = date_of(desk.store.now());
  const auto name = [&](const CountryCode& code) {
    return desk.places.name(code, Language::en, today);
  };
  if (may(viewer, Right::request_read)) {
    for (const auto& row : ACTA_TRY(
             desk.store.read([](store::Database& db) { return assistance::requests(db, {}); }))) {
      if (!sees(viewer, row.classification, row.state)) continue;
      if (contains(row.ref + " " + row.title + " " + name(row.state), *text)) {
        list.hits.push_back({.kind = "request",
                             .id = to_text(row.id),
                             .title = row.ref + " " + name(row.state),
                             .detail = row.title});
      }
    }
  }
  for (const auto& row :
       ACTA_TRY(desk.store.read([](store::Database& db) { return cycles::elections(db, {}); }))) {
    if (contains(row.title + " " + name(row.state), *text)) {
      list.hits.push_back({.kind = "election",
                           .id = to_text(row.id),
                           .title = row.title,
                           .detail = name(row.state)});
    }
  }
  for (const auto& place : desk.places.all()) {
    const auto called = name(place.code);
    if (contains(called, *text)) {
      list.hits.push_back({.kind = "state",
                           .id = place.code.iso3,
                           .title = called,
                           .detail = std::string(word_of(place.kind))});
    }
  }
  if (list.hits.size() > 50) list.hits.resize(50);
  return list;
}

// Who may read files sees all that they may see; the public sees what was announced.
Result<World> world(Desk& desk, const Request& request) {
  const auto& viewer = routing::viewer_of(request);
  const auto today = date_of(desk.store.now());
  std::map<std::string, WorldState> states;
  const auto at = [&](const CountryCode& code) -> WorldState& {
    auto& state = states[code.iso3];
    state.iso3 = code.iso3;
    return state;
  };
  const auto head = ACTA_TRY(desk.store.head());
  for (const auto& row : ACTA_TRY(desk.store.read([&](store::Database& db) {
         return reports::status_rows(db, head.size, {-200'000}, {2'000'000});
       }))) {
    auto& state = at(row.state);
    ++state.requests_total;
    if (!row.response) ++state.requests_open;
  }
  if (may(viewer, Right::request_read)) {
    for (const auto& row : ACTA_TRY(
             desk.store.read([](store::Database& db) { return assistance::requests(db, {}); }))) {
      if (row.classification == Classification::internal) continue;  // announced, counted above
      if (!sees(viewer, row.classification, row.state)) continue;
      ++at(row.state).requests_total;
    }
  }
  for (const auto& row :
       ACTA_TRY(desk.store.read([](store::Database& db) { return cycles::elections(db, {}); }))) {
    const auto on = row.on ? row.on : row.from;
    if (!on || *on < today) continue;
    auto& state = at(row.state);
    if (!state.next_election || *on < *state.next_election) state.next_election = on;
  }
  World answer;
  for (auto& [iso3, state] : states) answer.states.push_back(std::move(state));
  return answer;
}

StateList state_list(const Desk& desk, const Request& request) {
  const auto language =
      from_word<Language>(request.query("language").value_or("en")).value_or(Language::en);
  const auto today = date_of(desk.store.now());
  StateList list;
  for (const auto* place : desk.places.sorted(language, today)) {
    list.states.push_back({.iso3 = place->code.iso3,
                           .iso2 = place->iso2,
                           .m49 = place->m49,
                           .kind = place->kind,
                           .name = desk.places.name(place->code, language, today)});
  }
  return list;
}

// A route that anyone may read, answered from a function of the request.
template <class T, class Answer>
void add_open(http::Router& router, std::string pattern, std::string operation, std::string summary,
              Answer answer) {
  router.add({.method = "GET",
              .pattern = std::move(pattern),
              .operation = std::move(operation),
              .audience = Right::open,
              .summary = std::move(summary),
              .gives = &type_of<T>(),
              .handler = [answer](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(Result<T>(answer(request))));
              }});
}

void add_plain_routes(http::Router& router, Desk& desk) {
  router.add({.method = "GET",
              .pattern = "/healthz",
              .operation = "health",
              .audience = Right::open,
              .summary = "200 when ready",
              .handler = [](const Request&, const Reply& reply) {
                reply(http::text("ready\n", "text/plain; charset=utf-8"));
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
  add_open<ActList>(router, "/api/acts", "act_list", "Acts, newest first",
                    [&desk](const Request& request) { return act_list(desk, request); });
  add_open<ActDetail>(router, "/api/acts/{index}", "act_read", "An act as it stands on the record",
                      [&desk](const Request& request) { return act_detail(desk, request); });
  add_open<HitList>(router, "/api/search", "search", "Finds requests, elections and States",
                    [&desk](const Request& request) { return search(desk, request); });
  add_open<World>(router, "/api/world", "world_read", "Requests and elections by State",
                  [&desk](const Request& request) { return world(desk, request); });
  add_open<StateList>(router, "/api/states", "state_list", "States and areas",
                      [&desk](const Request& request) { return state_list(desk, request); });
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
