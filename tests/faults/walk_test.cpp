// Random commands over the machines of the electoral assistance desk: requests, mandates,
// authorities, elections, days that pass. After each the laws below are looked for in the acts
// alone, apart from the code that decides. Seeded; ACTA_SEED repeats a walk, ACTA_DRILL walks
// longer.
#include <cstdlib>
#include <random>
#include <set>

#include "walk_laws.h"

namespace acta::assistance {
namespace {

using enum RequestStatus;

class Walk {
 public:
  explicit Walk(std::uint64_t seed) : random_(seed) {}

  int steps(int count) {
    int recorded = 0;
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
      const auto before = statuses();
      const auto size = desk_.acts.size();
      command();
      for (auto at = size; at < desk_.acts.size(); ++at) laws_.judge(desk_.acts[at], at);
      laws_.judge_ways(before, statuses());
      recorded += desk_.acts.size() > size ? 1 : 0;
    }
    return recorded;
  }
  [[nodiscard]] std::set<RequestStatus> reached() const { return reached_; }

 private:
  std::uint64_t roll(std::uint64_t sides) { return random_() % sides; }
  Actor anyone() { return DeskForTest::person(static_cast<int>(1 + roll(4))); }
  std::vector<AssistanceType> any_types() {
    std::vector<AssistanceType> types;
    for (const auto type :
         {AssistanceType::ta, AssistanceType::obs, AssistanceType::cert, AssistanceType::coord}) {
      if (roll(2) == 0) types.push_back(type);
    }
    return types;
  }
  template <class Word>
  Word any_word() {
    return static_cast<Word>(roll(type_of<Word>().words.size()));
  }
  template <class Map>
  typename Map::key_type any_of(const Map& map) {
    auto place = map.begin();
    std::advance(place, static_cast<std::ptrdiff_t>(roll(map.size())));
    return place->first;
  }

  void command() {
    const auto& all = desk_.requests;
    const std::string state = roll(2) == 0 ? "XCA" : "XKA";
    switch (roll(40)) {
      case 0: return desk_.pass_days(static_cast<std::int32_t>(1 + roll(20)));
      case 1:
      case 2: return surround(state);
      default: break;
    }
    std::vector<RequestId> open;
    for (const auto& [id, file] : all.files) {
      if (!is_closed(file.status)) open.push_back(id);
    }
    if (open.size() < 6) return receive_letter(state);
    const auto id = roll(20) == 0 ? any_of(all.files) : open[roll(open.size())];
    step(id, anyone());
  }

  // One that leads on from where the file stands, most of the time.
  Verb any_verb(const RequestFile& file) {
    for (;;) {
      const auto verb = any_word<Verb>();
      if (roll(10) == 0 || starts_from(verb, file)) return verb;
    }
  }
  // Some of those, most of the time all of them.
  std::vector<AssistanceType> some_of(const std::vector<AssistanceType>& types) {
    if (roll(3) == 0) return any_types();
    if (roll(2) == 0) return types;
    auto fewer = types;
    std::erase_if(fewer, [&](auto) { return roll(3) == 0; });
    return fewer;
  }

  // What a file stands among: authorities, elections that move, mandates.
  void surround(const std::string& state) {
    auto facts = desk_.facts();
    const auto& all = desk_.requests;
    const auto day = desk_.today() + static_cast<std::int32_t>(roll(300));
    switch (roll(8)) {
      case 0: desk_.add_authority(state, Organ::foreign_ministry, desk_.today() + -300); return;
      case 1:
        if (all.authorities.empty()) return;
        desk_.take(end_authority(all, any_of(all.authorities),
                                 {.ended_on = desk_.today() + -static_cast<std::int32_t>(roll(250)),
                                  .reason = "x",
                                  .source = "y"}));
        return;
      case 2: desk_.add_election(state, day); return;
      case 3: {
        auto types = any_types();
        if (types.empty()) return;
        desk_.add_mandate(state, types, roll(3) == 0 ? std::nullopt : std::optional(day),
                          ++mandates_);
        return;
      }
      case 4:
        if (all.mandates.empty()) return;
        desk_.take(end_mandate(all, any_of(all.mandates),
                               {.ended_on = desk_.today(), .reason = "x", .source = "y"}));
        return;
      default:
        if (all.mandates.empty()) return;
        desk_.take(open_mandate_file(all, any_of(all.mandates),
                                     {.title = "t", .summary = "s", .types = any_types()}, facts));
    }
  }

  void receive_letter(const std::string& state) {
    auto request = desk_.letter(state, any_types(), {});
    for (const auto& [id, of] : desk_.requests.elections) {
      if (of.iso3 == state && roll(3) == 0) request.elections.push_back(id);
    }
    request.period_from = desk_.today();
    auto facts = desk_.facts();
    desk_.take(receive_request(desk_.requests, request, facts), anyone());
  }

