// What a State is shown of its own request: what it said, what it was told, and where the request
// stands, in words of its own. Nothing of how the desk works: no check, finding, recommendation,
// reason or name of who did what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/exchange_views.h"
#include "acta/assistance/file_views.h"

namespace acta::assistance {

enum class StateStage : std::uint8_t {
  received,
  being_checked,
  returned,
  being_considered,
  approved,
  approved_limited,
  deferred,
  declined,
  not_admissible,
  suspended,
  withdrawn,
  lapsed,
  ended
};
constexpr auto describe(StateStage*) {
  return words<StateStage>("StateStage", "Where a request stands, as the State is told.",
                           "received", "being_checked", "returned", "being_considered", "approved",
                           "approved_limited", "deferred", "declined", "not_admissible",
                           "suspended", "withdrawn", "lapsed", "ended");
}
[[nodiscard]] StateStage stage_of(RequestStatus status);

struct Returned {
  std::vector<Missing> missing;
  std::string reason;
  Date answer_by;
};
constexpr auto describe(Returned*) {
  return described<Returned>("Returned", "What a request lacked when it was returned.",
                             field<&Returned::missing>("missing", "What it lacks."),
                             field<&Returned::reason>("reason", "In words."),
                             field<&Returned::answer_by>("answer_by", "Until when."));
}

struct StateResponse {
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  std::optional<Date> until;
  Date on;
};
constexpr auto describe(StateResponse*) {
  return described<StateResponse>(
      "StateResponse", "The response to the request.",
      field<&StateResponse::outcome>("outcome", "The response."),
      field<&StateResponse::types>("types", "The kinds approved."),
      field<&StateResponse::lead_entity>("lead_entity", "The entity that leads."),
      field<&StateResponse::until>("until", "Until when it is deferred."),
      field<&StateResponse::on>("on", "When it was given."));
}

// What happened, of what a State is told.
enum class StateEventKind : std::uint8_t {
  received,
  checking,
  returned,
  resubmitted,
  considered,
  not_admissible,
  question_asked,
  question_answered,
  letter_sent,
  letter_acknowledged,
  publication_proposed,
  publication_answered,
  publication_dropped,
  published,
  responded,
  suspended,
  resumed,
  withdrawn,
  lapsed,
  ended,
  mission_proposed,
  mission_consented,
  summary_shared
};
constexpr auto describe(StateEventKind*) {
  return words<StateEventKind>(
      "StateEventKind", "What happened, as the State is told.", "received", "checking", "returned",
      "resubmitted", "considered", "not_admissible", "question_asked", "question_answered",
      "letter_sent", "letter_acknowledged", "publication_proposed", "publication_answered",
      "publication_dropped", "published", "responded", "suspended", "resumed", "withdrawn",
      "lapsed", "ended", "mission_proposed", "mission_consented", "summary_shared");
}
// Absent: an act that is not for States.
[[nodiscard]] std::optional<StateEventKind> told_to_state(const RecordedAct& act);

// Where a mission is when; what it goes there for, and whom it meets, is its own.
struct StateStop {
  Date from;
  Date to;
  std::string place;
};
constexpr auto describe(StateStop*) {
  return described<StateStop>(
      "StateStop", "Where a mission is when.", field<&StateStop::from>("from", "First day."),
      field<&StateStop::to>("to", "Last day."), field<&StateStop::place>("place", "The place."));
}

struct StateMission {
  std::string terms;
  std::int64_t agreed = 0;
  std::optional<Date> consented_on;
  std::vector<StateStop> stops;
};
constexpr auto describe(StateMission*) {
  return described<StateMission>(
      "StateMission", "A mission to the State.",
      field<&StateMission::terms>("terms", "Its terms of reference."),
      field<&StateMission::agreed>("agreed", "How often they were agreed: what is consented to."),
      field<&StateMission::consented_on>("consented_on", "When the State consented to it."),
      field<&StateMission::stops>("stops", "Where it is when."));
}

struct StateContents {
  std::string title;
  std::string summary;
  Organ organ = Organ::other;
  std::string office;
  std::string signatory;
  Date document_on;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  std::vector<DocumentLine> documents;
  std::optional<Returned> returned;
  std::optional<StateResponse> response;
  std::optional<StateMission> mission;
  std::optional<std::string> summary_shared;
  Exchange exchange;
};
constexpr auto describe(StateContents*) {
  return described<StateContents>(
      "StateContents", "What a State is shown of its request.",
      field<&StateContents::title>("title", "What is asked, in a line."),
      field<&StateContents::summary>("summary", "What is asked."),
      field<&StateContents::organ>("organ", "The organ that asks."),
      field<&StateContents::office>("office", "The office."),
      field<&StateContents::signatory>("signatory", "Who signed."),
      field<&StateContents::document_on>("document_on", "The date on the letter."),
      field<&StateContents::types>("types", "The kinds asked for."),
      field<&StateContents::areas>("areas", "Fields of electoral work."),
      field<&StateContents::elections>("elections", "The elections concerned."),
      field<&StateContents::period_from>("period_from", "First day of the period."),
      field<&StateContents::period_to>("period_to", "Last day of the period."),
      field<&StateContents::documents>("documents", "Sent by the State or to it."),
      field<&StateContents::returned>("returned", "What is missing, while it is returned."),
      field<&StateContents::response>("response", "The last one."),
      field<&StateContents::mission>("mission", "Once its terms are agreed."),
      field<&StateContents::summary_shared>("summary_shared", "Of the assessment."),
      field<&StateContents::exchange>("exchange", "Questions, letters, publications."));
}

[[nodiscard]] StateContents state_contents(const std::vector<RecordedAct>& acts);
}  // namespace acta::assistance
