#include "acta/cycles/date_decisions.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::cycles {
namespace {

constexpr int first_year = 1789;
constexpr int years_ahead = 50;

bool moves(DateStatus status) {
  return status == DateStatus::delayed || status == DateStatus::advanced;
}
// Announced without saying for when; delayed until further notice; and what will not be.
bool needs_no_day(DateStatus status) {
  return status == DateStatus::announced || status == DateStatus::delayed || ends_it(status);
}

Result<bool> check_days(const DateElection& request, const Facts& facts) {
  (void)ACTA_TRY(check_plausible(request.on, facts, "$.on"));
  (void)ACTA_TRY(check_plausible(request.from, facts, "$.from"));
  (void)ACTA_TRY(check_plausible(request.to, facts, "$.to"));
  const bool several = request.from || request.to;
  if (request.on && several) {
    return refuse("cycles.day_or_days", 422, "give one day, or a first and a last one", "$.on");
  }
  if (several && (!request.from || !request.to)) {
    return refuse("cycles.range_needed", 422, "give a first and a last day",
                  request.from ? "$.to" : "$.from");
  }
  if (several && *request.from > *request.to) {
    return refuse("cycles.range_reversed", 422, "the last day is before the first", "$.to");
  }
  if (several && days_between(*request.from, *request.to) > longest_days) {
    return refuse("cycles.range_too_long", 422,
                  "from the first day to the last are four years at most", "$.to");
  }
  if (request.status == DateStatus::range && !several) {
    return refuse("cycles.range_needed", 422, "a range has a first and a last day", "$.from");
  }
  if (request.within.value_or(false) && !several) {
    return refuse("cycles.range_needed", 422, "between which days?", "$.from");
  }
  if (!request.on && !several && !needs_no_day(request.status)) {
    return refuse("cycles.day_needed", 422, "give the day", "$.on");
  }
  if (request.known_on && *request.known_on > facts.today()) {
    return refuse("cycles.known_in_future", 422, "that day has not come", "$.known_on");
  }
  return true;
}

struct Days {
  std::optional<Date> from;
  std::optional<Date> to;
};
Days days_of(const DateElection& request) {
  if (request.on) return {.from = request.on, .to = request.on};
  return {.from = request.from, .to = request.to};
}

Result<bool> check_move(const Dated* before, const DateElection& request, const Days& days) {
  // That it is put off until further notice can be said of any election.
  if (request.status == DateStatus::delayed && !days.from) return true;
  if (before == nullptr || (!before->from && request.status == DateStatus::advanced)) {
    return refuse("cycles.no_date_to_move", 409, "no date is on the record that could move",
                  "$.status");
  }
  if (request.status == DateStatus::advanced && !days.from) {
    return refuse("cycles.day_needed", 422, "give the day", "$.on");
  }
  if (!before->from || !days.from) return true;
  if (request.status == DateStatus::delayed && *days.from <= *before->from) {
    return refuse("cycles.not_later", 422,
                  "a delay is to a later day than " + to_text(*before->from), "$.on");
  }
  if (request.status == DateStatus::advanced && *days.from >= *before->from) {
    return refuse("cycles.not_earlier", 422,
                  "it advances to an earlier day than " + to_text(*before->from), "$.on");
  }
  return true;
}

// What the statements already on the record allow to be said next.
Result<bool> check_order(const Dated* before, const DateElection& request, const Days& days,
                         const Facts& facts) {
  const auto status = request.status;
  const bool annuls = status == DateStatus::annulled || status == DateStatus::voided;
  if (before != nullptr && before->status == DateStatus::held && !annuls) {
    return refuse("cycles.already_held", 409,
                  "it was held; an annulment can follow, or the statement is withdrawn",
                  "$.status");
  }
  if (moves(status)) (void)ACTA_TRY(check_move(before, request, days));
  if (status == DateStatus::held && *days.to > facts.today() &&
      !(request.within.value_or(false) && *days.from <= facts.today())) {
    return refuse("cycles.not_yet_held", 422, "that day has not come", "$.on");
  }
  if (status == DateStatus::not_held) {
    const auto day = days.to ? days.to : before != nullptr ? before->to : std::nullopt;
    if (!day || *day >= facts.today()) {
      return refuse("cycles.not_yet_passed", 422, "say which day passed without it", "$.on");
    }
  }
  if ((moves(status) || ends_it(status)) && is_blank(request.reason.value_or(""))) {
    return refuse("cycles.reason_needed", 422, "say why", "$.reason");
  }
  return true;
}

Result<bool> check_results(const Election& election, Milestone milestone, const Days& days) {
  const auto* day = standing(election, Milestone::election_day);
  if (milestone != Milestone::results || day == nullptr || !day->from || !days.to) return true;
  if (*days.to >= *day->from) return true;
  return refuse("cycles.before_election_day", 422,
                "results come no earlier than election day, " + to_text(*day->from), "$.on");
}

Result<const Dated*> standing_of(const Election& election, Milestone milestone) {
  const auto* dated = standing(election, milestone);
  if (dated == nullptr) {
    return refuse("cycles.no_date", 409, "nothing was made known of this date", "$.milestone");
  }
  return dated;
}

}  // namespace

