#include "acta/assistance/intake_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::assistance {
namespace {

// A/49/675 annex III and the practice described in the domain reference 1.1: requests come from an
// organ authorized to bind the State; those of parties, civil society and others are not
// considered.
Result<bool> check_requester(const ReceiveRequest& request) {
  switch (request.organ) {
    case Organ::political_party:
    case Organ::civil_society:
    case Organ::other:
      return refuse(
          "assistance.requester_not_competent", 422,
          "Only an organ that can bind the State may ask: its head of State or "
          "government, foreign ministry or permanent mission. The letter can be answered, "
          "but it is no request.",
          "$.organ");
    case Organ::head_of_state:
    case Organ::head_of_government:
    case Organ::foreign_ministry:
    case Organ::permanent_mission:
    case Organ::election_commission:
    case Organ::ministry:
    case Organ::legislature:
    case Organ::transitional_authority: return true;
  }
  std::unreachable();
}

Result<bool> check_dates(const ReceiveRequest& request, const Facts& facts) {
  if (request.received_on > facts.today()) {
    return refuse("assistance.received_in_future", 422, "that day has not come", "$.received_on");
  }
  if (request.document_on > request.received_on) {
    return refuse("assistance.dated_after_receipt", 422,
                  "the letter bears a date after the day it was received", "$.document_on");
  }
  (void)ACTA_TRY(check_period(request.period_from, request.period_to));
  if (request.elections.empty() && !request.period_from) {
    return refuse("assistance.event_or_period_needed", 422,
                  "name the election, or the period for which assistance is asked", "$.elections");
  }
  return true;
}

// References of confidential files are drawn from another series, so that the numbering of the
// others shows no gap.
std::string next_ref(const Requests& requests, const ReceiveRequest& request, RequestId id) {
  const int year = request.received_on.year();
  if (request.classification != Classification::internal) {
    return fmt::format("AC-C-{}", to_text(id).substr(24));
  }
  const auto used = requests.refs_of_year.find(year);
  return fmt::format("AC-{}-{:03}", year,
                     used == requests.refs_of_year.end() ? 1 : used->second + 1);
}

RequestReceived received_from(const ReceiveRequest& request, RequestId id, std::string ref) {
  return {.request = id,
          .ref = std::move(ref),
          .state = request.state,
          .organ = request.organ,
          .office = request.office,
          .signatory = request.signatory,
          .addressee = request.addressee,
          .channel = request.channel,
          .document_on = request.document_on,
          .received_on = request.received_on,
          .language = request.language,
          .title = request.title,
          .summary = request.summary,
          .types = request.types,
          .areas = request.areas,
          .elections = request.elections,
          .period_from = request.period_from,
          .period_to = request.period_to,
          .letter = request.letter};
}

}  // namespace

Result<bool> check_words(const std::string& text, std::string_view where, std::size_t max) {
  const bool blank = std::ranges::all_of(
      text, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
  if (blank) return refuse("text.empty", 422, "write a few words here", std::string(where));
  if (text.size() > max) {
    return refuse("text.too_long", 422, fmt::format("at most {} bytes", max), std::string(where));
  }
  return true;
}

Result<bool> check_note_of_state(const std::string& note, const Actor& actor) {
  if (note.empty() && actor.capacity == word_of(Role::member_state)) return true;
  return check_words(note, "$.note", 2000);
}

Result<bool> check_period(const std::optional<Date>& from, const std::optional<Date>& to) {
  if (!from || !to || *from <= *to) return true;
  return refuse("assistance.period_reversed", 422, "the period ends before it begins",
                "$.period_to");
}

Result<bool> check_elections(const Requests& requests, const CountryCode& state,
                             const std::vector<ElectionId>& elections) {
  for (std::size_t i = 0; i < elections.size(); ++i) {
    const auto where = fmt::format("$.elections[{}]", i);
    const auto found = requests.elections.find(elections[i]);
    if (found == requests.elections.end()) {
      return refuse("cycles.unknown_election", 422, "no such election is on the calendar", where);
    }
    if (found->second != state) {
      return refuse("assistance.election_of_another_state", 422,
                    "that election is held by another State", where);
    }
  }
  return true;
}

Result<bool> check_areas(const std::vector<std::string>& areas) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    (void)ACTA_TRY(check_words(areas[i], fmt::format("$.areas[{}]", i), 300));
  }
  return true;
}

