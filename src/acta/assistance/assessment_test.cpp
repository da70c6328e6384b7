// Needs assessments: what a report needs before it is cleared, what a mission needs before it goes,
// what entities say, and drafts that come back.
#include "acta/assistance/assessment_views.h"
#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {
namespace {

using enum AssistanceType;

class AssessmentTest : public testing::Test {
 protected:
  AssessmentTest() {
    desk_.add_authority("XCA", Organ::foreign_ministry, on("2020-01-01"));
    id_ =
        desk_.receive(desk_.letter("XCA", {ta}, {desk_.add_election("XCA", desk_.today() + 400)}));
    desk_.admit_file(id_);
    EXPECT_EQ(desk_.screen_file(id_, {ta}), "");
  }
  template <class Body>
  std::string take(Drafts (*decide)(const Requests&, RequestId, const Body&, const Actor&,
                                    const Facts&),
                   const Body& body, const Actor& by = DeskForTest::person(1)) {
    return desk_.take(decide(desk_.requests, id_, body, by, desk_.facts()), by);
  }
  void begin(AssessmentKind kind) {
    EXPECT_EQ(
        take(
            &begin_assessment,
            {.kind = kind,
             .team = {{.name = "A", .entity = "EAD", .role = "lead", .no_conflict_declared = true}},
             .scope = "All of it"}),
        "");
  }
  void find() {
    for (const auto kind :
         {FindingKind::adequate_time, FindingKind::conditions, FindingKind::reporting}) {
      EXPECT_EQ(take(&record_finding, {.kind = kind, .met = Met::met, .evidence = "Seen"}), "");
    }
  }
  std::string clear() { return take(&clear_assessment, {.summary = "Clear"}); }
  std::string write(ReportSection section, std::int64_t base, const std::string& text = "Words") {
    return take(&write_section, {.section = section, .text = text, .base = base});
  }
  std::string ask(const std::string& entity, std::int32_t days) {
    auto facts = desk_.facts();
    return desk_.take(consult(desk_.requests, id_,
                              {.entity = entity, .about = "This", .due = desk_.today() + days},
                              DeskForTest::person(1), facts));
  }
  std::string answer(ConsultationId consultation, const SpeaksFor& speaker, Position position,
                     const std::string& text = "") {
    const auto facts = desk_.facts();
    return desk_.take(answer_consultation(
        desk_.requests, id_, {.consultation = consultation, .position = position, .text = text},
        speaker, DeskForTest::person(5), facts));
  }
  [[nodiscard]] const RequestFile& file() const { return desk_.requests.files.at(id_); }
  ConsultationId last_asked() {
    for (const auto& act : std::views::reverse(desk_.acts)) {
      if (const auto* asked = act.act.as<EntityConsulted>()) return asked->consultation;
    }
    return {};
  }
  std::vector<RecordedAct> acts_of(const std::string& stream) {
    std::vector<RecordedAct> acts;
    std::ranges::copy_if(desk_.acts, std::back_inserter(acts),
                         [&](const RecordedAct& act) { return act.stream == stream; });
    return acts;
  }

  DeskForTest desk_;
  RequestId id_;
};

TEST_F(AssessmentTest, AReportIsClearedWithSectionsChecklistNoAssistanceWeighedAndFindings) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(clear(), "assistance.section_missing");
  for (const auto section : mandatory_sections(AssessmentKind::desk_review)) {
    EXPECT_EQ(write(section, 0), "");
  }
  EXPECT_EQ(clear(), "assistance.checklist_open");
  for (std::size_t i = 0; i < type_of<ChecklistItem>().words.size(); ++i) {
    EXPECT_EQ(take(&answer_checklist, {.item = static_cast<ChecklistItem>(i), .evidence = "Seen"}),
              "");
  }
  EXPECT_EQ(clear(), "assistance.no_assistance_not_weighed");
  EXPECT_EQ(take(&describe_option, {.title = "Advice", .types = {ta}, .text = "For"}), "");
  EXPECT_EQ(clear(), "assistance.no_assistance_not_weighed") << "that option gives some";
  EXPECT_EQ(take(&describe_option, {.title = "Nothing", .text = "Against"}), "");
  EXPECT_EQ(clear(), "assistance.finding_missing_adequate_time");
  find();
  EXPECT_EQ(clear(), "");
  EXPECT_EQ(write(ReportSection::needs, 1), "assistance.not_from_here") << "it is cleared";
}

