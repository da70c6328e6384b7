// What a decision must know about requests: their files, who may bind which State, and the dates of
// elections; folded from acts, kept in memory by the writer.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/base/result.h"

namespace acta::assistance {

struct OriginCheck {
  Means means = Means::call_back;
  PersonId by;
  std::set<PersonId> co_signers = {};
};

struct Recommendation {
  Recommended act;
  PersonId by;
};

struct Publication {
  PublicationState state = PublicationState::proposed;
  PublicationProposed proposal;
};

struct Consultation {
  std::string entity;
  Date due;
  bool open = true;
};

// What an assessment has so far; of what can be said anew, that it was said.
struct Assessment {
  AssessmentKind kind = AssessmentKind::desk_review;
  bool taken_over = false;
  std::int64_t terms_agreed = 0;  // how often; the last counts
  bool host_consented = false;
  bool funded = false;
  bool itinerary = false;
  std::map<ReportSection, std::int64_t> sections;  // how often each was written
  std::set<ChecklistItem> checklist;
  std::map<std::string, bool> options;          // by title; whether it is no assistance
  std::map<MeetingCategory, std::int64_t> met;  // meetings with each
};

// The file of one request as it stands after its last act.
struct RequestFile {
  RequestId id;
  std::string ref;
  CountryCode state;
  RequestStatus status = RequestStatus::received;
  Classification classification = Classification::internal;
  Organ organ = Organ::other;
  Date document_on;
  Date received_on;
  std::vector<AssistanceType> types;
  std::vector<AssistanceType> approved;  // once it was
  RequestStatus approved_as = RequestStatus::approved;
  std::optional<MandateId> mandate;      // of a file that rests on it and on no request
  std::optional<AuthorityId> authority;  // on which it was admitted
  std::optional<Date> cleared_on;        // of its assessment, or of the one that it took over
  std::vector<ElectionId> elections;
  std::vector<OriginCheck> origin_checks;
  std::set<WaiverKind> waivers;
  std::optional<TimeTested> time;
  std::map<FindingKind, Met> findings;
  Assessment assessment;
  std::map<ConsultationId, Consultation> consultations;
  std::optional<Recommendation> recommendation;
  std::optional<Date> answer_by;       // while returned
  std::optional<Date> deferred_until;  // while deferred
  bool by_state = false;               // received through the State's own door
  std::map<QuestionId, QuestionState> questions;
  std::map<SentLetterId, bool> letters;  // sent to the State; whether it confirmed the receipt
  std::map<PublicationId, Publication> publications;
  std::int64_t version = 0;  // acts in its stream
};

// A mandate: from when to when it was given, however often it was renewed.
struct Mandate {
  CountryCode state;
  MandatingOrgan organ = MandatingOrgan::security_council;
  std::vector<AssistanceType> types;
  struct Interval {
    Date from;
    std::optional<Date> to;  // its last day
  };
  std::vector<Interval> given;
  std::set<std::pair<std::string, std::string>> texts;  // symbols with their paragraphs
  std::int64_t version = 0;

  [[nodiscard]] bool valid_on(Date day) const;
  [[nodiscard]] bool grants(AssistanceType type) const;
};

struct Authority {
  AuthorityId id;
  CountryCode state;
  Organ organ = Organ::other;
  Date valid_from;
  std::optional<Date> ended_on;

  // Valid on a day: from its first day until the day before it ended.
  [[nodiscard]] bool valid_on(Date day) const {
    return valid_from <= day && (!ended_on || day < *ended_on);
  }
};

struct Requests {
  std::map<RequestId, RequestFile> files;
  std::map<AuthorityId, Authority> authorities;
  std::map<AuthorityId, std::vector<RequestId>> admitted_on;
  std::map<CountryCode, std::set<RequestId>> assessed_of;  // whose assessment was cleared
  std::map<MandateId, Mandate> mandates;
  std::map<CountryCode, std::vector<MandateId>> mandates_of;
  // The day on which each milestone of an election falls, as last made known.
  std::map<ElectionId, std::map<cycles::Milestone, Date>> milestones;
  std::map<ElectionId, CountryCode> elections;
  std::map<ElectionId, std::vector<RequestId>> files_of;  // the requests that name an election
  std::map<int, int> refs_of_year;                        // how many references a year has used
  std::map<int, int> mandate_refs_of_year;     // the same of files that rest on mandates alone
  std::set<RequestId> approved;                // files whose assistance can be suspended
  std::map<std::string, RequestId> documents;  // the file that each blob stands in
  struct CheckAt {
    RequestId file;
    std::size_t check = 0;
  };
  std::map<std::string, CheckAt> checks;  // of the origin, by the ids of their acts
};

void apply(Requests& requests, const RecordedAct& act);

// No act but its withdrawal from the calendar of work can follow.
[[nodiscard]] bool is_closed(RequestStatus status);
// The authorities of that organ and State that are valid on that day; two or more are rivals.
[[nodiscard]] std::vector<const Authority*> authorities_on(const Requests& requests,
                                                           const CountryCode& state, Organ organ,
                                                           Date day);
// Whether the authority on which it was admitted was valid on the date of the letter, as far as is
// known now; so while it was not admitted, and of what rests on a mandate.
[[nodiscard]] bool authority_holds(const Requests& requests, const RequestFile& file);
// Whether that kind rests on a mandate in this file: where no request is, every kind does.
[[nodiscard]] bool rests_on_mandate(const RequestFile& file, AssistanceType type);
// Which of the kinds rest on a mandate, and on none of that State that is valid on the day.
[[nodiscard]] std::vector<AssistanceType> without_mandate(const Requests& requests,
                                                          const RequestFile& file,
                                                          const std::vector<AssistanceType>& types,
                                                          Date day);
// The mandates of that State that are valid on the day and grant one of the kinds that rest on one.
[[nodiscard]] std::vector<MandateId> mandates_for(const Requests& requests, const RequestFile& file,
                                                  const std::vector<AssistanceType>& types,
                                                  Date day);
[[nodiscard]] Result<const RequestFile*> find_file(const Requests& requests, RequestId id);

}  // namespace acta::assistance
