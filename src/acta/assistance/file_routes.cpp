// Reading: the board, a file, its documents, the inbox.
#include <algorithm>
#include <ranges>
#include <set>

#include "acta/assistance/decisions.h"
#include "acta/assistance/exchange_views.h"
#include "acta/assistance/file_views.h"
#include "acta/assistance/letter_routes.h"
#include "acta/assistance/routes.h"
#include "acta/assistance/views.h"
#include "acta/routing/act_line.h"
#include "acta/routing/sight.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct RequestList {
  std::vector<RequestRow> requests;
  std::map<std::string, std::int64_t> counts;
};
constexpr auto describe(RequestList*) {
  return described<RequestList>("RequestList", "Requests that the viewer may see.",
                                field<&RequestList::requests>("requests", "Newest first."),
                                field<&RequestList::counts>("counts", "How many of each status."));
}

struct AuthorityLine {
  AuthorityId id;
  Organ organ = Organ::other;
  Date valid_from;
  std::optional<Date> valid_to;
  bool valid_on_document_date = false;
};
constexpr auto describe(AuthorityLine*) {
  return described<AuthorityLine>(
      "AuthorityLine", "Who may bind the State.", field<&AuthorityLine::id>("id", "Its id."),
      field<&AuthorityLine::organ>("organ", "The organ."),
      field<&AuthorityLine::valid_from>("valid_from", "From when."),
      field<&AuthorityLine::valid_to>("valid_to", "The first day without it."),
      field<&AuthorityLine::valid_on_document_date>("valid_on_document_date", "On that day."));
}

enum class PathState : std::uint8_t { done, now, ahead };
constexpr auto describe(PathState*) {
  return words<PathState>("PathState", "Of a stage.", "done", "now", "ahead");
}
struct PathStage {
  RequestStatus status = RequestStatus::received;
  PathState state = PathState::ahead;
};
constexpr auto describe(PathStage*) {
  return described<PathStage>("PathStage", "A stage on the way to the decision.",
                              field<&PathStage::status>("status", "The stage."),
                              field<&PathStage::state>("state", "Where the file is."));
}

struct RequestFileInfo {
  RequestRow request;
  FileContents contents;
  Exchange exchange;
  std::vector<AuthorityLine> authorities;
  std::vector<PathStage> path;
  std::vector<Step> next;
  std::vector<routing::ActLine> timeline;
  std::vector<RequestRow> related;
  std::vector<RequestId> reusable;
};

constexpr auto describe(RequestFileInfo*) {
  return described<RequestFileInfo>(
      "RequestFile", "A request's file.", field<&RequestFileInfo::request>("request", "Its row."),
      field<&RequestFileInfo::contents>("contents", "What its acts say."),
      field<&RequestFileInfo::exchange>("exchange", "What passed between the desk and the State."),
      field<&RequestFileInfo::authorities>("authorities", "Of that organ of the State."),
      field<&RequestFileInfo::path>("path", "Where it stands."),
      field<&RequestFileInfo::next>("next", "What can be done next."),
      field<&RequestFileInfo::timeline>("timeline", "Its acts, newest first."),
      field<&RequestFileInfo::related>("related", "Other requests of the State."),
      field<&RequestFileInfo::reusable>("reusable", "Those whose assessment can be taken over."));
}

struct InboxItem {
  RequestRow request;
  Verb verb = Verb::decide;
  Instant since;
  std::optional<Date> due;
  bool overdue = false;
};
constexpr auto describe(InboxItem*) {
  return described<InboxItem>(
      "InboxItem", "A request that waits for the viewer.",
      field<&InboxItem::request>("request", "Its row."),
      field<&InboxItem::verb>("verb", "What is asked of the viewer."),
      field<&InboxItem::since>("since", "Since when."), field<&InboxItem::due>("due", "By when."),
      field<&InboxItem::overdue>("overdue", "Whether that day has passed."));
}
struct Inbox {
  std::vector<InboxItem> items;
};
constexpr auto describe(Inbox*) {
  return described<Inbox>("Inbox", "What waits for the viewer.",
                          field<&Inbox::items>("items", "Most urgent first."));
}

