// Lists of elections of others, in their shapes; the rows are made up.
#include "acta/cycles/calendar_for_test.h"
#include "acta/cycles/election_import.h"

namespace acta::cycles {
namespace {

std::vector<CountryCode> codes_for(std::string_view text) {
  if (text == "Kenya" || text == "KE") return {{"KEN"}};
  if (text == "Congo") return {{"COD"}, {"COG"}};
  return {};
}

const std::string reign_head =
    "ccode,electionnumber,country,elec_year,elec_month,elec_day,sequence,event,elecnum,type,direct,"
    "regular,victory,change,runoff\n";

ImportRead reign(const std::string& rows) {
  auto read = read_import(ListShape::reign, reign_head + rows, codes_for);
  EXPECT_TRUE(read) << read.error().detail;
  return read ? std::move(*read) : ImportRead{};
}

// Decides and records; gives what was decided.
ImportDecided record(CalendarForTest& calendar, const ImportRead& read) {
  auto facts = calendar.facts();
  auto decided = decide_import(calendar.elections, read.elections, facts);
  for (const auto& draft : decided.drafts) calendar.record(draft);
  return decided;
}

const Election& only(const CalendarForTest& calendar) {
  EXPECT_EQ(calendar.elections.by_id.size(), 1U);
  return calendar.elections.by_id.begin()->second;
}

TEST(Reign, EventsOfAnElectionAreStatementsOfItsDate) {
  CalendarForTest calendar;
  const auto read = reign(
      "501,1,Kenya,2017,3,17,1,Announced,501001,X,Y,Y,Y,N,N\n"
      "501,1,Kenya,2017,8,8,2,\"Vote, As Scheduled\",501001,X,Y,Y,Y,N,N\n"
      "501,1,Kenya,2017,12, ,3,Deadline Met,501001,X,Y,Y,Y,N,N\n");
  const auto decided = record(calendar, read);
  EXPECT_TRUE(decided.bad.empty()) << decided.bad.front().reason;
  EXPECT_EQ(decided.elections, 1);
  EXPECT_EQ(decided.statements, 3);
  const auto& election = only(calendar);
  EXPECT_EQ(election.title, "Executive election of 2017 (REIGN 501001)");
  EXPECT_EQ(election.identifiers, std::vector<std::string>{"reign:501001"});
  const auto& said = election.dates.at(Milestone::election_day);
  EXPECT_EQ(said[0].status, DateStatus::announced);
  EXPECT_FALSE(said[0].from) << "the day of the announcement is not that of the election";
  EXPECT_EQ(said[1].status, DateStatus::deadline) << "known before what came of it";
  EXPECT_EQ(said[1].from, on("2017-12-01"));
  EXPECT_EQ(said[1].to, on("2017-12-31"));
  EXPECT_TRUE(said[1].within);
  EXPECT_EQ(said[2].status, DateStatus::held);
  EXPECT_EQ(said[2].from, on("2017-08-08"));
}

TEST(Reign, WhatWasDelayedVoidedOrNotMetIsSaidSo) {
  CalendarForTest calendar;
  EXPECT_TRUE(record(calendar, reign("501,1,Kenya,2018,12,26,1,Delay Announced,1,L,Y,Y,,,N\n"
                                     "501,1,Kenya,2019,4,20,2,Voided,1,L,Y,Y,,,N\n"))
                  .bad.empty());
  const auto* stands = standing(only(calendar), Milestone::election_day);
  EXPECT_EQ(stands->status, DateStatus::voided);
  EXPECT_EQ(stands->from, on("2019-04-20"));
  EXPECT_TRUE(
      record(calendar, reign("501,1,Kenya,2004,7, ,1,Deadline Not Met,2,R,N,Y,,,N\n")).bad.empty());
  EXPECT_EQ(calendar.acts.back().act.as<ElectionDated>()->status, DateStatus::not_held);
  EXPECT_EQ(calendar.elections.by_id.rbegin()->second.particulars->system, "Indirect");
}

TEST(Reign, EventsStandInTheOrderOfTheirNumbers) {
  CalendarForTest calendar;
  EXPECT_TRUE(record(calendar, reign("501,1,Kenya,2017,8,8,3,\"Vote, As Scheduled\",1,X,Y,,,,N\n"
                                     "501,1,Kenya,2017,1,9,1,Announced,1,X,Y,,,,N\n"
                                     "501,1,Kenya,2017,2,1,2,Delay Announced,1,X,Y,,,,N\n"))
                  .bad.empty());
  EXPECT_EQ(standing(only(calendar), Milestone::election_day)->status, DateStatus::held);
}

TEST(Reign, AnAnnouncementTakesNoKnownDayAway) {
  CalendarForTest calendar;
  const auto read = reign(
      "501,1,Kenya,2026,12, ,1,\"Upcoming, Deadline\",1,X,Y,,,,N\n"
      "501,1,Kenya,2026,3,17,2,Announced,1,X,Y,,,,N\n");
  EXPECT_EQ(read.left_out.size(), 1U);
  EXPECT_TRUE(record(calendar, read).bad.empty());
  EXPECT_EQ(standing(only(calendar), Milestone::election_day)->from, on("2026-12-01"));
}

TEST(Reign, AMonthAfterTheLastYearIsRefused) {
  EXPECT_EQ(reign("501,1,Kenya,9999,12, ,1,\"Upcoming, Deadline\",1,X,Y,,,,N\n").bad.size(), 1U);
}

TEST(Reign, ACellThatNoActCanHoldIsABadRow) {
  const auto read =
      reign(std::string("501,1,Ken\0ya,2017,8,8,1,\"Vote, As Scheduled\",1,X,,,,,N\n", 55));
  ASSERT_EQ(read.bad.size(), 1U);
  EXPECT_EQ(read.bad.front().reason, "a cell has a control character");
}

TEST(Reign, EveryBadRowIsNamedAndTheOthersAreTaken) {
  const auto read = reign(
      "1,1,Kenya,2013,2,30,1,\"Vote, As Scheduled\",1,X,Y,Y,Y,N,N\n"
      "1,1,Atlantis,2013,3,4,1,\"Vote, As Scheduled\",2,X,Y,Y,Y,N,N\n"
      "1,1,Congo,2013,3,4,1,\"Vote, As Scheduled\",3,X,Y,Y,Y,N,N\n"
      "1,1,Kenya,2013,3,4,1,Coronation,4,X,Y,Y,Y,N,N\n"
      "1,1,Kenya,2013,3,4,1,\"Vote, As Scheduled\",5,Q,Y,Y,Y,N,N\n"
      "1,1,Kenya,2013,3,4\n"
      "1,1,Kenya,2013,3,4,1,Regime Failure,6,X,Y,Y,Y,N,N\n"
      "1,1,Kenya,2013,3,4,1,\"Vote, As Scheduled\",7,X,Y,Y,Y,N,N\n"
      "1,1,Kenya,2030,3,4,1,\"Vote, As Scheduled\",8,X,Y,Y,Y,N,N\n");
  EXPECT_EQ(read.rows, 9);
  std::vector<std::pair<std::int64_t, std::string>> bad;
  for (const auto& fault : read.bad) bad.emplace_back(fault.line, fault.column);
  EXPECT_EQ(
      bad,
      (std::vector<std::pair<std::int64_t, std::string>>{
          {2, "elec_day"}, {3, "country"}, {4, "country"}, {5, "event"}, {6, "type"}, {7, ""}}));
  EXPECT_EQ(read.bad[1].reason, "no State or area is known as \"Atlantis\"");
  EXPECT_EQ(read.bad[2].reason, "\"Congo\" can be COD, COG");
  EXPECT_EQ(read.left_out.size(), 1U);
  CalendarForTest calendar;
  const auto decided = record(calendar, read);
  ASSERT_EQ(decided.bad.size(), 1U);
  EXPECT_EQ(decided.bad.front().line, 10);
  EXPECT_EQ(decided.bad.front().reason, "that day has not come");
  EXPECT_EQ(decided.statements, 1);
}

TEST(Reign, AMisspeltNameIsKnownByTheNumberThatTheListGives) {
  const std::string rows =
      "501,1,Kenya,2013,3,4,1,\"Vote, As Scheduled \",1,X,Y,Y,Y,N,N\n"
      "501,1,Kenia,2017,8,8,1,\"Deadline, Not Met\",2,X,Y,Y,Y,N,N\n"
      "501,1,Zanzibar,2017,8,8,1,\"Deadline, Not Met\",3,X,Y,Y,Y,N,N\n"
      "999,1,Kenia,2017,8,8,1,\"Deadline, Not Met\",4,X,Y,Y,Y,N,N\n";
  const auto read = reign(rows);
  ASSERT_EQ(read.elections.size(), 2U);
  EXPECT_EQ(read.elections[1].add.state, CountryCode{"KEN"});
  ASSERT_EQ(read.bad.size(), 2U);
  EXPECT_EQ(read.bad[0].line, 4) << "another name, not a misspelt one";
  EXPECT_EQ(read.bad[1].line, 5) << "of another number";
}

TEST(Reign, ReadAgainNothingIsNewAndWhatWasAddedIs) {
  CalendarForTest calendar;
  const std::string first = "1,1,Kenya,2027,8, ,1,\"Upcoming, Scheduled\",9,X,Y,Y,Y,N,N\n";
  EXPECT_EQ(record(calendar, reign(first)).statements, 1);
  const auto again = record(calendar, reign(first));
  EXPECT_EQ(again.drafts.size(), 0U);
  EXPECT_EQ(again.known, 1);
  const auto more =
      record(calendar, reign(first + "1,1,Kenya,2026,5,1,1,Delay Announced,9,X,Y,Y,Y,N,N\n"));
  EXPECT_EQ(more.elections, 0);
  EXPECT_EQ(more.statements, 1);
  EXPECT_EQ(more.known, 1);
}

TEST(Reign, AFileOfAnotherShapeIsRefused) {
  const auto read = read_import(ListShape::reign, "a,b\n1,2\n", codes_for);
  EXPECT_EQ(read.error().word, "table.column_missing");
}

const std::string guide_head =
    "election_id,election_name,district_country,election_type,date_updated,"
    "election_range_start_date,election_range_end_date,election_range_source,"
    "election_declared_start_date,election_declared_end_date,election_declared_source,"
    "voter_registration_day,is_snap_election,registered_voters,voting_age_minimum_inclusive\n";

ImportRead guide(const std::string& rows) {
  auto read = read_import(ListShape::electionguide, guide_head + rows, codes_for);
  EXPECT_TRUE(read) << read.error().detail;
  return read ? std::move(*read) : ImportRead{};
}

TEST(ElectionGuide, RangeAndDeclaredDatesHaveTheirOwnSources) {
  CalendarForTest calendar;
  const auto decided = record(
      calendar, guide("77,Kenyan Presidency,KE,,2026-10-01T08:00:00Z,2027-08-01,2027-08-31,Law,"
                      "2027-08-10,,Gazette,2027-05-01,True,22120458,18\n"));
  EXPECT_TRUE(decided.bad.empty()) << decided.bad.front().reason;
  const auto& election = only(calendar);
  EXPECT_EQ(election.title, "Kenyan Presidency, 2027");
  EXPECT_EQ(election.kind, ElectionKind::presidential);
  EXPECT_EQ(election.particulars->voting_age, 18);
  const auto& said = election.dates.at(Milestone::election_day);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0].status, DateStatus::range);
  EXPECT_EQ(said[1].status, DateStatus::declared);
  EXPECT_EQ(said[1].to, on("2027-08-10"));
  const auto* declared = calendar.acts[2].act.as<ElectionDated>();
  ASSERT_NE(declared, nullptr);
  EXPECT_EQ(declared->source, "ElectionGuide 77: Gazette");
  EXPECT_EQ(declared->known_on, on("2026-10-01"));
  EXPECT_EQ(declared->reason, "A snap election.");
  EXPECT_TRUE(election.dates.contains(Milestone::voter_registration));
  EXPECT_EQ(election.figures.size(), 1U);
}