TEST_F(AssessmentTest, AnOptionLiesWithinWhatWasScreened) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(take(&describe_option, {.title = "More", .types = {env}, .text = "For"}),
            "assistance.type_not_screened");
}

TEST_F(AssessmentTest, AnOptionDescribedAnewIsWhatItWasLastSaidToBe) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(take(&describe_option, {.title = "One", .text = "None"}), "");
  EXPECT_EQ(take(&describe_option, {.title = "One", .types = {ta}, .text = "Some"}), "");
  EXPECT_FALSE(file().assessment.options.at("One")) << "it is no longer no assistance";
}

TEST_F(AssessmentTest, ADraftThatComesBackLateOverwritesNothing) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(write(ReportSection::needs, 0, "Mine"), "");
  EXPECT_EQ(write(ReportSection::needs, 0, "Drafted in the field"), "assistance.section_changed");
  EXPECT_EQ(write(ReportSection::risks, 0, "Drafted in the field"), "") << "nobody wrote that one";
  EXPECT_EQ(write(ReportSection::needs, 1, "Both brought together"), "");
  const auto info =
      assessment_of(acts_of(stream_of(id_)), [](const PersonId&) { return std::string("N"); });
  ASSERT_EQ(info.sections.size(), 2U);
  EXPECT_EQ(info.sections.front().text, "Both brought together");
  EXPECT_EQ(info.sections.front().times, 2);
}

TEST_F(AssessmentTest, AMissionGoesWithTermsConsentFundsAndAnItinerary) {
  begin(AssessmentKind::mission);
  desk_.write_report(id_);
  find();
  const RecordMeeting meeting{.category = MeetingCategory::civil_society,
                              .on = desk_.today(),
                              .who = "Observers of Carana",
                              .women = 2,
                              .men = 1,
                              .said = "In confidence"};
  EXPECT_EQ(take(&record_meeting, meeting), "assistance.no_host_consent");
  EXPECT_EQ(take(&consent_mission, {.agreed = 0, .note = "x"}), "assistance.not_from_here")
      << "nobody knows yet to what";
  EXPECT_EQ(take(&agree_terms, {.terms = "Terms"}), "");
  EXPECT_EQ(take(&agree_terms, {.terms = "Terms, better"}), "");
  EXPECT_EQ(take(&consent_mission, {.agreed = 1, .note = "x"}), "assistance.terms_changed");
  EXPECT_EQ(take(&consent_mission, {.agreed = 2, .note = ""}), "text.empty")
      << "the desk says how it is known";
  EXPECT_EQ(
      take(&consent_mission, {.agreed = 2, .note = ""}, DeskForTest::person(20, "member_state")),
      "");
  EXPECT_EQ(take(&agree_terms, {.terms = "Others"}), "assistance.not_from_here")
      << "the State consented to the first";
  EXPECT_EQ(clear(), "assistance.mission_not_funded");
  EXPECT_EQ(take(&fund_mission, {.source = "The trust fund"}), "");
  const auto day = desk_.today();
  EXPECT_EQ(take(&plan_itinerary,
                 {.stops = {{.from = day, .to = day + -1, .place = "P", .purpose = "W"}}}),
            "assistance.period_reversed");
  EXPECT_EQ(take(&plan_itinerary,
                 {.stops = {{.from = day, .to = day + 3, .place = "P", .purpose = "W"}}}),
            "");
  EXPECT_EQ(clear(), "assistance.nobody_met");
  EXPECT_EQ(take(&record_meeting, meeting), "");
  EXPECT_EQ(clear(), "");
}

TEST_F(AssessmentTest, WhomAMissionMetIsConfidentialAndTheFileTellsHowMany) {
  begin(AssessmentKind::mission);
  EXPECT_EQ(take(&agree_terms, {.terms = "Terms"}), "");
  EXPECT_EQ(take(&consent_mission, {.agreed = 1, .note = "By note"}), "");
  for (const auto women : {1, 3}) {
    EXPECT_EQ(take(&record_meeting, {.category = MeetingCategory::media,
                                     .on = desk_.today(),
                                     .who = "A name",
                                     .women = women,
                                     .men = 1,
                                     .said = "In confidence"}),
              "");
    EXPECT_EQ(desk_.acts.back().classification, Classification::confidential);
  }
  const auto counts = met_counts(acts_of(stream_of(id_)));
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts.front().meetings, 2);
  EXPECT_EQ(counts.front().women, 4);
  EXPECT_EQ(take(&record_meeting, {.on = desk_.today() + 1, .who = "x", .women = 1, .said = "y"}),
            "assistance.day_in_future");
  EXPECT_EQ(take(&record_meeting, {.on = desk_.today(), .who = "x", .said = "y"}),
            "assistance.count_of_persons");
}

