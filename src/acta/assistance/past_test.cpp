// Requests from before the record: what registers say of them, row by row, and what comes of it.
#include <random>

#include "acta/assistance/desk_for_test.h"
#include "acta/assistance/past_feed.h"
#include "acta/assistance/past_import.h"
#include "acta/base/csv_table.h"

namespace acta::assistance {
namespace {

const std::string head = "identifier,state,received_on,source";

Result<CountryCode> state_in(std::string_view text, Date, Date) {
  if (text.size() == 3) return CountryCode{std::string(text)};
  return refuse("state.unknown", 422, "no State or area is known as \"" + std::string(text) + "\"");
}

class PastRegister : public testing::Test {
 protected:
  static Result<PastImportRead> read(const std::string& text, const std::string& word = "ead") {
    return read_past_import(read_csv_table(text, {}).value(), word, state_in);
  }
  // What was wrong; and what was not is folded.
  std::vector<std::string> import(const std::string& text, const std::string& word = "ead") {
    const auto list = read(text, word).value();
    auto facts = desk_.facts();
    last_ = decide_past_import(past_, desk_.requests, list.entries, facts);
    for (const auto& draft : last_.drafts) {
      apply(past_, {.at = desk_.now,
                    .stream = draft.stream,
                    .classification = draft.classification,
                    .act = draft.act});
    }
    auto faults = list.bad;
    faults.insert(faults.end(), last_.bad.begin(), last_.bad.end());
    std::vector<std::string> wrong;
    for (const auto& one : faults) {
      wrong.push_back(fmt::format("{} {}: {}", one.line, one.column, one.reason));
    }
    return wrong;
  }
  std::string withdraw(std::string reason = "Told twice.") {
    const auto* act = last_.drafts.front().act.as<PastRequestRecorded>();
    const auto drafts = withdraw_past(past_, act->past, {.reason = std::move(reason)});
    if (!drafts) return drafts.error().word;
    apply(past_, {.stream = drafts->front().stream, .act = drafts->front().act});
    return {};
  }

