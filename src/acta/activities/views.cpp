#include "acta/activities/views.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "acta/activities/words.h"
#include "acta/base/fold.h"
#include "acta/store/table.h"

namespace acta::activities {
namespace {

// Years and donors have tables of their own; here they are empty.
struct ActivityRow {
  std::string id;
  std::int64_t from_index = 0;
  std::optional<std::int64_t> to_index;
  std::optional<CountryCode> state;
  bool electoral = false;
  ActivityRead read;
};
constexpr auto describe(ActivityRow*) {
  return described<ActivityRow>(
      "ActivityRow", "", field<&ActivityRow::id>("id", ""),
      field<&ActivityRow::from_index>("from_index", ""),
      field<&ActivityRow::to_index>("to_index", ""), field<&ActivityRow::state>("state", ""),
      field<&ActivityRow::electoral>("electoral", ""), field<&ActivityRow::read>("read", ""));
}

struct YearRow {
  std::string id;
  std::int64_t from_index = 0;
  std::optional<std::int64_t> to_index;
  std::int32_t place = 0;
  std::int32_t year = 0;
  std::string currency;
  std::int64_t budget_cents = 0;
  std::int64_t expenditure_cents = 0;
  YearRead read;
};
constexpr auto describe(YearRow*) {
  return described<YearRow>(
      "ActivityYearRow", "", field<&YearRow::id>("id", ""),
      field<&YearRow::from_index>("from_index", ""), field<&YearRow::to_index>("to_index", ""),
      field<&YearRow::place>("place", ""), field<&YearRow::year>("year", ""),
      field<&YearRow::currency>("currency", ""), field<&YearRow::budget_cents>("budget_cents", ""),
      field<&YearRow::expenditure_cents>("expenditure_cents", ""),
      field<&YearRow::read>("read", ""));
}

struct DonorRow {
  std::string id;
  std::int64_t from_index = 0;
  std::optional<std::int64_t> to_index;
  std::int32_t place = 0;
  std::int32_t year = 0;
  std::string donor;
  DonorRead read;
};
constexpr auto describe(DonorRow*) {
  return described<DonorRow>(
      "ActivityDonorRow", "", field<&DonorRow::id>("id", ""),
      field<&DonorRow::from_index>("from_index", ""), field<&DonorRow::to_index>("to_index", ""),
      field<&DonorRow::place>("place", ""), field<&DonorRow::year>("year", ""),
      field<&DonorRow::donor>("donor", ""), field<&DonorRow::read>("read", ""));
}

const store::Table& activity_table() {
  static const store::Table table{
      "activities_activity", type_of<ActivityRow>(), {"id", "from_index"}, {"\"state\""}};
  return table;
}
const store::Table& year_table() {
  static const store::Table table{
      "activities_year", type_of<YearRow>(), {"id", "from_index", "place"}, {"\"year\""}};
  return table;
}
const store::Table& donor_table() {
  static const store::Table table{
      "activities_donor", type_of<DonorRow>(), {"id", "from_index", "place"}, {"\"donor\""}};
  return table;
}

Result<bool> supersede(store::Database& db, const std::string& id, std::int64_t index) {
  for (const auto* table : {&activity_table(), &year_table(), &donor_table()}) {
    (void)ACTA_TRY(
        db.execute("UPDATE " + table->name +
                       " SET \"to_index\" = $1 WHERE \"id\" = $2 AND \"to_index\" IS NULL",
                   {index, id}));
  }
  return true;
}

Result<bool> put_parts(store::Database& db, const ActivityRead& read, std::int64_t index) {
  std::int32_t place = 0;
  for (const auto& year : read.years) {
    (void)ACTA_TRY(store::put(db, year_table(),
                              YearRow{.id = id_of(read),
                                      .from_index = index,
                                      .to_index = std::nullopt,
                                      .place = place++,
                                      .year = year.year,
                                      .currency = read.currency,
                                      .budget_cents = year.budget.cents,
                                      .expenditure_cents = year.expenditure.cents,
                                      .read = year}));
  }
  place = 0;
  for (const auto& donor : read.donors) {
    (void)ACTA_TRY(store::put(db, donor_table(),
                              DonorRow{.id = id_of(read),
                                       .from_index = index,
                                       .to_index = std::nullopt,
                                       .place = place++,
                                       .year = donor.year,
                                       .donor = donor.id,
                                       .read = donor}));
  }
  return true;
}

Result<bool> put_activity(store::Database& db, const ActivityRead& read, std::int64_t index) {
  (void)ACTA_TRY(supersede(db, id_of(read), index));
  ActivityRow row{.id = id_of(read),
                  .from_index = index,
                  .to_index = std::nullopt,
                  .state = read.state,
                  .electoral = read.electoral,
                  .read = read};
  row.read.years.clear();
  row.read.donors.clear();
  (void)ACTA_TRY(store::put(db, activity_table(), row));
  return put_parts(db, read, index);
}

// Rows that hold for a record of the size $1.
constexpr auto standing =
    R"(WHERE "from_index" < $1 AND ("to_index" IS NULL OR "to_index" >= $1) ORDER BY "id")";

// The rows of the three tables that a condition finds, as activities; by id.
Result<std::vector<StandingActivity>> rows_together(store::Database& db, const std::string& where,
                                                    store::Params params) {
  std::map<std::string, StandingActivity> by_id;
  for (auto& row : ACTA_TRY(store::select<ActivityRow>(db, activity_table(), where, params))) {
    by_id[row.id] = {.read = std::move(row.read), .index = row.from_index};
  }
  const auto parts = where + ", \"place\"";
  for (auto& row : ACTA_TRY(store::select<YearRow>(db, year_table(), parts, params))) {
    by_id[row.id].read.years.push_back(std::move(row.read));
  }
  for (auto& row : ACTA_TRY(store::select<DonorRow>(db, donor_table(), parts, params))) {
    by_id[row.id].read.donors.push_back(std::move(row.read));
  }
  std::vector<StandingActivity> all;
  for (auto& [id, activity] : by_id) all.push_back(std::move(activity));
  return all;
}

struct Sums {
  std::int64_t activities = 0;
  std::int64_t budget = 0;
  std::int64_t expenditure = 0;

