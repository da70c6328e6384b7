// The demonstration's story between the desk and a State: letters, questions, a publication.
#include "acta/app/demo_story.h"

namespace acta::app {
namespace {

using namespace assistance;

const RequestFile& file_in(const store::Folded& folded, RequestId id) {
  return folded.get<Requests>().files.at(id);
}

}  // namespace

void Story::exchange(RequestOfStory& file, Date on) {
  const auto id = [&file] { return *Scalar<RequestId>::parse(file.id); };
  at(on, Role::desk_officer,
     [this, id, on, &file](const store::Folded& folded, const Actor& actor,
                           Facts& facts) -> Drafts {
       const auto letter = ACTA_TRY(
           write_letter({.title = "Receipt of a request for electoral assistance",
                         .issuer = "Electoral Assistance Division",
                         .date = on,
                         .text = "The request of " + name_of(file.state) +
                                 " was received and is being considered. Questions about it "
                                 "will be put to the permanent mission.",
                         .file_name = "receipt.pdf"}));
       return send_letter(folded.get<Requests>(), id(),
                          {.subject = "Receipt of your request", .letter = letter}, actor, facts);
     });
  at(on + 1, Role::member_state,
     [id](const store::Folded& folded, const Actor& actor, Facts& facts) {
       const auto sent = file_in(folded, id()).letters.begin()->first;
       return acknowledge_letter(folded.get<Requests>(), id(), {.sent = sent, .note = ""}, actor,
                                 facts);
     });
  const auto ask = [&](Date day, std::string text) {
    at(day, Role::desk_officer,
       [id, text = std::move(text)](const store::Folded& folded, const Actor& actor, Facts& facts) {
         return ask_question(folded.get<Requests>(), id(), {.text = text}, actor, facts);
       });
  };
  ask(on + 2, "Which law governs the register of voters, and when was it last changed?");
  at(on + 6, Role::member_state,
     [id](const store::Folded& folded, const Actor& actor, Facts& facts) {
       const auto question = file_in(folded, id()).questions.begin()->first;
       return answer_question(
           folded.get<Requests>(), id(),
           {.question = question,
            .text = "The Electoral Code; its part on registration was changed last year.",
            .letter = std::nullopt},
           actor, facts);
     });
  at(on + 7, Role::desk_officer,
     [id](const store::Folded& folded, const Actor& actor, Facts& facts) {
       const auto question = file_in(folded, id()).questions.begin()->first;
       return settle_question(folded.get<Requests>(), id(),
                              {.question = question, .note = "The review takes the change up."},
                              actor, facts);
     });
  ask(on + 30, "Does the commission already have figures of the new registration by district?");
  at(on + 31, Role::desk_officer,
     [id](const store::Folded& folded, const Actor& actor, Facts& facts) {
       return propose_publication(
           folded.get<Requests>(), id(),
           {.title = "Needs of the electoral commission, in short",
            .text = "The commission plans a new registration of voters and asks for advice on it, "
                    "and on how results are put together and made public.",
            .document = std::nullopt},
           actor, facts);
     });
}

}  // namespace acta::app
