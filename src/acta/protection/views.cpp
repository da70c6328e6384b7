#include "acta/protection/views.h"

namespace acta::protection {
namespace {

const store::Table& erasure_table() {
  static const store::Table table{"protection_erasure", type_of<ErasureRow>(), {"id"}, {}};
  return table;
}
const store::Table& hold_table() {
  static const store::Table table{"protection_hold", type_of<HoldRow>(), {"id"}, {}};
  return table;
}
const store::Table& disclosure_table() {
  static const store::Table table{"protection_disclosure", type_of<DisclosureRow>(), {"id"}, {}};
  return table;
}

// A row of its own when the act that asked for it can no longer be read.
Result<ErasureRow> erasure_of(store::Database& db, ErasureId id) {
  auto rows =
      ACTA_TRY(store::select<ErasureRow>(db, erasure_table(), "WHERE \"id\" = $1", {to_text(id)}));
  return rows.empty() ? ErasureRow{.id = id} : std::move(rows.front());
}

Result<bool> settle(store::Database& db, ErasureRow row, ErasureState state,
                    const RecordedAct& act) {
  row.state = state;
  row.settled_index = act.index;
  row.settled_at = act.at;
  row.settled_by = act.actor.person;
  return store::put(db, erasure_table(), row);
}

Result<bool> request(store::Database& db, const ErasureRequested& a, const RecordedAct& act) {
  return store::put(db, erasure_table(),
                    ErasureRow{.id = a.erasure,
                               .state = ErasureState::requested,
                               .subject = a.subject,
                               .basis = a.basis,
                               .requester = a.requester,
                               .reason = a.reason,
                               .requested_index = act.index,
                               .requested_at = act.at,
                               .requested_by = act.actor.person,
                               .classification = act.classification});
}

Result<bool> erase(store::Database& db, const DataErased& a, const RecordedAct& act) {
  auto row = ACTA_TRY(erasure_of(db, a.erasure));
  row.basis = a.basis;
  row.requester = a.requester;
  return settle(db, std::move(row), ErasureState::erased, act);
}

Result<bool> place(store::Database& db, const HoldPlaced& a, const RecordedAct& act) {
  return store::put(db, hold_table(),
                    HoldRow{.id = a.hold,
                            .subject = a.subject,
                            .reason = a.reason,
                            .placed_index = act.index,
                            .placed_at = act.at,
                            .placed_by = act.actor.person,
                            .classification = act.classification});
}

Result<bool> lift(store::Database& db, const HoldLifted& a, const RecordedAct& act) {
  auto rows =
      ACTA_TRY(store::select<HoldRow>(db, hold_table(), "WHERE \"id\" = $1", {to_text(a.hold)}));
  if (rows.empty()) return true;
  rows[0].lifted_index = act.index;
  rows[0].lifted_at = act.at;
  rows[0].lifted_reason = a.reason;
  return store::put(db, hold_table(), rows[0]);
}

Result<bool> disclose(store::Database& db, const Disclosed& a, const RecordedAct& act) {
  return store::put(db, disclosure_table(),
                    DisclosureRow{.id = a.disclosure,
                                  .act = a.act,
                                  .fields = a.fields,
                                  .to = a.to,
                                  .why = a.why,
                                  .classification = act.classification,
                                  .index = act.index,
                                  .at = act.at,
                                  .by = act.actor.person});
}

Result<bool> apply_act(store::Database& db, const RecordedAct& act) {
  Result<bool> done = true;
  match(
      act.act, [&](const ErasureRequested& a) { done = request(db, a, act); },
      [&](const ErasureDeclined& a) {
        auto row = erasure_of(db, a.erasure);
        done = row ? settle(db, std::move(*row), ErasureState::declined, act)
                   : Result<bool>(std::unexpected(row.error()));
      },
      [&](const DataErased& a) { done = erase(db, a, act); },
      [&](const HoldPlaced& a) { done = place(db, a, act); },
      [&](const HoldLifted& a) { done = lift(db, a, act); },
      [&](const Disclosed& a) { done = disclose(db, a, act); });
  return done;
}

}  // namespace

store::View register_view() {
  return {.name = "protection_register",
          .version = 2,
          .tables = {"protection_erasure", "protection_hold", "protection_disclosure"},
          .ddl =
              [](store::Dialect dialect) {
                return store::ddl_of(erasure_table(), dialect) +
                       store::ddl_of(hold_table(), dialect) +
                       store::ddl_of(disclosure_table(), dialect);
              },
          .apply = apply_act};
}

Result<std::vector<ErasureRow>> erasures(store::Database& db) {
  return store::select<ErasureRow>(
      db, erasure_table(), "ORDER BY coalesce(\"requested_index\", \"settled_index\") DESC");
}

Result<std::vector<HoldRow>> holds(store::Database& db) {
  return store::select<HoldRow>(db, hold_table(), "ORDER BY \"placed_index\" DESC");
}

Result<std::vector<DisclosureRow>> disclosures(store::Database& db) {
  return store::select<DisclosureRow>(db, disclosure_table(), "ORDER BY \"index\" DESC");
}

Result<std::optional<DisclosureRow>> disclosure(store::Database& db, DisclosureId id) {
  auto rows = ACTA_TRY(
      store::select<DisclosureRow>(db, disclosure_table(), "WHERE \"id\" = $1", {to_text(id)}));
  if (rows.empty()) return std::optional<DisclosureRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::protection