  void step(RequestId id, const Actor& by) {
    const auto& all = desk_.requests;
    const auto facts = desk_.facts();
    const auto take = [&](const Drafts& drafts) { desk_.take(drafts, by); };
    const auto later = desk_.today() + static_cast<std::int32_t>(roll(30));
    const auto outcome = any_word<Outcome>();
    const auto& file = all.files.at(id);
    switch (any_verb(file)) {
      case Verb::begin_authentication: return take(begin_authentication(all, id, by, facts));
      case Verb::confirm_origin:
        return take(confirm_origin(all, id, {.means = any_word<Means>(), .note = "n"}, by, facts));
      case Verb::admit: return take(admit(all, id, {.note = "n"}, by, facts));
      case Verb::return_request:
        return take(return_request(
            all, id, {.missing = {Missing::period}, .reason = "r", .answer_by = later}, by, facts));
      case Verb::resubmit: return take(resubmit(all, id, {.note = "n"}, by, facts));
      case Verb::reject:
        if (roll(12) != 0) return;
        return take(reject(all, id, {.reason = "r"}, by, facts));
      case Verb::grant_waiver:
        return take(
            grant_waiver(all, id, {.kind = any_word<WaiverKind>(), .reasons = "r"}, by, facts));
      case Verb::screen:
        return take(
            screen(all, id, {.types = some_of(file.types), .duplicates_note = "n"}, by, facts));
      case Verb::refer: return take(refer(all, id, {.reason = "r"}, by, facts));
      case Verb::reuse_assessment:
        return take(
            reuse_assessment(all, id, {.from = any_of(all.files), .reason = "r"}, by, facts));
      case Verb::begin_assessment:
        return take(begin_assessment(
            all, id,
            {.kind = roll(3) == 0 ? AssessmentKind::mission : AssessmentKind::desk_review,
             .team = {{.name = "A", .entity = "E", .role = "r", .no_conflict_declared = true}},
             .scope = "s"},
            by, facts));
      case Verb::record_finding:
        return take(record_finding(all, id,
                                   {.kind = any_word<FindingKind>(),
                                    .met = roll(12) == 0 ? Met::not_met : Met::met,
                                    .evidence = "e"},
                                   by, facts));
      case Verb::clear_assessment:
        return take(clear_assessment(all, id, {.summary = "s"}, by, facts));
      case Verb::abandon:
        if (roll(12) != 0) return;
        return take(abandon(all, id, {.reason = "r"}, by, facts));
      case Verb::recommend:
        return take(recommend(
            all, id,
            {.outcome = outcome,
             .types = recommends(outcome) ? some_of(file.types) : std::vector<AssistanceType>{},
             .lead_entity = "UNDP",
             .reasons = "r",
             .funding = "f"},
            by, facts));
      case Verb::decide:
        return take(decide(all, id, any_decision(file, outcome, later), by, facts));
      case Verb::resume: return take(resume(all, id, {.reason = "r"}, by, facts));
      case Verb::withdraw:
        if (roll(30) != 0) return;
        return take(withdraw(all, id, {.reason = "r"}, by, facts));
      case Verb::suspend: return take(suspend(all, id, {.reason = "r"}, by, facts));
      case Verb::lift_suspension: return take(lift_suspension(all, id, {.reason = "r"}, by, facts));
      case Verb::terminate:
        if (roll(12) != 0) return;
        return take(terminate(all, id, {.reason = "r"}, by, facts));
      case Verb::ask_question:
      case Verb::answer_question:
      case Verb::settle_question:
      case Verb::send_letter:
      case Verb::acknowledge_letter:
      case Verb::propose_publication:
      case Verb::answer_publication:
      case Verb::drop_publication: return exchange(file, by);
      case Verb::change_team:
      case Verb::agree_terms:
      case Verb::consent_mission:
      case Verb::fund_mission:
      case Verb::plan_itinerary:
      case Verb::record_meeting: return prepare_mission(file, by);
      case Verb::write_section:
      case Verb::answer_checklist:
      case Verb::rate_capacity:
      case Verb::describe_option: return write_report(file, by);
      case Verb::consult:
      case Verb::answer_consultation: return consult_entities(file, by);
      case Verb::share_summary: return take(share_summary(all, id, {.text = "t"}, by, facts));
    }
  }

  // Something between the desk and the State, also what was answered before.
  void exchange(const RequestFile& file, const Actor& by) {
    const auto& all = desk_.requests;
    const auto id = file.id;
    auto facts = desk_.facts();
    const auto take = [&](const Drafts& drafts) { desk_.take(drafts, by); };
    if (roll(3) == 0 || file.questions.empty() || file.publications.empty()) {
      if (roll(2) == 0) return take(ask_question(all, id, {.text = "t"}, by, facts));
      return take(propose_publication(all, id, {.title = "t", .text = "t"}, by, facts));
    }
    const auto question = any_of(file.questions);
    const auto publication = any_of(file.publications);
    switch (roll(4)) {
      case 0: return take(answer_question(all, id, {.question = question, .text = "t"}, by, facts));
      case 1: return take(settle_question(all, id, {.question = question, .note = "n"}, by, facts));
      case 2:
        return take(answer_publication(
            all, id, {.publication = publication, .consent = any_word<Consent>(), .note = "n"}, by,
            facts));
      default:
        return take(
            drop_publication(all, id, {.publication = publication, .reason = "r"}, by, facts));
    }
  }

