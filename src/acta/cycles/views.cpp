#include "acta/cycles/views.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::cycles {
namespace {

// Indexes hold the days too, so that what does not overlap a window is passed by without its row.
const store::Table& elections_table() {
  static const store::Table table{"cycles_election",
                                  type_of<ElectionRow>(),
                                  {"id"},
                                  {R"("state", "from", "to")"},
                                  {R"("from", "to", "state")", R"("cycle")"}};
  return table;
}
const store::Table& milestones_table() {
  static const store::Table table{"cycles_milestone",
                                  type_of<MilestoneRow>(),
                                  {"election", "milestone"},
                                  {R"("state", "from", "to")", R"("from", "to")"}};
  return table;
}

Result<bool> add(store::Database& db, const ElectionAdded& added) {
  return store::put(db, elections_table(),
                    ElectionRow{.id = added.election,
                                .state = added.state,
                                .kind = added.kind,
                                .title = added.title,
                                .particulars = added.particulars.value_or(Particulars{}),
                                .identifiers = added.identifiers,
                                .cycle = std::nullopt,
                                .status = std::nullopt,
                                .on = std::nullopt,
                                .from = std::nullopt,
                                .to = std::nullopt,
                                .version = 1});
}

// What an act says of a milestone; the days stay as they were known when it says that it will not
// be, or that nothing holds any more.
struct Statement {
  Milestone milestone = Milestone::election_day;
  std::optional<DateStatus> status;
  std::optional<Date> from;
  std::optional<Date> to;
  bool within = false;
  std::string source;
  std::optional<std::string> reason;
  std::int64_t act = 0;
};

Statement statement_of(const ElectionDated& dated, std::int64_t index) {
  return {.milestone = dated.milestone,
          .status = dated.status,
          .from = dated.on ? dated.on : dated.from,
          .to = dated.on ? dated.on : dated.to,
          .within = dated.within,
          .source = dated.source,
          .reason = dated.reason,
          .act = index};
}
Statement statement_of(const DateWithdrawn& withdrawn, std::int64_t index) {
  return {.milestone = withdrawn.milestone,
          .status = withdrawn.status,
          .from = withdrawn.from,
          .to = withdrawn.to,
          .within = withdrawn.within,
          .source = {},
          .reason = withdrawn.reason,
          .act = withdrawn.again.value_or(index)};
}

Result<bool> state_milestone(store::Database& db, const ElectionRow& election,
                             const Statement& said, const RecordedAct& act) {
  auto rows = ACTA_TRY(store::select<MilestoneRow>(
      db, milestones_table(), R"(WHERE "election" = $1 AND "milestone" = $2)",
      {to_text(election.id), word_of(said.milestone)}));
  MilestoneRow row{.election = election.id,
                   .milestone = said.milestone,
                   .state = election.state,
                   .status = said.status,
                   .from = said.from,
                   .to = said.to,
                   .within = said.within,
                   .day_known = said.from.has_value(),
                   .source = said.source,
                   .reason = said.reason,
                   .act = said.act,
                   .at = act.at,
                   .sequence = rows.empty() ? 0 : rows.front().sequence + 1};
  if (!rows.empty() && !row.from) {
    row.from = rows.front().from;
    row.to = rows.front().to;
    row.within = rows.front().within;
  }
  return store::put(db, milestones_table(), row);
}

Result<bool> state_date(store::Database& db, ElectionRow& row, const Statement& said,
                        const RecordedAct& act) {
  if (said.milestone == Milestone::election_day) {
    const bool keeps_days = said.status && ends_it(*said.status) && !said.from;
    row.status = said.status;
    if (!keeps_days) {
      row.from = said.from;
      row.to = said.to;
      row.within = said.within;
      row.on = said.from == said.to ? said.from : std::nullopt;
    }
  }
  return state_milestone(db, row, said, act);
}

Result<bool> change(store::Database& db, ElectionId id, const RecordedAct& act) {
  auto row = ACTA_TRY(election(db, id));
  if (!row) return fault("cycles.view", "an act of an election that was not added");
  row->version = act.version + 1;
  Result<bool> done = true;
  match(
      act.act,
      [&](const ElectionDescribed& a) {
        row->kind = a.kind;
        row->title = a.title;
        row->particulars = a.particulars;
      },
      [&](const ElectionPlaced& a) { row->cycle = a.cycle; },
      [&](const ElectionDated& a) { done = state_date(db, *row, statement_of(a, act.index), act); },
      [&](const DateWithdrawn& a) {
        done = state_date(db, *row, statement_of(a, act.index), act);
      });
  (void)ACTA_TRY(std::move(done));
  return store::put(db, elections_table(), *row);
}

template <class... Acts>
std::optional<ElectionId> election_of(const AnyAct& act) {
  std::optional<ElectionId> id;
  match(act, [&](const Acts& a) { id = a.election; }...);
  return id;
}

std::string quoted(const std::vector<CountryCode>& states) {
  std::string list;
  // Three capital letters each: nothing in them has to be escaped.
  for (const auto& state : states)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", state.iso3);
  return list;
}

std::string among(const std::vector<CountryCode>& states) {
  return states.empty() ? std::string() : fmt::format(R"( AND "state" IN ({}))", quoted(states));
}

// What overlaps the days asked for. It begins no more than longest_days before them, so that only
// that much of the index is looked at.
struct Window {
  std::string earliest;
  std::string from;
  std::string to;
};
Window window_of(const ElectionFilter& filter) {
  const auto text = [](const std::optional<Date>& day, int more, const char* otherwise) {
    return day ? to_text(*day + more) : std::string(otherwise);
  };
  return {.earliest = text(filter.from, -longest_days, ""),
          .from = text(filter.from, 0, ""),
          .to = text(filter.to, 0, "9999-12-31")};
}
std::string in_window(int place) {
  return fmt::format(R"("from" >= ${} AND "to" >= ${} AND "from" <= ${})", place, place + 1,
                     place + 2);
}

}  // namespace

