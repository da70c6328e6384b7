// The State's own door: a permanent mission follows its requests. It is shown nothing of how the
// desk works (state_views.h).
#include <algorithm>
#include <ranges>

#include "acta/assistance/decisions.h"
#include "acta/assistance/letter_routes.h"
#include "acta/assistance/routes.h"
#include "acta/assistance/state_views.h"
#include "acta/routing/act_line.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

// How many acts the file has is not told: it would tell when the desk works on it.
struct StateRequestRow {
  RequestId id;
  std::string ref;
  CountryCode state;
  std::string title;
  Date received_on;
  StateStage stage = StateStage::received;
  Waiting waiting;
  std::optional<Date> due;
  Classification classification = Classification::internal;
};
constexpr auto describe(StateRequestRow*) {
  return described<StateRequestRow>(
      "StateRequestRow", "A request, as its State follows it.",
      field<&StateRequestRow::id>("id", "Its id."),
      field<&StateRequestRow::ref>("ref", "Its reference."),
      field<&StateRequestRow::state>("state", "The State."),
      field<&StateRequestRow::title>("title", "What is asked, in a line."),
      field<&StateRequestRow::received_on>("received_on", "The day it was received."),
      field<&StateRequestRow::stage>("stage", "Where it stands."),
      field<&StateRequestRow::waiting>("waiting", "What waits for the State."),
      field<&StateRequestRow::due>("due", "Until when it is to be mended, or deferred."),
      field<&StateRequestRow::classification>("classification", "internal, or confidential."));
}

struct StateAdvisoryRow {
  AdvisoryId id;
  CountryCode state;
  std::string title;
  AdvisoryStatus status = AdvisoryStatus::received;
  Date asked_on;
  std::optional<Date> answered_on;
};
constexpr auto describe(StateAdvisoryRow*) {
  return described<StateAdvisoryRow>(
      "StateAdvisoryRow", "A request for advisory services, as its State follows it.",
      field<&StateAdvisoryRow::id>("id", "Its id."),
      field<&StateAdvisoryRow::state>("state", "The State."),
      field<&StateAdvisoryRow::title>("title", "What is asked, in a line."),
      field<&StateAdvisoryRow::status>("status", "received, also while it is coordinated."),
      field<&StateAdvisoryRow::asked_on>("asked_on", "The date of the letter."),
      field<&StateAdvisoryRow::answered_on>("answered_on", "When the Office answered."));
}

struct StateRequestList {
  std::vector<StateRequestRow> requests;
  std::vector<StateAdvisoryRow> advisories;
};
constexpr auto describe(StateRequestList*) {
  return described<StateRequestList>(
      "StateRequestList", "What the viewer's State asked for.",
      field<&StateRequestList::requests>("requests", "Of electoral assistance, newest first."),
      field<&StateRequestList::advisories>("advisories", "Of advisory services of OHCHR."));
}

struct StateEvent {
  StateEventKind kind = StateEventKind::received;
  std::int64_t index = 0;
  Instant at;
  std::string leaf;
  bool by_state = false;
};
constexpr auto describe(StateEvent*) {
  return described<StateEvent>("StateEvent", "Something that happened to a request.",
                               field<&StateEvent::kind>("kind", "What."),
                               field<&StateEvent::index>("index", "Its act."),
                               field<&StateEvent::at>("at", "When."),
                               field<&StateEvent::leaf>("leaf", "The act's leaf hash."),
                               field<&StateEvent::by_state>("by_state", "By the State itself."));
}

struct StateRequestFile {
  StateRequestRow request;
  StateContents contents;
  std::vector<StateEvent> events;
  std::vector<Verb> steps;
};
constexpr auto describe(StateRequestFile*) {
  return described<StateRequestFile>(
      "StateRequestFile", "A request, as its State follows it.",
      field<&StateRequestFile::request>("request", "Its row."),
      field<&StateRequestFile::contents>("contents", "What was said."),
      field<&StateRequestFile::events>("events", "What happened, newest first."),
      field<&StateRequestFile::steps>("steps", "What the State can do."));
}

// Whether it is one that this State follows: what rests on a mandate alone is no request.
bool follows(Sight& sight, const RequestFile& file, const RequestRow& row) {
  return !row.mandate && sight.follows(thing_of(row), file.by_state);
}

StateRequestRow state_row(const RequestFile& file, const RequestRow& row) {
  return {.id = row.id,
          .ref = row.ref,
          .state = row.state,
          .title = row.title,
          .received_on = row.received_on,
          .stage = stage_of(row.status),
          .waiting = waiting_for_state(file),
          .due = row.due,
          .classification = row.classification};
}

Result<bool> add_advisories(Context& context, Sight& sight, const CountryCode& state,
                            StateRequestList& list) {
  for (auto& row : ACTA_TRY(context.store.read(
           [&](store::Database& db) { return advisories(db, state, std::nullopt); }))) {
    if (!sight.follows(thing_of(row), false)) continue;
    // That the Division was heard in between is between it and the Office.
    const bool heard = row.status == AdvisoryStatus::coordinated;
    list.advisories.push_back({.id = row.id,
                               .state = row.state,
                               .title = std::move(row.title),
                               .status = heard ? AdvisoryStatus::received : row.status,
                               .asked_on = row.asked_on,
                               .answered_on = row.answered_on});
  }
  return true;
}

