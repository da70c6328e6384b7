// What can be on the record of activities: what a source says was provided, project by project.
//
// An activity is read from a publisher's file, as it stands there, with the defects that it has;
// a later reading that differs supersedes it in the same stream. All are public: they are public
// data under CC BY. A project-year that the file repeats is kept once, with how often it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/activities/amount.h"
#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"

namespace acta::activities {

struct OutputRead {
  std::string id;
  std::string title;
  std::optional<std::string> description;
  std::string sector;
  std::string sector_name;
  friend bool operator==(const OutputRead&, const OutputRead&) = default;
};
constexpr auto describe(OutputRead*) {
  return described<OutputRead>(
      "OutputRead", "One output of a project.", field<&OutputRead::id>("id", "Its number."),
      field<&OutputRead::title>("title", "Its title."),
      field<&OutputRead::description>("description", "What it is to achieve."),
      field<&OutputRead::sector>("sector", "CRS purpose code, e.g. 15161."),
      field<&OutputRead::sector_name>("sector_name", "What the source calls the code."));
}

struct YearRead {
  std::int32_t year = 0;
  Amount budget;
  Amount expenditure;
  std::int32_t donors = 0;
  Amount donor_budget;
  Amount donor_expenditure;
  std::vector<std::string> sectors;
  std::int32_t times = 1;
  friend bool operator==(const YearRead&, const YearRead&) = default;
};
constexpr auto describe(YearRead*) {
  return described<YearRead>(
      "YearRead", "A project in one fiscal year, from the yearly summary.",
      field<&YearRead::year>("year", "The fiscal year."),
      field<&YearRead::budget>("budget", "The project's budget of the year."),
      field<&YearRead::expenditure>("expenditure", "The project's expenditure of the year."),
      field<&YearRead::donors>("donors", "How many donors the summary names."),
      field<&YearRead::donor_budget>("donor_budget", "The sum of the donors' budgets there."),
      field<&YearRead::donor_expenditure>("donor_expenditure", "The sum of their expenditures."),
      field<&YearRead::sectors>("sectors", "CRS purpose codes, as listed."),
      field<&YearRead::times>("times", "How often the file holds this row."));
}

struct DonorRead {
  std::int32_t year = 0;
  std::string id;
  std::optional<std::string> name;
  std::string country;
  std::string kind;
  Amount budget;
  Amount expenditure;
  std::int32_t times = 1;
  friend bool operator==(const DonorRead&, const DonorRead&) = default;
};
constexpr auto describe(DonorRead*) {
  return described<DonorRead>(
      "DonorRead", "A donor to a project in one fiscal year.",
      field<&DonorRead::year>("year", "The fiscal year."),
      field<&DonorRead::id>("id", "The source's number of the donor."),
      field<&DonorRead::name>("name", "Its name in the source's index of donors."),
      field<&DonorRead::country>("country", "ISO 3166-1 alpha-3, or a word such as MULTI_AGY."),
      field<&DonorRead::kind>("kind", "The source's type of donor."),
      field<&DonorRead::budget>("budget", "Budget."),
      field<&DonorRead::expenditure>("expenditure", "Expenditure; may be negative in the source."),
      field<&DonorRead::times>("times", "How often the file holds this row."));
}

struct ActivityRead {
  static constexpr ActInfo info{"activities.activity_read", 1, Classification::open};
  std::string source;
  Date snapshot;
  std::string project;
  std::string title;
  std::string description;
  std::string unit;
  std::string unit_name;
  std::string unit_iati;
  std::optional<CountryCode> state;
  std::string region;
  Date start;
  Date end;
  std::string implementer;
  std::string currency;
  bool electoral = false;
  bool electoral_letters = false;
  std::vector<OutputRead> outputs;
  std::vector<YearRead> years;
  std::vector<DonorRead> donors;
  std::vector<std::string> documents;
};
constexpr auto describe(ActivityRead*) {
  return described<ActivityRead>(
      "ActivityRead", "The nature of assistance provided: a project, as its source gives it.",
      field<&ActivityRead::source>("source", "Who published it: undp."),
      field<&ActivityRead::snapshot>("snapshot", "The day of the publication."),
      field<&ActivityRead::project>("project", "The source's number of the project."),
      field<&ActivityRead::title>("title", "Its title."),
      field<&ActivityRead::description>("description", "Its description."),
      field<&ActivityRead::unit>("unit", "Operating unit, e.g. AFG or H21."),
      field<&ActivityRead::unit_name>("unit_name", "What the source calls the unit."),
      field<&ActivityRead::unit_iati>("unit_iati", "IATI recipient: ISO alpha-2, or 998."),
      field<&ActivityRead::state>("state", "The unit, when both its codes name one country."),
      field<&ActivityRead::region>("region", "The source's region, e.g. RBA."),
      field<&ActivityRead::start>("start", "First day."),
      field<&ActivityRead::end>("end", "Last day."),
      field<&ActivityRead::implementer>("implementer", "Who implements it, as spelt there."),
      field<&ActivityRead::currency>("currency", "Of all amounts: ISO 4217."),
      field<&ActivityRead::electoral>("electoral", "Whether a whole word speaks of elections."),
      field<&ActivityRead::electoral_letters>("electoral_letters",
                                              "Whether the letters of one stand anywhere."),
      field<&ActivityRead::outputs>("outputs", "Its outputs, without repetitions."),
      field<&ActivityRead::years>("years", "Its fiscal years in the yearly summary."),
      field<&ActivityRead::donors>("donors", "Its donors by fiscal year."),
      field<&ActivityRead::documents>("documents", "The names of its documents."));
}

struct FileRead {
  std::string name;
  std::string sha256;
  std::int64_t bytes = 0;
  std::int64_t records = 0;
};
constexpr auto describe(FileRead*) {
  return described<FileRead>("FileRead", "A file that was read.",
                             field<&FileRead::name>("name", "Its name."),
                             field<&FileRead::sha256>("sha256", "SHA-256 of its bytes."),
                             field<&FileRead::bytes>("bytes", "Its length."),
                             field<&FileRead::records>("records", "How many records it holds."));
}

struct SourceRead {
  static constexpr ActInfo info{"activities.source_read", 1, Classification::open};
  std::string source;
  Date snapshot;
  std::int64_t activities = 0;
  std::vector<FileRead> files;
};
constexpr auto describe(SourceRead*) {
  return described<SourceRead>(
      "SourceRead", "The files from which activities were read, so that anyone can compare.",
      field<&SourceRead::source>("source", "Who published them: undp."),
      field<&SourceRead::snapshot>("snapshot", "The day of the publication."),
      field<&SourceRead::activities>("activities", "How many activities they hold."),
      field<&SourceRead::files>("files", "The files."));
}

[[nodiscard]] inline std::string id_of(const ActivityRead& read) {
  return read.source + "-" + read.project;
}
[[nodiscard]] inline std::string stream_of(const ActivityRead& read) {
  return "activities.activity/" + id_of(read);
}
[[nodiscard]] inline std::string stream_of(const SourceRead& read) {
  return "activities.source/" + read.source;
}

void add_acts(ActRegistry& registry);

}  // namespace acta::activities
