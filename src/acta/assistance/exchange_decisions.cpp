#include "acta/assistance/exchange_decisions.h"

#include <algorithm>

namespace acta::assistance {
namespace {

bool any_question(const RequestFile& file, QuestionState state) {
  return std::ranges::any_of(file.questions, [&](const auto& one) { return one.second == state; });
}

bool any_proposal(const RequestFile& file) {
  return std::ranges::any_of(file.publications, [](const auto& one) {
    return one.second.state == PublicationState::proposed;
  });
}

// One that stands in this file; of another it is told no more than of one that never was.
template <class Map>
Result<typename Map::mapped_type> find_in(const Map& map, const typename Map::key_type& id,
                                          std::string_view word, std::string_view detail,
                                          std::string_view where) {
  const auto found = map.find(id);
  if (found != map.end()) return found->second;
  return refuse(std::string(word), 422, std::string(detail), std::string(where));
}

Result<QuestionState> question_of(const RequestFile& file, QuestionId id) {
  return find_in(file.questions, id, "assistance.unknown_question",
                 "no such question was asked of the State in this file", "$.question");
}

Result<Publication> proposal_of(const RequestFile& file, PublicationId id) {
  auto publication =
      ACTA_TRY(find_in(file.publications, id, "assistance.unknown_publication",
                       "no such publication was proposed in this file", "$.publication"));
  if (publication.state != PublicationState::proposed) {
    return refuse("assistance.publication_answered", 409, "this was answered or dropped before",
                  "$.publication");
  }
  return publication;
}

}  // namespace

bool exchange_allows(Verb verb, const RequestFile& file) {
  // What rests on a mandate alone is no request of the State.
  if (file.mandate) return false;
  if (verb == Verb::send_letter) return true;
  if (verb == Verb::acknowledge_letter) {
    return std::ranges::any_of(file.letters, [](const auto& one) { return !one.second; });
  }
  if (verb == Verb::propose_publication) return file.classification == Classification::internal;
  if (verb == Verb::answer_publication || verb == Verb::drop_publication) {
    return any_proposal(file);
  }
  const bool waits = any_question(file, QuestionState::asked);
  if (verb == Verb::settle_question) return waits || any_question(file, QuestionState::answered);
  if (is_closed(file.status)) return false;
  return verb == Verb::ask_question || (verb == Verb::answer_question && waits);
}

Waiting waiting_for_state(const RequestFile& file) {
  const auto asked = [](const auto& one) { return one.second == QuestionState::asked; };
  const auto unconfirmed = [](const auto& one) { return !one.second; };
  const auto proposed = [](const auto& one) {
    return one.second.state == PublicationState::proposed;
  };
  return {.questions = is_closed(file.status) ? 0 : std::ranges::count_if(file.questions, asked),
          .letters = std::ranges::count_if(file.letters, unconfirmed),
          .publications = std::ranges::count_if(file.publications, proposed),
          .missions = starts_from(Verb::consent_mission, file) ? 1 : 0};
}

void apply_exchange(Requests& requests, const RecordedAct& act) {
  const auto publication = [&](RequestId file, PublicationId id) -> Publication& {
    return requests.files[file].publications[id];
  };
  match(
      act.act,
      [&](const QuestionAsked& a) {
        requests.files[a.request].questions[a.question] = QuestionState::asked;
      },
      [&](const QuestionAnswered& a) {
        requests.files[a.request].questions[a.question] = QuestionState::answered;
      },
      [&](const QuestionSettled& a) {
        requests.files[a.request].questions[a.question] = QuestionState::settled;
      },
      [&](const LetterSent& a) { requests.files[a.request].letters[a.sent] = false; },
      [&](const LetterAcknowledged& a) { requests.files[a.request].letters[a.sent] = true; },
      [&](const PublicationProposed& a) {
        publication(a.request, a.publication) = {.state = PublicationState::proposed,
                                                 .proposal = a};
      },
      [&](const PublicationAnswered& a) {
        publication(a.request, a.publication) = {.state = a.consent == Consent::given
                                                              ? PublicationState::published
                                                              : PublicationState::withheld,
                                                 .proposal = {}};
      },
      [&](const PublicationDropped& a) {
        publication(a.request, a.publication) = {.state = PublicationState::dropped,
                                                 .proposal = {}};
      });
}

Drafts ask_question(const Requests& requests, RequestId id, const AskQuestion& request,
                    const Actor& actor, Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::ask_question, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.text, "$.text"));
  if (request.answer_by && *request.answer_by <= facts.today()) {
    return refuse("assistance.answer_by_past", 422, "leave the State at least a day to answer",
                  "$.answer_by");
  }
  return std::vector{file_draft(*file, QuestionAsked{.request = id,
                                                     .question = facts.fresh<QuestionId>(),
                                                     .text = request.text,
                                                     .answer_by = request.answer_by})};
}

