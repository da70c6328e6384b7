#include "acta/assistance/guard_decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

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
const std::array<Rule, 16>& rules() {
  static const std::array<Rule, 16> table = {{
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
      {Verb::screen, Right::request_direct, true, {admissible}},
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
        decision_pending, approved, approved_limited, deferred}},
  }};
  return table;
}

const Rule& rule_of(Verb verb) {
  return rules().at(static_cast<std::size_t>(verb));
}

Guard guard(std::string_view word, bool met, std::string detail, std::vector<Role> who) {
  return {.word = std::string(word),
          .state = met ? GuardState::met : GuardState::not_met,
          .detail = std::move(detail),
          .who = std::move(who)};
}

// G1: the organ could bind the State on the day that the letter bears; a commission or rival
// authorities need the focal point's waiver.
void add_authority_guards(std::vector<Guard>& guards, const Requests& requests,
                          const RequestFile& file) {
  const auto valid = authorities_on(requests, file.state, file.organ, file.document_on);
  guards.push_back(guard("assistance.authority_not_valid", !valid.empty(),
                         valid.empty()
                             ? "No authority of this organ is recorded as valid on " +
                                   long_text(file.document_on) + ", the date of the letter."
                             : "Valid on " + long_text(file.document_on) + ".",
                         {Role::desk_officer, Role::registry_clerk}));
  if (valid.size() > 1) {
    guards.push_back(guard("assistance.rival_authorities",
                           file.waivers.contains(WaiverKind::rival_authorities),
                           fmt::format("{} authorities claim this office on that day; the focal "
                                       "point says which is dealt with.",
                                       valid.size()),
                           {Role::focal_point}));
  }
  if (file.organ == Organ::election_commission) {
    guards.push_back(guard("assistance.commission_needs_waiver",
                           file.waivers.contains(WaiverKind::election_commission_requester),
                           "An election commission does not normally bind the State; the focal "
                           "point may accept its request.",
                           {Role::focal_point}));
  }
}

// Who stands behind the checks of the origin: who recorded them, and who signed one with them.
std::set<PersonId> who_confirmed(const RequestFile& file) {
  std::set<PersonId> persons;
  for (const auto& check : file.origin_checks) {
    persons.insert(check.by);
    persons.insert(check.co_signers.begin(), check.co_signers.end());
  }
  return persons;
}

// G2: two independent means, by two persons: each by one of them, or one of them signed by both.
void add_origin_guard(std::vector<Guard>& guards, const RequestFile& file) {
  std::set<Means> means;
  for (const auto& check : file.origin_checks) means.insert(check.means);
  const auto persons = who_confirmed(file);
  guards.push_back(
      guard("assistance.origin_not_confirmed", means.size() >= 2 && persons.size() >= 2,
            fmt::format("Confirmed by {} means and {} persons; two of each are needed.",
                        means.size(), persons.size()),
            {Role::registry_clerk, Role::desk_officer}));
}

void add_confirm_guard(std::vector<Guard>& guards, const RequestFile& file, PersonId person) {
  const auto persons = who_confirmed(file);
  const bool alone = persons.size() == 1 && persons.contains(person);
  guards.push_back(guard("assistance.second_person_needed", !alone,
                         alone ? "You have confirmed it; another person confirms it by other means."
                         : persons.size() >= 2 ? "Two persons have confirmed it."
                                               : "You have not confirmed it before.",
                         {Role::registry_clerk, Role::desk_officer}));
}

// G5: what needs a mandate of the Security Council or the General Assembly.
void add_mandate_guard(std::vector<Guard>& guards, const RequestFile& file) {
  std::string named;
  for (const auto type : file.types) {
    if (needs_mandate(type)) named += (named.empty() ? "" : ", ") + std::string(word_of(type));
  }
  const bool something_left =
      std::ranges::any_of(file.types, [](AssistanceType type) { return !needs_mandate(type); });
  guards.push_back(guard("assistance.mandate_needed", something_left,
                         named.empty()
                             ? "None of the kinds asked for needs a mandate."
                             : named + " rests on a mandate of the Security Council or the General "
                                       "Assembly; it is left out of what is screened.",
                         {Role::ead_director}));
}

std::string in_words(Met met) {
  switch (met) {
    case Met::met: return "met";
    case Met::not_met: return "not met";
    case Met::met_with_conditions: return "met with conditions";
  }
  std::unreachable();
}

