#include "acta/assistance/mandate_views.h"

namespace acta::assistance {
namespace {

const store::Table& table() {
  static const store::Table mandates{
      "assistance_mandate", type_of<MandateRow>(), {"id"}, {R"("state")"}};
  return mandates;
}

Result<bool> record(store::Database& db, const MandateRecorded& a) {
  return store::put(db, table(),
                    MandateRow{.id = a.mandate,
                               .state = a.state,
                               .organ = a.organ,
                               .text = a.text,
                               .types = a.types,
                               .mission = a.mission,
                               .given_on = a.text.adopted_on,
                               .until = a.text.expires_on,
                               .ended_for = std::nullopt,
                               .version = 1});
}

Result<bool> change(store::Database& db, MandateId id, const RecordedAct& act) {
  auto row = ACTA_TRY(mandate(db, id));
  if (!row) return fault("assistance.view", "an act of a mandate that was not recorded");
  row->version = act.version + 1;
  match(
      act.act,
      [&](const MandateRenewed& a) {
        row->text = a.text;
        row->until = a.text.expires_on;
        row->ended_for.reset();
      },
      [&](const MandateEnded& a) {
        row->until = a.ended_on + -1;
        row->ended_for = a.reason;
      });
  return store::put(db, table(), *row);
}

}  // namespace

store::View mandates_view() {
  return {.name = "assistance_mandates",
          .version = 1,
          .tables = {"assistance_mandate"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* a = act.act.as<MandateRecorded>()) return record(db, *a);
            if (const auto* a = act.act.as<MandateRenewed>()) return change(db, a->mandate, act);
            if (const auto* a = act.act.as<MandateEnded>()) return change(db, a->mandate, act);
            return true;
          }};
}

Result<std::vector<MandateRow>> mandates(store::Database& db,
                                         const std::optional<CountryCode>& state) {
  const auto code = state ? std::optional(state->iso3) : std::nullopt;
  return store::select<MandateRow>(
      db, table(), R"(WHERE ($1 IS NULL OR "state" = $1) ORDER BY "state", "id" DESC)", {code});
}

Result<std::optional<MandateRow>> mandate(store::Database& db, MandateId id) {
  auto rows = ACTA_TRY(store::select<MandateRow>(db, table(), R"(WHERE "id" = $1)", {to_text(id)}));
  if (rows.empty()) return std::optional<MandateRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::assistance
