#include "acta/activities/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "acta/activities/source_json.h"
#include "acta/activities/words.h"
#include "acta/base/bytes.h"
#include "acta/base/csv.h"
#include "acta/base/unaccented.h"

namespace acta::activities {
namespace {

constexpr std::string_view full_name = "undp-crs15161-projects-full.json";
constexpr std::string_view summary_name = "undp-crs15161-project-summary-2010-2013.json";
constexpr std::string_view donors_name = "undp-crs15161-project-donor-year-2010-2013.csv";
constexpr std::string_view index_name = "donor-index.json";
constexpr std::array<std::string_view, 11> donors_head = {
    "project_id", "name",          "operating_unit_iso3", "region",           "fiscal_year",
    "donor_id",   "donor_country", "donor_type",          "donor_budget_usd", "donor_expend_usd",
    "crs"};
constexpr std::uintmax_t file_max = 64U << 20U;
constexpr std::size_t body_max = 64'000;  // an entry has 65,535 bytes

using Projects = std::map<std::string, ActivityRead>;

Result<std::string> bytes_of_file(const std::string& directory, std::string_view name) {
  const auto path = std::filesystem::path(directory) / name;
  std::error_code ec;
  if (!std::filesystem::is_regular_file(path, ec)) {
    return refuse("activities.missing_file", 422,
                  fmt::format("the directory has no file {}; give the one with all of the "
                              "publisher's files",
                              name),
                  std::string(name));
  }
  const auto size = std::filesystem::file_size(path, ec);
  if (ec || size > file_max) {
    return refuse("activities.too_long", 422, fmt::format("{} is longer than 64 MB", name),
                  std::string(name));
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().size() != size) {
    return refuse("activities.missing_file", 422, fmt::format("{} could not be read", name),
                  std::string(name));
  }
  return text.str();
}

FileRead file_read(std::string_view name, const std::string& bytes, std::size_t records) {
  return {.name = std::string(name),
          .sha256 = to_hex(sha256(acta::bytes_of(bytes))),
          .bytes = static_cast<std::int64_t>(bytes.size()),
          .records = static_cast<std::int64_t>(records)};
}

// The parsed file and its records; the places borrow from `value`.
struct JsonFile {
  std::unique_ptr<SourceValue> value;
  std::vector<Place> records;
};

Result<JsonFile> open_json(const std::string& bytes, std::string_view name) {
  JsonFile file;
  file.value = std::make_unique<SourceValue>(ACTA_TRY(parse_source_json(bytes, name)));
  file.records = ACTA_TRY(Place(*file.value, fmt::format("{}: $", name)).items());
  return file;
}

auto twice(const std::string& where, std::string_view what) {
  return refuse("activities.duplicate", 422, fmt::format("{}: {} stands twice", where, what),
                where);
}

Result<std::string> project_id(std::string text, const std::string& where) {
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > 16 || !digits) {
    return refuse("activities.wrong_type", 422, where + ": a project number has digits only",
                  where);
  }
  return text;
}

Result<std::int32_t> year_of(const std::string& text, const std::string& where) {
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (text.size() != 4 || !digits || text < "1945") {
    return refuse("activities.wrong_type", 422, where + ": a fiscal year is as 2012", where);
  }
  std::int32_t year = 0;
  for (const char c : text) year = year * 10 + (c - '0');
  return year;
}

Result<Date> date_at(const Place& record, std::string_view member) {
  const auto place = ACTA_TRY(record.at(member));
  auto date = parse_date(ACTA_TRY(place.text()));
  if (!date) {
    return refuse("activities.wrong_type", 422,
                  fmt::format("{}: {}", place.where(), date.error().detail), place.where());
  }
  return date;
}

Result<std::vector<OutputRead>> outputs_of(const Place& record) {
  std::vector<OutputRead> outputs;
  for (const auto& place : ACTA_TRY(record.items_at("outputs"))) {
    OutputRead output{.id = ACTA_TRY(place.text_at("output_id")),
                      .title = ACTA_TRY(place.text_at("output_title")),
                      .description = ACTA_TRY(ACTA_TRY(place.at("output_descr")).text_or_null()),
                      .sector = ACTA_TRY(place.text_at("crs")),
                      .sector_name = ACTA_TRY(place.text_at("crs_descr"))};
    if (std::ranges::find(outputs, output) == outputs.end()) outputs.push_back(std::move(output));
  }
  return outputs;
}

// A list of names, then a list of their addresses; or nothing.
Result<std::vector<std::string>> documents_of(const Place& record) {
  std::vector<std::string> names;
  const auto lists = ACTA_TRY(record.items_at("document_name"));
  if (lists.empty()) return names;
  for (const auto& name : ACTA_TRY(lists.front().items())) {
    names.push_back(ACTA_TRY(name.text()));
  }
  return names;
}

void judge(ActivityRead& read) {
  std::string text = read.title + '\n' + read.description;
  for (const auto& output : read.outputs) {
    text += '\n' + output.title + '\n' + output.description.value_or("");
  }
  const auto plain = unaccented(text);
  read.electoral = speaks_of_elections(plain);
  read.electoral_letters = has_letters_of_elections(plain);
  const auto iso2 = iso2_of(read.unit);
  if (!iso2.empty() && iso2 == read.unit_iati) read.state = CountryCode{read.unit};
}

Result<ActivityRead> project_of(const Place& record) {
  ActivityRead read;
  read.source = "undp";
  read.snapshot = ACTA_TRY(make_date(2014, 1, 28));
  read.project = ACTA_TRY(project_id(ACTA_TRY(record.text_at("project_id")), record.where()));
  read.title = ACTA_TRY(record.text_at("project_title"));
  read.description = ACTA_TRY(record.text_at("project_descr"));
  read.unit = ACTA_TRY(record.text_at("operating_unit_id"));
  read.unit_name = ACTA_TRY(record.text_at("operating_unit"));
  read.unit_iati = ACTA_TRY(record.text_at("iati_op_id"));
  read.region = ACTA_TRY(record.text_at("region_id"));
  read.start = ACTA_TRY(date_at(record, "start"));
  read.end = ACTA_TRY(date_at(record, "end"));
  read.implementer = ACTA_TRY(record.text_at("inst_descr"));
  read.currency = "USD";
  read.outputs = ACTA_TRY(outputs_of(record));
  read.documents = ACTA_TRY(documents_of(record));
  judge(read);
  return read;
}

Result<Projects> projects_of(const JsonFile& file) {
  Projects projects;
  for (const auto& record : file.records) {
    auto read = ACTA_TRY(project_of(record));
    const auto id = read.project;
    if (!projects.emplace(id, std::move(read)).second) {
      return twice(record.where(), "project " + id);
    }
  }
  return projects;
}

Result<ActivityRead*> project_in(Projects& projects, const std::string& id,
                                 const std::string& where) {
  const auto found = projects.find(id);
  if (found == projects.end()) {
    return refuse("activities.unknown_project", 422,
                  fmt::format("{}: {} has no project {}", where, full_name, id), where);
  }
  return &found->second;
}

Result<Amount> sum_of(const Place& record, std::string_view member, std::size_t count) {
  const auto places = ACTA_TRY(record.items_at(member));
  if (places.size() != count) {
    return refuse("activities.wrong_type", 422,
                  fmt::format("{}.{} has {} values for {} donors", record.where(), member,
                              places.size(), count),
                  record.where());
  }
  Amount sum;
  for (const auto& place : places) {
    sum.cents = ACTA_TRY(add_cents(sum.cents, ACTA_TRY(place.amount()).cents));
  }
  return sum;
}

Result<bool> add_years(Projects& projects, const JsonFile& file) {
  for (const auto& record : file.records) {
    auto* project = ACTA_TRY(project_in(projects, ACTA_TRY(record.text_at("id")), record.where()));
    const auto donors = ACTA_TRY(record.items_at("donors")).size();
    YearRead year{
        .year = ACTA_TRY(year_of(ACTA_TRY(record.text_at("fiscal_year")), record.where())),
        .budget = ACTA_TRY(ACTA_TRY(record.at("budget")).amount()),
        .expenditure = ACTA_TRY(ACTA_TRY(record.at("expenditure")).amount()),
        .donors = static_cast<std::int32_t>(donors),
        .donor_budget = ACTA_TRY(sum_of(record, "donor_budget", donors)),
        .donor_expenditure = ACTA_TRY(sum_of(record, "donor_expend", donors)),
        .sectors = {}};
    for (const auto& code : ACTA_TRY(record.items_at("crs"))) {
      year.sectors.push_back(ACTA_TRY(code.text()));
    }
    const auto same = std::ranges::find(project->years, year.year, &YearRead::year);
    if (same == project->years.end()) {
      project->years.push_back(std::move(year));
      continue;
    }
    year.times = same->times;
    if (year != *same) {
      return twice(record.where(), fmt::format("the year {} of project {}, with other figures,",
                                               year.year, project->project));
    }
    ++same->times;
  }
  return true;
}

Result<std::map<std::string, std::string>> names_of(const JsonFile& file) {
  std::map<std::string, std::string> names;
  for (const auto& record : file.records) {
    const auto id = ACTA_TRY(record.text_at("id"));
    if (!names.emplace(id, ACTA_TRY(record.text_at("name"))).second) {
      return twice(record.where(), "donor " + id);
    }
  }
  return names;
}

Result<Amount> amount_in(const std::string& cell, const std::string& where) {
  auto amount = parse_amount(cell);
  if (!amount) {
    return refuse(amount.error().word, 422, fmt::format("{}: {}", where, amount.error().detail),
                  where);
  }
  return amount;
}

Result<std::vector<CsvRow>> donor_rows(const std::string& bytes) {
  auto rows = read_csv({.name = donors_name, .text = bytes}, donors_head, LineEnd::crlf);
  if (rows) return rows;
  const auto& why = rows.error();
  return refuse("activities.malformed", 422,
                why.detail + "; take the file again from its publisher", why.where);
}

Result<bool> add_donors(Projects& projects, const std::vector<CsvRow>& rows,
                        const std::map<std::string, std::string>& names) {
  for (const auto& [line, row] : rows) {
    const auto where = fmt::format("{} line {}", donors_name, line);
    auto* project = ACTA_TRY(project_in(projects, row[0], where));
    DonorRead donor{.year = ACTA_TRY(year_of(row[4], where)),
                    .id = row[5],
                    .name = std::nullopt,
                    .country = row[6],
                    .kind = row[7],
                    .budget = ACTA_TRY(amount_in(row[8], where)),
                    .expenditure = ACTA_TRY(amount_in(row[9], where))};
    if (const auto name = names.find(donor.id); name != names.end()) donor.name = name->second;
    const auto same = std::ranges::find_if(project->donors, [&](const DonorRead& other) {
      donor.times = other.times;
      return donor == other;
    });
    if (same != project->donors.end()) {
      ++same->times;
    } else {
      donor.times = 1;
      project->donors.push_back(std::move(donor));
    }
  }
  return true;
}

Result<bool> check_size(const ActivityRead& read) {
  if (to_json(read).size() <= body_max) return true;
  return refuse("activities.too_long", 422,
                fmt::format("{}: project {} is longer than an act can be", full_name, read.project),
                std::string(full_name));
}

}  // namespace

