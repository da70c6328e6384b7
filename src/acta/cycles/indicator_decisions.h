// Decides which figures of an election may stand on the record. Pure.
//
// What contradicts other figures is no reason to refuse: the record keeps what sources say, and the
// page says what does not agree (indicator_views.h).
#pragma once

#include "acta/cycles/decisions.h"

namespace acta::cycles {

struct RecordIndicator {
  Indicator indicator = Indicator::registered;
  std::optional<Group> group;
  std::optional<std::int64_t> count;
  std::optional<std::string> amount;
  std::optional<std::string> currency;
  Date on;
  std::optional<bool> provisional;
  std::string source;
};
constexpr auto describe(RecordIndicator*) {
  return described<RecordIndicator>(
      "RecordIndicator", "Records a figure of an election.",
      field<&RecordIndicator::indicator>("indicator", "What it counts."),
      field<&RecordIndicator::group>("group", "Of whom; of all when absent."),
      field<&RecordIndicator::count>("count", "How many; absent for money."),
      field<&RecordIndicator::amount>("amount", "How much money, as decimal text."),
      field<&RecordIndicator::currency>("currency", "In which currency, ISO 4217."),
      field<&RecordIndicator::on>("on", "The day that the figure is of."),
      field<&RecordIndicator::provisional>("provisional", "Whether the source calls it so."),
      field<&RecordIndicator::source>("source", "Who says so, and where."));
}

struct WithdrawIndicator {
  std::int64_t act = 0;
  std::string reason;
};
constexpr auto describe(WithdrawIndicator*) {
  return described<WithdrawIndicator>(
      "WithdrawIndicator", "Withdraws a figure, as an error.",
      field<&WithdrawIndicator::act>("act", "That recorded it."),
      field<&WithdrawIndicator::reason>("reason", "What was wrong."));
}

Result<std::vector<Draft>> record_indicator(const Elections& elections, ElectionId id,
                                            const RecordIndicator& request, const Facts& facts);
Result<std::vector<Draft>> withdraw_indicator(const Elections& elections, ElectionId id,
                                              const WithdrawIndicator& request);
// The figure as an act, for an election that is not on the record yet too.
Result<IndicatorRecorded> decide_indicator(ElectionId id, const RecordIndicator& request,
                                           const Facts& facts);

}  // namespace acta::cycles
