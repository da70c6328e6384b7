// Which step a file can take from where it stands, and whose it is.
#include <algorithm>
#include <array>

#include "acta/assistance/assessment_decisions.h"
#include "acta/assistance/exchange_decisions.h"
#include "acta/assistance/guard_decisions.h"

namespace acta::assistance {
namespace {

using enum RequestStatus;

struct Rule {
  Verb verb = {};
  Right right = {};
  bool primary = false;
  std::vector<RequestStatus> from;
};

// State machine A of the domain reference, 1.5; drawn in the module's README.
const std::array<Rule, 42>& rules() {
  static const std::array<Rule, 42> table = {{
      {Verb::begin_authentication, Right::request_process, true, {received}},
      {Verb::confirm_origin, Right::request_process, true, {authenticating}},
      {Verb::admit, Right::request_process, true, {authenticating}},
      {Verb::return_request, Right::request_process, false, {authenticating}},
      {Verb::resubmit, Right::request_register, true, {returned}},
      {Verb::reject, Right::request_process, false, {authenticating}},
      {Verb::grant_waiver,
       Right::request_decide,
       false,
       {authenticating, admissible, screened, assessing, assessed, decision_pending, deferred}},
      {Verb::screen, Right::request_direct, true, {admissible, referred_organ}},
      {Verb::begin_assessment, Right::request_process, true, {screened}},
      {Verb::record_finding, Right::request_process, true, {assessing}},
      {Verb::clear_assessment, Right::request_direct, true, {assessing}},
      {Verb::abandon, Right::request_direct, false, {assessing}},
      {Verb::recommend, Right::request_direct, true, {assessed}},
      {Verb::decide, Right::request_decide, true, {decision_pending}},
      {Verb::resume, Right::request_direct, true, {deferred}},
      {Verb::withdraw,
       Right::request_withdraw,
       false,
       {received, authenticating, returned, admissible, screened, assessing, assessed,
        decision_pending, approved, approved_limited, deferred, referred_organ, suspended}},
      {Verb::refer, Right::request_direct, false, {admissible}},
      {Verb::suspend, Right::request_decide, false, {approved, approved_limited}},
      {Verb::lift_suspension, Right::request_decide, true, {suspended}},
      {Verb::terminate, Right::request_decide, false, {approved, approved_limited, suspended}},
      {Verb::reuse_assessment, Right::request_direct, false, {screened}},
      // What passes between the desk and the State follows what passed before (exchange_allows).
      {Verb::ask_question, Right::request_process, false, {}},
      {Verb::answer_question, Right::request_process, false, {}},
      {Verb::settle_question, Right::request_process, false, {}},
      {Verb::send_letter, Right::request_process, false, {}},
      {Verb::acknowledge_letter, Right::request_process, false, {}},
      {Verb::propose_publication, Right::request_process, false, {}},
      {Verb::answer_publication, Right::request_process, false, {}},
      {Verb::drop_publication, Right::request_process, false, {}},
      // What an assessment is made of; more is asked of a mission (assessment_allows).
      {Verb::change_team, Right::request_process, false, {assessing}},
      {Verb::agree_terms, Right::request_direct, false, {assessing}},
      {Verb::consent_mission, Right::request_process, false, {assessing}},
      {Verb::fund_mission, Right::request_direct, false, {assessing}},
      {Verb::plan_itinerary, Right::request_process, false, {assessing}},
      {Verb::record_meeting, Right::request_process, false, {assessing}},
      {Verb::write_section, Right::request_process, false, {assessing}},
      {Verb::answer_checklist, Right::request_process, false, {assessing}},
      {Verb::rate_capacity, Right::request_process, false, {assessing}},
      {Verb::describe_option, Right::request_process, false, {assessing}},
      {Verb::consult, Right::request_process, false, {admissible, screened, assessing}},
      // Until its file is closed, wherever that stands meanwhile: who was asked can answer.
      {Verb::answer_consultation, Right::request_comment, false, {}},
      {Verb::share_summary,
       Right::request_direct,
       false,
       {assessed, decision_pending, approved, approved_limited, declined, deferred}},
  }};
  return table;
}

const Rule& rule_of(Verb verb) {
  return rules().at(static_cast<std::size_t>(verb));
}

// An answer of the State waits for the desk to take it up.
bool leads_on(const Rule& rule, const RequestFile& file) {
  if (rule.verb != Verb::settle_question) return rule.primary;
  return std::ranges::any_of(file.questions, [](const auto& question) {
    return question.second == QuestionState::answered;
  });
}

}  // namespace

Right right_of(Verb verb) {
  return rule_of(verb).right;
}

bool is_of_state(Verb verb) {
  return verb == Verb::resubmit || verb == Verb::withdraw || verb == Verb::answer_question ||
         verb == Verb::acknowledge_letter || verb == Verb::answer_publication ||
         verb == Verb::consent_mission;
}

bool starts_from(Verb verb, const RequestFile& file) {
  if (verb >= Verb::ask_question && verb <= Verb::drop_publication) {
    return exchange_allows(verb, file);
  }
  if (verb >= Verb::change_team && !assessment_allows(verb, file)) return false;
  if (verb == Verb::answer_consultation) return true;
  // What rests on a mandate alone is no request, that a State could withdraw.
  if (verb == Verb::withdraw && file.mandate) return false;
  // The focal point ends it instead, at any time: its mandate may never come again.
  if (verb == Verb::terminate && file.mandate) return !is_closed(file.status);
  return std::ranges::find(rule_of(verb).from, file.status) != rule_of(verb).from.end();
}

std::vector<Step> next_steps(const Requests& requests, const RequestFile& file,
                             const Viewer& viewer, Date today) {
  std::vector<Step> steps;
  for (const auto& rule : rules()) {
    if (!starts_from(rule.verb, file)) continue;
    Step step{.verb = rule.verb, .primary = leads_on(rule, file)};
    for (std::size_t i = 0; i < type_of<Role>().words.size(); ++i) {
      const auto role = static_cast<Role>(i);
      const bool own = role == Role::member_state && is_of_state(rule.verb);
      if (own || allows(role, rule.right)) step.who.push_back(role);
    }
    step.guards = guards_of(requests, file, rule.verb, {viewer.person, today});
    step.mine = may(viewer, rule.right);
    step.allowed = step.mine && std::ranges::none_of(step.guards, [](const Guard& guard) {
                     return guard.state == GuardState::not_met;
                   });
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Verb> steps_of_state(const RequestFile& file) {
  std::vector<Verb> steps;
  for (std::size_t i = 0; i < type_of<Verb>().words.size(); ++i) {
    const auto verb = static_cast<Verb>(i);
    if (is_of_state(verb) && starts_from(verb, file)) steps.push_back(verb);
  }
  return steps;
}

}  // namespace acta::assistance
