// Decisions from admissibility to the cleared assessment: waivers, screening with its time test,
// the desk review, and the three findings of OP5.
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
      field<&Screen::types>("types", "The kinds to assess; those that need a mandate left out."),
      field<&Screen::duplicates_note>("duplicates_note", "What the search for duplicates found."));
}

struct BeginAssessment {
  std::vector<TeamMember> team;
  std::string scope;
};
constexpr auto describe(BeginAssessment*) {
  return described<BeginAssessment>("BeginAssessment", "Begins the desk review.",
                                    field<&BeginAssessment::team>("team", "Who reviews."),
                                    field<&BeginAssessment::scope>("scope", "What is reviewed."));
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

Drafts grant_waiver(const Requests& requests, RequestId id, const GrantWaiver& request,
                    const Actor& actor);
Drafts screen(const Requests& requests, RequestId id, const Screen& request, const Actor& actor);
Drafts begin_assessment(const Requests& requests, RequestId id, const BeginAssessment& request,
                        const Actor& actor);
Drafts record_finding(const Requests& requests, RequestId id, const RecordFinding& request,
                      const Actor& actor);
Drafts clear_assessment(const Requests& requests, RequestId id, const ClearAssessment& request,
                        const Actor& actor);
Drafts abandon(const Requests& requests, RequestId id, const Abandon& request, const Actor& actor);

// The time test (G4): days from receipt to the earliest milestone of the elections concerned,
// against what the kinds asked for need. Inputs and result are recorded together.
[[nodiscard]] TimeTested test_time(const Requests& requests, const RequestFile& file,
                                   const std::vector<AssistanceType>& types, TimeCause cause);

}  // namespace acta::assistance
