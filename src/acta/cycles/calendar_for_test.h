// A calendar that decides and folds, as the writer would, without a store.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "acta/cycles/cycle_decisions.h"
#include "acta/cycles/date_decisions.h"
#include "acta/cycles/election_decisions.h"
#include "acta/cycles/indicator_decisions.h"

namespace acta::cycles {

inline Date on(std::string_view text) {
  return parse_date(text).value();
}

class CalendarForTest {
 public:
  // The word of the refusal; empty when it was recorded.
  std::string take(Result<std::vector<Draft>> drafts) {
    if (!drafts) return drafts.error().word;
    for (const auto& draft : *drafts) record(draft);
    return {};
  }
  void record(const Draft& draft) {
    const RecordedAct act{.index = std::ssize(acts),
                          .at = now,
                          .stream = draft.stream,
                          .version = versions_[draft.stream]++,
                          .act = draft.act};
    apply(elections, act);
    acts.push_back(act);
  }
  Facts facts() {
    Hash seed{};
    seed[0] = static_cast<std::uint8_t>(++seeds_);
    seed[1] = static_cast<std::uint8_t>(seeds_ >> 8U);
    return {now, seed};
  }

  ElectionId add(const std::string& state, const std::string& title,
                 ElectionKind kind = ElectionKind::general) {
    auto made = facts();
    const AddElection request{.state = {state}, .kind = kind, .title = title};
    EXPECT_EQ(take(add_election(elections, request, made)), "");
    return acts.back().act.as<ElectionAdded>()->election;
  }
  CycleId open(const std::string& state, const std::string& title) {
    auto made = facts();
    EXPECT_EQ(take(open_cycle(elections, {.state = {state}, .title = title}, made)), "");
    return acts.back().act.as<CycleOpened>()->cycle;
  }
  std::string date(ElectionId id, DateStatus status, std::string_view day = "",
                   std::string_view reason = "") {
    DateElection request{.status = status, .source = "Gazette"};
    if (!day.empty()) request.on = on(day);
    if (!reason.empty()) request.reason = std::string(reason);
    return take(date_election(elections, id, request, facts()));
  }

  Elections elections;
  std::vector<RecordedAct> acts;
  Instant now = parse_instant("2026-11-29T12:00:00.000Z").value();

 private:
  std::map<std::string, std::int64_t> versions_;
  int seeds_ = 0;
};

}  // namespace acta::cycles
