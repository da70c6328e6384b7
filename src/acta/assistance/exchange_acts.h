// What passes between the desk and the State that asks: questions and answers, letters, and what
// the State consents to have published. All but the publication itself is as closed as its file.
//
// The State answers through its own door, or by a letter that the desk takes up for it: who did,
// stands in the act's capacity.
#pragma once

#include <optional>
#include <string>

#include "acta/assistance/intake_acts.h"

namespace acta::assistance {

struct QuestionTag {
  static constexpr std::string_view name = "QuestionId";
};
using QuestionId = Id<QuestionTag>;
struct SentLetterTag {
  static constexpr std::string_view name = "SentLetterId";
};
using SentLetterId = Id<SentLetterTag>;
struct PublicationTag {
  static constexpr std::string_view name = "PublicationId";
};
using PublicationId = Id<PublicationTag>;

enum class QuestionState : std::uint8_t { asked, answered, settled };
constexpr auto describe(QuestionState*) {
  return words<QuestionState>("QuestionState", "Where a question to the State stands.", "asked",
                              "answered", "settled");
}
enum class PublicationState : std::uint8_t { proposed, published, withheld, dropped };
constexpr auto describe(PublicationState*) {
  return words<PublicationState>("PublicationState", "Where a proposed publication stands.",
                                 "proposed", "published", "withheld", "dropped");
}

struct QuestionAsked {
  static constexpr ActInfo info{"assistance.question_asked", 1, Classification::internal};
  RequestId request;
  QuestionId question;
  std::string text;
  std::optional<Date> answer_by;
};
constexpr auto describe(QuestionAsked*) {
  return described<QuestionAsked>(
      "QuestionAsked", "The State was asked something about its request.",
      field<&QuestionAsked::request>("request", "The request."),
      field<&QuestionAsked::question>("question", "The id of the question."),
      field<&QuestionAsked::text>("text", "What is asked."),
      field<&QuestionAsked::answer_by>("answer_by", "Until when an answer would help."));
}

struct QuestionAnswered {
  static constexpr ActInfo info{"assistance.question_answered", 1, Classification::internal};
  RequestId request;
  QuestionId question;
  std::string text;
  std::optional<Letter> letter;
};
constexpr auto describe(QuestionAnswered*) {
  return described<QuestionAnswered>(
      "QuestionAnswered", "The State answered.",
      field<&QuestionAnswered::request>("request", "The request."),
      field<&QuestionAnswered::question>("question", "Which question."),
      field<&QuestionAnswered::text>("text", "What the State says."),
      field<&QuestionAnswered::letter>("letter", "A document that the State gave with it."));
}

// The desk has taken the answer up, or needs none any more.
struct QuestionSettled {
  static constexpr ActInfo info{"assistance.question_settled", 1, Classification::internal};
  RequestId request;
  QuestionId question;
  std::string note;
};
constexpr auto describe(QuestionSettled*) {
  return described<QuestionSettled>(
      "QuestionSettled", "A question to the State was settled.",
      field<&QuestionSettled::request>("request", "The request."),
      field<&QuestionSettled::question>("question", "Which question."),
      field<&QuestionSettled::note>("note",
                                    "What follows from the answer, or why none is needed."));
}

struct LetterSent {
  static constexpr ActInfo info{"assistance.letter_sent", 1, Classification::internal};
  RequestId request;
  SentLetterId sent;
  std::string subject;
  Letter letter;
};
constexpr auto describe(LetterSent*) {
  return described<LetterSent>("LetterSent", "A letter was sent to the State.",
                               field<&LetterSent::request>("request", "The request."),
                               field<&LetterSent::sent>("sent", "The id of the sending."),
                               field<&LetterSent::subject>("subject", "What it is about."),
                               field<&LetterSent::letter>("letter", "The letter as sent."));
}

struct LetterAcknowledged {
  static constexpr ActInfo info{"assistance.letter_acknowledged", 1, Classification::internal};
  RequestId request;
  SentLetterId sent;
  std::string note;
};
constexpr auto describe(LetterAcknowledged*) {
  return described<LetterAcknowledged>(
      "LetterAcknowledged", "The State confirmed that it received a letter.",
      field<&LetterAcknowledged::request>("request", "The request."),
      field<&LetterAcknowledged::sent>("sent", "Which letter."),
      field<&LetterAcknowledged::note>("note", "What the State says to it, or how it is known."));
}

struct PublicationProposed {
  static constexpr ActInfo info{"assistance.publication_proposed", 1, Classification::internal};
  RequestId request;
  PublicationId publication;
  std::string title;
  std::string text;
  std::optional<Letter> document;
};
constexpr auto describe(PublicationProposed*) {
  return described<PublicationProposed>(
      "PublicationProposed", "The State was asked to consent to a publication.",
      field<&PublicationProposed::request>("request", "The request."),
      field<&PublicationProposed::publication>("publication", "Its id."),
      field<&PublicationProposed::title>("title", "Its title."),
      field<&PublicationProposed::text>("text", "What would be published, word by word."),
      field<&PublicationProposed::document>("document", "A document published with it."));
}

enum class Consent : std::uint8_t { given, withheld };
constexpr auto describe(Consent*) {
  return words<Consent>("Consent", "Whether the State consents.", "given", "withheld");
}

struct PublicationAnswered {
  static constexpr ActInfo info{"assistance.publication_answered", 1, Classification::internal};
  RequestId request;
  PublicationId publication;
  Consent consent = Consent::withheld;
  std::string note;
};
constexpr auto describe(PublicationAnswered*) {
  return described<PublicationAnswered>(
      "PublicationAnswered", "The State consented to a publication, or did not.",
      field<&PublicationAnswered::request>("request", "The request."),
      field<&PublicationAnswered::publication>("publication", "Which."),
      field<&PublicationAnswered::consent>("consent", "Whether it consents."),
      field<&PublicationAnswered::note>("note", "What the State says to it."));
}

// Before the State answered, the desk takes the proposal back.
struct PublicationDropped {
  static constexpr ActInfo info{"assistance.publication_dropped", 1, Classification::internal};
  RequestId request;
  PublicationId publication;
  std::string reason;
};
constexpr auto describe(PublicationDropped*) {
  return described<PublicationDropped>(
      "PublicationDropped", "A publication was proposed no more.",
      field<&PublicationDropped::request>("request", "The request."),
      field<&PublicationDropped::publication>("publication", "Which."),
      field<&PublicationDropped::reason>("reason", "Why."));
}

struct RequestPublished {
  static constexpr ActInfo info{"assistance.request_published", 1, Classification::open};
  RequestId request;
  std::string ref;
  CountryCode state;
  PublicationId publication;
  std::string title;
  std::string text;
  std::optional<Letter> document;
};
constexpr auto describe(RequestPublished*) {
  return described<RequestPublished>(
      "RequestPublished", "Something about a request was published, with the State's consent.",
      field<&RequestPublished::request>("request", "The request."),
      field<&RequestPublished::ref>("ref", "Its reference."),
      field<&RequestPublished::state>("state", "The State that asks, and that consents."),
      field<&RequestPublished::publication>("publication", "The id of the publication."),
      field<&RequestPublished::title>("title", "Its title."),
      field<&RequestPublished::text>("text", "What is published."),
      field<&RequestPublished::document>("document", "A document published with it."));
}

}  // namespace acta::assistance