store::View elections_view() {
  return {.name = "cycles_elections",
          .version = 2,
          .tables = {"cycles_election", "cycles_milestone"},
          .ddl =
              [](store::Dialect dialect) {
                return store::ddl_of(elections_table(), dialect) +
                       store::ddl_of(milestones_table(), dialect);
              },
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* added = act.act.as<ElectionAdded>()) return add(db, *added);
            const auto id =
                election_of<ElectionDescribed, ElectionPlaced, ElectionDated, DateConfirmed,
                            DateWithdrawn, IndicatorRecorded, IndicatorWithdrawn>(act.act);
            return id ? change(db, *id, act) : true;
          }};
}

Result<std::vector<ElectionRow>> elections(store::Database& db, const ElectionFilter& filter) {
  const auto kind = filter.kind ? std::optional(std::string(word_of(*filter.kind))) : std::nullopt;
  const auto cycle = filter.cycle ? std::optional(to_text(*filter.cycle)) : std::nullopt;
  const auto window = window_of(filter);
  // Parameters stand in their order: SQLite counts them as they come.
  const std::string of = R"(WHERE ($1 IS NULL OR "kind" = $1) AND ($2 IS NULL OR "cycle" = $2))";
  const auto first = fmt::format(R"(ORDER BY "from", "state", "id" LIMIT {})", filter.most + 1);
  // Which they are is read from an index alone: SQLite looks up a row before it looks at the other
  // columns of an index, and most of those that begin earlier do not overlap.
  const auto within =
      fmt::format(R"("id" IN (SELECT "id" FROM cycles_election WHERE {}{} {}))", in_window(3),
                  among(filter.states), filter.kind || filter.cycle ? "" : first);
  auto rows = ACTA_TRY(store::select<ElectionRow>(
      db, elections_table(), fmt::format("{} AND {} {}", of, within, first),
      {kind, cycle, window.earliest, window.from, window.to}));
  const auto left = filter.most + 1 - std::ssize(rows);
  if (!filter.undated || left <= 0) return rows;
  auto undated = ACTA_TRY(store::select<ElectionRow>(
      db, elections_table(),
      fmt::format(R"({}{} AND "from" IS NULL ORDER BY "state", "id" LIMIT {})", of,
                  among(filter.states), left),
      {kind, cycle}));
  std::ranges::move(undated, std::back_inserter(rows));
  return rows;
}

Result<std::optional<ElectionRow>> election(store::Database& db, ElectionId id) {
  auto rows = ACTA_TRY(
      store::select<ElectionRow>(db, elections_table(), "WHERE \"id\" = $1", {to_text(id)}));
  if (rows.empty()) return std::optional<ElectionRow>();
  return std::optional(std::move(rows.front()));
}

Result<std::vector<MilestoneRow>> milestones_of(store::Database& db, ElectionId id) {
  return store::select<MilestoneRow>(db, milestones_table(),
                                     R"(WHERE "election" = $1 ORDER BY "from", "milestone")",
                                     {to_text(id)});
}

Result<std::vector<MilestoneRow>> milestones(store::Database& db, const ElectionFilter& filter,
                                             bool all) {
  const auto window = window_of(filter);
  const auto kind = filter.kind ? std::optional(std::string(word_of(*filter.kind))) : std::nullopt;
  const auto cycle = filter.cycle ? std::optional(to_text(*filter.cycle)) : std::nullopt;
  std::string which = all ? "" : R"( AND "milestone" = 'election_day')";
  which +=
      R"( AND ($4 IS NULL OR "election" IN (SELECT "id" FROM cycles_election WHERE "kind" = $4))
               AND ($5 IS NULL
                    OR "election" IN (SELECT "id" FROM cycles_election WHERE "cycle" = $5)))";
  return store::select<MilestoneRow>(
      db, milestones_table(),
      fmt::format(R"(WHERE {}{}{} ORDER BY "from", "election", "milestone" LIMIT {})", in_window(1),
                  which, among(filter.states), filter.most + 1),
      {window.earliest, window.from, window.to, kind, cycle});
}

Result<std::map<CountryCode, Date>> next_elections(store::Database& db, Date from) {
  std::map<CountryCode, Date> next;
  (void)ACTA_TRY(db.query(
      R"(SELECT "state", "from" FROM cycles_election
         WHERE "from" >= $1 AND "status" NOT IN ('annulled', 'voided', 'not_held')
         ORDER BY "from")",
      {to_text(from)}, [&](const store::Row& row) {
        // The first of a State stays.
        next.emplace(CountryCode{std::string(row.text(0))}, parse_date(row.text(1)).value());
      }));
  return next;
}

}  // namespace acta::cycles
