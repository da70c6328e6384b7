#include "acta/activities/import.h"

#include <gtest/gtest.h>

#include "acta/activities/defects.h"
#include "acta/activities/files_for_test.h"

namespace acta::activities {
namespace {

TEST(Import, JoinsTheFilesByProject) {
  const Files files;
  files.invent();
  const auto import = read_undp(files.directory());
  ASSERT_TRUE(import) << import.error().detail;
  ASSERT_EQ(import->activities.size(), 1U);
  const auto& read = import->activities[0];
  EXPECT_TRUE(read.electoral);
  EXPECT_FALSE(read.state) << "codes of the demonstration are no codes of ISO 3166";
  EXPECT_FALSE(read.outputs.at(0).description);
  EXPECT_EQ(read.years.at(0).donor_expenditure.cents, 5000);
  ASSERT_EQ(read.donors.size(), 2U);
  EXPECT_EQ(read.donors[0].name, "Katasi");
  EXPECT_FALSE(read.donors[1].name);
  EXPECT_EQ(import->source.files.size(), 4U);
}

struct Damage {
  const char* file;
  const char* from;
  const char* to;
  const char* word;
  const char* said;
};
const Damage damages[] = {
    {Files::projects, "[{", "[{,", "activities.malformed", "byte"},
    {Files::projects, "\"2011-01-01\"", "\"2011-13-01\"", "activities.wrong_type", "$[0].start"},
    {Files::projects, "\"2011-01-01\"", "7", "activities.wrong_type", "$[0].start"},
    {Files::projects, "\"start\"", "\"begin\"", "activities.wrong_type", "start"},
    {Files::projects, "\"start\"", "\"end\"", "activities.malformed", "twice"},
    {Files::projects, "00000001", "0000000x", "activities.wrong_type", "project number"},
    {Files::projects, "}]}]", "}]}] x", "activities.malformed", "byte"},
    {Files::projects, "00000001", "00000002", "activities.unknown_project", "00000001"},
    {Files::years, "\"2011\"", "\"11\"", "activities.wrong_type", "fiscal year"},
    {Files::years, "100.0", "100.001", "activities.amount", "budget"},
    {Files::years, "100.0", "1e400", "activities.amount", "budget"},
    {Files::years, "[30.0, 20.0]", "[30.0]", "activities.wrong_type", "donor_expend"},
    {Files::years, "50.0", "\"50.0\"", "activities.wrong_type", "expenditure"},
    {Files::donors, "project_id", "id", "activities.malformed", "head"},
    {Files::donors, ",A,", ",\"A,", "activities.malformed", "line 2"},
    {Files::donors, ",A,", ",A,B,", "activities.malformed", "cells"},
    {Files::donors, "60.0", "sixty", "activities.amount", "line 2"},
    {Files::donors, "\n00000001", "\n00000009", "activities.unknown_project", "00000009"},
    {Files::names, "\"id\"", "\"no\"", "activities.wrong_type", "id"}};

TEST(Import, RefusesDamagedFilesAndNamesThePlace) {
  for (const auto& damage : damages) {
    const Files files;
    files.invent();
    files.alter(damage.file, damage.from, damage.to);
    const auto import = read_undp(files.directory());
    ASSERT_FALSE(import) << damage.file << ": " << damage.to;
    EXPECT_EQ(import.error().word, damage.word) << import.error().detail;
    EXPECT_NE(import.error().detail.find(damage.said), std::string::npos) << import.error().detail;
    EXPECT_NE(import.error().detail.find(damage.file), std::string::npos) << import.error().detail;
    EXPECT_FALSE(import.error().fault);
  }
}

TEST(Import, RefusesAMissingFile) {
  for (const auto* name : {Files::projects, Files::years, Files::donors, Files::names}) {
    const Files files;
    files.invent();
    std::filesystem::remove(files.directory() + "/" + name);
    const auto import = read_undp(files.directory());
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().word, "activities.missing_file");
    EXPECT_EQ(import.error().where, name);
  }
}

TEST(Import, RefusesAProjectOrYearThatStandsTwiceWithOtherFigures) {
  const Files files;
  files.invent();
  const auto projects = files.read(Files::projects);
  const auto one = projects.substr(1, projects.size() - 2);
  files.write(Files::projects, "[" + one + "," + one + "]");
  auto import = read_undp(files.directory());
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().word, "activities.duplicate");
  EXPECT_NE(import.error().where.find("$[1]"), std::string::npos);

  files.invent();
  const auto years = files.read(Files::years);
  auto other = years.substr(1, years.size() - 2);
  files.write(Files::years, "[" + other + "," + other + "]");
  import = read_undp(files.directory());
  ASSERT_TRUE(import) << "repeated without a difference";
  EXPECT_EQ(import->activities[0].years.at(0).times, 2);

  auto differing = other;
  differing.replace(differing.find("100.0"), 5, "101.0");
  files.write(Files::years, "[" + other + "," + differing + "]");
  import = read_undp(files.directory());
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().word, "activities.duplicate");
}

TEST(Import, RecordsWhatIsNewAndNothingTwice) {
  const Files files;
  files.invent();
  Activities activities;
  Facts facts(Instant{}, Hash{});
  const auto record = [&] {
    const auto drafts = import_activities(activities, *read_undp(files.directory()), facts);
    for (const auto& draft : *drafts) {
      apply(activities, RecordedAct{.index = 0, .stream = draft.stream, .act = draft.act});
    }
    return drafts->size();
  };
  EXPECT_EQ(record(), 2U);
  EXPECT_EQ(record(), 0U);
  files.alter(Files::years, "50.0", "50.01");
  EXPECT_EQ(record(), 2U) << "the project, and the files it was read from";
  EXPECT_EQ(record(), 0U);
}

}  // namespace
}  // namespace acta::activities
