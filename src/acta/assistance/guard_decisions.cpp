#include "acta/assistance/guard_decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "acta/assistance/assessment_decisions.h"

namespace acta::assistance {
namespace {

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

std::string joined(const std::vector<AssistanceType>& types) {
  std::string named;
  for (const auto type : types) {
    named += (named.empty() ? "" : ", ") + std::string(word_of(type));
  }
  return named;
}

// G5: what needs a mandate of the Security Council or the General Assembly rests on one that is
// valid today; what does not, on the request. `types` are those in question.
void add_mandate_guard(std::vector<Guard>& guards, const Requests& requests,
                       const RequestFile& file, const std::vector<AssistanceType>& types,
                       Date today) {
  const auto without = without_mandate(requests, file, types, today);
  const bool something_left = without.size() < types.size();
  std::string detail = "None of the kinds needs a mandate.";
  if (!without.empty()) {
    detail = joined(without) +
             " rests on a mandate of the Security Council or the General Assembly, and none is "
             "valid today.";
    if (something_left) detail += " It is left out.";
  } else if (std::ranges::any_of(types, [&](auto type) { return rests_on_mandate(file, type); })) {
    detail = "Every kind that needs a mandate rests on one that is valid today.";
  }
  guards.push_back(
      guard("assistance.mandate_needed", something_left, std::move(detail), {Role::ead_director}));
}

// The same where refusing is open whatever rests on what: it is shown, and holds for approvals.
void add_mandate_notice(std::vector<Guard>& guards, const Requests& requests,
                        const RequestFile& file, Date today) {
  add_mandate_guard(guards, requests, file, file.types, today);
  if (guards.back().state == GuardState::not_met) guards.back().state = GuardState::waiting;
}

// A referral is for what no mandate grants.
void add_referral_guard(std::vector<Guard>& guards, const Requests& requests,
                        const RequestFile& file, Date today) {
  const auto without = without_mandate(requests, file, file.types, today);
  guards.push_back(guard("assistance.nothing_to_refer", !without.empty(),
                         without.empty() ? "Nothing that is asked for lacks a mandate."
                                         : joined(without) + " lacks a mandate.",
                         {Role::ead_director}));
}

// What was approved goes on when every kind of it rests on something again.
void add_lifting_guard(std::vector<Guard>& guards, const Requests& requests,
                       const RequestFile& file, Date today) {
  const auto without = without_mandate(requests, file, file.approved, today);
  guards.push_back(guard("assistance.mandate_expired", without.empty(),
                         without.empty() ? "No mandate that it needs is missing."
                                         : "No mandate is valid today for " + joined(without) + ".",
                         {Role::desk_officer}));
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

// G1 again, by what is known now: nothing is approved on an authority that was none.
void add_standing_guard(std::vector<Guard>& guards, const Requests& requests,
                        const RequestFile& file) {
  if (!file.authority) return;
  const bool holds = authority_holds(requests, file);
  auto made = guard("assistance.authority_not_valid", holds,
                    holds ? "The authority was valid on the date of the letter."
                          : "It turned out that the authority had ended before " +
                                long_text(file.document_on) +
                                ", the date of the letter: only to decline or defer.",
                    {Role::desk_officer, Role::registry_clerk});
  if (!holds) made.state = GuardState::waiting;
  guards.push_back(std::move(made));
}

// An assessment of the State that can be taken over.
void add_reuse_guard(std::vector<Guard>& guards, const Requests& requests, const RequestFile& file,
                     Date today) {
  const auto there = reusable_assessments(requests, file, today);
  guards.push_back(guard("assistance.no_assessment_to_reuse", !there.empty(),
                         there.empty()
                             ? fmt::format("No assessment of this State was cleared in the last {} "
                                           "days.",
                                           reuse_days)
                             : fmt::format("{} can be taken over.", there.size()),
                         {Role::ead_director}));
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

std::vector<const RequestFile*> reusable_assessments(const Requests& requests,
                                                     const RequestFile& file, Date today) {
  std::vector<const RequestFile*> found;
  const auto of_state = requests.assessed_of.find(file.state);
  if (of_state == requests.assessed_of.end()) return found;
  for (const auto id : of_state->second) {
    const auto& other = requests.files.at(id);
    // Who may read this file need not know of files that fewer may see.
    if (id == file.id || other.classification > file.classification) continue;
    if (days_between(*other.cleared_on, today) <= reuse_days) found.push_back(&other);
  }
  return found;
}

namespace {

// What the State was asked and has not answered: nothing has to wait for it, but who decides knows.
void add_questions_notice(std::vector<Guard>& guards, const RequestFile& file) {
  const auto open = std::ranges::count_if(
      file.questions, [](const auto& question) { return question.second == QuestionState::asked; });
  if (file.questions.empty()) return;
  guards.push_back(guard("assistance.question_open", true,
                         open == 0 ? "The State has answered what it was asked."
                                   : fmt::format("{} of {} questions to the State have no answer.",
                                                 open, file.questions.size()),
                         {Role::desk_officer, Role::member_state}));
  if (open > 0) guards.back().state = GuardState::waiting;
}

}  // namespace

std::vector<Guard> guards_of(const Requests& requests, const RequestFile& file, Verb verb,
                             const Asker& asker) {
  std::vector<Guard> guards;
  switch (verb) {
    case Verb::admit:
      add_authority_guards(guards, requests, file);
      add_origin_guard(guards, file);
      break;
    case Verb::confirm_origin: add_confirm_guard(guards, file, asker.person); break;
    case Verb::screen: add_mandate_guard(guards, requests, file, file.types, asker.today); break;
    case Verb::recommend:
      add_questions_notice(guards, file);
      add_mandate_notice(guards, requests, file, asker.today);
      add_standing_guard(guards, requests, file);
      break;
    case Verb::reuse_assessment: add_reuse_guard(guards, requests, file, asker.today); break;
    case Verb::record_meeting: add_field_guards(guards, file); break;
    case Verb::clear_assessment:
      add_report_guards(guards, file);
      add_finding_guards(guards, file);
      break;
    case Verb::decide:
      add_decider_guard(guards, file, asker.person);
      add_questions_notice(guards, file);
      add_finding_guards(guards, file);
      add_time_guard(guards, file);
      add_mandate_notice(guards, requests, file, asker.today);
      add_standing_guard(guards, requests, file);
      break;
    case Verb::refer: add_referral_guard(guards, requests, file, asker.today); break;
    case Verb::lift_suspension: add_lifting_guard(guards, requests, file, asker.today); break;
    case Verb::begin_authentication:
    case Verb::return_request:
    case Verb::resubmit:
    case Verb::reject:
    case Verb::grant_waiver:
    case Verb::begin_assessment:
    case Verb::record_finding:
    case Verb::abandon:
    case Verb::resume:
    case Verb::withdraw:
    case Verb::suspend:
    case Verb::terminate:
    case Verb::ask_question:
    case Verb::answer_question:
    case Verb::settle_question:
    case Verb::send_letter:
    case Verb::acknowledge_letter:
    case Verb::propose_publication:
    case Verb::answer_publication:
    case Verb::drop_publication:
    case Verb::change_team:
    case Verb::agree_terms:
    case Verb::consent_mission:
    case Verb::fund_mission:
    case Verb::plan_itinerary:
    case Verb::write_section:
    case Verb::answer_checklist:
    case Verb::rate_capacity:
    case Verb::describe_option:
    case Verb::consult:
    case Verb::answer_consultation:
    case Verb::share_summary: break;
  }
  return guards;
}

Result<const RequestFile*> open_for(const Requests& requests, RequestId id, Verb verb,
                                    const Asker& asker) {
  const auto* file = ACTA_TRY(find_file(requests, id));
  if (!starts_from(verb, *file)) {
    return refuse("assistance.not_from_here", 409,
                  fmt::format("\"{}\" is not possible while the request is {}", word_of(verb),
                              word_of(file->status)));
  }
  for (const auto& guard : guards_of(requests, *file, verb, asker)) {
    if (guard.state == GuardState::not_met) return refuse(guard.word, 409, guard.detail);
  }
  return file;
}

}  // namespace acta::assistance
