#include "acta/reports/views.h"

namespace acta::reports {
namespace {

using assistance::RequestAnnounced;
using assistance::ResponseAnnounced;

const store::Table& status_table() {
  static const store::Table table{"reports_status",
                                  type_of<StatusRow>(),
                                  {"request", "from_index"},
                                  {"\"received_on\"", "\"to_index\"", "\"state\""}};
  return table;
}

const store::Table& issued_table() {
  static const store::Table table{"reports_issued", type_of<IssuedRow>(), {"id"}, {}};
  return table;
}

Result<bool> announce_response(store::Database& db, const ResponseAnnounced& told,
                               const RecordedAct& act) {
  auto rows = ACTA_TRY(store::select<StatusRow>(db, status_table(),
                                                R"(WHERE "request" = $1 AND "to_index" IS NULL)",
                                                {to_text(told.request)}));
  if (rows.empty()) return fault("reports.view", "a response to a request that was not announced");
  auto row = std::move(rows.front());
  row.to_index = act.index;
  (void)ACTA_TRY(store::put(db, status_table(), row));
  row.from_index = act.index;
  row.to_index.reset();
  row.response = told.response;
  row.responded_on = told.responded_on;
  row.types_approved = told.types;
  row.lead_entity = told.lead_entity;
  row.response_index = act.index;
  return store::put(db, status_table(), row);
}

Result<bool> announce_request(store::Database& db, const RequestAnnounced& told,
                              const RecordedAct& act) {
  return store::put(db, status_table(),
                    StatusRow{.request = told.request,
                              .ref = told.ref,
                              .state = told.state,
                              .received_on = told.received_on,
                              .types_requested = told.types,
                              .elections = told.elections,
                              .response = std::nullopt,
                              .responded_on = std::nullopt,
                              .types_approved = {},
                              .lead_entity = std::nullopt,
                              .received_index = act.index,
                              .response_index = std::nullopt,
                              .from_index = act.index,
                              .to_index = std::nullopt});
}

}  // namespace

store::View status_view() {
  return {.name = "reports_status",
          .version = 2,
          .tables = {"reports_status", "reports_past"},
          .ddl =
              [](store::Dialect dialect) {
                return store::ddl_of(status_table(), dialect) +
                       store::ddl_of(past_status_table(), dialect);
              },
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            auto done = apply_past(db, act);
            match(
                act.act,
                [&](const RequestAnnounced& told) { done = announce_request(db, told, act); },
                [&](const ResponseAnnounced& told) { done = announce_response(db, told, act); });
            return done;
          },
          .of_public_acts = true};
}

Result<std::vector<StatusRow>> status_rows(store::Database& db, std::int64_t size, Date from,
                                           Date to) {
  return store::select<StatusRow>(
      db, status_table(),
      R"(WHERE "from_index" < $1 AND ("responded_on" IS NULL OR "responded_on" < $2)
         AND NOT EXISTS (SELECT 1 FROM reports_status AS later
                         WHERE later."request" = reports_status."request"
                           AND later."from_index" > reports_status."from_index"
                           AND later."from_index" < $1 AND later."responded_on" < $2)
         AND (("received_on" >= $3 AND "received_on" < $2)
              OR ("responded_on" >= $3 AND "responded_on" < $2))
         ORDER BY "received_on", "ref")",
      {size, to_text(to), to_text(from)});
}

store::View issued_view() {
  return {.name = "reports_issued",
          .version = 2,
          .tables = {"reports_issued"},
          .ddl = store::ddl_of(issued_table()),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            if (const auto* certified = act.act.as<ReportCertified>()) {
              (void)ACTA_TRY(
                  db.execute(R"(UPDATE reports_issued SET "certified_index" = $1 WHERE "id" = $2)",
                             {act.index, to_text(certified->report)}));
              return true;
            }
            const auto* issued = act.act.as<ReportIssued>();
            if (issued == nullptr) return true;
            return store::put(db, issued_table(),
                              IssuedRow{.id = issued->report,
                                        .symbol = issued->symbol,
                                        .title = issued->title,
                                        .from = issued->from,
                                        .to = issued->to,
                                        .as_of = issued->as_of,
                                        .digest = issued->digest,
                                        .issued_at = act.at,
                                        .index = act.index,
                                        .certified_index = std::nullopt});
          },
          .counts = false};
}

Result<std::vector<IssuedRow>> issued_reports(store::Database& db) {
  return store::select<IssuedRow>(db, issued_table(), "ORDER BY \"index\" DESC");
}

}  // namespace acta::reports
