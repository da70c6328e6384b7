// Random commands over the machines of the electoral assistance desk: requests, mandates,
// authorities, elections, days that pass. After each the laws below are looked for in the acts
// alone, apart from the code that decides. Seeded; ACTA_SEED repeats a walk, ACTA_DRILL walks
// longer.
#include <cstdlib>
#include <random>
#include <set>

#include "acta/assistance/desk_for_test.h"

namespace acta::assistance {
namespace {

using enum RequestStatus;

// State machine A of the domain reference, 1.5, as a list of what may follow what.
const std::set<std::pair<RequestStatus, RequestStatus>>& ways() {
  static const std::set<std::pair<RequestStatus, RequestStatus>> allowed = {
      {received, authenticating},
      {authenticating, admissible},
      {authenticating, returned},
      {authenticating, rejected_inadmissible},
      {returned, authenticating},
      {returned, lapsed},
      {admissible, screened},
      {admissible, referred_organ},
      {referred_organ, screened},
      {screened, assessing},
      {assessing, assessed},
      {assessing, abandoned},
      {assessed, decision_pending},
      {decision_pending, approved},
      {decision_pending, approved_limited},
      {decision_pending, declined},
      {decision_pending, deferred},
      {deferred, decision_pending},
      {approved, suspended},
      {approved_limited, suspended},
      {suspended, approved},
      {suspended, approved_limited},
      {approved, terminated},
      {approved_limited, terminated},
      {suspended, terminated}};
  return allowed;
}

class Walk {
 public:
  explicit Walk(std::uint64_t seed) : random_(seed) {}

  int steps(int count) {
    int recorded = 0;
    for (int i = 0; i < count && !testing::Test::HasFailure(); ++i) {
      const auto before = statuses();
      const auto size = desk_.acts.size();
      command();
      for (auto at = size; at < desk_.acts.size(); ++at) judge(desk_.acts[at], at);
      judge_ways(before);
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
    switch (roll(6)) {
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
            {.team = {{.name = "A", .entity = "E", .role = "r", .no_conflict_declared = true}},
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
    }
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

  // One command may move a file twice (a day that passes lapses one and suspends another), but
  // never along a way that is not there.
  void judge_ways(const std::map<RequestId, RequestStatus>& before) {
    for (const auto& [id, status] : statuses()) {
      const auto known = before.find(id);
      if (known == before.end() || known->second == status) continue;
      const bool by_state = status == withdrawn && !is_closed(known->second);
      // What rests on a mandate alone can end with it.
      const bool ended = status == terminated && !is_closed(known->second) &&
                         of_file<RequestReceived>(id, desk_.acts.size()).empty();
      EXPECT_TRUE(by_state || ended || ways().contains({known->second, status}))
          << "forbidden: from " << word_of(known->second) << " to " << word_of(status);
    }
  }

  void judge(const RecordedAct& act, std::size_t at) {
    match(
        act.act, [&](const RequestAdmitted& a) { judge_admission(a.request, at); },
        [&](const Decided& a) { judge_decision(a, act, at); });
  }

  // Every act before, of that file.
  template <class Act>
  std::vector<std::pair<Act, PersonId>> of_file(RequestId id, std::size_t before) {
    std::vector<std::pair<Act, PersonId>> found;
    for (std::size_t i = 0; i < before; ++i) {
      const auto* one = desk_.acts[i].act.template as<Act>();
      if (one != nullptr && one->request == id)
        found.emplace_back(*one, desk_.acts[i].actor.person);
    }
    return found;
  }

  void judge_admission(RequestId id, std::size_t at) {
    std::set<Means> means;
    std::set<PersonId> persons;
    for (const auto& [check, by] : of_file<OriginConfirmed>(id, at)) {
      means.insert(check.means);
      persons.insert(by);
    }
    EXPECT_TRUE(means.size() >= 2 && persons.size() >= 2)
        << "forbidden: admitted without two means and two persons";
  }

  // The days on which the State had a mandate for the kind, by the acts before.
  bool mandated(const CountryCode& state, AssistanceType type, std::size_t before, Date day) {
    struct Given {
      Date from;
      std::optional<Date> to;
    };
    std::map<MandateId, Given> given;
    for (std::size_t i = 0; i < before; ++i) {
      match(
          desk_.acts[i].act,
          [&](const MandateRecorded& a) {
            const bool grants = std::ranges::find(a.types, type) != a.types.end();
            if (a.state == state && grants)
              given[a.mandate] = {a.text.adopted_on, a.text.expires_on};
          },
          [&](const MandateEnded& a) {
            if (given.contains(a.mandate)) given[a.mandate].to = a.ended_on + -1;
          });
    }
    return std::ranges::any_of(given, [&](const auto& one) {
      return one.second.from <= day && (!one.second.to || day <= *one.second.to);
    });
  }

  // Of the letter's date, by what the acts before say of the authority.
  bool authority_was_valid(RequestId id, std::size_t before) {
    const auto admitted = of_file<RequestAdmitted>(id, before);
    if (admitted.empty()) return true;  // it rests on a mandate
    const auto document_on = of_file<RequestReceived>(id, before).front().first.document_on;
    for (std::size_t i = 0; i < before; ++i) {
      const auto* ended = desk_.acts[i].act.as<AuthorityEnded>();
      const bool same = ended != nullptr && ended->authority == admitted.back().first.authority;
      if (same && ended->ended_on <= document_on) return false;
    }
    return true;
  }

  void judge_decision(const Decided& decided, const RecordedAct& act, std::size_t at) {
    const auto recommended = of_file<Recommended>(decided.request, at);
    ASSERT_FALSE(recommended.empty()) << "forbidden: decided without a recommendation";
    EXPECT_NE(recommended.back().second, act.actor.person) << "forbidden: recommender decides";
    if (decided.types.empty()) return;
    std::map<FindingKind, Met> findings;
    for (const auto& [finding, by] : of_file<FindingRecorded>(decided.request, at)) {
      findings[finding.kind] = finding.met;
    }
    for (const auto& [reused, by] : of_file<AssessmentReused>(decided.request, at)) {
      findings.emplace(FindingKind::conditions, reused.conditions);
      findings.emplace(FindingKind::reporting, reused.reporting);
    }
    EXPECT_TRUE(authority_was_valid(decided.request, at))
        << "forbidden: approved on an authority that had ended";
    EXPECT_EQ(findings.size(), 3U) << "forbidden: approved without the three findings";
    for (const auto& [kind, met] : findings) {
      EXPECT_NE(met, Met::not_met) << "forbidden: approved against a finding";
    }
    const auto& state = desk_.requests.files.at(decided.request).state;
    const bool asked = !of_file<RequestReceived>(decided.request, at).empty();
    for (const auto type : decided.types) {
      if (asked && !needs_mandate(type)) continue;
      EXPECT_TRUE(mandated(state, type, at, date_of(act.at)))
          << "forbidden: " << word_of(type) << " approved without a mandate";
    }
  }

  std::mt19937_64 random_;
  DeskForTest desk_;
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
