// Electoral cycles with their phases and elections.
#include "acta/cycles/cycle_decisions.h"
#include "acta/cycles/cycle_views.h"
#include "acta/cycles/routes.h"
#include "acta/cycles/steps_routes.h"
#include "acta/cycles/views.h"

namespace acta::cycles {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct CycleList {
  std::vector<CycleRow> cycles;
  std::vector<PhaseRow> phases;
};
constexpr auto describe(CycleList*) {
  return described<CycleList>("CycleList", "Electoral cycles by State.",
                              field<&CycleList::cycles>("cycles", "The latest of a State first."),
                              field<&CycleList::phases>("phases", "Of all of them."));
}

struct CycleFile {
  CycleRow cycle;
  std::vector<PhaseRow> phases;
  std::vector<ElectionRow> elections;
  bool may_edit = false;
};
constexpr auto describe(CycleFile*) {
  return described<CycleFile>("CycleFile", "An electoral cycle as it stands.",
                              field<&CycleFile::cycle>("cycle", "The cycle."),
                              field<&CycleFile::phases>("phases", "By first day."),
                              field<&CycleFile::elections>("elections", "Those placed in it."),
                              field<&CycleFile::may_edit>("may_edit", "By this viewer."));
}

Result<CycleList> list_of(Context& context, const Request& request) {
  std::optional<CountryCode> state;
  if (const auto code = request.query("state")) state = ACTA_TRY(Scalar<CountryCode>::parse(*code));
  CycleList list;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) -> Result<bool> {
    list.cycles = ACTA_TRY(cycles(db, state));
    list.phases = ACTA_TRY(phases(db, state));
    return true;
  }));
  return list;
}

Result<CycleFile> file_of(Context& context, const Request& request) {
  const auto id = ACTA_TRY(routing::id_param<CycleId>(request));
  CycleFile file;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) -> Result<bool> {
    auto row = ACTA_TRY(cycle(db, id));
    if (!row) return refuse("cycles.unknown_cycle", 404, "there is no such electoral cycle");
    file.cycle = std::move(*row);
    file.phases = ACTA_TRY(phases_of(db, id));
    ElectionFilter filter;
    filter.cycle = id;
    file.elections = ACTA_TRY(elections(db, filter));
    return true;
  }));
  file.may_edit = may(routing::viewer_of(request), Right::election_edit);
  return file;
}

void open_route(Context& context, const Atlas& atlas, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<OpenCycle>(request);
  if (!asked) return reply(http::problem(asked.error()));
  if (!atlas.knows(asked->state)) return reply(http::problem(unknown_state()));
  routing::submit(context, request, reply, Right::election_edit, {},
                  [asked = *asked](const store::Folded& folded, const Actor&, Facts& facts) {
                    return open_cycle(folded.get<Elections>(), asked, facts);
                  });
}

void add_steps(http::Router& router, Context& context) {
  add_step<CycleId, DatePhase>(
      router, context,
      {.pattern = "/api/cycles/{id}/phases",
       .operation = "cycle_phase",
       .summary = "Records from when to when a phase lasts"},
      [](const Elections& elections, CycleId id, const DatePhase& asked, Facts& facts) {
        return date_phase(elections, id, asked, facts);
      });
  add_step<CycleId, CloseCycle>(
      router, context,
      {.pattern = "/api/cycles/{id}/closing",
       .operation = "cycle_close",
       .summary = "Closes an electoral cycle"},
      [](const Elections& elections, CycleId id, const CloseCycle& asked, Facts& facts) {
        return close_cycle(elections, id, asked, facts);
      });
  add_step<CycleId, ReopenCycle>(
      router, context,
      {.pattern = "/api/cycles/{id}/reopening",
       .operation = "cycle_reopen",
       .summary = "Opens a closed electoral cycle again"},
      [](const Elections& elections, CycleId id, const ReopenCycle& asked, Facts&) {
        return reopen_cycle(elections, id, asked);
      });
}

}  // namespace

void add_cycle_routes(http::Router& router, Context& context, const Atlas& atlas) {
  router.add({.method = "GET",
              .pattern = "/api/cycles",
              .operation = "cycle_list",
              .audience = Right::open,
              .summary = "Electoral cycles",
              .gives = &type_of<CycleList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(list_of(context, request)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/cycles/{id}",
              .operation = "cycle_read",
              .audience = Right::open,
              .summary = "An electoral cycle with its phases and elections",
              .gives = &type_of<CycleFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(file_of(context, request)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/cycles",
              .operation = "cycle_open",
              .audience = Right::election_edit,
              .summary = "Opens an electoral cycle",
              .takes = &type_of<OpenCycle>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, atlas](const Request& request, const Reply& reply) {
                open_route(context, atlas, request, reply);
              }});
  add_steps(router, context);
}

}  // namespace acta::cycles
