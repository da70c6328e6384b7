// The needs assessment: its page, its steps, the consultation of entities.
#include "acta/assistance/assessment_views.h"
#include "acta/assistance/letter_routes.h"
#include "acta/assistance/routes.h"
#include "acta/assistance/step_routes.h"

namespace acta::assistance {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct MeetingLine {
  MeetingCategory category = MeetingCategory::other;
  Date on;
  std::string who;
  std::int64_t women = 0;
  std::int64_t men = 0;
  std::string said;
};
constexpr auto describe(MeetingLine*) {
  return described<MeetingLine>("MeetingLine", "Whom the mission met; confidential.",
                                field<&MeetingLine::category>("category", "Of which kind."),
                                field<&MeetingLine::on>("on", "When."),
                                field<&MeetingLine::who>("who", "Who they are."),
                                field<&MeetingLine::women>("women", "How many women."),
                                field<&MeetingLine::men>("men", "How many men."),
                                field<&MeetingLine::said>("said", "What was said."));
}

struct AssessmentPage {
  RequestRow request;
  AssessmentInfo assessment;
  std::vector<MetCount> met;
  std::vector<MeetingLine> meetings;
  std::vector<ReportSection> needed;
  std::vector<Verb> steps;
  std::vector<Guard> clearing;
  std::vector<ConsultationId> mine;
};
constexpr auto describe(AssessmentPage*) {
  return described<AssessmentPage>(
      "AssessmentPage", "The needs assessment of a request.",
      field<&AssessmentPage::request>("request", "Its row."),
      field<&AssessmentPage::assessment>("assessment", "As it stands."),
      field<&AssessmentPage::met>("met", "How many were met, by category."),
      field<&AssessmentPage::meetings>("meetings", "Whom, for those who may see it."),
      field<&AssessmentPage::needed>("needed", "The sections without which it is not cleared."),
      field<&AssessmentPage::steps>("steps", "What the viewer can do."),
      field<&AssessmentPage::clearing>("clearing", "What clearing the report asks for."),
      field<&AssessmentPage::mine>("mine", "The consultations that the viewer can answer."));
}

struct ConsentBody {
  std::int64_t agreed = 0;
  std::string note;
  std::optional<std::string> letter;
};
constexpr auto describe(ConsentBody*) {
  return described<ConsentBody>("ConsentMission", "The State consents to receive the mission.",
                                field<&ConsentBody::agreed>("agreed", "To which terms."),
                                field<&ConsentBody::note>("note", "What the State says."),
                                field<&ConsentBody::letter>("letter", "Its letter's blob."));
}

// How many were met is told to everybody who sees the file; whom, to those who see the acts.
void add_meetings(Sight& sight, const std::vector<RecordedAct>& acts, AssessmentPage& page) {
  page.met = met_counts(acts);
  for (const auto& act : acts) {
    const auto* met = act.act.as<InterlocutorsMet>();
    if (met == nullptr || !sight.shows({.stream = act.stream,
                                        .classification = act.classification,
                                        .state = page.request.state,
                                        .part = "meetings"})) {
      continue;
    }
    page.meetings.push_back({.category = met->category,
                             .on = met->on,
                             .who = met->who,
                             .women = met->women,
                             .men = met->men,
                             .said = met->said});
  }
}

void add_steps(const Requests& all, const RequestFile& file, const Viewer& viewer, Date today,
               AssessmentPage& page) {
  const auto needed = mandatory_sections(page.assessment.kind);
  page.needed.assign(needed.begin(), needed.end());
  for (const auto& step : next_steps(all, file, viewer, today)) {
    if (step.verb >= Verb::change_team && step.allowed) page.steps.push_back(step.verb);
    if (step.verb == Verb::clear_assessment) page.clearing = step.guards;
  }
  if (!may(viewer, Right::request_comment) || !starts_from(Verb::answer_consultation, file)) return;
  const auto speaker = speaks_for(viewer);
  for (const auto& [id, consultation] : file.consultations) {
    if (consultation.open && (!speaker || speaker->contains(consultation.entity))) {
      page.mine.push_back(id);
    }
  }
}

Result<AssessmentPage> page_of(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<RequestId>(request));
  AssessmentPage page{.request = ACTA_TRY(visible_request(context, sight, id))};
  page.assessment =
      assessment_of(ACTA_TRY(visible_acts(context, sight, page.request)), context.name_of);
  add_meetings(sight, ACTA_TRY(context.store.acts_of_stream(stream_of(id))), page);
  const auto today = date_of(context.store.now());
  context.store.folded<Requests>([&](const Requests& all) {
    const auto file = all.files.find(id);
    if (file != all.files.end()) add_steps(all, file->second, sight.viewer(), today, page);
  });
  return page;
}

}  // namespace

void add_consent_step(http::Router& router, Context& context, const StepDoor& door) {
  add_step<ConsentBody>(
      router, context, door, Verb::consent_mission, "The State consents to receive the mission",
      [](Context& with, const Requests& requests, RequestId id, const ConsentBody& body,
         const Actor& actor, Facts& facts) -> Drafts {
        return consent_mission(requests, id,
                               {.agreed = body.agreed,
                                .note = body.note,
                                .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                               actor, facts);
      });
}

void add_assessment_steps(http::Router& router, Context& context, const StepDoor& door) {
  add_step<ChangeTeam>(router, context, door, Verb::change_team, "Others make the assessment",
                       plain(&change_team));
  add_step<AgreeTerms>(router, context, door, Verb::agree_terms, "Agrees the terms of reference",
                       plain(&agree_terms));
  add_step<FundMission>(router, context, door, Verb::fund_mission,
                        "Records that the mission is funded", plain(&fund_mission));
  add_step<PlanItinerary>(router, context, door, Verb::plan_itinerary, "Plans the itinerary",
                          plain(&plan_itinerary));
  add_step<RecordMeeting>(router, context, door, Verb::record_meeting,
                          "Records whom the mission met", plain(&record_meeting));
  add_step<WriteSection>(router, context, door, Verb::write_section,
                         "Writes a section of the report", plain(&write_section));
  add_step<AnswerChecklist>(router, context, door, Verb::answer_checklist,
                            "Answers an item of the gender checklist", plain(&answer_checklist));
  add_step<RateCapacity>(router, context, door, Verb::rate_capacity,
                         "Rates the commission's capacity", plain(&rate_capacity));
  add_step<DescribeOption>(router, context, door, Verb::describe_option, "Describes an option",
                           plain(&describe_option));
  add_step<Consult>(router, context, door, Verb::consult, "Consults an entity", plain(&consult));
  add_step<ShareSummary>(router, context, door, Verb::share_summary,
                         "Shares a summary with the State", plain(&share_summary));
  add_viewed_step<AnswerConsultation>(
      router, context, door, Verb::answer_consultation, "Answers a consultation",
      [](Context&, const Viewer& viewer, const Requests& requests, RequestId id,
         const AnswerConsultation& body, const Actor& actor, Facts& facts) {
        return answer_consultation(requests, id, body, speaks_for(viewer), actor, facts);
      });
}

void add_assessment_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/requests/{id}/assessment",
              .operation = "assessment_read",
              .audience = Right::request_read,
              .summary = "The needs assessment of a request",
              .gives = &type_of<AssessmentPage>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return page_of(context, request, sight);
                })));
              }});
}

}  // namespace acta::assistance