  Result<bool> add(const YearRead& year) {
    ++activities;
    budget = ACTA_TRY(add_cents(budget, year.budget.cents));
    expenditure = ACTA_TRY(add_cents(expenditure, year.expenditure.cents));
    return true;
  }
};

bool passes(const ActivityRead& read, const ActivityFilter& filter) {
  if (filter.state && read.state != filter.state) return false;
  if (filter.electoral && read.electoral != *filter.electoral) return false;
  if (filter.year &&
      std::ranges::find(read.years, *filter.year, &YearRead::year) == read.years.end()) {
    return false;
  }
  if (!filter.text) return true;
  const auto text = folded(read.title + '\n' + read.unit_name + '\n' + read.project);
  return text.find(folded(*filter.text)) != std::string::npos;
}

Result<ActivityLine> line_of(const StandingActivity& activity,
                             const std::optional<std::int32_t>& only) {
  const auto& read = activity.read;
  Sums sums;
  for (const auto& year : read.years) {
    if (!only || year.year == *only) (void)ACTA_TRY(sums.add(year));
  }
  std::set<std::string> donors;
  for (const auto& donor : read.donors) {
    if (!only || donor.year == *only) donors.insert(donor.name.value_or(donor.id));
  }
  return ActivityLine{.id = id_of(read),
                      .project_id = read.project,
                      .state = read.state,
                      .operating_unit = read.unit_name,
                      .title = read.title,
                      .start = read.start,
                      .end = read.end,
                      .currency = read.currency,
                      .budget = cents_text(sums.budget),
                      .expenditure = cents_text(sums.expenditure),
                      .electoral = read.electoral,
                      .donors = {donors.begin(), donors.end()},
                      .index = activity.index};
}

using Totals = std::map<std::pair<std::string, std::int32_t>, Sums>;

Result<bool> add_totals(Totals& totals, const ActivityRead& read,
                        const std::optional<std::int32_t>& only) {
  for (const auto& year : read.years) {
    if (!only || year.year == *only) {
      (void)ACTA_TRY(totals[{read.currency, year.year}].add(year));
    }
  }
  return true;
}

}  // namespace

store::View activities_view() {
  return {.name = "activities",
          .version = 1,
          .tables = {activity_table().name, year_table().name, donor_table().name},
          .ddl = store::ddl_of(activity_table(), store::Dialect::sqlite) +
                 store::ddl_of(year_table(), store::Dialect::sqlite) +
                 store::ddl_of(donor_table(), store::Dialect::sqlite),
          .apply = [](store::Database& db, const RecordedAct& act) -> Result<bool> {
            Result<bool> done = true;
            match(act.act,
                  [&](const ActivityRead& read) { done = put_activity(db, read, act.index); });
            return done;
          }};
}

Result<std::vector<StandingActivity>> standing_activities(store::Database& db,
                                                          std::optional<std::int64_t> as_of) {
  // An open row has no end, so the greatest size asks for the open rows.
  const auto size = as_of.value_or(std::numeric_limits<std::int64_t>::max());
  return rows_together(db, standing, {size});
}

Result<StandingActivity> standing_activity(store::Database& db, const std::string& id) {
  auto found =
      ACTA_TRY(rows_together(db, R"(WHERE "id" = $1 AND "to_index" IS NULL ORDER BY "id")", {id}));
  if (found.empty()) return refuse("http.not_found", 404, "there is no such activity");
  return std::move(found.front());
}

Result<ActivityAnswer> activities(store::Database& db, const ActivityFilter& filter) {
  const auto all = ACTA_TRY(standing_activities(db, filter.as_of));
  ActivityAnswer answer;
  Totals totals;
  std::vector<ActivityRead> reads;
  for (const auto& activity : all) {
    reads.push_back(activity.read);
    if (!passes(activity.read, filter)) continue;
    answer.activities.push_back(ACTA_TRY(line_of(activity, filter.year)));
    (void)ACTA_TRY(add_totals(totals, activity.read, filter.year));
  }
  for (const auto& [key, sums] : totals) {
    answer.totals.push_back({.currency = key.first,
                             .year = key.second,
                             .activities = sums.activities,
                             .budget = cents_text(sums.budget),
                             .expenditure = cents_text(sums.expenditure)});
  }
  answer.defects = defects_of(reads);
  return answer;
}

}  // namespace acta::activities
