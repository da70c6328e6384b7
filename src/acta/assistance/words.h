// The words of the electoral assistance desk: kinds, organs, channels, statuses. Closed lists; the
// letters are the same on the record, in SQL, in the API and on screens.
#pragma once

#include <cstdint>

#include "acta/base/describe.h"

namespace acta::assistance {

enum class AssistanceType : std::uint8_t { ta, env, org, cert, sup, obs, panel, coord, go };
constexpr auto describe(AssistanceType*) {
  return words<AssistanceType>("AssistanceType", "The kind of assistance.", "TA", "ENV", "ORG",
                               "CERT", "SUP", "OBS", "PANEL", "COORD", "GO");
}
// Organization, certification, supervision and observation rest on the Security Council or the
// General Assembly alone (directive FP/01/2013 as described in public sources; text unread).
[[nodiscard]] constexpr bool needs_mandate(AssistanceType type) {
  return type == AssistanceType::org || type == AssistanceType::cert ||
         type == AssistanceType::sup || type == AssistanceType::obs;
}

// Whose mandates bind the Organization to organize, certify, supervise or observe.
enum class MandatingOrgan : std::uint8_t { security_council, general_assembly };
constexpr auto describe(MandatingOrgan*) {
  return words<MandatingOrgan>("MandatingOrgan", "Who gave a mandate.", "security_council",
                               "general_assembly");
}

enum class SuspensionCause : std::uint8_t {
  mandate_expired,
  conditions_breached,
  unconstitutional_change,
  security,
  funds,
  other
};
constexpr auto describe(SuspensionCause*) {
  return words<SuspensionCause>("SuspensionCause", "Why assistance is suspended.",
                                "mandate_expired", "conditions_breached", "unconstitutional_change",
                                "security", "funds", "other");
}

enum class Organ : std::uint8_t {
  head_of_state,
  head_of_government,
  foreign_ministry,
  permanent_mission,
  election_commission,
  ministry,
  legislature,
  transitional_authority,
  political_party,
  civil_society,
  other
};
constexpr auto describe(Organ*) {
  return words<Organ>("Organ", "Who asks.", "head_of_state", "head_of_government",
                      "foreign_ministry", "permanent_mission", "election_commission", "ministry",
                      "legislature", "transitional_authority", "political_party", "civil_society",
                      "other");
}

enum class Addressee : std::uint8_t { secretary_general, focal_point, srsg, resident_coordinator };
constexpr auto describe(Addressee*) {
  return words<Addressee>("Addressee", "To whom the letter is written.", "secretary_general",
                          "focal_point", "srsg", "resident_coordinator");
}

enum class Channel : std::uint8_t { note_verbale, letter, via_resident_coordinator, via_srsg };
constexpr auto describe(Channel*) {
  return words<Channel>("Channel", "How it came.", "note_verbale", "letter",
                        "via_resident_coordinator", "via_srsg");
}

enum class Means : std::uint8_t {
  call_back,
  specimen_signature,
  diplomatic_channel,
  in_person,
  digital_signature
};
constexpr auto describe(Means*) {
  return words<Means>("Means", "How the origin was checked.", "call_back", "specimen_signature",
                      "diplomatic_channel", "in_person", "digital_signature");
}

enum class Missing : std::uint8_t { authority, election, period, signature, translation };
constexpr auto describe(Missing*) {
  return words<Missing>("Missing", "What a letter lacks.", "authority", "election", "period",
                        "signature", "translation");
}

enum class WaiverKind : std::uint8_t {
  election_commission_requester,
  short_time,
  rival_authorities
};
constexpr auto describe(WaiverKind*) {
  return words<WaiverKind>("WaiverKind", "What the focal point waives.",
                           "election_commission_requester", "short_time", "rival_authorities");
}

enum class TimeResult : std::uint8_t { adequate, tight, past, unknown };
constexpr auto describe(TimeResult*) {
  return words<TimeResult>("TimeResult", "What the time test found.", "adequate", "short", "past",
                           "unknown");
}

enum class TimeCause : std::uint8_t { screening, date_moved };
constexpr auto describe(TimeCause*) {
  return words<TimeCause>("TimeCause", "Why the time test was made.", "screening", "date_moved");
}

enum class FindingKind : std::uint8_t { adequate_time, conditions, reporting };
constexpr auto describe(FindingKind*) {
  return words<FindingKind>("FindingKind", "One of the three findings of OP5.", "adequate_time",
                            "conditions", "reporting");
}

enum class Met : std::uint8_t { met, not_met, met_with_conditions };
constexpr auto describe(Met*) {
  return words<Met>("Met", "What was found.", "met", "not_met", "met_with_conditions");
}

enum class Outcome : std::uint8_t { approved, approved_limited, declined, deferred };
constexpr auto describe(Outcome*) {
  return words<Outcome>("Outcome", "What was decided or is recommended.", "approved",
                        "approved_limited", "declined", "deferred");
}

// The responses that a State can be given; these and only these are announced.
enum class Response : std::uint8_t {
  approved,
  approved_limited,
  declined,
  deferred,
  withdrawn,
  not_admissible,
  lapsed,
  terminated
};
constexpr auto describe(Response*) {
  return words<Response>("Response", "The response given.", "approved", "approved_limited",
                         "declined", "deferred", "withdrawn", "not_admissible", "lapsed",
                         "terminated");
}

enum class RequestStatus : std::uint8_t {
  received,
  authenticating,
  returned,
  admissible,
  screened,
  assessing,
  assessed,
  decision_pending,
  approved,
  approved_limited,
  declined,
  deferred,
  withdrawn,
  lapsed,
  rejected_inadmissible,
  abandoned,
  referred_organ,
  suspended,
  terminated
};
constexpr auto describe(RequestStatus*) {
  return words<RequestStatus>(
      "RequestStatus", "Where a request stands.", "received", "authenticating", "returned",
      "admissible", "screened", "assessing", "assessed", "decision_pending", "approved",
      "approved_limited", "declined", "deferred", "withdrawn", "lapsed", "rejected_inadmissible",
      "abandoned", "referred_organ", "suspended", "terminated");
}

}  // namespace acta::assistance
