#include "acta/cycles/indicator_decisions.h"

#include "acta/base/money.h"

namespace acta::cycles {
namespace {

constexpr std::int64_t count_max = 100'000'000'000;
constexpr std::int32_t age_max = 130;

Result<bool> check_group(const Group& group) {
  const auto possible = [](const std::optional<std::int32_t>& age) {
    return !age || (*age >= 0 && *age <= age_max);
  };
  if (!possible(group.age_from) || !possible(group.age_to)) {
    return refuse("cycles.age_impossible", 422, "an age is from 0 to 130 years",
                  "$.group.age_from");
  }
  if (group.age_from && group.age_to && *group.age_from > *group.age_to) {
    return refuse("cycles.range_reversed", 422, "the higher age is below the lower one",
                  "$.group.age_to");
  }
  return true;
}

Result<bool> check_count(const RecordIndicator& request) {
  if (request.amount || request.currency) {
    return refuse("cycles.count_needed", 422, "this counts people, not money", "$.amount");
  }
  if (!request.count) return refuse("cycles.count_needed", 422, "how many?", "$.count");
  if (*request.count < 0 || *request.count > count_max) {
    return refuse("cycles.count_impossible", 422, "a count is not negative, nor above 100 billion",
                  "$.count");
  }
  return true;
}

Result<bool> check_amount(const RecordIndicator& request, const Group& group) {
  if (request.count || group != Group{}) {
    return refuse("cycles.amount_needed", 422, "this is money, and of nobody in particular",
                  request.count ? "$.count" : "$.group");
  }
  if (!request.amount || !request.currency) {
    return refuse("cycles.amount_needed", 422, "give the amount and its currency",
                  request.amount ? "$.currency" : "$.amount");
  }
  auto currency = parse_currency(*request.currency);
  if (!currency) {
    currency.error().where = "$.currency";
    return std::unexpected(currency.error());
  }
  auto money = parse_money(*request.amount, *currency);
  if (!money) {
    money.error().where = "$.amount";
    return std::unexpected(money.error());
  }
  if (money->minor_units < 0) {
    return refuse("cycles.amount_negative", 422, "a budget is not negative", "$.amount");
  }
  return true;
}

}  // namespace

Result<IndicatorRecorded> decide_indicator(ElectionId id, const RecordIndicator& request,
                                           const Facts& facts) {
  const auto group = request.group.value_or(Group{});
  (void)ACTA_TRY(check_line(request.source, "$.source"));
  (void)ACTA_TRY(check_group(group));
  (void)ACTA_TRY(is_money(request.indicator) ? check_amount(request, group) : check_count(request));
  if (request.on > facts.today()) {
    return refuse("cycles.known_in_future", 422, "that day has not come", "$.on");
  }
  return IndicatorRecorded{.election = id,
                           .indicator = request.indicator,
                           .group = group,
                           .count = request.count,
                           .amount = request.amount,
                           .currency = request.currency,
                           .on = request.on,
                           .provisional = request.provisional.value_or(false),
                           .source = request.source};
}

Result<std::vector<Draft>> record_indicator(const Elections& elections, ElectionId id,
                                            const RecordIndicator& request, const Facts& facts) {
  (void)ACTA_TRY(find_election(elections, id));
  return std::vector{Draft(stream_of(id), ACTA_TRY(decide_indicator(id, request, facts)))};
}

Result<std::vector<Draft>> withdraw_indicator(const Elections& elections, ElectionId id,
                                              const WithdrawIndicator& request) {
  const auto* election = ACTA_TRY(find_election(elections, id));
  (void)ACTA_TRY(check_line(request.reason, "$.reason"));
  if (!election->figures.contains(request.act)) {
    return refuse("cycles.no_figure", 404, "that act recorded no figure of this election", "$.act");
  }
  return std::vector{
      Draft(stream_of(id),
            IndicatorWithdrawn{.election = id, .act = request.act, .reason = request.reason})};
}

}  // namespace acta::cycles
