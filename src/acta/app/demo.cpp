#include "acta/app/demo.h"

#include <fmt/format.h>

#include "acta/app/demo_story.h"

namespace acta::app {
namespace {

using assistance::AssistanceType;
using assistance::Outcome;

struct StateOfStory {
  const char* iso3;
  const char* name;
  const char* ministry;
  const char* commission;
  int first_year;
};
constexpr StateOfStory states[] = {
    {"XCA", "Carana", "Ministry of Foreign Affairs", "National Electoral Commission", 2017},
    {"XKA", "Katasi", "Ministry of Foreign Affairs and Cooperation", "Electoral Council", 2018},
    {"XSU", "Sumora", "Ministry of External Relations", "Independent Electoral Commission", 2019},
    {"XMA", "Mapana", "Ministry of Foreign Affairs", "Central Election Board", 2018},
    {"XTE", "Temoria", "Federal Ministry for Foreign Affairs", "Elections Authority", 2020},
    {"XLO", "Lodara", "Ministry of Foreign Affairs", "Electoral Tribunal", 2021},
};

constexpr const char* subjects[] = {
    "voter registration and results management", "training of polling officials",
    "legal framework and dispute resolution",    "voter education in minority languages",
    "procurement of electoral materials",        "accessibility for persons with disabilities",
};

// One closed request: everything from the letter to the response, in about three months.
void tell_closed_request(Story& story, const StateOfStory& state, ElectionOfStory& election,
                         Date letter_on, std::uint64_t roll) {
  const auto* subject = subjects[roll % std::size(subjects)];
  auto& file = story.add_request(
      {.state = {state.iso3},
       .office = state.ministry,
       .title = fmt::format("{} asks for help with {}", state.name, subject),
       .summary =
           fmt::format("The {} of {} asks the United Nations for assistance with {}, for the "
                       "elections announced.",
                       state.ministry, state.name, subject),
       .types = roll % 3 == 0 ? std::vector{AssistanceType::ta, AssistanceType::coord}
                              : std::vector{AssistanceType::ta},
       .election = &election,
       .document_on = letter_on});
  story.authenticate(file, letter_on + 6);
  if (roll % 11 == 7) return story.withdraw(file, letter_on + 30);
  story.screen(file, letter_on + 20);
  story.assess(file, letter_on + 30,
               roll % 7 == 5 ? assistance::Met::not_met : assistance::Met::met);
  if (roll % 7 == 5) {
    story.recommend(file, letter_on + 70, Outcome::declined);
    return story.decide(file, letter_on + 78, Outcome::declined);
  }
  story.recommend(file, letter_on + 66, Outcome::approved);
  story.decide(file, letter_on + 74, Outcome::approved);
}

struct PhaseOfStory {
  cycles::Phase phase;
  std::int32_t first;  // days from election day
  std::int32_t last;
};
constexpr PhaseOfStory phases[] = {{cycles::Phase::legal_framework, -900, -560},
                                   {cycles::Phase::planning, -720, -30},
                                   {cycles::Phase::training_and_education, -360, -2},
                                   {cycles::Phase::voter_registration, -130, -65},
                                   {cycles::Phase::campaign, -60, -2},
                                   {cycles::Phase::voting, 0, 0},
                                   {cycles::Phase::verification_of_results, 1, 21},
                                   {cycles::Phase::post_electoral, 22, 700}};

// Figures that agree with each other, of a State of a few million.
void tell_figures(Story& story, ElectionOfStory& election, Date counted_on, std::uint64_t roll) {
  using enum cycles::Indicator;
  using cycles::Sex;
  const auto of_age = 2'000'000 + static_cast<std::int64_t>(roll % 6'000'000);
  const auto registered_women = of_age * (40 + static_cast<std::int64_t>(roll % 6)) / 100;
  const auto registered_men = of_age * 44 / 100;
  const auto all = registered_women + registered_men;
  const auto votes = all * (52 + static_cast<std::int64_t>(roll % 30)) / 100;
  const auto spoilt = votes * (1 + static_cast<std::int64_t>(roll % 4)) / 100;
  const auto seats = 100 + static_cast<std::int64_t>(roll % 120);
  story.count(election, counted_on + -90, population_of_voting_age, of_age);
  story.count(election, counted_on + -90, registered, all);
  story.count(election, counted_on + -90, registered, registered_women, Sex::women);
  story.count(election, counted_on + -90, registered, registered_men, Sex::men);
  story.count(election, counted_on, cast, votes);
  story.count(election, counted_on, valid, votes - spoilt);
  story.count(election, counted_on, invalid, spoilt);
  story.count(election, counted_on + -50, candidates, seats * 4);
  story.count(election, counted_on + -50, candidates, seats * 4 * 31 / 100, Sex::women);
  story.count(election, counted_on, elected, seats);
  story.count(election, counted_on, elected, seats * 27 / 100, Sex::women);
}

// The cycle around an election, as the commission planned it, and what it costs.
void tell_cycle(Story& story, const StateOfStory& state, ElectionOfStory& election,
                std::uint64_t roll) {
  const auto day = election.day;
  auto& cycle = story.open_cycle(
      {state.iso3}, fmt::format("{} to {}", day.year() - 2, day.year() + 3), day + -910);
  story.place(election, cycle, day + -410);
  for (const auto& [phase, first, last] : phases) {
    story.date_phase(cycle, day + -405, phase, day + first, day + last);
  }
  story.date_milestone(election, day + -400, cycles::Milestone::voter_registration, day + -130,
                       day + -65);
  story.date_milestone(election, day + -400, cycles::Milestone::results, day + 7, day + 21);
  story.confirm(election, day + -395);
  const auto needed = 20'000'000 + static_cast<std::int64_t>(roll % 40) * 500'000;
  story.budget(election, day + -380, cycles::Indicator::budget_needed, needed);
  story.budget(election, day + -380, cycles::Indicator::budget_national, needed * 6 / 10);
  story.budget(election, day + -300, cycles::Indicator::budget_external, needed * 3 / 10);
}

// Two cycles of a State: an election every five years, a request before each.
void tell_state(Story& story, const StateOfStory& state, std::uint64_t& seed, Date today) {
  story.record_authority({state.iso3}, state.ministry, *make_date(2016, 1, 4));
  for (int year = state.first_year; year <= state.first_year + 5; year += 5) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto roll = seed >> 33U;
    const auto day =
        *make_date(year, 2 + static_cast<int>(roll % 9), 6 + static_cast<int>(roll % 20));
    auto& election =
        story.add_election({state.iso3}, fmt::format("General elections {}", year),
                           fmt::format("{} of {}", state.commission, state.name), day + -420, day);
    tell_cycle(story, state, election, roll);
    if (roll % 4 == 1 && day + -200 < today) story.delay(election, day + -200, day + 35);
    const auto letter_on = day + -260 + -static_cast<std::int32_t>(roll % 60);
    if (letter_on + 90 < today) tell_closed_request(story, state, election, letter_on, roll);
    if (election.day < today) {
      story.hold(election);
      tell_figures(story, election, election.day + 21, roll);
    }
  }
}

struct OpenCase {
  const char* state;
  const char* office;
  const char* subject;
  int letter_days_ago;
  int steps;  // how far it has come: 0 received ... 6 before the focal point
  bool close_election;
};
constexpr OpenCase open_cases[] = {
    {"XCA", "Ministry of Foreign Affairs", "voter registration and results management", 62, 6,
     false},
    {"XKA", "Ministry of Foreign Affairs and Cooperation", "training of polling officials", 48, 4,
     false},
    {"XSU", "Ministry of External Relations", "legal framework and dispute resolution", 40, 3,
     false},
    {"XMA", "Ministry of Foreign Affairs", "procurement of electoral materials", 33, 6, true},
    {"XTE", "Federal Ministry for Foreign Affairs", "voter education in minority languages", 16, 1,
     false},
    {"XLO", "Ministry of Foreign Affairs", "accessibility for persons with disabilities", 3, 0,
     false},
};

void tell_open_case(Story& story, const OpenCase& open, Date today) {
  const CountryCode state{open.state};
  const auto letter_on = today + -open.letter_days_ago;
  const auto day = open.close_election ? letter_on + 95 : today + 240 + open.letter_days_ago;
  auto& election = story.add_election(state, fmt::format("General elections {}", day.year()),
                                      "The electoral commission", letter_on + -30, day);
  auto& file = story.add_request(
      {.state = state,
       .office = open.office,
       .title = fmt::format("{} asks for help with {}", story.name_of(state), open.subject),
       .summary = fmt::format("The {} asks for assistance with {} before the elections of {}.",
                              open.office, open.subject, long_text(day)),
       .types = {AssistanceType::ta, AssistanceType::coord},
       .election = &election,
       .document_on = letter_on});
  // The one State whose mission takes part in the demonstration.
  if (state.iso3 == "XCA") story.exchange(file, letter_on + 6);
  if (open.steps == 1) story.begin_authentication(file, letter_on + 4);
  if (open.steps >= 2) story.authenticate(file, letter_on + 5);
  if (open.steps >= 3) story.screen(file, letter_on + 12);
  if (open.steps == 4) story.begin_assessment(file, letter_on + 15);
  if (open.steps < 6) return;
  if (open.close_election) story.waive_short_time(file, letter_on + 14);
  story.assess(file, letter_on + 15,
               open.close_election ? assistance::Met::met_with_conditions : assistance::Met::met);
  story.recommend(file, letter_on + 29,
                  open.close_election ? Outcome::approved_limited : Outcome::approved);
}

}  // namespace

Result<bool> tell_demonstration(store::Store& store, store::Blobs& blobs, std::uint64_t seed) {
  const auto today = date_of(store.now());
  Story story(store, blobs);
  story.add_people(*make_date(2016, 1, 4));
  for (const auto& state : states) {
    story.name_state({state.iso3}, state.name);
    tell_state(story, state, seed, today);
  }
  for (const auto& open : open_cases) tell_open_case(story, open, today);
  return story.tell(today);
}

}  // namespace acta::app