// OP5: adequate time, conditions for a free and fair election, results reported.
void add_finding_guards(std::vector<Guard>& guards, const RequestFile& file) {
  for (const auto kind :
       {FindingKind::adequate_time, FindingKind::conditions, FindingKind::reporting}) {
    const auto found = file.findings.find(kind);
    const bool there = found != file.findings.end();
    guards.push_back(guard("assistance.finding_missing_" + std::string(word_of(kind)), there,
                           there ? "Recorded: " + in_words(found->second) + "." : "Not recorded.",
                           {Role::desk_officer, Role::ead_director}));
  }
}

// G6: recommender is not decider (resolution 68/164, OP3: objective, impartial, neutral,
// independent).
void add_decider_guard(std::vector<Guard>& guards, const RequestFile& file, PersonId person) {
  const bool same = file.recommendation && file.recommendation->by == person;
  guards.push_back(guard("assistance.recommender_decides", !same,
                         same ? "You recommended this decision; another person decides."
                              : "Recommended by another person.",
                         {Role::focal_point}));
}

// G4: short or past time needs the waiver before anything but a refusal can be decided.
void add_time_guard(std::vector<Guard>& guards, const RequestFile& file) {
  if (!file.time) return;
  const bool tight =
      file.time->result == TimeResult::tight || file.time->result == TimeResult::past;
  const bool waived = file.waivers.contains(WaiverKind::short_time);
  auto made =
      guard("assistance.time_needs_waiver", !tight || waived,
            !tight   ? "The time test found: " + std::string(word_of(file.time->result)) + "."
            : waived ? "Time is short; the focal point waived it for a narrower scope."
                     : "Time is short: only to decline or defer, or with a waiver and limits.",
            {Role::focal_point});
  if (made.state == GuardState::not_met) made.state = GuardState::waiting;
  guards.push_back(std::move(made));
}

}  // namespace

Right right_of(Verb verb) {
  return rule_of(verb).right;
}

bool starts_from(Verb verb, RequestStatus status) {
  return std::ranges::find(rule_of(verb).from, status) != rule_of(verb).from.end();
}

std::vector<Guard> guards_of(const Requests& requests, const RequestFile& file, Verb verb,
                             PersonId person) {
  std::vector<Guard> guards;
  switch (verb) {
    case Verb::admit:
      add_authority_guards(guards, requests, file);
      add_origin_guard(guards, file);
      break;
    case Verb::confirm_origin: add_confirm_guard(guards, file, person); break;
    case Verb::screen:
    case Verb::recommend: add_mandate_guard(guards, file); break;
    case Verb::clear_assessment: add_finding_guards(guards, file); break;
    case Verb::decide:
      add_decider_guard(guards, file, person);
      add_finding_guards(guards, file);
      add_time_guard(guards, file);
      break;
    case Verb::begin_authentication:
    case Verb::return_request:
    case Verb::resubmit:
    case Verb::reject:
    case Verb::grant_waiver:
    case Verb::begin_assessment:
    case Verb::record_finding:
    case Verb::abandon:
    case Verb::resume:
    case Verb::withdraw: break;
  }
  return guards;
}

std::vector<Step> next_steps(const Requests& requests, const RequestFile& file,
                             const Viewer& viewer) {
  std::vector<Step> steps;
  for (const auto& rule : rules()) {
    if (!starts_from(rule.verb, file.status)) continue;
    Step step{.verb = rule.verb, .primary = rule.primary};
    for (std::size_t i = 0; i < type_of<Role>().words.size(); ++i) {
      if (allows(static_cast<Role>(i), rule.right)) step.who.push_back(static_cast<Role>(i));
    }
    step.guards = guards_of(requests, file, rule.verb, viewer.person);
    step.mine = may(viewer, rule.right);
    step.allowed = step.mine && std::ranges::none_of(step.guards, [](const Guard& guard) {
                     return guard.state == GuardState::not_met;
                   });
    steps.push_back(std::move(step));
  }
  return steps;
}

Result<const RequestFile*> open_for(const Requests& requests, RequestId id, Verb verb,
                                    PersonId person) {
  const auto* file = ACTA_TRY(find_file(requests, id));
  if (!starts_from(verb, file->status)) {
    return refuse("assistance.not_from_here", 409,
                  fmt::format("\"{}\" is not possible while the request is {}", word_of(verb),
                              word_of(file->status)));
  }
  for (const auto& guard : guards_of(requests, *file, verb, person)) {
    if (guard.state == GuardState::not_met) return refuse(guard.word, 409, guard.detail);
  }
  return file;
}

}  // namespace acta::assistance
