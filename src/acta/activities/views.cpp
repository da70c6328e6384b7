#include "acta/activities/views.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "acta/activities/words.h"
#include "acta/base/unaccented.h"
#include "acta/store/table.h"

namespace acta::activities {
namespace {

struct ActivityRow {
  std::string id;
  std::int64_t from_index = 0;
  std::optional<std::int64_t> to_index;
  ActivityRead read;
};
constexpr auto describe(ActivityRow*) {
  return described<ActivityRow>("ActivityRow", "", field<&ActivityRow::id>("id", ""),
                                field<&ActivityRow::from_index>("from_index", ""),
                                field<&ActivityRow::to_index>("to_index", ""),
                                field<&ActivityRow::read>("read", ""));
}

const store::Table& activity_table() {
  static const store::Table table{
      "activities_activity", type_of<ActivityRow>(), {"id", "from_index"}, {}};
  return table;
}

Result<bool> put_activity(store::Database& db, const ActivityRead& read, std::int64_t index) {
  (void)ACTA_TRY(db.execute("UPDATE " + activity_table().name +
                                R"( SET "to_index" = $1 WHERE "id" = $2 AND "to_index" IS NULL)",
                            {index, id_of(read)}));
  return store::put(
      db, activity_table(),
      ActivityRow{.id = id_of(read), .from_index = index, .to_index = std::nullopt, .read = read});
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
  const auto text = unaccented(read.title + '\n' + read.unit_name + '\n' + read.project);
  return text.find(unaccented(*filter.text)) != std::string::npos;
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
          .version = 2,
          .tables = {activity_table().name},
          .ddl = store::ddl_of(activity_table()),
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
  std::vector<StandingActivity> all;
  for (auto& row : ACTA_TRY(store::select<ActivityRow>(
           db, activity_table(),
           R"(WHERE "from_index" < $1 AND ("to_index" IS NULL OR "to_index" >= $1) ORDER BY "id")",
           {size}))) {
    all.push_back({.read = std::move(row.read), .index = row.from_index});
  }
  return all;
}

Result<StandingActivity> standing_activity(store::Database& db, const std::string& id) {
  auto found = ACTA_TRY(store::select<ActivityRow>(
      db, activity_table(), R"(WHERE "id" = $1 AND "to_index" IS NULL)", {id}));
  if (found.empty()) return refuse("http.not_found", 404, "there is no such activity");
  return StandingActivity{.read = std::move(found[0].read), .index = found[0].from_index};
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
