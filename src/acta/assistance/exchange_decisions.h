// Decisions on what passes between the desk and the State: questions, letters, publications.
//
//   question     asked -answer-> answered -settle-> settled        asked -settle-> settled
//   letter       sent -acknowledge-> acknowledged
//   publication  proposed -answer-> published | withheld           proposed -drop-> dropped
//
// Nothing is published without the State's consent to these very words: consent and publication
// are recorded together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/guard_decisions.h"
#include "acta/assistance/intake_decisions.h"
#include "acta/base/facts.h"

namespace acta::assistance {

struct AskQuestion {
  std::string text;
  std::optional<Date> answer_by;
};
constexpr auto describe(AskQuestion*) {
  return described<AskQuestion>(
      "AskQuestion", "Asks the State something about its request.",
      field<&AskQuestion::text>("text", "What is asked."),
      field<&AskQuestion::answer_by>("answer_by", "Until when an answer would help."));
}

struct AnswerQuestion {
  QuestionId question;
  std::string text;
  std::optional<Letter> letter;
};

struct SettleQuestion {
  QuestionId question;
  std::string note;
};
constexpr auto describe(SettleQuestion*) {
  return described<SettleQuestion>(
      "SettleQuestion", "Settles a question to the State.",
      field<&SettleQuestion::question>("question", "Which."),
      field<&SettleQuestion::note>("note", "What follows, or why no answer is needed."));
}

struct SendLetter {
  std::string subject;
  Letter letter;
};

struct AcknowledgeLetter {
  SentLetterId sent;
  std::string note;
};
constexpr auto describe(AcknowledgeLetter*) {
  return described<AcknowledgeLetter>(
      "AcknowledgeLetter", "Confirms that a letter was received.",
      field<&AcknowledgeLetter::sent>("sent", "Which."),
      field<&AcknowledgeLetter::note>("note", "What the State says to it, or how it is known."));
}

struct ProposePublication {
  std::string title;
  std::string text;
  std::optional<Letter> document;
};

struct AnswerPublication {
  PublicationId publication;
  Consent consent = Consent::withheld;
  std::string note;
};
constexpr auto describe(AnswerPublication*) {
  return described<AnswerPublication>(
      "AnswerPublication", "Consents to a publication, or does not.",
      field<&AnswerPublication::publication>("publication", "Which."),
      field<&AnswerPublication::consent>("consent", "Whether the State consents."),
      field<&AnswerPublication::note>("note", "What the State says to it."));
}

struct DropPublication {
  PublicationId publication;
  std::string reason;
};
constexpr auto describe(DropPublication*) {
  return described<DropPublication>("DropPublication", "Takes a proposed publication back.",
                                    field<&DropPublication::publication>("publication", "Which."),
                                    field<&DropPublication::reason>("reason", "Why."));
}

// Whether such a step can be taken, by what passed before.
[[nodiscard]] bool exchange_allows(Verb verb, const RequestFile& file);
// What waits for the State.
struct Waiting {
  std::int64_t questions = 0;
  std::int64_t letters = 0;
  std::int64_t publications = 0;
  std::int64_t missions = 0;
};
constexpr auto describe(Waiting*) {
  return described<Waiting>(
      "Waiting", "What waits for the State.",
      field<&Waiting::questions>("questions", "Questions without an answer."),
      field<&Waiting::letters>("letters", "Letters whose receipt is not confirmed."),
      field<&Waiting::publications>("publications", "Publications to consent to or not."),
      field<&Waiting::missions>("missions", "A mission to consent to."));
}
[[nodiscard]] Waiting waiting_for_state(const RequestFile& file);

void apply_exchange(Requests& requests, const RecordedAct& act);

Drafts ask_question(const Requests& requests, RequestId id, const AskQuestion& request,
                    const Actor& actor, Facts& facts);
Drafts answer_question(const Requests& requests, RequestId id, const AnswerQuestion& request,
                       const Actor& actor, Facts& facts);
Drafts settle_question(const Requests& requests, RequestId id, const SettleQuestion& request,
                       const Actor& actor, Facts& facts);
Drafts send_letter(const Requests& requests, RequestId id, const SendLetter& request,
                   const Actor& actor, Facts& facts);
Drafts acknowledge_letter(const Requests& requests, RequestId id, const AcknowledgeLetter& request,
                          const Actor& actor, Facts& facts);
Drafts propose_publication(const Requests& requests, RequestId id,
                           const ProposePublication& request, const Actor& actor, Facts& facts);
Drafts answer_publication(const Requests& requests, RequestId id, const AnswerPublication& request,
                          const Actor& actor, Facts& facts);
Drafts drop_publication(const Requests& requests, RequestId id, const DropPublication& request,
                        const Actor& actor, Facts& facts);

}  // namespace acta::assistance
