#include "acta/assistance/exchange_views.h"

#include <algorithm>

#include "acta/base/rights.h"

namespace acta::assistance {
namespace {

// The line with that id; the decisions let none be answered that was not there.
template <class Line, class Id>
Line* line_of(std::vector<Line>& lines, const Id& id) {
  const auto found = std::ranges::find(lines, id, &Line::id);
  return found == lines.end() ? nullptr : &*found;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

bool is_by_state(const RecordedAct& act) {
  return act.actor.capacity == word_of(Role::member_state);
}

void add_question(Exchange& exchange, const RecordedAct& act) {
  const auto on = date_of(act.at);
  match(
      act.act,
      [&](const QuestionAsked& a) {
        exchange.questions.push_back(
            {.id = a.question, .text = a.text, .asked_on = on, .answer_by = a.answer_by});
      },
      [&](const QuestionAnswered& a) {
        auto* line = line_of(exchange.questions, a.question);
        if (line == nullptr) return;
        line->state = QuestionState::answered;
        line->answer = a.text;
        line->answered_on = on;
        line->letter = a.letter;
      },
      [&](const QuestionSettled& a) {
        auto* line = line_of(exchange.questions, a.question);
        if (line == nullptr) return;
        line->state = QuestionState::settled;
        line->note = a.note;
      });
}

void add_letter(Exchange& exchange, const RecordedAct& act) {
  match(
      act.act,
      [&](const LetterSent& a) {
        exchange.letters.push_back(
            {.id = a.sent, .subject = a.subject, .letter = a.letter, .sent_on = date_of(act.at)});
      },
      [&](const LetterAcknowledged& a) {
        auto* line = line_of(exchange.letters, a.sent);
        if (line == nullptr) return;
        line->acknowledged_on = date_of(act.at);
        line->note = unless_empty(a.note);
        line->by_state = is_by_state(act);
      });
}

void add_publication(Exchange& exchange, const RecordedAct& act) {
  const auto answer = [&](PublicationId id, PublicationState state, const std::string& note) {
    auto* line = line_of(exchange.publications, id);
    if (line == nullptr) return;
    line->state = state;
    line->answered_on = date_of(act.at);
    line->note = unless_empty(note);
    line->by_state = is_by_state(act);
  };
  match(
      act.act,
      [&](const PublicationProposed& a) {
        exchange.publications.push_back({.id = a.publication,
                                         .title = a.title,
                                         .text = a.text,
                                         .document = a.document,
                                         .proposed_on = date_of(act.at)});
      },
      [&](const PublicationAnswered& a) {
        const bool given = a.consent == Consent::given;
        answer(a.publication, given ? PublicationState::published : PublicationState::withheld,
               a.note);
      },
      [&](const PublicationDropped& a) {
        answer(a.publication, PublicationState::dropped, a.reason);
      });
}

}  // namespace

Exchange exchange_of(const std::vector<RecordedAct>& acts) {
  Exchange exchange;
  for (const auto& act : acts) {
    add_question(exchange, act);
    add_letter(exchange, act);
    add_publication(exchange, act);
  }
  return exchange;
}

}  // namespace acta::assistance