Result<Import> read_undp(const std::string& directory) {
  const auto full_bytes = ACTA_TRY(bytes_of_file(directory, full_name));
  const auto summary_bytes = ACTA_TRY(bytes_of_file(directory, summary_name));
  const auto donors_bytes = ACTA_TRY(bytes_of_file(directory, donors_name));
  const auto index_bytes = ACTA_TRY(bytes_of_file(directory, index_name));

  const auto full = ACTA_TRY(open_json(full_bytes, full_name));
  const auto summary = ACTA_TRY(open_json(summary_bytes, summary_name));
  const auto donors = ACTA_TRY(donor_rows(donors_bytes));
  const auto index = ACTA_TRY(open_json(index_bytes, index_name));

  auto projects = ACTA_TRY(projects_of(full));
  (void)ACTA_TRY(add_years(projects, summary));
  (void)ACTA_TRY(add_donors(projects, donors, ACTA_TRY(names_of(index))));

  Import import;
  for (auto& [id, read] : projects) {
    std::ranges::stable_sort(read.years, {}, &YearRead::year);
    (void)ACTA_TRY(check_size(read));
    import.activities.push_back(std::move(read));
  }
  import.source = {.source = "undp",
                   .snapshot = ACTA_TRY(make_date(2014, 1, 28)),
                   .activities = static_cast<std::int64_t>(import.activities.size()),
                   .files = {file_read(full_name, full_bytes, full.records.size()),
                             file_read(summary_name, summary_bytes, summary.records.size()),
                             file_read(donors_name, donors_bytes, donors.size()),
                             file_read(index_name, index_bytes, index.records.size())}};
  return import;
}

}  // namespace acta::activities
