// Writing: what passes between the desk and the State.
#include "acta/assistance/letter_routes.h"
#include "acta/assistance/step_routes.h"

namespace acta::assistance {
namespace {

using routing::Context;

// Bodies that name a blob by its id; everything else is as in the decision's request.
struct ResubmitBody {
  std::string note;
  std::optional<std::string> letter;
};
constexpr auto describe(ResubmitBody*) {
  return described<ResubmitBody>("Resubmit", "Takes up what the State mended.",
                                 field<&ResubmitBody::note>("note", "What was mended."),
                                 field<&ResubmitBody::letter>("letter", "A new letter's blob."));
}

struct WithdrawBody {
  std::string reason;
  std::optional<std::string> letter;
};
constexpr auto describe(WithdrawBody*) {
  return described<WithdrawBody>("Withdraw", "Withdraws the request.",
                                 field<&WithdrawBody::reason>("reason", "As the State says."),
                                 field<&WithdrawBody::letter>("letter", "The letter's blob."));
}

struct AnswerBody {
  QuestionId question;
  std::string text;
  std::optional<std::string> letter;
};
constexpr auto describe(AnswerBody*) {
  return described<AnswerBody>("AnswerQuestion", "Answers a question of the desk.",
                               field<&AnswerBody::question>("question", "Which."),
                               field<&AnswerBody::text>("text", "What the State says."),
                               field<&AnswerBody::letter>("letter", "A document's blob."));
}

struct SendBody {
  std::string subject;
  std::string letter;
};
constexpr auto describe(SendBody*) {
  return described<SendBody>("SendLetter", "Sends the State a letter.",
                             field<&SendBody::subject>("subject", "What it is about."),
                             field<&SendBody::letter>("letter", "The letter's blob."));
}

struct ProposeBody {
  std::string title;
  std::string text;
  std::optional<std::string> document;
};
constexpr auto describe(ProposeBody*) {
  return described<ProposeBody>("ProposePublication", "Asks the State to consent to a publication.",
                                field<&ProposeBody::title>("title", "Its title."),
                                field<&ProposeBody::text>("text", "What would be published."),
                                field<&ProposeBody::document>("document", "A document's blob."));
}

}  // namespace

void add_steps_of_state(http::Router& router, Context& context, const StepDoor& door) {
  add_step<ResubmitBody>(
      router, context, door, Verb::resubmit, "Takes up what the State mended",
      [](Context& with, const Requests& requests, RequestId id, const ResubmitBody& body,
         const Actor& actor, Facts& facts) -> Drafts {
        return resubmit(requests, id,
                        {.note = body.note, .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                        actor, facts);
      });
  add_step<WithdrawBody>(router, context, door, Verb::withdraw, "Withdraws the request",
                         [](Context& with, const Requests& requests, RequestId id,
                            const WithdrawBody& body, const Actor& actor, Facts& facts) -> Drafts {
                           return withdraw(requests, id,
                                           {.reason = body.reason,
                                            .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                                           actor, facts);
                         });
  add_step<AnswerBody>(
      router, context, door, Verb::answer_question, "Answers a question of the desk",
      [](Context& with, const Requests& requests, RequestId id, const AnswerBody& body,
         const Actor& actor, Facts& facts) -> Drafts {
        return answer_question(requests, id,
                               {.question = body.question,
                                .text = body.text,
                                .letter = ACTA_TRY(maybe_letter(with, body.letter))},
                               actor, facts);
      });
  add_step<AcknowledgeLetter>(router, context, door, Verb::acknowledge_letter,
                              "Confirms that a letter was received", plain(&acknowledge_letter));
  add_step<AnswerPublication>(router, context, door, Verb::answer_publication,
                              "Consents to a publication, or does not", plain(&answer_publication));
  add_consent_step(router, context, door);
}

void add_exchange_steps(http::Router& router, Context& context, const StepDoor& door) {
  add_step<AskQuestion>(router, context, door, Verb::ask_question, "Asks the State something",
                        plain(&ask_question));
  add_step<SettleQuestion>(router, context, door, Verb::settle_question,
                           "Settles a question to the State", plain(&settle_question));
  add_step<SendBody>(router, context, door, Verb::send_letter, "Sends the State a letter",
                     [](Context& with, const Requests& requests, RequestId id, const SendBody& body,
                        const Actor& actor, Facts& facts) -> Drafts {
                       return send_letter(requests, id,
                                          {.subject = body.subject,
                                           .letter = ACTA_TRY(letter_of(with, body.letter))},
                                          actor, facts);
                     });
  add_step<ProposeBody>(
      router, context, door, Verb::propose_publication,
      "Asks the State to consent to a publication",
      [](Context& with, const Requests& requests, RequestId id, const ProposeBody& body,
         const Actor& actor, Facts& facts) -> Drafts {
        return propose_publication(
            requests, id,
            {.title = body.title,
             .text = body.text,
             .document = ACTA_TRY(maybe_letter(with, body.document, "$.document"))},
            actor, facts);
      });
  add_step<DropPublication>(router, context, door, Verb::drop_publication,
                            "Takes a proposed publication back", plain(&drop_publication));
}

}  // namespace acta::assistance