Result<RequestList> list_of(Context& context, const Request& request, Sight& sight) {
  RequestFilter filter;
  if (const auto state = request.query("state")) {
    filter.state = ACTA_TRY(Scalar<CountryCode>::parse(*state));
  }
  if (const auto word = request.query("status")) {
    filter.status = from_word<RequestStatus>(*word);
    if (!filter.status) return refuse("json.unknown_word", 422, "no such status", "status");
  }
  filter.text = request.query("q");
  const auto type = request.query("type");
  RequestList list;
  for (auto& row :
       ACTA_TRY(context.store.read([&](store::Database& db) { return requests(db, filter); }))) {
    const bool of_type = !type || std::ranges::any_of(row.types, [&](AssistanceType one) {
      return word_of(one) == *type;
    });
    if (!of_type || !sight.shows(thing_of(row))) continue;
    ++list.counts[std::string(word_of(row.status))];
    list.requests.push_back(std::move(row));
  }
  return list;
}

std::vector<PathStage> path_of(RequestStatus status) {
  static constexpr RequestStatus stages[] = {RequestStatus::received, RequestStatus::admissible,
                                             RequestStatus::screened, RequestStatus::assessed,
                                             RequestStatus::decision_pending};
  const auto place = [](RequestStatus at) {
    switch (at) {
      case RequestStatus::received:
      case RequestStatus::authenticating:
      case RequestStatus::returned:
      case RequestStatus::rejected_inadmissible:
      case RequestStatus::lapsed: return 0;
      case RequestStatus::admissible:
      case RequestStatus::referred_organ: return 1;
      case RequestStatus::screened:
      case RequestStatus::assessing:
      case RequestStatus::abandoned: return 2;
      case RequestStatus::assessed: return 3;
      case RequestStatus::decision_pending:
      case RequestStatus::deferred:
      case RequestStatus::withdrawn: return 4;
      case RequestStatus::approved:
      case RequestStatus::approved_limited:
      case RequestStatus::declined:
      case RequestStatus::suspended:
      case RequestStatus::terminated: return 5;
    }
    return 0;
  };
  const auto now = place(status);
  std::vector<PathStage> path;
  for (const auto stage : stages) {
    const auto at = place(stage);
    path.push_back({.status = stage,
                    .state = at < now    ? PathState::done
                             : at == now ? PathState::now
                                         : PathState::ahead});
  }
  return path;
}

Result<RequestFileInfo> file_of(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<RequestId>(request));
  const auto& viewer = sight.viewer();
  RequestFileInfo info;
  info.request = ACTA_TRY(visible_request(context, sight, id));
  const auto acts = ACTA_TRY(visible_acts(context, sight, info.request));
  info.contents = file_contents(acts, context.name_of);
  info.exchange = exchange_of(acts);
  info.path = path_of(info.request.status);
  std::set<RequestId> reusable;
  context.store.folded<Requests>([&](const Requests& all) {
    const auto found = all.files.find(id);
    if (found == all.files.end()) return;
    const auto today = date_of(context.store.now());
    info.next = next_steps(all, found->second, viewer, today);
    for (const auto* other : reusable_assessments(all, found->second, today)) {
      reusable.insert(other->id);
    }
    for (const auto& [key, authority] : all.authorities) {
      if (authority.state != found->second.state || authority.organ != found->second.organ)
        continue;
      info.authorities.push_back(
          {.id = key,
           .organ = authority.organ,
           .valid_from = authority.valid_from,
           .valid_to = authority.ended_on,
           .valid_on_document_date = authority.valid_on(found->second.document_on)});
    }
  });
  for (const auto& act : acts | std::views::reverse) {
    info.timeline.push_back(ACTA_TRY(routing::act_line(context, viewer, act)));
  }
  RequestFilter same_state;
  same_state.state = info.request.state;
  for (auto& row : ACTA_TRY(
           context.store.read([&](store::Database& db) { return requests(db, same_state); }))) {
    if (row.id != id && sight.shows(thing_of(row))) {
      if (reusable.contains(row.id)) info.reusable.push_back(row.id);
      info.related.push_back(std::move(row));
    }
  }
  return info;
}

Result<http::Response> document_of(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<RequestId>(request));
  const auto& blob = request.param("blob");
  sight.through(store::Door::download);
  const auto part = "document " + blob;
  const auto row = ACTA_TRY(visible_request(context, sight, id, part));
  const auto acts = ACTA_TRY(visible_acts(context, sight, row, part));
  const auto contents = file_contents(acts, context.name_of);
  const auto found = std::ranges::find(contents.documents, blob, &DocumentLine::id);
  if (found == contents.documents.end()) {
    return refuse("blob.unknown", 404, "there is no such document in this file");
  }
  return letter_response(context, blob, found->media_type);
}

