// Decisions from the letter to admissibility: receive, authenticate, return, reject, admit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/guard_decisions.h"
#include "acta/base/facts.h"

namespace acta::assistance {

struct ReceiveRequest {
  CountryCode state;
  Organ organ = Organ::other;
  std::string office;
  std::string signatory;
  Addressee addressee = Addressee::focal_point;
  Channel channel = Channel::letter;
  Date document_on;
  Date received_on;
  Language language = Language::en;
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  Classification classification = Classification::internal;
  Letter letter;
};

struct ConfirmOrigin {
  Means means = Means::call_back;
  std::string note;
};
constexpr auto describe(ConfirmOrigin*) {
  return described<ConfirmOrigin>("ConfirmOrigin", "Confirms where the letter comes from.",
                                  field<&ConfirmOrigin::means>("means", "How."),
                                  field<&ConfirmOrigin::note>("note", "What was seen or heard."));
}

struct RecordAuthority {
  CountryCode state;
  Organ organ = Organ::other;
  std::string holder;
  std::string office;
  Date valid_from;
  std::string source;
};
constexpr auto describe(RecordAuthority*) {
  return described<RecordAuthority>(
      "RecordAuthority", "Records who may bind a State.",
      field<&RecordAuthority::state>("state", "The State."),
      field<&RecordAuthority::organ>("organ", "The organ."),
      field<&RecordAuthority::holder>("holder", "Who holds the office."),
      field<&RecordAuthority::office>("office", "The office."),
      field<&RecordAuthority::valid_from>("valid_from", "From when."),
      field<&RecordAuthority::source>("source", "How it is known."));
}

struct EndAuthority {
  Date ended_on;
  std::string reason;
  std::string source;
};
constexpr auto describe(EndAuthority*) {
  return described<EndAuthority>(
      "EndAuthority", "Records that an authority ended.",
      field<&EndAuthority::ended_on>("ended_on", "First day without it."),
      field<&EndAuthority::reason>("reason", "Why."),
      field<&EndAuthority::source>("source", "How it is known."));
}

struct Admit {
  std::optional<AuthorityId> authority;
  std::string note;
};
constexpr auto describe(Admit*) {
  return described<Admit>(
      "Admit", "Finds the request admissible.",
      field<&Admit::authority>("authority", "Which authority; needed when several are valid."),
      field<&Admit::note>("note", "Why it is admissible."));
}

struct ReturnRequest {
  std::vector<Missing> missing;
  std::string reason;
  Date answer_by;
};
constexpr auto describe(ReturnRequest*) {
  return described<ReturnRequest>("ReturnRequest", "Returns the request for what it lacks.",
                                  field<&ReturnRequest::missing>("missing", "What it lacks."),
                                  field<&ReturnRequest::reason>("reason", "In words."),
                                  field<&ReturnRequest::answer_by>("answer_by", "Until when."));
}

struct Resubmit {
  std::string note;
  std::optional<Letter> letter;
};

struct Reject {
  std::string reason;
};
constexpr auto describe(Reject*) {
  return described<Reject>("Reject", "Finds the request inadmissible.",
                           field<&Reject::reason>("reason", "Why."));
}

using Drafts = Result<std::vector<Draft>>;

Drafts receive_request(const Requests& requests, const ReceiveRequest& request, Facts& facts);
Drafts begin_authentication(const Requests& requests, RequestId id, const Actor& actor,
                            const Facts& facts);
Drafts confirm_origin(const Requests& requests, RequestId id, const ConfirmOrigin& request,
                      const Actor& actor, const Facts& facts);
Drafts admit(const Requests& requests, RequestId id, const Admit& request, const Actor& actor,
             const Facts& facts);
Drafts return_request(const Requests& requests, RequestId id, const ReturnRequest& request,
                      const Actor& actor, const Facts& facts);
Drafts resubmit(const Requests& requests, RequestId id, const Resubmit& request, const Actor& actor,
                const Facts& facts);
Drafts reject(const Requests& requests, RequestId id, const Reject& request, const Actor& actor,
              const Facts& facts);
Drafts record_authority(const Requests& requests, const RecordAuthority& request, Facts& facts);
Drafts end_authority(const Requests& requests, AuthorityId id, const EndAuthority& request);

// A draft of an act of that file, as closed as the file itself.
[[nodiscard]] Draft file_draft(const RequestFile& file, AnyAct act);
// The announcement of a response, when the file is one whose existence is made known.
void announce(std::vector<Draft>& drafts, const RequestFile& file, Response response,
              std::vector<AssistanceType> types, std::optional<std::string> lead_entity, Date on);
// Not reversed, where both days are given.
Result<bool> check_period(const std::optional<Date>& from, const std::optional<Date>& to);
// Each is on the calendar, and held by that State.
Result<bool> check_elections(const Requests& requests, const CountryCode& state,
                             const std::vector<ElectionId>& elections);
// At least one, none twice.
Result<bool> check_types(const std::vector<AssistanceType>& types);
// Named in no more than 300 bytes each.
Result<bool> check_areas(const std::vector<std::string>& areas);
// Refuses a document that stands in another file, like one that was never uploaded: who may not see
// that file learns nothing of it, and cannot read it by attaching it to their own.
Result<bool> check_letter(const Requests& requests, const Letter& letter,
                          std::optional<RequestId> file);
// What a State does, the desk may record for it: then it says how it is known.
Result<bool> check_note_of_state(const std::string& note, const Actor& actor);
// Refuses text of nothing but white space, or longer than `max` bytes.
Result<bool> check_words(const std::string& text, std::string_view where, std::size_t max = 8000);

}  // namespace acta::assistance