TEST_F(AssessmentTest, AnEntityAnswersForItselfAndOnce) {
  EXPECT_EQ(ask("UNDP", 5), "");
  EXPECT_EQ(ask("UNDP", 9), "assistance.consulted_already");
  EXPECT_EQ(ask("OHCHR", 0), "assistance.due_past");
  const auto asked = last_asked();
  EXPECT_EQ(answer(asked, SpeaksFor({"OHCHR"}), Position::concurs), "assistance.another_entity");
  EXPECT_EQ(answer(asked, SpeaksFor({"UNDP"}), Position::objects), "text.empty") << "why?";
  EXPECT_EQ(answer(asked, SpeaksFor({"UNDP"}), Position::concurs), "");
  EXPECT_EQ(answer(asked, std::nullopt, Position::concurs), "assistance.not_from_here");
}

TEST_F(AssessmentTest, SilenceIsRecordedWhenTheLastDayIsOverAndNotBefore) {
  begin(AssessmentKind::desk_review);
  desk_.write_report(id_);
  find();
  EXPECT_EQ(ask("DPO", 5), "");
  EXPECT_EQ(clear(), "assistance.consultation_open");
  desk_.pass_days(5);
  EXPECT_EQ(clear(), "assistance.consultation_open") << "the last day is not over";
  desk_.pass_days(1);
  ASSERT_NE(desk_.acts.back().act.as<ConsultationTimedOut>(), nullptr);
  EXPECT_EQ(answer(last_asked(), std::nullopt, Position::concurs), "assistance.not_from_here");
  EXPECT_EQ(clear(), "");
}

TEST_F(AssessmentTest, WhoWasAskedCanAnswerWhereverTheFileGoesMeanwhile) {
  EXPECT_EQ(ask("UNDP", 5), "");
  EXPECT_EQ(ask("OHCHR", 5), "");
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(take(&abandon, {.reason = "No more"}), "");
  EXPECT_EQ(answer(last_asked(), std::nullopt, Position::concurs, "By note"),
            "assistance.not_from_here")
      << "it is closed";
  desk_.pass_days(9);
  EXPECT_EQ(desk_.acts.back().act.as<ConsultationTimedOut>(), nullptr) << "nothing was awaited";
}

TEST_F(AssessmentTest, WhatWasTakenOverWaitsForEntitiesAndIsNotWrittenAgain) {
  begin(AssessmentKind::desk_review);
  desk_.write_report(id_);
  find();
  EXPECT_EQ(clear(), "");
  id_ = desk_.receive(desk_.letter("XCA", {ta}, {desk_.add_election("XCA", desk_.today() + 400)}));
  desk_.admit_file(id_);
  EXPECT_EQ(desk_.screen_file(id_, {ta}), "");
  EXPECT_EQ(ask("UNDP", 5), "");
  const auto first = desk_.requests.assessed_of.at({"XCA"}).begin();
  EXPECT_EQ(take(&reuse_assessment, {.from = *first, .reason = "Nothing changed"}), "");
  EXPECT_EQ(write(ReportSection::needs, 0), "assistance.not_from_here");
  find();
  EXPECT_EQ(clear(), "assistance.consultation_open");
  EXPECT_EQ(answer(last_asked(), std::nullopt, Position::concurs), "text.empty")
      << "what did the entity write?";
  EXPECT_EQ(answer(last_asked(), SpeaksFor({"UNDP"}), Position::concurs), "");
  EXPECT_EQ(clear(), "");
}

TEST_F(AssessmentTest, ADeskReviewAsksForNoMission) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(take(&agree_terms, {.terms = "Terms"}), "assistance.not_from_here");
  EXPECT_EQ(take(&record_meeting, {.on = desk_.today(), .who = "x", .women = 1, .said = "y"}),
            "assistance.not_from_here");
}

TEST_F(AssessmentTest, WhoeverJoinsTheTeamDeclares) {
  begin(AssessmentKind::desk_review);
  EXPECT_EQ(take(&change_team,
                 {.team = {{.name = "B", .entity = "UNDP", .role = "r"}}, .reason = "A left"}),
            "assistance.declaration_missing");
}

}  // namespace
}  // namespace acta::assistance
