// The demonstration's story of a report: written in one go, with what an entity says of it.
#include <algorithm>
#include <array>

#include "acta/app/demo_story.h"

namespace acta::app {
namespace {

using namespace assistance;

constexpr std::array words_of_sections = {
    std::pair(ReportSection::executive_summary,
              "The needs are limited and clear. Advice in time is worth more than equipment."),
    std::pair(ReportSection::political_context,
              "Parties compete; the last elections were accepted after two recounts."),
    std::pair(ReportSection::legal_framework,
              "The electoral code covers every stage; deadlines for disputes are short."),
    std::pair(ReportSection::election_commission,
              "The commission is permanent, with offices in every district and few engineers."),
    std::pair(ReportSection::women,
              "A quarter of the candidates were women; polling staff are half women."),
    std::pair(ReportSection::previous_recommendations,
              "Of nine recommendations of observers, four were followed in full and two in part."),
    std::pair(ReportSection::needs,
              "Advice on the register, on the transmission of results, and on training."),
    std::pair(ReportSection::options,
              "No assistance; advice alone; advice and coordination of those who help."),
    std::pair(ReportSection::recommendation,
              "Advice and coordination, led by UNDP, until three months after the elections."),
    std::pair(
        ReportSection::risks,
        "Late funding; a change of the law close to the elections; expectations of equipment.")};

// Several decisions as one command: each is made on the file as it is before.
void join(std::vector<Draft>& all, std::vector<Draft> more) {
  std::ranges::move(more, std::back_inserter(all));
}

Result<std::vector<Draft>> report(const Requests& requests, RequestId id, const Actor& actor,
                                  Facts& facts) {
  std::vector<Draft> drafts;
  for (const auto& [section, text] : words_of_sections) {
    join(drafts,
         ACTA_TRY(write_section(requests, id, {.section = section, .text = text}, actor, facts)));
  }
  for (std::size_t i = 0; i < type_of<ChecklistItem>().words.size(); ++i) {
    join(drafts, ACTA_TRY(answer_checklist(
                     requests, id,
                     {.item = static_cast<ChecklistItem>(i),
                      .answer = i % 3 == 0 ? ChecklistAnswer::good : ChecklistAnswer::in_part,
                      .evidence = "The law, and figures of the commission."},
                     actor, facts)));
  }
  join(drafts,
       ACTA_TRY(rate_capacity(requests, id,
                              {.dimension = CapacityDimension::independence,
                               .level = CapacityLevel::sufficient,
                               .evidence = "Members are appointed for terms beyond a parliament."},
                              actor, facts)));
  join(drafts, ACTA_TRY(describe_option(
                   requests, id,
                   {.title = "No assistance",
                    .text = "The commission could hold the elections, with fewer checks."},
                   actor, facts)));
  return drafts;
}

}  // namespace

void Story::write_report(RequestOfStory& file, Date on) {
  const auto id = [&file] { return *Scalar<RequestId>::parse(file.id); };
  at(on + -7, Role::desk_officer,
     [id, on](const store::Folded& folded, const Actor& actor, Facts& facts) {
       return consult(folded.get<Requests>(), id(),
                      {.entity = "UNDP",
                       .about = "The needs assessment, and whether UNDP could lead.",
                       .due = on + 20},
                      actor, facts);
     });
  at(on, Role::desk_officer, [id](const store::Folded& folded, const Actor& actor, Facts& facts) {
    return report(folded.get<Requests>(), id(), actor, facts);
  });
  at(on, Role::entity_user,
     [id](const store::Folded& folded, const Actor& actor, Facts& facts) -> Drafts {
       const auto& requests = folded.get<Requests>();
       const auto& open = requests.files.at(id()).consultations;
       return answer_consultation(requests, id(),
                                  {.consultation = open.begin()->first,
                                   .position = Position::concurs_with_comments,
                                   .text = "UNDP can lead; the funding is to be clarified."},
                                  SpeaksFor({"UNDP"}), actor, facts);
     });
}

}  // namespace acta::app
