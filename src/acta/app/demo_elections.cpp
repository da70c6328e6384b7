// Elections, their cycles and figures in the story of the demonstration.
#include "acta/app/demo_story.h"
#include "acta/cycles/cycle_decisions.h"
#include "acta/cycles/date_decisions.h"
#include "acta/cycles/election_decisions.h"
#include "acta/cycles/indicator_decisions.h"

namespace acta::app {

using cycles::CycleId;
using cycles::DateElection;
using cycles::DateStatus;
using cycles::ElectionId;
using cycles::Elections;

template <class Body, class Decision>
void Story::of_election(ElectionOfStory& election, Date on, Body body, Decision decision) {
  at(on, Role::desk_officer,
     [&election, body, decision](const store::Folded& folded, const Actor&, Facts& facts) {
       return decision(folded.get<Elections>(), *Scalar<ElectionId>::parse(election.id), body,
                       facts);
     });
}

ElectionOfStory& Story::add_election(const CountryCode& state, std::string title,
                                     std::string source, Date known_on, Date day) {
  auto& election = elections_.emplace_back(ElectionOfStory{.id = {}, .state = state, .day = day});
  at(
      known_on, Role::desk_officer,
      [state, title](const store::Folded& folded, const Actor&, Facts& facts) {
        return cycles::add_election(
            folded.get<Elections>(),
            {.state = state, .kind = cycles::ElectionKind::general, .title = title}, facts);
      },
      &election.id);
  of_election(election, known_on + 1,
              DateElection{.status = DateStatus::declared, .on = day, .source = source},
              cycles::date_election);
  return election;
}

void Story::delay(ElectionOfStory& election, Date known_on, Date to) {
  election.day = to;
  of_election(election, known_on,
              DateElection{.status = DateStatus::delayed,
                           .on = to,
                           .source = "Decree of the head of State",
                           .reason = "The registration of voters was not complete."},
              cycles::date_election);
}

void Story::hold(ElectionOfStory& election) {
  of_election(
      election, election.day + 1,
      DateElection{
          .status = DateStatus::held, .on = election.day, .source = "The electoral commission"},
      cycles::date_election);
}

CycleOfStory& Story::open_cycle(const CountryCode& state, std::string title, Date on) {
  auto& cycle = cycles_.emplace_back(CycleOfStory{.id = {}, .state = state});
  at(
      on, Role::desk_officer,
      [state, title](const store::Folded& folded, const Actor&, Facts& facts) {
        return cycles::open_cycle(folded.get<Elections>(), {.state = state, .title = title}, facts);
      },
      &cycle.id);
  return cycle;
}

void Story::date_phase(CycleOfStory& cycle, Date known_on, cycles::Phase phase, Date from,
                       std::optional<Date> to) {
  at(known_on, Role::desk_officer,
     [&cycle, phase, from, to](const store::Folded& folded, const Actor&, Facts& facts) {
       return cycles::date_phase(
           folded.get<Elections>(), *Scalar<CycleId>::parse(cycle.id),
           {.phase = phase, .from = from, .to = to, .source = "The commission's operational plan"},
           facts);
     });
}

void Story::place(ElectionOfStory& election, CycleOfStory& cycle, Date on) {
  at(on, Role::desk_officer, [&](const store::Folded& folded, const Actor&, Facts&) {
    return cycles::place_election(folded.get<Elections>(), *Scalar<ElectionId>::parse(election.id),
                                  {.cycle = *Scalar<CycleId>::parse(cycle.id)});
  });
}

void Story::date_milestone(ElectionOfStory& election, Date known_on, cycles::Milestone milestone,
                           Date from, Date to) {
  of_election(election, known_on,
              DateElection{.status = DateStatus::declared,
                           .milestone = milestone,
                           .from = from,
                           .to = to,
                           .source = "The commission's calendar"},
              cycles::date_election);
}

void Story::confirm(ElectionOfStory& election, Date on) {
  at(on, Role::desk_officer, [&election](const store::Folded& folded, const Actor&, Facts&) {
    return cycles::confirm_date(
        folded.get<Elections>(), *Scalar<ElectionId>::parse(election.id),
        {.by = cycles::ConfirmedBy::law, .source = "Electoral law, article 12"});
  });
}

void Story::count(ElectionOfStory& election, Date on, cycles::Indicator indicator,
                  std::int64_t count, std::optional<cycles::Sex> sex) {
  cycles::RecordIndicator request{
      .indicator = indicator, .count = count, .on = on, .source = "The electoral commission"};
  if (sex) request.group = cycles::Group{.sex = sex};
  of_election(election, on, request, cycles::record_indicator);
}

void Story::budget(ElectionOfStory& election, Date on, cycles::Indicator indicator,
                   std::int64_t amount) {
  of_election(election, on,
              cycles::RecordIndicator{.indicator = indicator,
                                      .amount = std::to_string(amount) + ".00",
                                      .currency = "USD",
                                      .on = on,
                                      .source = "Budget of the electoral commission"},
              cycles::record_indicator);
}

}  // namespace acta::app