Drafts answer_question(const Requests& requests, RequestId id, const AnswerQuestion& request,
                       const Actor& actor, Facts& facts) {
  if (request.letter) (void)ACTA_TRY(check_letter(requests, *request.letter, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::answer_question, {actor.person, facts.today()}));
  const auto state = ACTA_TRY(question_of(*file, request.question));
  if (state != QuestionState::asked) {
    return refuse("assistance.question_answered", 409,
                  "it was answered or settled before; what is new can be said in a new letter",
                  "$.question");
  }
  (void)ACTA_TRY(check_words(request.text, "$.text"));
  return std::vector{file_draft(*file, QuestionAnswered{.request = id,
                                                        .question = request.question,
                                                        .text = request.text,
                                                        .letter = request.letter})};
}

Drafts settle_question(const Requests& requests, RequestId id, const SettleQuestion& request,
                       const Actor& actor, Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::settle_question, {actor.person, facts.today()}));
  if (ACTA_TRY(question_of(*file, request.question)) == QuestionState::settled) {
    return refuse("assistance.question_settled", 409, "it was settled before", "$.question");
  }
  (void)ACTA_TRY(check_words(request.note, "$.note", 2000));
  return std::vector{file_draft(
      *file, QuestionSettled{.request = id, .question = request.question, .note = request.note})};
}

Drafts send_letter(const Requests& requests, RequestId id, const SendLetter& request,
                   const Actor& actor, Facts& facts) {
  (void)ACTA_TRY(check_letter(requests, request.letter, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::send_letter, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.subject, "$.subject", 300));
  return std::vector{file_draft(*file, LetterSent{.request = id,
                                                  .sent = facts.fresh<SentLetterId>(),
                                                  .subject = request.subject,
                                                  .letter = request.letter})};
}

Drafts acknowledge_letter(const Requests& requests, RequestId id, const AcknowledgeLetter& request,
                          const Actor& actor, Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::acknowledge_letter, {actor.person, facts.today()}));
  const bool acknowledged =
      ACTA_TRY(find_in(file->letters, request.sent, "assistance.unknown_letter",
                       "no such letter was sent in this file", "$.sent"));
  if (acknowledged) {
    return refuse("assistance.letter_acknowledged", 409, "its receipt was confirmed before",
                  "$.sent");
  }
  (void)ACTA_TRY(check_note_of_state(request.note, actor));
  return std::vector{file_draft(
      *file, LetterAcknowledged{.request = id, .sent = request.sent, .note = request.note})};
}

Drafts propose_publication(const Requests& requests, RequestId id,
                           const ProposePublication& request, const Actor& actor, Facts& facts) {
  if (request.document) (void)ACTA_TRY(check_letter(requests, *request.document, id));
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::propose_publication, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.title, "$.title", 300));
  (void)ACTA_TRY(check_words(request.text, "$.text"));
  return std::vector{
      file_draft(*file, PublicationProposed{.request = id,
                                            .publication = facts.fresh<PublicationId>(),
                                            .title = request.title,
                                            .text = request.text,
                                            .document = request.document})};
}

Drafts answer_publication(const Requests& requests, RequestId id, const AnswerPublication& request,
                          const Actor& actor, Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::answer_publication, {actor.person, facts.today()}));
  const auto publication = ACTA_TRY(proposal_of(*file, request.publication));
  (void)ACTA_TRY(check_note_of_state(request.note, actor));
  std::vector drafts{file_draft(*file, PublicationAnswered{.request = id,
                                                           .publication = request.publication,
                                                           .consent = request.consent,
                                                           .note = request.note})};
  if (request.consent == Consent::given) {
    drafts.emplace_back(stream_of(id), RequestPublished{.request = id,
                                                        .ref = file->ref,
                                                        .state = file->state,
                                                        .publication = request.publication,
                                                        .title = publication.proposal.title,
                                                        .text = publication.proposal.text,
                                                        .document = publication.proposal.document});
  }
  return drafts;
}

Drafts drop_publication(const Requests& requests, RequestId id, const DropPublication& request,
                        const Actor& actor, Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::drop_publication, {actor.person, facts.today()}));
  (void)ACTA_TRY(proposal_of(*file, request.publication));
  (void)ACTA_TRY(check_words(request.reason, "$.reason", 2000));
  return std::vector{file_draft(
      *file, PublicationDropped{
                 .request = id, .publication = request.publication, .reason = request.reason})};
}

}  // namespace acta::assistance
