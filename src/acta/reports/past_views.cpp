#include "acta/reports/past_views.h"

namespace acta::reports {
namespace {

using assistance::PastEntry;
using assistance::PastRequestCorrected;
using assistance::PastRequestId;
using assistance::PastRequestRecorded;
using assistance::PastRequestWithdrawn;

// A response whose day nobody knows was given between the request and the day it was recorded.
PastStatusRow row_of(PastRequestId id, const PastEntry& entry, const RecordedAct& act) {
  PastStatusRow row{.past = id,
                    .ref = entry.identifier,
                    .state = entry.state,
                    .received_on = entry.received_on,
                    .received_first = entry.received_on.first(),
                    .received_last = entry.received_on.last(),
                    .types = entry.types,
                    .response = entry.response,
                    .responded_on = entry.responded_on,
                    .lead_entity = entry.lead_entity,
                    .apart_from = entry.apart_from,
                    .from_index = act.index,
                    .to_index = std::nullopt};
  if (!entry.response) return row;
  row.responded_first =
      entry.responded_on ? entry.responded_on->first() : entry.received_on.first();
  row.responded_last = entry.responded_on ? entry.responded_on->last() : date_of(act.at);
  return row;
}

Result<bool> end(store::Database& db, PastRequestId id, const RecordedAct& act) {
  (void)ACTA_TRY(db.execute(
      R"(UPDATE reports_past SET "to_index" = $1 WHERE "past" = $2 AND "to_index" IS NULL)",
      {act.index, to_text(id)}));
  return true;
}

// What a record of $1 acts has, and tells nowhere else.
const std::string standing =
    R"(WHERE "from_index" < $1 AND ("to_index" IS NULL OR "to_index" >= $1)
         AND NOT EXISTS (SELECT 1 FROM reports_status AS live
                         WHERE live."state" = reports_past."state" AND live."from_index" < $1
                           AND live."received_on" >= reports_past."received_first"
                           AND live."received_on" <= reports_past."received_last"
                           AND reports_past."apart_from" NOT LIKE '%"' || live."ref" || '"%'))";

}  // namespace

const store::Table& past_status_table() {
  static const store::Table table{
      "reports_past", type_of<PastStatusRow>(), {"past", "from_index"}, {}};
  return table;
}

Result<bool> apply_past(store::Database& db, const RecordedAct& act) {
  if (act.classification != Classification::open) return true;
  Result<bool> done = true;
  match(
      act.act,
      [&](const PastRequestRecorded& a) {
        done = store::put(db, past_status_table(), row_of(a.past, a.entry, act));
      },
      [&](const PastRequestCorrected& a) {
        done = end(db, a.past, act);
        if (done) done = store::put(db, past_status_table(), row_of(a.past, a.entry, act));
      },
      [&](const PastRequestWithdrawn& a) { done = end(db, a.past, act); });
  return done;
}

Result<std::vector<PastStatusRow>> past_status_rows(store::Database& db, std::int64_t size,
                                                    Date from, Date to) {
  return store::select<PastStatusRow>(db, past_status_table(),
                                      standing +
                                          R"( AND (("received_first" < $2 AND "received_last" >= $3)
              OR ("responded_first" < $2 AND "responded_last" >= $3))
         ORDER BY "received_first", "ref", "past")",
                                      {size, to_text(to), to_text(from)});
}

Result<std::vector<PastOfState>> past_by_state(store::Database& db, std::int64_t size) {
  std::vector<PastOfState> states;
  (void)ACTA_TRY(db.query(
      R"(SELECT "state", count(*) FROM reports_past )" + standing + R"( GROUP BY "state")", {size},
      [&](const store::Row& row) {
        states.push_back({.state = {std::string(row.text(0))}, .requests = row.integer(1)});
      }));
  return states;
}

}  // namespace acta::reports
