// Activities as tables, and the questions answered from them: now, or as of a size of the record.
//
// Rows hold for records of size in [from_index + 1, to_index]; the current ones have no to_index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/activities/acts.h"
#include "acta/activities/defects.h"
#include "acta/store/view.h"

namespace acta::activities {

[[nodiscard]] store::View activities_view();

struct ActivityFilter {
  std::optional<CountryCode> state;
  std::optional<std::int32_t> year;  // of a fiscal year; amounts are then of that year alone
  std::optional<bool> electoral;
  std::optional<std::string> text;    // in title, unit or project, without case or accents
  std::optional<std::int64_t> as_of;  // the size of the record; all of it when empty
};

struct ActivityLine {
  std::string id;
  std::string project_id;
  std::optional<CountryCode> state;
  std::string operating_unit;
  std::string title;
  Date start;
  Date end;
  std::string currency;
  std::string budget;
  std::string expenditure;
  bool electoral = false;
  std::vector<std::string> donors;
  std::int64_t index = 0;
};
constexpr auto describe(ActivityLine*) {
  return described<ActivityLine>(
      "ActivityLine", "An activity as lists show it.", field<&ActivityLine::id>("id", "Its id."),
      field<&ActivityLine::project_id>("project_id", "The source's number."),
      field<&ActivityLine::state>("state", "Where, when it is one country."),
      field<&ActivityLine::operating_unit>("operating_unit", "The unit that runs it."),
      field<&ActivityLine::title>("title", "Its title."),
      field<&ActivityLine::start>("start", "First day."),
      field<&ActivityLine::end>("end", "Last day."),
      field<&ActivityLine::currency>("currency", "Of its amounts."),
      field<&ActivityLine::budget>("budget", "Of the years asked for; repeated rows count once."),
      field<&ActivityLine::expenditure>("expenditure", "Of the years asked for."),
      field<&ActivityLine::electoral>("electoral", "Whether its words speak of elections."),
      field<&ActivityLine::donors>("donors", "Of the years asked for, by name."),
      field<&ActivityLine::index>("index", "The act that says so."));
}

struct YearTotal {
  std::string currency;
  std::int32_t year = 0;
  std::int64_t activities = 0;
  std::string budget;
  std::string expenditure;
};
constexpr auto describe(YearTotal*) {
  return described<YearTotal>(
      "ActivityTotal", "Amounts of one fiscal year in one currency.",
      field<&YearTotal::currency>("currency", "Never mixed."),
      field<&YearTotal::year>("year", "The fiscal year."),
      field<&YearTotal::activities>("activities", "How many."),
      field<&YearTotal::budget>("budget", "Budgets, added."),
      field<&YearTotal::expenditure>("expenditure", "Expenditures, added."));
}

struct ActivityAnswer {
  std::vector<ActivityLine> activities;  // by project
  std::vector<YearTotal> totals;         // of these activities, by currency and year
  std::vector<Defect> defects;           // of all activities, whatever the filter
};
constexpr auto describe(ActivityAnswer*) {
  return described<ActivityAnswer>(
      "ActivityAnswer", "Activities, what they add up to, and the defects of their sources.",
      field<&ActivityAnswer::activities>("activities", "By project."),
      field<&ActivityAnswer::totals>("totals", "Of these activities."),
      field<&ActivityAnswer::defects>("defects", "Of all activities."));
}

struct StandingActivity {
  ActivityRead read;
  std::int64_t index = 0;
};
constexpr auto describe(StandingActivity*) {
  return described<StandingActivity>(
      "ActivityFile", "An activity as last read.",
      field<&StandingActivity::read>("read", "What its source says."),
      field<&StandingActivity::index>("index", "The act that says so."));
}
// All activities as of a size of the record, by source and project.
Result<std::vector<StandingActivity>> standing_activities(store::Database& db,
                                                          std::optional<std::int64_t> as_of);
// One by its id; refuses when there is none.
Result<StandingActivity> standing_activity(store::Database& db, const std::string& id);
Result<ActivityAnswer> activities(store::Database& db, const ActivityFilter& filter);

}  // namespace acta::activities
