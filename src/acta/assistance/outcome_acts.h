// What can be on the record of a request for electoral assistance, from recommendation to response.
//
// Recommendation, decision, withdrawal, and the public announcement of the response.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/intake_acts.h"

namespace acta::assistance {

struct Recommended {
  static constexpr ActInfo info{"assistance.recommended", 1, Classification::internal};
  RequestId request;
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::string lead_entity;
  std::string reasons;
  std::string funding;
};
constexpr auto describe(Recommended*) {
  return described<Recommended>(
      "Recommended", "A decision was recommended to the focal point.",
      field<&Recommended::request>("request", "The request."),
      field<&Recommended::outcome>("outcome", "What is recommended."),
      field<&Recommended::types>("types", "The kinds."),
      field<&Recommended::lead_entity>("lead_entity", "The entity to lead."),
      field<&Recommended::reasons>("reasons", "Why."),
      field<&Recommended::funding>("funding", "Indicative status of funding."));
}

struct Decided {
  static constexpr ActInfo info{"assistance.decided", 1, Classification::internal};
  RequestId request;
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  std::string reasons;
  std::vector<std::string> conditions;
  std::optional<Date> until;
};
constexpr auto describe(Decided*) {
  return described<Decided>("Decided", "The focal point decided.",
                            field<&Decided::request>("request", "The request."),
                            field<&Decided::outcome>("outcome", "What was decided."),
                            field<&Decided::types>("types", "The kinds approved."),
                            field<&Decided::lead_entity>("lead_entity", "The entity that leads."),
                            field<&Decided::reasons>("reasons", "Why; never empty."),
                            field<&Decided::conditions>("conditions", "On what conditions."),
                            field<&Decided::until>("until", "Until when it is deferred."));
}

struct DeferralResumed {
  static constexpr ActInfo info{"assistance.deferral_resumed", 1, Classification::internal};
  RequestId request;
  std::string reason;
};
constexpr auto describe(DeferralResumed*) {
  return described<DeferralResumed>("DeferralResumed",
                                    "A deferred request came before the focal point again.",
                                    field<&DeferralResumed::request>("request", "The request."),
                                    field<&DeferralResumed::reason>("reason", "Why."));
}

struct RequestWithdrawn {
  static constexpr ActInfo info{"assistance.request_withdrawn", 1, Classification::internal};
  RequestId request;
  std::string reason;
  std::optional<Letter> letter;
};
constexpr auto describe(RequestWithdrawn*) {
  return described<RequestWithdrawn>(
      "RequestWithdrawn", "The State withdrew its request, with effect on all new commitments.",
      field<&RequestWithdrawn::request>("request", "The request."),
      field<&RequestWithdrawn::reason>("reason", "As the State says."),
      field<&RequestWithdrawn::letter>("letter", "The State's letter."));
}

struct RequestSuspended {
  static constexpr ActInfo info{"assistance.request_suspended", 1, Classification::internal};
  RequestId request;
  SuspensionCause cause = SuspensionCause::other;
  std::optional<MandateId> mandate;
  std::string reason;
};
constexpr auto describe(RequestSuspended*) {
  return described<RequestSuspended>(
      "RequestSuspended", "What was approved is suspended, with effect on all new commitments.",
      field<&RequestSuspended::request>("request", "The request."),
      field<&RequestSuspended::cause>("cause", "What for."),
      field<&RequestSuspended::mandate>("mandate", "The mandate that is valid no more."),
      field<&RequestSuspended::reason>("reason", "In words."));
}

struct SuspensionLifted {
  static constexpr ActInfo info{"assistance.suspension_lifted", 1, Classification::internal};
  RequestId request;
  std::string reason;
};
constexpr auto describe(SuspensionLifted*) {
  return described<SuspensionLifted>("SuspensionLifted", "What was suspended goes on.",
                                     field<&SuspensionLifted::request>("request", "The request."),
                                     field<&SuspensionLifted::reason>("reason", "Why."));
}

struct RequestTerminated {
  static constexpr ActInfo info{"assistance.request_terminated", 1, Classification::internal};
  RequestId request;
  std::string reason;
};
constexpr auto describe(RequestTerminated*) {
  return described<RequestTerminated>("RequestTerminated", "The focal point ended the assistance.",
                                      field<&RequestTerminated::request>("request", "The request."),
                                      field<&RequestTerminated::reason>("reason", "Why."));
}

struct RequestLapsed {
  static constexpr ActInfo info{"assistance.request_lapsed", 1, Classification::internal};
  RequestId request;
  Date answer_by;
};
constexpr auto describe(RequestLapsed*) {
  return described<RequestLapsed>(
      "RequestLapsed", "No answer came in the time given.",
      field<&RequestLapsed::request>("request", "The request."),
      field<&RequestLapsed::answer_by>("answer_by", "The day until which an answer was awaited."));
}

struct ResponseAnnounced {
  static constexpr ActInfo info{"assistance.response_announced", 2, Classification::open};
  RequestId request;
  std::string ref;
  CountryCode state;
  Response response = Response::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  Date responded_on;
};
constexpr auto describe(ResponseAnnounced*) {
  return described<ResponseAnnounced>(
      "ResponseAnnounced", "It was made known what response a State was given.",
      field<&ResponseAnnounced::request>("request", "The request."),
      field<&ResponseAnnounced::ref>("ref", "Its reference."),
      field<&ResponseAnnounced::state>("state", "The State."),
      field<&ResponseAnnounced::response>("response", "The response."),
      field<&ResponseAnnounced::types>("types", "The kinds approved."),
      field<&ResponseAnnounced::lead_entity>("lead_entity", "The entity that leads."),
      field<&ResponseAnnounced::responded_on>("responded_on", "The day of the response."));
}

}  // namespace acta::assistance