  void prepare_mission(const RequestFile& file, const Actor& by) {
    const auto& all = desk_.requests;
    const auto facts = desk_.facts();
    const auto id = file.id;
    const auto day = desk_.today();
    const auto take = [&](const Drafts& drafts) { desk_.take(drafts, by); };
    switch (roll(5)) {
      case 0: return take(agree_terms(all, id, {.terms = "t"}, by, facts));
      case 1:
        return take(consent_mission(all, id, {.agreed = file.assessment.terms_agreed, .note = "n"},
                                    by, facts));
      case 2: return take(fund_mission(all, id, {.source = "s"}, by, facts));
      case 3:
        return take(plan_itinerary(
            all, id, {.stops = {{.from = day, .to = day, .place = "p", .purpose = "w"}}}, by,
            facts));
      default:
        return take(record_meeting(all, id,
                                   {.category = any_word<MeetingCategory>(),
                                    .on = day,
                                    .who = "w",
                                    .women = 1,
                                    .said = "s"},
                                   by, facts));
    }
  }

  // Most of it at once: section by section a walk would not get to the end.
  void write_report(const RequestFile& file, const Actor& by) {
    const auto& all = desk_.requests;
    const auto facts = desk_.facts();
    const auto id = file.id;
    for (const auto section : mandatory_sections(file.assessment.kind)) {
      if (roll(40) == 0) continue;
      const auto base = static_cast<std::int64_t>(roll(2));
      desk_.take(write_section(all, id, {.section = section, .text = "t", .base = base}, by, facts),
                 by);
      desk_.take(write_section(all, id, {.section = section, .text = "t"}, by, facts), by);
    }
    for (std::size_t i = 0; i < type_of<ChecklistItem>().words.size(); ++i) {
      if (roll(40) == 0) continue;
      desk_.take(answer_checklist(all, id, {.item = static_cast<ChecklistItem>(i), .evidence = "e"},
                                  by, facts),
                 by);
    }
    if (roll(4) == 0) return;
    desk_.take(describe_option(all, id, {.title = "None", .text = "t"}, by, facts), by);
  }

  void consult_entities(const RequestFile& file, const Actor& by) {
    const auto& all = desk_.requests;
    auto facts = desk_.facts();
    if (file.consultations.empty() || roll(4) == 0) {
      const auto due = desk_.today() + static_cast<std::int32_t>(roll(20));
      desk_.take(
          consult(all, file.id, {.entity = "E" + std::to_string(roll(3)), .about = "a", .due = due},
                  by, facts),
          by);
      return;
    }
    const SpeaksFor speaker = roll(2) == 0 ? SpeaksFor() : SpeaksFor({"E1"});
    desk_.take(answer_consultation(all, file.id,
                                   {.consultation = any_of(file.consultations),
                                    .position = any_word<Position>(),
                                    .text = "t"},
                                   speaker, by, facts),
               by);
  }

  static bool recommends(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::approved_limited;
  }
  Decide any_decision(const RequestFile& file, Outcome outcome, Date later) {
    Decide request{.outcome = outcome, .types = {}, .lead_entity = {}, .reasons = "r"};
    if (recommends(outcome)) {
      request.types = some_of(file.types);
      request.lead_entity = "UNDP";
    }
    if (outcome == Outcome::deferred) request.until = later;
    return request;
  }

  std::map<RequestId, RequestStatus> statuses() {
    std::map<RequestId, RequestStatus> all;
    for (const auto& [id, file] : desk_.requests.files) {
      all[id] = file.status;
      reached_.insert(file.status);
    }
    return all;
  }

  std::mt19937_64 random_;
  DeskForTest desk_;
  Laws laws_{desk_};
  std::set<RequestStatus> reached_;
  int mandates_ = 100;
};

TEST(Walk, FindsNoForbiddenPath) {
  const bool drill = std::getenv("ACTA_DRILL") != nullptr;
  const char* given = std::getenv("ACTA_SEED");
  std::uint64_t seed =
      given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  std::set<RequestStatus> reached;
  int recorded = 0;
  for (int round = 0; round < (drill ? 400 : 12); ++round, ++seed) {
    Walk walk(seed);
    recorded += walk.steps(6000);
    reached.merge(walk.reached());
    ASSERT_FALSE(HasFailure()) << "seed " << seed;
    if (given != nullptr) break;
  }
  if (given == nullptr) {
    EXPECT_EQ(reached.size(), type_of<RequestStatus>().words.size()) << "it is everywhere";
  }
  std::printf("[ walk     ] up to seed %llu: %d commands recorded\n",
              static_cast<unsigned long long>(seed), recorded);
}

}  // namespace
}  // namespace acta::assistance