Result<bool> check_types(const std::vector<AssistanceType>& types) {
  if (types.empty()) {
    return refuse("assistance.type_needed", 422, "name at least one kind of assistance", "$.types");
  }
  auto sorted = types;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) {
    return refuse("assistance.type_twice", 422, "a kind of assistance stands twice", "$.types");
  }
  return true;
}

Result<bool> check_letter(const Requests& requests, const Letter& letter,
                          std::optional<RequestId> file) {
  const auto found = requests.documents.find(letter.blob);
  if (found == requests.documents.end() || found->second == file) return true;
  return refuse("assistance.letter_needed", 422, "attach the written document", "$.letter");
}

Draft file_draft(const RequestFile& file, AnyAct act) {
  return {stream_of(file.id), std::move(act), file.classification};
}

void announce(std::vector<Draft>& drafts, const RequestFile& file, Response response,
              std::vector<AssistanceType> types, std::optional<std::string> lead_entity, Date on) {
  // What rests on a mandate alone is no response to a request.
  if (file.classification != Classification::internal || file.mandate) return;
  drafts.emplace_back(stream_of(file.id), ResponseAnnounced{.request = file.id,
                                                            .ref = file.ref,
                                                            .state = file.state,
                                                            .response = response,
                                                            .types = std::move(types),
                                                            .lead_entity = std::move(lead_entity),
                                                            .responded_on = on});
}

Drafts receive_request(const Requests& requests, const ReceiveRequest& request, Facts& facts) {
  (void)ACTA_TRY(check_letter(requests, request.letter, std::nullopt));
  (void)ACTA_TRY(check_requester(request));
  (void)ACTA_TRY(check_words(request.title, "$.title", 300));
  (void)ACTA_TRY(check_words(request.summary, "$.summary"));
  (void)ACTA_TRY(check_words(request.office, "$.office", 300));
  (void)ACTA_TRY(check_words(request.signatory, "$.signatory", 300));
  (void)ACTA_TRY(check_types(request.types));
  (void)ACTA_TRY(check_areas(request.areas));
  (void)ACTA_TRY(check_dates(request, facts));
  (void)ACTA_TRY(check_elections(requests, request.state, request.elections));
  if (request.classification == Classification::open) {
    return refuse("assistance.letters_are_not_public", 422,
                  "a file is internal or more; what is public is announced by itself",
                  "$.classification");
  }
  const auto id = facts.fresh<RequestId>();
  const auto received = received_from(request, id, next_ref(requests, request, id));
  std::vector<Draft> drafts{Draft(stream_of(id), received, request.classification)};
  if (request.classification == Classification::internal) {
    drafts.emplace_back(stream_of(id), RequestAnnounced{.request = id,
                                                        .ref = received.ref,
                                                        .state = request.state,
                                                        .received_on = request.received_on,
                                                        .types = request.types,
                                                        .elections = request.elections});
  }
  return drafts;
}

Drafts begin_authentication(const Requests& requests, RequestId id, const Actor& actor,
                            const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::begin_authentication, {actor.person, facts.today()}));
  return std::vector{file_draft(*file, AuthenticationBegun{.request = id})};
}

Drafts confirm_origin(const Requests& requests, RequestId id, const ConfirmOrigin& request,
                      const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::confirm_origin, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.note, "$.note"));
  for (const auto& check : file->origin_checks) {
    if (check.means == request.means) {
      return refuse("assistance.same_means", 409,
                    "it was confirmed by this means already; the second must be independent",
                    "$.means");
    }
  }
  return std::vector{file_draft(
      *file, OriginConfirmed{.request = id, .means = request.means, .note = request.note})};
}

