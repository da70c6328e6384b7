#include "acta/assistance/assessment_decisions.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/assistance/report_decisions.h"
#include "acta/assistance/review_decisions.h"

namespace acta::assistance {
namespace {

Guard guard(std::string_view word, bool met, std::string detail) {
  return {.word = std::string(word),
          .state = met ? GuardState::met : GuardState::not_met,
          .detail = std::move(detail),
          .who = {Role::desk_officer, Role::ead_director}};
}

void add_mission_guards(std::vector<Guard>& guards, const Assessment& assessment) {
  const std::pair<bool, std::string_view> steps[] = {
      {assessment.terms_agreed > 0, "terms_not_agreed"},
      {assessment.host_consented, "no_host_consent"},
      {assessment.funded, "mission_not_funded"},
      {assessment.itinerary, "no_itinerary"},
      {!assessment.met.empty(), "nobody_met"}};
  for (const auto& [done, word] : steps) {
    guards.push_back(guard("assistance." + std::string(word), done, done ? "Done." : "Not yet."));
  }
}

void add_section_guard(std::vector<Guard>& guards, const Assessment& assessment) {
  std::string missing;
  std::size_t count = 0;
  const auto needed = mandatory_sections(assessment.kind);
  for (const auto section : needed) {
    if (assessment.sections.contains(section)) continue;
    ++count;
    std::string word(word_of(section));
    std::ranges::replace(word, '_', ' ');
    missing += (missing.empty() ? "" : ", ") + word;
  }
  guards.push_back(guard(
      "assistance.section_missing", count == 0,
      count == 0 ? fmt::format("All {} sections that are needed are written.", needed.size())
                 : fmt::format("{} of {} are not written: {}.", count, needed.size(), missing)));
}

void add_consultation_guard(std::vector<Guard>& guards, const RequestFile& file) {
  const auto open =
      std::ranges::count_if(file.consultations, [](const auto& one) { return one.second.open; });
  guards.push_back(guard(
      "assistance.consultation_open", open == 0,
      file.consultations.empty() ? "No entity was consulted."
      : open == 0                ? "Every entity has answered, or its time is over."
                  : fmt::format("{} of {} wait for an answer.", open, file.consultations.size())));
}

Result<bool> check_stops(const std::vector<Stop>& stops) {
  if (stops.empty()) {
    return refuse("assistance.stop_needed", 422, "name at least one place", "$.stops");
  }
  for (std::size_t i = 0; i < stops.size(); ++i) {
    const auto where = fmt::format("$.stops[{}]", i);
    (void)ACTA_TRY(check_words(stops[i].place, where + ".place", 300));
    (void)ACTA_TRY(check_words(stops[i].purpose, where + ".purpose", 2000));
    if (stops[i].to < stops[i].from) {
      return refuse("assistance.period_reversed", 422, "it ends before it begins", where + ".to");
    }
    if (i > 0 && stops[i].from < stops[i - 1].from) {
      return refuse("assistance.stops_out_of_order", 422, "it begins before the one above",
                    where + ".from");
    }
  }
  return true;
}

}  // namespace

bool assessment_allows(Verb verb, const RequestFile& file) {
  const auto& assessment = file.assessment;
  const bool of_mission = verb == Verb::agree_terms || verb == Verb::consent_mission ||
                          verb == Verb::fund_mission || verb == Verb::plan_itinerary ||
                          verb == Verb::record_meeting;
  if (of_mission && assessment.kind != AssessmentKind::mission) return false;
  // What was taken over is not written again: only adequate time is found anew.
  const bool writes = verb == Verb::write_section || verb == Verb::answer_checklist ||
                      verb == Verb::rate_capacity || verb == Verb::describe_option;
  if (writes && assessment.taken_over) return false;
  if (verb == Verb::consent_mission) {
    return assessment.terms_agreed > 0 && !assessment.host_consented && !file.mandate;
  }
  if (verb == Verb::agree_terms) return !assessment.host_consented;
  if (verb == Verb::answer_consultation) {
    return !is_closed(file.status) &&
           std::ranges::any_of(file.consultations, [](const auto& one) { return one.second.open; });
  }
  if (verb == Verb::share_summary) return !file.mandate;
  return true;
}

void apply_assessment(Requests& requests, const RecordedAct& act) {
  const auto of = [&](RequestId id) -> Assessment& { return requests.files[id].assessment; };
  match(
      act.act, [&](const TermsAgreed& a) { ++of(a.request).terms_agreed; },
      [&](const HostConsented& a) { of(a.request).host_consented = true; },
      [&](const MissionFunded& a) { of(a.request).funded = true; },
      [&](const ItineraryPlanned& a) { of(a.request).itinerary = true; },
      [&](const InterlocutorsMet& a) { ++of(a.request).met[a.category]; },
      [&](const SectionWritten& a) { ++of(a.request).sections[a.section]; },
      [&](const ChecklistAnswered& a) { of(a.request).checklist.insert(a.item); },
      [&](const OptionDescribed& a) { of(a.request).options[a.title] = a.types.empty(); },
      [&](const EntityConsulted& a) {
        requests.files[a.request].consultations[a.consultation] = {
            .entity = a.entity, .due = a.due, .open = true};
      },
      [&](const ConsultationAnswered& a) {
        requests.files[a.request].consultations[a.consultation].open = false;
      },
      [&](const ConsultationTimedOut& a) {
        requests.files[a.request].consultations[a.consultation].open = false;
      });
}

void add_field_guards(std::vector<Guard>& guards, const RequestFile& file) {
  const bool consented = file.assessment.host_consented || file.mandate.has_value();
  guards.push_back(guard("assistance.no_host_consent", consented,
                         consented ? "The State receives the mission."
                                   : "The State has not consented to receive the mission."));
}

void add_report_guards(std::vector<Guard>& guards, const RequestFile& file) {
  const auto& assessment = file.assessment;
  add_consultation_guard(guards, file);
  if (assessment.taken_over) return;
  if (assessment.kind == AssessmentKind::mission) {
    auto of_mission = assessment;
    // A mission on a mandate rests on the organ that gave it.
    of_mission.host_consented = of_mission.host_consented || file.mandate.has_value();
    add_mission_guards(guards, of_mission);
  }
  add_section_guard(guards, assessment);
  const auto items = type_of<ChecklistItem>().words.size();
  guards.push_back(guard("assistance.checklist_open", assessment.checklist.size() == items,
                         fmt::format("{} of {} items of the gender checklist are answered.",
                                     assessment.checklist.size(), items)));
  const bool none = std::ranges::any_of(assessment.options, [](auto& one) { return one.second; });
  guards.push_back(
      guard("assistance.no_assistance_not_weighed", none,
            none ? "Giving no assistance was weighed." : "No option is to give no assistance."));
}

Drafts change_team(const Requests& requests, RequestId id, const ChangeTeam& request,
                   const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::change_team, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_team(request.team));
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  return std::vector{file_draft(
      *file, TeamChanged{.request = id, .team = request.team, .reason = request.reason})};
}

