// The steps that a file can take next, who may take them, and what stands in the way.
//
// One table says it for the decisions, which refuse what is not met, and for the screen, which
// shows it as a checklist: both call guards_of, so they cannot differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/assistance/file_decisions.h"
#include "acta/base/date.h"
#include "acta/base/rights.h"

namespace acta::assistance {

enum class Verb : std::uint8_t {
  begin_authentication,
  confirm_origin,
  admit,
  return_request,
  resubmit,
  reject,
  grant_waiver,
  screen,
  begin_assessment,
  record_finding,
  clear_assessment,
  abandon,
  recommend,
  decide,
  resume,
  withdraw,
  refer,
  suspend,
  lift_suspension,
  terminate,
  reuse_assessment,
  ask_question,
  answer_question,
  settle_question,
  send_letter,
  acknowledge_letter,
  propose_publication,
  answer_publication,
  drop_publication,
  change_team,
  agree_terms,
  consent_mission,
  fund_mission,
  plan_itinerary,
  record_meeting,
  write_section,
  answer_checklist,
  rate_capacity,
  describe_option,
  consult,
  answer_consultation,
  share_summary
};
constexpr auto describe(Verb*) {
  return words<Verb>("Verb", "What can be done with a request.", "begin_authentication",
                     "confirm_origin", "admit", "return", "resubmit", "reject", "grant_waiver",
                     "screen", "begin_assessment", "record_finding", "clear_assessment", "abandon",
                     "recommend", "decide", "resume", "withdraw", "refer", "suspend",
                     "lift_suspension", "terminate", "reuse_assessment", "ask_question",
                     "answer_question", "settle_question", "send_letter", "acknowledge_letter",
                     "propose_publication", "answer_publication", "drop_publication", "change_team",
                     "agree_terms", "consent_mission", "fund_mission", "plan_itinerary",
                     "record_meeting", "write_section", "answer_checklist", "rate_capacity",
                     "describe_option", "consult", "answer_consultation", "share_summary");
}

enum class GuardState : std::uint8_t { met, not_met, waiting };
constexpr auto describe(GuardState*) {
  return words<GuardState>("GuardState", "Whether a guard is met.", "met", "not_met", "waiting");
}

struct Guard {
  std::string word;  // the refusal that it gives when it is not met
  GuardState state = GuardState::met;
  std::string detail;
  std::vector<Role> who;  // who can mend it
};
constexpr auto describe(Guard*) {
  return described<Guard>(
      "Guard", "What a step asks for.", field<&Guard::word>("word", "Stable name."),
      field<&Guard::state>("state", "Whether it is met."),
      field<&Guard::detail>("detail", "In words."), field<&Guard::who>("who", "Who can mend it."));
}

struct Step {
  Verb verb = Verb::withdraw;
  bool allowed = false;
  bool mine = false;
  bool primary = false;
  std::vector<Role> who;
  std::vector<Guard> guards;
};
constexpr auto describe(Step*) {
  return described<Step>("Step", "What can be done next.", field<&Step::verb>("verb", "The step."),
                         field<&Step::allowed>("allowed", "By this viewer, as things stand."),
                         field<&Step::mine>("mine", "Whether it is for this viewer at all."),
                         field<&Step::primary>("primary", "Whether it leads to the decision."),
                         field<&Step::who>("who", "Whose it is."),
                         field<&Step::guards>("guards", "What it asks for."));
}

// Who would take a step, and on which day.
struct Asker {
  PersonId person;
  Date today;
};

[[nodiscard]] Right right_of(Verb verb);
// What a State does itself, or the desk for it on its letter.
[[nodiscard]] bool is_of_state(Verb verb);
[[nodiscard]] bool starts_from(Verb verb, const RequestFile& file);
// So old an assessment can be taken over: twelve months, a default of the desk.
constexpr std::int32_t reuse_days = 365;
[[nodiscard]] std::vector<const RequestFile*> reusable_assessments(const Requests& requests,
                                                                   const RequestFile& file,
                                                                   Date today);
// What the step asks for as things stand, for that person.
[[nodiscard]] std::vector<Guard> guards_of(const Requests& requests, const RequestFile& file,
                                           Verb verb, const Asker& asker);
[[nodiscard]] std::vector<Step> next_steps(const Requests& requests, const RequestFile& file,
                                           const Viewer& viewer, Date today);
// What the State can do itself as things stand.
[[nodiscard]] std::vector<Verb> steps_of_state(const RequestFile& file);

// The file, if the step can be taken from where it stands and every guard is met.
Result<const RequestFile*> open_for(const Requests& requests, RequestId id, Verb verb,
                                    const Asker& asker);

}  // namespace acta::assistance
