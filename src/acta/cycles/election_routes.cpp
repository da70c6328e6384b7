// Elections as they stand, and all that was said of one.
#include <algorithm>
#include <map>

#include "acta/cycles/cycle_views.h"
#include "acta/cycles/filter_routes.h"
#include "acta/cycles/indicator_views.h"

namespace acta::cycles {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct ElectionList {
  std::vector<ElectionRow> elections;
  bool more = false;
};
constexpr auto describe(ElectionList*) {
  return described<ElectionList>(
      "ElectionList", "Elections by day.",
      field<&ElectionList::elections>("elections", "Earliest first, those without a day last."),
      field<&ElectionList::more>("more", "Whether there are more than were given."));
}

struct Confirmation {
  std::int64_t index = 0;
  ConfirmedBy by = ConfirmedBy::commission;
  std::string source;
};
constexpr auto describe(Confirmation*) {
  return described<Confirmation>("Confirmation", "Who confirmed a date.",
                                 field<&Confirmation::index>("index", "By which act."),
                                 field<&Confirmation::by>("by", "What kind of party."),
                                 field<&Confirmation::source>("source", "Who, and where."));
}

struct DateRow {
  std::int64_t index = 0;
  Instant at;
  ElectionDated said;
  std::vector<Confirmation> confirmations;
  std::optional<std::int64_t> withdrawn_by;
  std::optional<std::string> withdrawn_for;
};
constexpr auto describe(DateRow*) {
  return described<DateRow>(
      "ElectionDate", "What was made known of a date.", field<&DateRow::index>("index", "Its act."),
      field<&DateRow::at>("at", "When it was recorded."),
      field<&DateRow::said>("said", "What was made known."),
      field<&DateRow::confirmations>("confirmations", "Who confirmed it."),
      field<&DateRow::withdrawn_by>("withdrawn_by", "The act that withdrew it, as an error."),
      field<&DateRow::withdrawn_for>("withdrawn_for", "What was wrong with it."));
}

struct ElectionFile {
  ElectionRow election;
  std::optional<CycleRow> cycle;
  std::vector<MilestoneRow> milestones;
  std::vector<DateRow> dates;
  std::vector<FigureRow> figures;
  std::vector<Measure> measures;
  std::vector<Contradiction> contradictions;
  bool may_edit = false;
};
constexpr auto describe(ElectionFile*) {
  return described<ElectionFile>(
      "ElectionFile", "An election with all that was made known.",
      field<&ElectionFile::election>("election", "As last made known."),
      field<&ElectionFile::cycle>("cycle", "The electoral cycle it belongs to."),
      field<&ElectionFile::milestones>("milestones", "As they stand, by day."),
      field<&ElectionFile::dates>("dates", "Statements, oldest first."),
      field<&ElectionFile::figures>("figures", "All that sources gave, oldest first."),
      field<&ElectionFile::measures>("measures", "What they give together."),
      field<&ElectionFile::contradictions>("contradictions", "Which cannot all be right."),
      field<&ElectionFile::may_edit>("may_edit", "By this viewer."));
}

Result<ElectionList> list_of(Context& context, const Request& request, const Atlas& atlas) {
  const auto filter = ACTA_TRY(filter_of(request, atlas));
  ElectionList list{.elections = ACTA_TRY(context.store.read(
                        [&](store::Database& db) { return elections(db, filter); }))};
  list.more = std::ssize(list.elections) > filter.most;
  if (list.more) list.elections.pop_back();
  return list;
}

std::vector<DateRow> dates_of(const std::vector<RecordedAct>& acts) {
  std::vector<DateRow> rows;
  std::map<std::int64_t, std::size_t> places;
  for (const auto& act : acts) {
    match(
        act.act,
        [&](const ElectionDated& a) {
          places[act.index] = rows.size();
          rows.push_back({.index = act.index, .at = act.at, .said = a});
        },
        [&](const DateConfirmed& a) {
          rows.at(places.at(a.act))
              .confirmations.push_back({.index = act.index, .by = a.by, .source = a.source});
        },
        [&](const DateWithdrawn& a) {
          rows.at(places.at(a.act)).withdrawn_by = act.index;
          rows.at(places.at(a.act)).withdrawn_for = a.reason;
        });
  }
  return rows;
}

Result<ElectionFile> file_of(Context& context, const Request& request) {
  const auto id = ACTA_TRY(routing::id_param<ElectionId>(request));
  ElectionFile file;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) -> Result<bool> {
    auto row = ACTA_TRY(election(db, id));
    if (!row) return refuse("cycles.unknown_election", 404, "there is no such election");
    file.election = std::move(*row);
    if (file.election.cycle) file.cycle = ACTA_TRY(cycle(db, *file.election.cycle));
    file.milestones = ACTA_TRY(milestones_of(db, id));
    file.figures = ACTA_TRY(figures_of(db, id));
    return true;
  }));
  file.measures = measures_of(file.figures);
  file.contradictions = contradictions_of(file.figures);
  file.dates = dates_of(ACTA_TRY(context.store.acts_of_stream(stream_of(id))));
  file.may_edit = may(routing::viewer_of(request), Right::election_edit);
  return file;
}

}  // namespace

void add_election_routes(http::Router& router, Context& context, const Atlas& atlas) {
  router.add({.method = "GET",
              .pattern = "/api/elections",
              .operation = "election_list",
              .audience = Right::open,
              .summary = "The calendar of elections",
              .gives = &type_of<ElectionList>(),
              .handler = [&context, atlas](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(list_of(context, request, atlas)));
              }});
  router.add({.method = "GET",
              .pattern = "/api/elections/{id}",
              .operation = "election_read",
              .audience = Right::open,
              .summary = "An election, its dates and its figures",
              .gives = &type_of<ElectionFile>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(file_of(context, request)));
              }});
}

}  // namespace acta::cycles