Drafts agree_terms(const Requests& requests, RequestId id, const AgreeTerms& request,
                   const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::agree_terms, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.terms, "$.terms"));
  return std::vector{file_draft(*file, TermsAgreed{.request = id, .terms = request.terms})};
}

Drafts consent_mission(const Requests& requests, RequestId id, const ConsentMission& request,
                       const Actor& actor, const Facts& facts) {
  if (request.letter) (void)ACTA_TRY(check_letter(requests, *request.letter, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::consent_mission, {actor.person, facts.today()}));
  if (request.agreed != file->assessment.terms_agreed) {
    return refuse("assistance.terms_changed", 409,
                  "the terms were agreed anew meanwhile: read them, and consent to these",
                  "$.agreed");
  }
  (void)ACTA_TRY(check_note_of_state(request.note, actor));
  return std::vector{file_draft(
      *file, HostConsented{.request = id, .note = request.note, .letter = request.letter})};
}

Drafts fund_mission(const Requests& requests, RequestId id, const FundMission& request,
                    const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::fund_mission, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.source, "$.source", 2000));
  return std::vector{file_draft(*file, MissionFunded{.request = id, .source = request.source})};
}

Drafts plan_itinerary(const Requests& requests, RequestId id, const PlanItinerary& request,
                      const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::plan_itinerary, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_stops(request.stops));
  return std::vector{file_draft(*file, ItineraryPlanned{.request = id, .stops = request.stops})};
}

Drafts record_meeting(const Requests& requests, RequestId id, const RecordMeeting& request,
                      const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::record_meeting, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.who, "$.who", 2000));
  (void)ACTA_TRY(check_words(request.said, "$.said"));
  if (request.on > facts.today()) {
    return refuse("assistance.day_in_future", 422, "that day has not come", "$.on");
  }
  if (request.women < 0 || request.men < 0 || request.women + request.men == 0 ||
      request.women > 100'000 || request.men > 100'000) {
    return refuse("assistance.count_of_persons", 422, "say how many women and men were met",
                  "$.women");
  }
  return std::vector{Draft(stream_of(id),
                           InterlocutorsMet{.request = id,
                                            .category = request.category,
                                            .on = request.on,
                                            .who = request.who,
                                            .women = request.women,
                                            .men = request.men,
                                            .said = request.said},
                           std::max(file->classification, Classification::confidential))};
}

Drafts share_summary(const Requests& requests, RequestId id, const ShareSummary& request,
                     const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::share_summary, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.text, "$.text"));
  return std::vector{file_draft(*file, SummaryShared{.request = id, .text = request.text})};
}

}  // namespace acta::assistance