TEST(ElectionGuide, BadRowsAreNamedWithTheirColumn) {
  const auto read = guide(
      "x,Kenyan Presidency,KE,,,,,,2027-08-10,,,,,,\n"
      "1,Kenyan Something,KE,,,,,,2027-08-10,,,,,,\n"
      "2,Kenyan Presidency,KE,,,,,,2027-13-10,,,,,,\n"
      "3,Kenyan Presidency,KE,,,2027-08-10,2027-08-01,,,,,,,,\n"
      "4,Kenyan Presidency,KE,,,,,,,,,,,minus,\n"
      "5,Kenyan Presidency,KE,,2026-01-01,,,,2027-08-10,,,,,5,\n"
      "5,Kenyan Presidency,KE,,,,,,2027-08-10,,,,,,\n"
      "6,Kenyan Presidency,Wakanda,,,,,,2027-08-10,,,,,,\n");
  std::vector<std::string> columns;
  for (const auto& fault : read.bad) columns.push_back(fault.column);
  EXPECT_EQ(columns,
            (std::vector<std::string>{"election_id", "election_type",
                                      "election_declared_start_date", "election_range_end_date",
                                      "registered_voters", "election_id", "country"}));
  EXPECT_EQ(read.elections.size(), 1U);
}

TEST(ElectionGuide, ANewRangeDoesNotTakeADeclaredDayAway) {
  CalendarForTest calendar;
  record(calendar, guide("77,Presidency 2027,KE,,2026-05-01,2027-01-01,2027-03-31,Law,"
                         "2027-02-14,,Gazette,2026-11-01,,,\n"));
  const auto again =
      record(calendar, guide("77,Presidency 2027,KE,,2026-05-09,2027-01-01,2027-04-30,"
                             "Law,2027-02-14,,Gazette,2026-11-01,,,\n"));
  EXPECT_EQ(again.statements, 0);
  EXPECT_EQ(again.known, 3);
  const auto* stands = standing(only(calendar), Milestone::election_day);
  EXPECT_EQ(stands->status, DateStatus::declared);
  EXPECT_EQ(stands->from, on("2027-02-14"));
}

TEST(ElectionGuide, TheYearOfANameIsThatOfElectionDay) {
  const auto read =
      guide("77,Kenyan Presidency,KE,,2026-05-01,,,,2027-02-14,,Gazette,2026-11-01,,,\n");
  ASSERT_EQ(read.elections.size(), 1U);
  EXPECT_EQ(read.elections.front().add.title, "Kenyan Presidency, 2027");
}

TEST(ElectionGuide, TwoOfOneNameAreToldApartByTheirNumbers) {
  CalendarForTest calendar;
  const auto decided = record(calendar, guide("1,Kenyan Presidency,KE,,,,,,2027-02-14,,,,,,\n"
                                              "2,Kenyan Presidency,KE,,,,,,2027-05-14,,,,,,\n"));
  EXPECT_TRUE(decided.bad.empty()) << decided.bad.front().reason;
  EXPECT_EQ(decided.elections, 2);
  EXPECT_EQ(calendar.elections.by_id.rbegin()->second.title,
            "Kenyan Presidency, 2027 (electionguide:2)");
}

}  // namespace
}  // namespace acta::cycles
