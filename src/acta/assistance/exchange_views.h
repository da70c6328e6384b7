// What passed between the desk and the State, put together from the acts of a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"

namespace acta::assistance {

struct QuestionLine {
  QuestionId id;
  std::string text;
  Date asked_on;
  std::optional<Date> answer_by;
  QuestionState state = QuestionState::asked;
  std::optional<std::string> answer;
  std::optional<Date> answered_on;
  std::optional<Letter> letter;
  std::optional<std::string> note;  // of the desk
};
constexpr auto describe(QuestionLine*) {
  return described<QuestionLine>(
      "Question", "A question to the State.", field<&QuestionLine::id>("id", "Its id."),
      field<&QuestionLine::text>("text", "What is asked."),
      field<&QuestionLine::asked_on>("asked_on", "When."),
      field<&QuestionLine::answer_by>("answer_by", "Until when an answer would help."),
      field<&QuestionLine::state>("state", "Where it stands."),
      field<&QuestionLine::answer>("answer", "What the State says."),
      field<&QuestionLine::answered_on>("answered_on", "When it answered."),
      field<&QuestionLine::letter>("letter", "A document given with the answer."),
      field<&QuestionLine::note>("note", "What the desk made of it; not for the State."));
}

struct SentLetterLine {
  SentLetterId id;
  std::string subject;
  Letter letter;
  Date sent_on;
  std::optional<Date> acknowledged_on;
  std::optional<std::string> note;
  bool by_state = false;
};
constexpr auto describe(SentLetterLine*) {
  return described<SentLetterLine>(
      "SentLetter", "A letter to the State.", field<&SentLetterLine::id>("id", "Its id."),
      field<&SentLetterLine::subject>("subject", "What it is about."),
      field<&SentLetterLine::letter>("letter", "The document."),
      field<&SentLetterLine::sent_on>("sent_on", "When it was sent."),
      field<&SentLetterLine::acknowledged_on>("acknowledged_on", "When its receipt was confirmed."),
      field<&SentLetterLine::note>("note", "What was said to it."),
      field<&SentLetterLine::by_state>("by_state", "Whether the State itself confirmed it."));
}

struct PublicationLine {
  PublicationId id;
  std::string title;
  std::string text;
  std::optional<Letter> document;
  Date proposed_on;
  PublicationState state = PublicationState::proposed;
  std::optional<Date> answered_on;
  std::optional<std::string> note;
  bool by_state = false;
};
constexpr auto describe(PublicationLine*) {
  return described<PublicationLine>(
      "Publication", "Something to be published with the State's consent.",
      field<&PublicationLine::id>("id", "Its id."),
      field<&PublicationLine::title>("title", "Its title."),
      field<&PublicationLine::text>("text", "Word by word."),
      field<&PublicationLine::document>("document", "A document published with it."),
      field<&PublicationLine::proposed_on>("proposed_on", "When it was proposed."),
      field<&PublicationLine::state>("state", "Where it stands."),
      field<&PublicationLine::answered_on>("answered_on", "When it was answered or dropped."),
      field<&PublicationLine::note>("note", "What was said to it."),
      field<&PublicationLine::by_state>("by_state", "Whether the State itself answered."));
}

struct Exchange {
  std::vector<QuestionLine> questions;
  std::vector<SentLetterLine> letters;
  std::vector<PublicationLine> publications;
};
constexpr auto describe(Exchange*) {
  return described<Exchange>("Exchange", "What passed between the desk and the State.",
                             field<&Exchange::questions>("questions", "Oldest first."),
                             field<&Exchange::letters>("letters", "To the State, oldest first."),
                             field<&Exchange::publications>("publications", "Oldest first."));
}

[[nodiscard]] Exchange exchange_of(const std::vector<RecordedAct>& acts);

}  // namespace acta::assistance