Result<bool> check_plausible(const std::optional<Date>& day, const Facts& facts,
                             std::string_view where) {
  if (!day || (day->year() >= first_year && day->year() <= facts.today().year() + years_ahead)) {
    return true;
  }
  return refuse("cycles.day_implausible", 422,
                fmt::format("a day from {} to {} is expected here", first_year,
                            facts.today().year() + years_ahead),
                std::string(where));
}

Result<ElectionDated> decide_date(ElectionId id, const Election& election,
                                  const DateElection& request, const Facts& facts) {
  const auto milestone = request.milestone.value_or(Milestone::election_day);
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  if (request.reason) (void)ACTA_TRY(check_line(*request.reason, "$.reason"));
  (void)ACTA_TRY(check_days(request, facts));
  const auto days = days_of(request);
  (void)ACTA_TRY(check_order(standing(election, milestone), request, days, facts));
  (void)ACTA_TRY(check_results(election, milestone, days));
  return ElectionDated{
      .election = id,
      .milestone = milestone,
      .status = request.status,
      .on = request.on,
      .from = request.from,
      .to = request.to,
      .within = request.within.value_or(false) || request.status == DateStatus::range,
      .source = request.source,
      .known_on = request.known_on,
      .reason = request.reason};
}

Result<std::vector<Draft>> date_election(const Elections& elections, ElectionId id,
                                         const DateElection& request, const Facts& facts) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  return std::vector{Draft(stream_of(id), ACTA_TRY(decide_date(id, *election, request, facts)))};
}

Result<std::vector<Draft>> confirm_date(const Elections& elections, ElectionId id,
                                        const ConfirmDate& request) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  const auto milestone = request.milestone.value_or(Milestone::election_day);
  const auto* dated = ACTA_TRY(standing_of(*election, milestone));
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  if (dated->confirmed.contains({request.by, request.source})) {
    return refuse("cycles.nothing_new", 409, "this confirmation is on the record already",
                  "$.source");
  }
  return std::vector{Draft(stream_of(id), DateConfirmed{.election = id,
                                                        .milestone = milestone,
                                                        .act = dated->act,
                                                        .by = request.by,
                                                        .source = request.source})};
}

Result<std::vector<Draft>> withdraw_date(const Elections& elections, ElectionId id,
                                         const WithdrawDate& request) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  const auto milestone = request.milestone.value_or(Milestone::election_day);
  const auto* dated = ACTA_TRY(standing_of(*election, milestone));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  DateWithdrawn withdrawn{
      .election = id, .milestone = milestone, .act = dated->act, .reason = request.reason};
  const auto& statements = election->dates.at(milestone);
  if (statements.size() > 1) {
    const auto& before = statements[statements.size() - 2];
    withdrawn.again = before.act;
    withdrawn.status = before.status;
    withdrawn.from = before.from;
    withdrawn.to = before.to;
    withdrawn.within = before.within;
  }
  return std::vector{Draft(stream_of(id), std::move(withdrawn))};
}

}  // namespace acta::cycles