Result<StateRequestList> list_of(Context& context, Sight& sight) {
  StateRequestList list;
  const auto rows =
      ACTA_TRY(followed_requests(context, sight, [](const RequestRow&) { return true; }));
  context.store.folded<Requests>([&](const Requests& all) {
    for (const auto& row : rows) {
      if (const auto file = all.files.find(row.id); file != all.files.end()) {
        list.requests.push_back(state_row(file->second, row));
      }
    }
  });
  for (const auto& state : states_of(sight.viewer())) {
    (void)ACTA_TRY(add_advisories(context, sight, state, list));
  }
  return list;
}

struct Followed {
  StateRequestRow row;
  std::vector<RecordedAct> acts;  // of which the State may be told
  std::vector<Verb> steps;
};

// Absent and forbidden answer alike.
Result<Followed> follow(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<RequestId>(request));
  const auto row = ACTA_TRY(
      context.store.read([&](store::Database& db) { return assistance::request(db, id); }));
  bool own = false;
  bool by_state = false;
  Followed found;
  context.store.folded<Requests>([&](const Requests& all) {
    const auto file = all.files.find(id);
    own = row && file != all.files.end() && follows(sight, file->second, *row);
    if (!own) return;
    by_state = file->second.by_state;
    found.row = state_row(file->second, *row);
    found.steps = steps_of_state(file->second);
  });
  if (!own) return refuse("assistance.unknown_request", 404, "there is no such request");
  found.acts = ACTA_TRY(context.store.acts_of_stream(stream_of(id)));
  std::erase_if(found.acts, [&](const RecordedAct& act) {
    return act.classification != Classification::open &&
           !sight.follows(
               {.stream = act.stream, .classification = act.classification, .state = row->state},
               by_state);
  });
  return found;
}

Result<StateRequestFile> file_of(Context& context, const Request& request, Sight& sight) {
  auto found = ACTA_TRY(follow(context, request, sight));
  StateRequestFile file{.request = std::move(found.row),
                        .contents = state_contents(found.acts),
                        .events = {},
                        .steps = std::move(found.steps)};
  if (file.request.stage != StateStage::returned) file.contents.returned.reset();
  for (const auto& act : found.acts | std::views::reverse) {
    const auto kind = told_to_state(act);
    if (!kind) continue;
    file.events.push_back({.kind = *kind,
                           .index = act.index,
                           .at = act.at,
                           .leaf = ACTA_TRY(routing::act_line(context, sight.viewer(), act)).leaf,
                           .by_state = act.actor.capacity == word_of(Role::member_state)});
  }
  return file;
}

Result<http::Response> document_of(Context& context, const Request& request, Sight& sight) {
  sight.through(store::Door::download);
  const auto found = ACTA_TRY(follow(context, request, sight));
  const auto contents = state_contents(found.acts);
  const auto line = std::ranges::find(contents.documents, request.param("blob"), &DocumentLine::id);
  if (line == contents.documents.end()) {
    return refuse("blob.unknown", 404, "there is no such document in this file");
  }
  return letter_response(context, line->id, line->media_type);
}

void add_reads(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/state/requests",
              .operation = "state_request_list",
              .audience = Right::request_follow,
              .summary = "What the viewer's State asked for",
              .gives = &type_of<StateRequestList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(
                    context, request, [&](Sight& sight) { return list_of(context, sight); })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/state/requests/{id}",
              .operation = "state_request_read",
              .audience = Right::request_follow,
              .summary = "A request, as its State follows it",
              .gives = &type_of<StateRequestFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return file_of(context, request, sight);
                })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/state/requests/{id}/documents/{blob}",
              .operation = "state_document_read",
              .audience = Right::request_follow,
              .summary = "A document that the State sent or was sent",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = routing::seen(context, request, [&](Sight& sight) {
                  return document_of(context, request, sight);
                });
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
}

}  // namespace

std::vector<CountryCode> states_of(const Viewer& viewer) {
  std::vector<CountryCode> states;
  for (const auto& capacity : viewer.capacities) {
    const bool again = std::ranges::find(states, capacity.state) != states.end();
    if (capacity.role == Role::member_state && !again) states.push_back(capacity.state);
  }
  return states;
}

Result<std::vector<RequestRow>> followed_requests(
    Context& context, Sight& sight, const std::function<bool(const RequestRow&)>& wanted) {
  std::vector<RequestRow> followed;
  for (const auto& state : states_of(sight.viewer())) {
    RequestFilter filter;
    filter.state = state;
    auto rows =
        ACTA_TRY(context.store.read([&](store::Database& db) { return requests(db, filter); }));
    context.store.folded<Requests>([&](const Requests& all) {
      for (auto& row : rows) {
        const auto file = all.files.find(row.id);
        if (file == all.files.end() || !wanted(row) || !follows(sight, file->second, row)) continue;
        followed.push_back(std::move(row));
      }
    });
  }
  return followed;
}

void add_state_routes(http::Router& router, Context& context) {
  add_reads(router, context);
  add_submission_routes(router, context);
}

}  // namespace acta::assistance