  DeskForTest desk_;
  PastRequests past_;
  PastImportDecided last_;
};
using Faults = std::vector<std::string>;

TEST_F(PastRegister, IsRecordedWithItsOwnDatesAndSource) {
  EXPECT_EQ(import(head + ",page,types,response,responded_on,classification,title\n"
                          "12,KEN,1992-05,A/49/675,annex II,TA; OBS,declined,1993,public,Help\n"),
            Faults{});
  ASSERT_EQ(last_.recorded, 1);
  const auto& draft = last_.drafts.front();
  EXPECT_EQ(draft.classification, Classification::open);
  const auto& entry = draft.act.as<PastRequestRecorded>()->entry;
  EXPECT_EQ(to_text(entry.received_on), "1992-05");
  EXPECT_EQ(entry.types, (std::vector{AssistanceType::ta, AssistanceType::obs}));
  EXPECT_EQ(entry.response, Response::declined);
  EXPECT_EQ(entry.source + ", " + entry.page, "A/49/675, annex II");
  EXPECT_EQ(entry.reg, "ead");
}

TEST_F(PastRegister, IsInternalUnlessItsRowSaysThatItIsPublic) {
  EXPECT_EQ(import(head + "\n1,KEN,1992,S\n"), Faults{});
  EXPECT_EQ(last_.drafts.front().classification, Classification::internal);
  EXPECT_EQ(import(head + ",classification\n2,KEN,1992,S,strictly_confidential\n"),
            Faults{"2 classification: public, internal or confidential: what is strictly "
                   "confidential is in no list"});
}

TEST_F(PastRegister, AllThatIsWrongWithARowIsToldAndTheOthersAreKept) {
  EXPECT_EQ(import(head + ",types,response\n"
                          "1,Atlantis,1992,S,,\n"
                          ",KEN,1992-02-30,,TA;XX;YY,perhaps\n"
                          "3,KEN,,S,TA;TA,\n"
                          "4,KEN,1944,S,,\n"
                          "5,KEN,2099,S,,\n"
                          "6,KEN,1992,S,,\n"
                          "7,KEN,1992\n"),
            (Faults{"2 state: no State or area is known as \"Atlantis\"", "3 identifier: is empty",
                    "3 received_on: \"1992-02-30\": no such day in the calendar",
                    "3 types: \"XX\" is none of: TA, ENV, ORG, CERT, SUP, OBS, PANEL, COORD, GO",
                    "3 response: \"perhaps\" is none of: approved, approved_limited, declined, "
                    "deferred, withdrawn, not_admissible, lapsed, terminated",
                    "3 source: is empty", "4 received_on: is empty; a year is enough",
                    "8 : 3 cells where the head has 6",
                    "5 received_on: the United Nations began on 24 October 1945",
                    "6 received_on: that day has not come"}));
  EXPECT_EQ(last_.recorded, 1);
}

TEST_F(PastRegister, OfRowsWithOneIdentifierNoneIsTaken) {
  EXPECT_EQ(import(head + ",register\n1,KEN,1992,S,\n1,KEN,1993,S,\n1,KEN,1993,S,undp\n"),
            (Faults{"2 identifier: \"1\" stands also in row 3",
                    "3 identifier: \"1\" stands also in row 2"}));
  EXPECT_EQ(last_.recorded, 1) << "another register's may have the same";
  auto many = head + "\n";
  for (int i = 0; i < 9; ++i) many += "1,KEN,1992,S\n";
  EXPECT_EQ(import(many)[2], "4 identifier: \"1\" stands also in row 2, 3, 5 and 5 more");
}

TEST_F(PastRegister, SaidAgainInTheSameWordsRecordsNothing) {
  const auto text = head + "\n1,KEN,1992,S\n2,KEN,1993,S\n";
  EXPECT_EQ(import(text), Faults{});
  EXPECT_EQ(import(text), Faults{});
  EXPECT_EQ(last_.known, 2);
  EXPECT_TRUE(last_.drafts.empty());
}

TEST_F(PastRegister, ItsLastWordStandsInTheSameStream) {
  EXPECT_EQ(import(head + "\n1,KEN,1992,S\n"), Faults{});
  const auto stream = last_.drafts.front().stream;
  EXPECT_EQ(import(head + "\n1,KEN,1992-04-01,S2\n"), Faults{});
  EXPECT_EQ(last_.corrected, 1);
  EXPECT_EQ(last_.drafts.front().stream, stream);
  EXPECT_NE(last_.drafts.front().act.as<PastRequestCorrected>(), nullptr);
}

TEST_F(PastRegister, WhatWasPublicStaysPublic) {
  const auto text = head + ",classification\n1,KEN,1992,S,";
  EXPECT_EQ(import(text + "internal\n"), Faults{});
  EXPECT_EQ(import(text + "public\n"), Faults{}) << "it can become known";
  EXPECT_EQ(last_.corrected, 1);
  EXPECT_EQ(import(text + "internal\n"),
            Faults{"2 classification: it is on the record as public, and cannot be taken back from "
                   "there"});
}

TEST_F(PastRegister, WhatWasWithdrawnStaysSoUntilTheRegisterSaysSomethingElse) {
  EXPECT_EQ(import(head + "\n1,KEN,1992,S\n"), Faults{});
  EXPECT_EQ(withdraw(" "), "text.empty");
  EXPECT_EQ(withdraw(), "");
  EXPECT_EQ(withdraw(), "assistance.wrong_status");
  EXPECT_EQ(import(head + "\n1,KEN,1992,S\n"), Faults{});
  EXPECT_EQ(last_.known, 1);
  EXPECT_EQ(import(head + "\n1,KEN,1993,S\n"), Faults{});
  EXPECT_EQ(last_.corrected, 1);
}

TEST_F(PastRegister, ARequestOnTheRecordIsNotToldAgain) {
  auto& file = desk_.requests.files[RequestId{}];
  file.state = {"KEN"};
  file.ref = "AC-2009-001";
  file.received_on = on("2009-05-14");
  EXPECT_EQ(import(head + "\nAC-2009-001,KEN,2009-07,S\n"),
            Faults{"2 identifier: AC-2009-001 is on the record, and counts there"});
  const std::string may_be =
      "2 received_on: this may be AC-2009-001, received on 2009-05-14, which is on the record: "
      "leave the row out, or name AC-2009-001 in apart_from";
  for (const auto* day : {"2009-05-14", "2009-05", "2009"}) {
    EXPECT_EQ(import(head + "\n1,KEN," + day + ",S\n"), Faults{may_be});
  }
  EXPECT_EQ(import(head + "\n1,KEN,2009-05-13,S\n2,UGA,2009,S\n"), Faults{});
  EXPECT_EQ(import(head + ",apart_from\n3,KEN,2009,S,AC-2009-001\n"), Faults{});
  file.classification = Classification::strictly_confidential;
  EXPECT_EQ(import(head + "\n4,KEN,2009-05-14,S\n"), Faults{}) << "that it is there is not told";
}

// Law: no answer to a row differs by a request that is more closed than the row.
TEST_F(PastRegister, WhatIsMoreClosedThanTheRowIsNotThere) {
  const std::vector<std::string> rows = {"c,KEN,2009-05-14,S,public,", "i,KEN,2009,S,internal,",
                                         "AC-C,KEN,2009-06,S,public,", "n,KEN,1999,S,public,AC-C",
                                         "m,KEN,1999,S,internal,AC-C"};
  auto text = head + ",classification,apart_from\n";
  for (const auto& row : rows) text += row + "\n";
  const auto absent = import(text);
  ASSERT_EQ(absent.size(), 2U) << "a reference of nothing is refused";
  past_ = {};
  auto& file = desk_.requests.files[RequestId{}];
  file.state = {"KEN"};
  file.ref = "AC-C";
  file.received_on = on("2009-05-14");
  file.classification = Classification::confidential;
  EXPECT_EQ(import(text), absent);
  const auto closed = head + ",classification,apart_from\nx,KEN,2009,S,confidential,";
  EXPECT_EQ(import(closed + "\n").size(), 1U) << "a row as closed is asked";
  EXPECT_EQ(import(closed + "AC-C\n"), Faults{});
}

TEST_F(PastRegister, AMoreClosedEntryOfAnotherRegisterIsNotThereEither) {
  const auto rows = head + ",classification\n";
  EXPECT_EQ(import(rows + "1,KEN,1992-04-01,S,confidential\n"), Faults{});
  EXPECT_EQ(import(rows + "x,KEN,1992-04-01,S,public\n", "undp"), Faults{});
  EXPECT_EQ(import(rows + "y,KEN,1992-04-01,S,confidential\n", "other").size(), 1U);
}

TEST_F(PastRegister, TwoAreToldApartByEitherAndReadAgainInAnyOrder) {
  const auto rows = head + ",register,apart_from\n";
  const std::string one = "1,KEN,1992-04-01,S,ead,\n";
  const std::string other = "x,KEN,1992-04-01,S,undp,ead:1\n";
  EXPECT_EQ(import(rows + other), Faults{}) << "what it names may be read later";
  EXPECT_EQ(import(rows + one), Faults{});
  for (const auto& both : {one + other, other + one}) {
    EXPECT_EQ(import(rows + both), Faults{});
    EXPECT_EQ(last_.known, 2);
    past_ = {};
    EXPECT_EQ(import(rows + both), Faults{});
    EXPECT_EQ(last_.recorded, 2);
  }
  past_ = {};
  EXPECT_EQ(import(rows + one), Faults{});
  EXPECT_EQ(import(rows + "x,KEN,1992-04-01,S,undp,\n1,KEN,1992-04-01,S,ead,undp:x\n"), Faults{})
      << "a row of the file names it, though the record does not yet";
}

// What was recorded in an order in which nothing was asked is not asked when it is read again.
TEST_F(PastRegister, RowsInTheSameWordsAreNotAskedAgain) {
  const auto rows = head + ",register,classification\n";
  const std::string closed = "1,KEN,1992-04-01,S,ead,confidential\n";
  const std::string open = "x,KEN,1992-04-01,S,undp,public\n";
  EXPECT_EQ(import(rows + closed), Faults{});
  EXPECT_EQ(import(rows + open), Faults{});
  EXPECT_EQ(import(rows + open + closed), Faults{});
  EXPECT_EQ(last_.known, 2);
}

TEST_F(PastRegister, AFileWithARowThatWasNotReadMayHoldAnything) {
  EXPECT_EQ(classification_of(read(head + ",classification\n1,KEN,1992,S,public\n").value()),
            Classification::open);
  EXPECT_EQ(classification_of(read(head + ",classification\n1,KEN,1992,S,public\n2,KEN\n").value()),
            Classification::confidential);
}

TEST_F(PastRegister, NorIsARequestOfAnotherRegister) {
  EXPECT_EQ(import(head + "\n1,KEN,1992-04-01,S\n2,KEN,1992-04-01,S\n"), Faults{});
  const std::string twin =
      "2 received_on: another register has a request of that State and day: leave the row out, or "
      "name ead:1 in apart_from";
  EXPECT_EQ(import(head + "\nx,KEN,1992-04-01,S\n", "undp"), Faults{twin});
  EXPECT_EQ(import(head + ",apart_from\nx,KEN,1992-04-01,S,ead:1; ead:2\n", "undp"), Faults{});
  EXPECT_EQ(import(head + ",register\n7,UGA,1992-04-01,S,a\n7,UGA,1992-04-01,S,b\n").size(), 1U)
      << "nor of another in the same file";
}

TEST_F(PastRegister, RefusesATableOfAnotherShape) {
  EXPECT_EQ(read("identifier,state\n").error().detail, "the head lacks: received_on, source");
  EXPECT_EQ(read(head + ",colour\n").error().word, "table.column_unknown");
  EXPECT_EQ(import(head + ",,\n1,KEN,1992,S,,\n2,KEN,1992,S,,red\n"),
            Faults{"3 : \"red\" stands in a column without a name"});
  EXPECT_EQ(import(head + "\n1,KEN,1992,S\n", ""),
            Faults{"2 register: is empty, and no register was named for all rows"});
  EXPECT_EQ(import(head + ",register\n1,KEN,1992,S,EAD 1992\n").front(),
            "2 register: a register is named by 1 to 40 lower-case letters, digits and hyphens");
}

// Law: what is written as a register is read back as it was, whatever its texts.
TEST_F(PastRegister, WhatIsWrittenIsReadBack) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(seed);
  const auto one_of = [&](auto list) { return list[random() % list.size()]; };
  const auto text = [&] {
    static const std::vector<std::string> pieces = {"a",  "=",  "'",    "\"", ",", "é", "\n",
                                                    "+1", " b", "\r\n", "@",  "-", "＝"};
    std::string made;
    for (auto i = random() % 6; i > 0; --i) made += one_of(pieces);
    return made + (random() % 2 == 0 ? "x" : "");
  };
  std::vector<PastEntry> entries;
  auto written = register_head();
  for (int i = 0; i < 500; ++i) {
    PastEntry entry{
        .reg = "ead",
        .identifier = fmt::format("{}{}", one_of(std::vector<std::string>{"", "=", "'-"}), i),
        .state = {"KEN"},
        .received_on =
            parse_partial_date(one_of(std::vector<std::string>{"1992", "1992-05", "1992-05-06"}))
                .value(),
        .title = std::string(without_blanks(text())),
        .types = {AssistanceType::go},
        .source = "A/49/675" + text() + "."};
    if (random() % 2 == 0) entry.response = Response::withdrawn;
    if (entry.response) entry.responded_on = parse_partial_date("1993").value();
    entry.note = std::string(without_blanks(text()));
    written += register_line(entry, Classification::open);
    entries.push_back(std::move(entry));
  }
  const auto again = read(written, "").value();
  ASSERT_EQ(again.bad.size(), 0U) << again.bad.front().reason;
  ASSERT_EQ(again.entries.size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ASSERT_EQ(again.entries[i].asked.entry, entries[i]) << to_json(entries[i]);
    ASSERT_EQ(again.entries[i].asked.classification, Classification::open);
  }
}

}  // namespace
}  // namespace acta::assistance
