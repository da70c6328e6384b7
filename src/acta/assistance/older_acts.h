// Acts of assistance as earlier programs wrote them; read for ever, made today's by add_acts.
#pragma once

#include "acta/assistance/outcome_acts.h"
#include "acta/assistance/review_acts.h"

namespace acta::assistance {

struct RequestScreenedV1 {
  static constexpr ActInfo info{"assistance.request_screened", 1, Classification::internal};
  RequestId request;
  std::vector<AssistanceType> types;
  std::vector<RequestId> related;
  std::string duplicates_note;
};
constexpr auto describe(RequestScreenedV1*) {
  return described<RequestScreenedV1>(
      "RequestScreenedV1", "The request was screened; a desk review was chosen.",
      field<&RequestScreenedV1::request>("request", "The request."),
      field<&RequestScreenedV1::types>("types", "The kinds to be assessed."),
      field<&RequestScreenedV1::related>("related",
                                         "Other requests of the State that were looked at."),
      field<&RequestScreenedV1::duplicates_note>("duplicates_note",
                                                 "What the search for duplicates found."));
}

struct AssessmentBegunV1 {
  static constexpr ActInfo info{"assistance.assessment_begun", 1, Classification::internal};
  RequestId request;
  std::vector<TeamMember> team;
  std::string scope;
};
constexpr auto describe(AssessmentBegunV1*) {
  return described<AssessmentBegunV1>(
      "AssessmentBegunV1", "A desk review began.",
      field<&AssessmentBegunV1::request>("request", "The request."),
      field<&AssessmentBegunV1::team>("team", "Who reviews."),
      field<&AssessmentBegunV1::scope>("scope", "What is reviewed."));
}

enum class ResponseV1 : std::uint8_t {
  approved,
  approved_limited,
  declined,
  deferred,
  withdrawn,
  not_admissible,
  lapsed
};
constexpr auto describe(ResponseV1*) {
  return words<ResponseV1>("ResponseV1", "The response given.", "approved", "approved_limited",
                           "declined", "deferred", "withdrawn", "not_admissible", "lapsed");
}

struct ResponseAnnouncedV1 {
  static constexpr ActInfo info{"assistance.response_announced", 1, Classification::open};
  RequestId request;
  std::string ref;
  CountryCode state;
  ResponseV1 response = ResponseV1::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  Date responded_on;
};
constexpr auto describe(ResponseAnnouncedV1*) {
  return described<ResponseAnnouncedV1>(
      "ResponseAnnouncedV1", "It was made known what response a State was given.",
      field<&ResponseAnnouncedV1::request>("request", "The request."),
      field<&ResponseAnnouncedV1::ref>("ref", "Its reference."),
      field<&ResponseAnnouncedV1::state>("state", "The State."),
      field<&ResponseAnnouncedV1::response>("response", "The response."),
      field<&ResponseAnnouncedV1::types>("types", "The kinds approved."),
      field<&ResponseAnnouncedV1::lead_entity>("lead_entity", "The entity that leads."),
      field<&ResponseAnnouncedV1::responded_on>("responded_on", "The day of the response."));
}

}  // namespace acta::assistance
