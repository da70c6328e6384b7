#include "acta/assistance/advisory_views.h"

namespace acta::assistance {
namespace {

const store::Table& table() {
  static const store::Table advisories{
      "assistance_advisory", type_of<AdvisoryRow>(), {"id"}, {R"("state")"}};
  return advisories;
}

Result<bool> receive(store::Database& db, const AdvisoryRequested& a, const RecordedAct& act) {
  return store::put(db, table(),
                    AdvisoryRow{.id = a.advisory,
                                .state = a.state,
                                .title = a.title,
                                .summary = a.summary,
                                .status = AdvisoryStatus::received,
                                .door = a.door,
                                .asked_on = a.asked_on,
                                .request = a.request,
                                .position = std::nullopt,
                                .answered_on = std::nullopt,
                                .classification = act.classification,
                                .version = act.version + 1});
}

Result<bool> change(store::Database& db, AdvisoryId id, const RecordedAct& act) {
  auto row = ACTA_TRY(advisory(db, id));
  if (!row) return fault("assistance.view", "an act of an advisory request that was not recorded");
  row->version = act.version + 1;
  row->status = status_after(row->status, act.act);
  match(
      act.act, [&](const AdvisoryCoordinated& a) { row->position = a.position; },
      [&](const AdvisoryAnswered& a) { row->answered_on = a.answered_on; });
  return store::put(db, table(), *row);
}

}  // namespace

store::View advisories_view() {
  return {.name = "assistance_advisories",
          .version = 1,
          .tables = {"assistance_advisory"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) {
            Result<bool> done = true;
            const auto step = [&](AdvisoryId id) { done = change(db, id, act); };
            match(
                act.act, [&](const AdvisoryRequested& a) { done = receive(db, a, act); },
                [&](const AdvisoryCoordinated& a) { step(a.advisory); },
                [&](const AdvisoryAnswered& a) { step(a.advisory); },
                [&](const AdvisoryCompleted& a) { step(a.advisory); },
                [&](const AdvisoryWithdrawn& a) { step(a.advisory); });
            return done;
          }};
}

Result<std::vector<AdvisoryRow>> advisories(store::Database& db,
                                            const std::optional<CountryCode>& state,
                                            const std::optional<std::string>& text) {
  const auto code = state ? std::optional(state->iso3) : std::nullopt;
  return store::select<AdvisoryRow>(db, table(),
                                    R"(WHERE ($1 IS NULL OR "state" = $1)
         AND ($2 IS NULL OR instr(lower("title"), lower($2)) > 0)
         ORDER BY "asked_on" DESC, "id" DESC)",
                                    {code, text});
}

Result<std::optional<AdvisoryRow>> advisory(store::Database& db, AdvisoryId id) {
  auto rows =
      ACTA_TRY(store::select<AdvisoryRow>(db, table(), R"(WHERE "id" = $1)", {to_text(id)}));
  if (rows.empty()) return std::optional<AdvisoryRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::assistance
