// Decisions from admissibility to the cleared assessment: waivers, screening with its time test,
// the needs assessment, and the three findings of OP5.
#pragma once

#include <string>
#include <vector>

#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

struct GrantWaiver {
  WaiverKind kind = WaiverKind::short_time;
  std::string reasons;
};
constexpr auto describe(GrantWaiver*) {
  return described<GrantWaiver>("GrantWaiver", "Waives a rule for this request.",
                                field<&GrantWaiver::kind>("kind", "Which rule."),
                                field<&GrantWaiver::reasons>("reasons", "Why."));
}

struct Screen {
  std::vector<AssistanceType> types;
  std::string duplicates_note;
};
constexpr auto describe(Screen*) {
  return described<Screen>(
      "Screen", "Screens the request and makes the time test.",
      field<&Screen::types>("types", "The kinds to assess; those without a mandate left out."),
      field<&Screen::duplicates_note>("duplicates_note", "What the search for duplicates found."));
}

struct Refer {
  MandatingOrgan organ = MandatingOrgan::security_council;
  std::string reason;
};
constexpr auto describe(Refer*) {
  return described<Refer>("Refer", "Refers a request to the organ that can give a mandate.",
                          field<&Refer::organ>("organ", "To which organ."),
                          field<&Refer::reason>("reason", "In words."));
}

struct ReuseAssessment {
  RequestId from;
  std::string reason;
};
constexpr auto describe(ReuseAssessment*) {
  return described<ReuseAssessment>(
      "ReuseAssessment", "Takes an earlier assessment of the State over.",
      field<&ReuseAssessment::from>("from", "The request that it was made for."),
      field<&ReuseAssessment::reason>("reason", "Why nothing has changed."));
}

struct BeginAssessment {
  AssessmentKind kind = AssessmentKind::desk_review;
  std::vector<TeamMember> team;
  std::string scope;
};
constexpr auto describe(BeginAssessment*) {
  return described<BeginAssessment>("BeginAssessment", "Begins the needs assessment.",
                                    field<&BeginAssessment::kind>("kind", "How it is made."),
                                    field<&BeginAssessment::team>("team", "Who makes it."),
                                    field<&BeginAssessment::scope>("scope", "What is assessed."));
}

struct RecordFinding {
  FindingKind kind = FindingKind::adequate_time;
  Met met = Met::not_met;
  std::string evidence;
};
constexpr auto describe(RecordFinding*) {
  return described<RecordFinding>("RecordFinding", "Records one of the three findings of OP5.",
                                  field<&RecordFinding::kind>("kind", "Which."),
                                  field<&RecordFinding::met>("met", "What was found."),
                                  field<&RecordFinding::evidence>("evidence", "On what it rests."));
}

struct ClearAssessment {
  std::string summary;
};
constexpr auto describe(ClearAssessment*) {
  return described<ClearAssessment>("ClearAssessment", "Clears the report of the desk review.",
                                    field<&ClearAssessment::summary>("summary", "What it says."));
}

struct Abandon {
  std::string reason;
};
constexpr auto describe(Abandon*) {
  return described<Abandon>("Abandon", "Abandons the assessment.",
                            field<&Abandon::reason>("reason", "Why."));
}

// Somebody, everyone named, and everyone declared that no interest conflicts.
Result<bool> check_team(const std::vector<TeamMember>& team);

Drafts grant_waiver(const Requests& requests, RequestId id, const GrantWaiver& request,
                    const Actor& actor, const Facts& facts);
Drafts screen(const Requests& requests, RequestId id, const Screen& request, const Actor& actor,
              const Facts& facts);
// The kinds that lack a mandate; screened once there is one, or without them.
Drafts refer(const Requests& requests, RequestId id, const Refer& request, const Actor& actor,
             const Facts& facts);
// Its findings on conditions and reporting; adequate time is found for this request.
Drafts reuse_assessment(const Requests& requests, RequestId id, const ReuseAssessment& request,
                        const Actor& actor, const Facts& facts);
Drafts begin_assessment(const Requests& requests, RequestId id, const BeginAssessment& request,
                        const Actor& actor, const Facts& facts);
Drafts record_finding(const Requests& requests, RequestId id, const RecordFinding& request,
                      const Actor& actor, const Facts& facts);
Drafts clear_assessment(const Requests& requests, RequestId id, const ClearAssessment& request,
                        const Actor& actor, const Facts& facts);
Drafts abandon(const Requests& requests, RequestId id, const Abandon& request, const Actor& actor,
               const Facts& facts);

// The time test (G4): days from receipt to the earliest milestone of the elections concerned,
// against what the kinds asked for need. Inputs and result are recorded together.
[[nodiscard]] TimeTested test_time(const Requests& requests, const RequestFile& file,
                                   const std::vector<AssistanceType>& types, TimeCause cause);

}  // namespace acta::assistance
