// Decides what becomes of a State's request to the Office of the High Commissioner for Human Rights
// for advisory services. Pure.
//
//   received -> coordinated -> accepted -> completed
//                           -> declined
//   withdrawn from any of the first three, coordinated as often as there is something to say
//
// Norm: GA resolution 68/164, OP14 (cited; its text was not at hand): the Office answers in
// coordination with the Division, so that nothing is answered before the Division was heard.
#pragma once

#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

struct Advisory {
  CountryCode state;
  AdvisoryStatus status = AdvisoryStatus::received;
  Classification classification = Classification::internal;
  Date asked_on;
  std::optional<Date> answered_on;
};

struct Advisories {
  std::map<AdvisoryId, Advisory> by_id;
};
void apply(Advisories& advisories, const RecordedAct& act);

struct RequestAdvisory {
  CountryCode state;
  std::string title;
  std::string summary;
  AdvisoryDoor door = AdvisoryDoor::office;
  Date asked_on;
  std::optional<RequestId> request;
  Classification classification = Classification::internal;
};
constexpr auto describe(RequestAdvisory*) {
  return described<RequestAdvisory>(
      "RequestAdvisory", "Records that a State asked the Office for advisory services.",
      field<&RequestAdvisory::state>("state", "The State that asks."),
      field<&RequestAdvisory::title>("title", "What is asked, in a line."),
      field<&RequestAdvisory::summary>("summary", "What is asked."),
      field<&RequestAdvisory::door>("door", "Where the letter came in."),
      field<&RequestAdvisory::asked_on>("asked_on", "The date of the letter."),
      field<&RequestAdvisory::request>("request",
                                       "The State's request for electoral assistance, if any."),
      field<&RequestAdvisory::classification>("classification", "internal, or more."));
}

struct CoordinateAdvisory {
  AdvisoryPosition position = AdvisoryPosition::no_objection;
  std::string note;
};
constexpr auto describe(CoordinateAdvisory*) {
  return described<CoordinateAdvisory>(
      "CoordinateAdvisory", "Records what the Division says of it.",
      field<&CoordinateAdvisory::position>("position", "Its position."),
      field<&CoordinateAdvisory::note>("note", "In words."));
}

struct AnswerAdvisory {
  AdvisoryAnswer answer = AdvisoryAnswer::accepted;
  std::string reason;
  Date answered_on;
};
constexpr auto describe(AnswerAdvisory*) {
  return described<AnswerAdvisory>(
      "AnswerAdvisory", "Records what the Office answered.",
      field<&AnswerAdvisory::answer>("answer", "What it answered."),
      field<&AnswerAdvisory::reason>("reason", "Why, and what it offers."),
      field<&AnswerAdvisory::answered_on>("answered_on", "The date of its letter."));
}

struct CompleteAdvisory {
  std::string summary;
  Date completed_on;
};
constexpr auto describe(CompleteAdvisory*) {
  return described<CompleteAdvisory>(
      "CompleteAdvisory", "Records that the services were given.",
      field<&CompleteAdvisory::summary>("summary", "What was given, and what came of it."),
      field<&CompleteAdvisory::completed_on>("completed_on", "Their last day."));
}

struct WithdrawAdvisory {
  std::string reason;
  Date withdrawn_on;
};
constexpr auto describe(WithdrawAdvisory*) {
  return described<WithdrawAdvisory>(
      "WithdrawAdvisory", "Records that the State withdrew it.",
      field<&WithdrawAdvisory::reason>("reason", "Why."),
      field<&WithdrawAdvisory::withdrawn_on>("withdrawn_on", "The date of its letter."));
}

// `shows` says whether who asks may see a request for electoral assistance that they name: one that
// they may not see answers as one that is not there.
using ShowsRequest = std::function<bool(const RequestFile&)>;

Drafts request_advisory(const Requests& requests, const RequestAdvisory& request,
                        const ShowsRequest& shows, Facts& facts);
Drafts coordinate_advisory(const Advisories& advisories, AdvisoryId id,
                           const CoordinateAdvisory& request);
Drafts answer_advisory(const Advisories& advisories, AdvisoryId id, const AnswerAdvisory& request,
                       const Facts& facts);
Drafts complete_advisory(const Advisories& advisories, AdvisoryId id,
                         const CompleteAdvisory& request, const Facts& facts);
Drafts withdraw_advisory(const Advisories& advisories, AdvisoryId id,
                         const WithdrawAdvisory& request, const Facts& facts);

}  // namespace acta::assistance