Drafts admit(const Requests& requests, RequestId id, const Admit& request, const Actor& actor,
             const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::admit, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.note, "$.note"));
  const auto valid = authorities_on(requests, file->state, file->organ, file->document_on);
  const auto* chosen = valid.front();
  if (request.authority) {
    const auto found = std::ranges::find(valid, *request.authority, &Authority::id);
    if (found == valid.end()) {
      return refuse("assistance.authority_not_valid", 409,
                    "that authority was not valid on the date of the letter", "$.authority");
    }
    chosen = *found;
  } else if (valid.size() > 1) {
    return refuse("assistance.authority_to_choose", 422,
                  "several authorities were valid on that day: say which one signed",
                  "$.authority");
  }
  return std::vector{file_draft(*file, RequestAdmitted{.request = id,
                                                       .authority = chosen->id,
                                                       .waived = !file->waivers.empty(),
                                                       .note = request.note})};
}

Drafts return_request(const Requests& requests, RequestId id, const ReturnRequest& request,
                      const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::return_request, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  if (request.missing.empty()) {
    return refuse("assistance.missing_needed", 422, "say what is missing", "$.missing");
  }
  if (request.answer_by <= facts.today()) {
    return refuse("assistance.answer_by_past", 422, "leave the State at least a day to answer",
                  "$.answer_by");
  }
  return std::vector{file_draft(*file, RequestReturned{.request = id,
                                                       .missing = request.missing,
                                                       .reason = request.reason,
                                                       .answer_by = request.answer_by})};
}

Drafts resubmit(const Requests& requests, RequestId id, const Resubmit& request, const Actor& actor,
                const Facts& facts) {
  if (request.letter) (void)ACTA_TRY(check_letter(requests, *request.letter, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::resubmit, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.note, "$.note"));
  return std::vector{file_draft(
      *file, RequestResubmitted{.request = id, .note = request.note, .letter = request.letter})};
}

Drafts reject(const Requests& requests, RequestId id, const Reject& request, const Actor& actor,
              const Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::reject, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.reason, "$.reason"));
  std::vector drafts{file_draft(*file, RequestRejected{.request = id, .reason = request.reason})};
  announce(drafts, *file, Response::not_admissible, {}, std::nullopt, facts.today());
  return drafts;
}

Drafts record_authority(const Requests&, const RecordAuthority& request, Facts& facts) {
  (void)ACTA_TRY(check_words(request.holder, "$.holder", 300));
  (void)ACTA_TRY(check_words(request.office, "$.office", 300));
  (void)ACTA_TRY(check_words(request.source, "$.source", 2000));
  const auto id = facts.fresh<AuthorityId>();
  return std::vector{Draft(stream_of(id), AuthorityRecorded{.authority = id,
                                                            .state = request.state,
                                                            .organ = request.organ,
                                                            .holder = request.holder,
                                                            .office = request.office,
                                                            .valid_from = request.valid_from,
                                                            .source = request.source})};
}

Drafts end_authority(const Requests& requests, AuthorityId id, const EndAuthority& request) {
  const auto found = requests.authorities.find(id);
  if (found == requests.authorities.end()) {
    return refuse("assistance.unknown_authority", 404, "there is no such authority");
  }
  if (found->second.ended_on) {
    return refuse("assistance.authority_ended", 409, "it has ended already", "$.ended_on");
  }
  if (request.ended_on < found->second.valid_from) {
    return refuse("assistance.ended_before_begun", 422, "it ended before it began", "$.ended_on");
  }
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  (void)ACTA_TRY(check_words(request.source, "$.source", 2000));
  return std::vector{Draft(stream_of(id), AuthorityEnded{.authority = id,
                                                         .state = found->second.state,
                                                         .ended_on = request.ended_on,
                                                         .reason = request.reason,
                                                         .source = request.source})};
}

}  // namespace acta::assistance
