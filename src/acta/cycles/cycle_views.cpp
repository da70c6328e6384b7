#include "acta/cycles/cycle_views.h"

namespace acta::cycles {
namespace {

const store::Table& cycles_table() {
  static const store::Table table{"cycles_cycle", type_of<CycleRow>(), {"id"}, {"\"state\""}};
  return table;
}
const store::Table& phases_table() {
  static const store::Table table{"cycles_phase", type_of<PhaseRow>(), {"cycle", "phase"}, {}};
  return table;
}

Result<bool> change(store::Database& db, CycleId id, const RecordedAct& act,
                    const std::function<void(CycleRow&)>& edit) {
  auto row = ACTA_TRY(cycle(db, id));
  if (!row) return fault("cycles.view", "an act of a cycle that was not opened");
  row->version = act.version + 1;
  edit(*row);
  return store::put(db, cycles_table(), *row);
}

Result<bool> open(store::Database& db, const CycleOpened& opened) {
  return store::put(db, cycles_table(),
                    CycleRow{.id = opened.cycle,
                             .state = opened.state,
                             .title = opened.title,
                             .closed_on = std::nullopt,
                             .closed_for = std::nullopt,
                             .version = 1});
}

Result<bool> date(store::Database& db, const PhaseDated& dated, const RecordedAct& act) {
  (void)ACTA_TRY(change(db, dated.cycle, act, [](CycleRow&) {}));
  if (!dated.from) {
    return db.send("DELETE FROM cycles_phase WHERE cycle = $1 AND phase = $2",
                   {to_text(dated.cycle), word_of(dated.phase)});
  }
  return store::put(db, phases_table(),
                    PhaseRow{.cycle = dated.cycle,
                             .phase = dated.phase,
                             .from = *dated.from,
                             .to = dated.to,
                             .source = dated.source,
                             .act = act.index,
                             .at = act.at});
}

Result<bool> apply(store::Database& db, const RecordedAct& act) {
  Result<bool> done = true;
  match(
      act.act, [&](const CycleOpened& a) { done = open(db, a); },
      [&](const PhaseDated& a) { done = date(db, a, act); },
      [&](const CycleClosed& a) {
        done = change(db, a.cycle, act, [&](CycleRow& row) {
          row.closed_on = a.on;
          row.closed_for = a.reason;
        });
      },
      [&](const CycleReopened& a) {
        done = change(db, a.cycle, act, [](CycleRow& row) {
          row.closed_on.reset();
          row.closed_for.reset();
        });
      });
  return done;
}

}  // namespace

store::View cycles_view() {
  return {.name = "cycles_cycles",
          .version = 1,
          .tables = {"cycles_cycle", "cycles_phase"},
          .ddl =
              [](store::Dialect dialect) {
                return store::ddl_of(cycles_table(), dialect) +
                       store::ddl_of(phases_table(), dialect);
              },
          .apply = apply};
}

Result<std::vector<CycleRow>> cycles(store::Database& db, const std::optional<CountryCode>& state) {
  const auto code = state ? std::optional(state->iso3) : std::nullopt;
  return store::select<CycleRow>(
      db, cycles_table(), R"(WHERE ($1 IS NULL OR "state" = $1) ORDER BY "state", "id" DESC)",
      {code});
}

Result<std::optional<CycleRow>> cycle(store::Database& db, CycleId id) {
  auto rows =
      ACTA_TRY(store::select<CycleRow>(db, cycles_table(), R"(WHERE "id" = $1)", {to_text(id)}));
  if (rows.empty()) return std::optional<CycleRow>();
  return std::optional(std::move(rows.front()));
}

Result<std::vector<PhaseRow>> phases_of(store::Database& db, CycleId id) {
  return store::select<PhaseRow>(db, phases_table(), R"(WHERE "cycle" = $1 ORDER BY "from")",
                                 {to_text(id)});
}

Result<std::vector<PhaseRow>> phases(store::Database& db, const std::optional<CountryCode>& state) {
  const auto code = state ? std::optional(state->iso3) : std::nullopt;
  return store::select<PhaseRow>(
      db, phases_table(),
      R"(WHERE "cycle" IN (SELECT id FROM cycles_cycle WHERE ($1 IS NULL OR state = $1))
         ORDER BY "cycle", "from", "phase")",
      {code});
}

}  // namespace acta::cycles