// The first step that leads on and is the viewer's own.
std::optional<Verb> waits_for(const Requests& all, const RequestFile& file, const Viewer& viewer,
                              Date today) {
  for (const auto& step : next_steps(all, file, viewer, today)) {
    if (step.primary && step.mine && step.allowed) return step.verb;
  }
  return std::nullopt;
}

// The consultation that waits for an entity; the desk answers for one only on what it wrote.
const Consultation* consultation_for(const RequestFile& file, const Viewer& viewer) {
  const auto speaker = speaks_for(viewer);
  if (!speaker || !starts_from(Verb::answer_consultation, file)) return nullptr;
  return waiting_consultation(file, speaker);
}

Result<Inbox> inbox_of(Context& context, Sight& sight) {
  const auto& viewer = sight.viewer();
  const auto today = date_of(context.store.now());
  Inbox inbox;
  auto rows = ACTA_TRY(context.store.read([&](store::Database& db) { return requests(db, {}); }));
  context.store.folded<Requests>([&](const Requests& all) {
    for (auto& row : rows) {
      const auto file = all.files.find(row.id);
      if (file == all.files.end()) continue;
      auto verb = waits_for(all, file->second, viewer, today);
      // Ten working days, counted as fourteen, for every step: a default kept in one place.
      auto due = date_of(row.changed_at) + 14;
      const auto* asked = consultation_for(file->second, viewer);
      if (!verb && asked != nullptr) {
        verb = Verb::answer_consultation;
        due = asked->due;
      }
      if (!verb || !sight.shows(thing_of(row))) continue;
      inbox.items.push_back({.request = row,
                             .verb = *verb,
                             .since = row.changed_at,
                             .due = due,
                             .overdue = due < today});
    }
  });
  std::ranges::sort(inbox.items, {}, [](const InboxItem& item) { return *item.due; });
  return inbox;
}

}  // namespace

routing::Thing thing_of(const RequestRow& row, std::optional<std::string> part) {
  return {.stream = stream_of(row.id),
          .classification = row.classification,
          .state = row.state,
          .part = std::move(part)};
}

Result<RequestRow> visible_request(Context& context, Sight& sight, RequestId id,
                                   const std::optional<std::string>& part) {
  auto row = ACTA_TRY(
      context.store.read([&](store::Database& db) { return assistance::request(db, id); }));
  if (!row || !sight.shows(thing_of(*row, part))) {
    return refuse("assistance.unknown_request", 404, "there is no such request");
  }
  return std::move(*row);
}

Result<std::vector<RecordedAct>> visible_acts(Context& context, Sight& sight, const RequestRow& row,
                                              const std::optional<std::string>& part) {
  auto acts = ACTA_TRY(context.store.acts_of_stream(stream_of(row.id)));
  std::erase_if(acts, [&](const RecordedAct& act) {
    return !sight.shows({.stream = act.stream,
                         .classification = act.classification,
                         .state = row.state,
                         .part = part});
  });
  return acts;
}

void add_reading_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/requests",
              .operation = "request_list",
              .audience = Right::request_read,
              .summary = "The board of requests",
              .gives = &type_of<RequestList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return list_of(context, request, sight);
                })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/requests/{id}",
              .operation = "request_read",
              .audience = Right::request_read,
              .summary = "A request's file",
              .gives = &type_of<RequestFileInfo>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return file_of(context, request, sight);
                })));
              }});
  router.add({.method = "GET",
              .pattern = "/api/requests/{id}/documents/{blob}",
              .operation = "document_read",
              .audience = Right::request_read,
              .summary = "A document of a file, as received",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = routing::seen(context, request, [&](Sight& sight) {
                  return document_of(context, request, sight);
                });
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
  router.add({.method = "GET",
              .pattern = "/api/inbox",
              .operation = "inbox_read",
              .audience = Right::request_read,
              .summary = "What waits for the viewer",
              .gives = &type_of<Inbox>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(
                    context, request, [&](Sight& sight) { return inbox_of(context, sight); })));
              }});
}

}  // namespace acta::assistance
