#include "acta/cycles/views.h"

namespace acta::cycles {
namespace {

const store::Table& table() {
  static const store::Table elections{
      "cycles_election", type_of<ElectionRow>(), {"id"}, {"\"state\", \"on\""}};
  return elections;
}

Result<bool> add(store::Database& db, const ElectionAdded& added, const RecordedAct& act) {
  return store::put(db, table(),
                    ElectionRow{.id = added.election,
                                .state = added.state,
                                .kind = added.kind,
                                .title = added.title,
                                .status = std::nullopt,
                                .on = std::nullopt,
                                .from = std::nullopt,
                                .to = std::nullopt,
                                .version = act.version + 1});
}

Result<bool> date(store::Database& db, const ElectionDated& dated, const RecordedAct& act) {
  auto row = ACTA_TRY(election(db, dated.election));
  if (!row) return fault("cycles.view", "a date of an election that was not added");
  row->version = act.version + 1;
  if (dated.milestone == Milestone::election_day) {
    row->status = dated.status;
    row->on = dated.on;
    row->from = dated.from;
    row->to = dated.to;
  }
  return store::put(db, table(), *row);
}

}  // namespace

store::View elections_view() {
  return {.name = "cycles_elections",
          .version = 1,
          .tables = {"cycles_election"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            Result<bool> done = true;
            match(
                act.act, [&](const ElectionAdded& added) { done = add(db, added, act); },
                [&](const ElectionDated& dated) { done = date(db, dated, act); });
            return done;
          }};
}

Result<std::vector<ElectionRow>> elections(store::Database& db, const ElectionFilter& filter) {
  const std::optional<std::string> state =
      filter.state ? std::optional(filter.state->iso3) : std::nullopt;
  const auto text = [](const std::optional<Date>& date) {
    return date ? std::optional(to_text(*date)) : std::nullopt;
  };
  const auto from = text(filter.from);
  const auto to = text(filter.to);
  return store::select<ElectionRow>(db, table(),
                                    R"(WHERE ($1 IS NULL OR "state" = $1)
         AND ($2 IS NULL OR coalesce("on", "to") >= $2)
         AND ($3 IS NULL OR coalesce("on", "from") <= $3)
         ORDER BY coalesce("on", "from", '9999'), "state", "id")",
                                    {state, from, to});
}

Result<std::optional<ElectionRow>> election(store::Database& db, ElectionId id) {
  auto rows = ACTA_TRY(store::select<ElectionRow>(db, table(), "WHERE \"id\" = $1", {to_text(id)}));
  if (rows.empty()) return std::optional<ElectionRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::cycles
