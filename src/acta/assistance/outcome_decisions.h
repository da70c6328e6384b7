// Decisions at the end of a file: recommend, decide, resume, withdraw, and what passed deadlines
// do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/review_decisions.h"

namespace acta::assistance {

struct Recommend {
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::string lead_entity;
  std::string reasons;
  std::string funding;
};
constexpr auto describe(Recommend*) {
  return described<Recommend>(
      "Recommend", "Recommends a decision to the focal point.",
      field<&Recommend::outcome>("outcome", "What is recommended."),
      field<&Recommend::types>("types", "The kinds."),
      field<&Recommend::lead_entity>("lead_entity", "The entity to lead."),
      field<&Recommend::reasons>("reasons", "Why."),
      field<&Recommend::funding>("funding", "Indicative status of funding."));
}

struct Decide {
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  std::string reasons;
  std::vector<std::string> conditions;
  std::optional<Date> until;
};
constexpr auto describe(Decide*) {
  return described<Decide>("Decide", "Decides; the focal point only.",
                           field<&Decide::outcome>("outcome", "What is decided."),
                           field<&Decide::types>("types", "The kinds approved."),
                           field<&Decide::lead_entity>("lead_entity", "The entity that leads."),
                           field<&Decide::reasons>("reasons", "Why; never empty."),
                           field<&Decide::conditions>("conditions", "On what conditions."),
                           field<&Decide::until>("until", "Until when it is deferred."));
}

struct Resume {
  std::string reason;
};
constexpr auto describe(Resume*) {
  return described<Resume>("Resume", "Brings a deferred request before the focal point again.",
                           field<&Resume::reason>("reason", "Why."));
}

struct Suspend {
  SuspensionCause cause = SuspensionCause::other;
  std::string reason;
};
constexpr auto describe(Suspend*) {
  return described<Suspend>("Suspend", "Suspends what was approved; the focal point only.",
                            field<&Suspend::cause>("cause", "What for."),
                            field<&Suspend::reason>("reason", "In words."));
}

struct LiftSuspension {
  std::string reason;
};
constexpr auto describe(LiftSuspension*) {
  return described<LiftSuspension>("LiftSuspension", "Lets what was suspended go on.",
                                   field<&LiftSuspension::reason>("reason", "Why."));
}

struct Terminate {
  std::string reason;
};
constexpr auto describe(Terminate*) {
  return described<Terminate>("Terminate", "Ends the assistance; the focal point only.",
                              field<&Terminate::reason>("reason", "Why."));
}

struct Withdraw {
  std::string reason;
  std::optional<Letter> letter;
};

Drafts recommend(const Requests& requests, RequestId id, const Recommend& request,
                 const Actor& actor, const Facts& facts);
Drafts decide(const Requests& requests, RequestId id, const Decide& request, const Actor& actor,
              const Facts& facts);
Drafts resume(const Requests& requests, RequestId id, const Resume& request, const Actor& actor,
              const Facts& facts);
Drafts suspend(const Requests& requests, RequestId id, const Suspend& request, const Actor& actor,
               const Facts& facts);
Drafts lift_suspension(const Requests& requests, RequestId id, const LiftSuspension& request,
                       const Actor& actor, const Facts& facts);
Drafts terminate(const Requests& requests, RequestId id, const Terminate& request,
                 const Actor& actor, const Facts& facts);
Drafts withdraw(const Requests& requests, RequestId id, const Withdraw& request, const Actor& actor,
                const Facts& facts);

}  // namespace acta::assistance
