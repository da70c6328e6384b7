#include "acta/cycles/decisions.h"

#include <algorithm>
#include <functional>

namespace acta::cycles {
namespace {

constexpr std::size_t text_max = 2000;

std::shared_ptr<const Particulars> kept(const std::optional<Particulars>& given) {
  if (!given || *given == Particulars{}) return nullptr;
  return std::make_shared<const Particulars>(*given);
}

void add(Elections& elections, const ElectionAdded& added, const RecordedAct& act) {
  // Ids grow with time: nearly always it belongs at the end, and is not looked for.
  const auto place =
      elections.by_id.insert_or_assign(elections.by_id.end(), added.election,
                                       Election{.state = added.state,
                                                .kind = added.kind,
                                                .title = added.title,
                                                .particulars = kept(added.particulars),
                                                .identifiers = added.identifiers,
                                                .cycle = std::nullopt,
                                                .dates = {},
                                                .figures = {},
                                                .version = act.version + 1});
  const auto& election = place->second;
  elections.names.add(added.election, election.state, election.kind, election.title);
  for (const auto& identifier : added.identifiers) {
    elections.by_identifier.insert_or_assign(identifier, added.election);
  }
}

void describe_anew(Elections& elections, const ElectionDescribed& described) {
  auto& election = elections.by_id[described.election];
  elections.names.remove(election.state, election.kind, election.title);
  election.kind = described.kind;
  election.title = described.title;
  election.particulars = kept(described.particulars);
  elections.names.add(described.election, election.state, election.kind, election.title);
}

void date(Election& election, const ElectionDated& dated, std::int64_t act) {
  auto& statements = election.dates[dated.milestone];
  statements.push_back({.act = act,
                        .status = dated.status,
                        .from = dated.on ? dated.on : dated.from,
                        .to = dated.on ? dated.on : dated.to,
                        .within = dated.within,
                        .confirmed = {}});
}

void apply_election(Elections& elections, const RecordedAct& act) {
  const auto of = [&](ElectionId id) -> Election& {
    auto& election = elections.by_id[id];
    election.version = act.version + 1;
    return election;
  };
  match(
      act.act, [&](const ElectionAdded& a) { add(elections, a, act); },
      [&](const ElectionDescribed& a) {
        describe_anew(elections, a);
        of(a.election);
      },
      [&](const ElectionPlaced& a) { of(a.election).cycle = a.cycle; },
      [&](const ElectionDated& a) { date(of(a.election), a, act.index); },
      [&](const DateConfirmed& a) {
        of(a.election).dates[a.milestone].back().confirmed.emplace(a.by, a.source);
      },
      [&](const DateWithdrawn& a) { of(a.election).dates[a.milestone].pop_back(); },
      [&](const IndicatorRecorded& a) { of(a.election).figures.emplace(act.index, digest_of(a)); },
      [&](const IndicatorWithdrawn& a) { of(a.election).figures.erase(a.act); });
}

void apply_cycle(Elections& elections, const RecordedAct& act) {
  const auto of = [&](CycleId id) -> Cycle& {
    auto& cycle = elections.cycles[id];
    cycle.version = act.version + 1;
    return cycle;
  };
  match(
      act.act,
      [&](const CycleOpened& a) {
        auto& cycle = of(a.cycle);
        cycle.state = a.state;
        cycle.title = a.title;
      },
      [&](const PhaseDated& a) {
        auto& phases = of(a.cycle).phases;
        if (a.from) {
          phases[a.phase] = {.from = *a.from, .to = a.to};
        } else {
          phases.erase(a.phase);
        }
      },
      [&](const CycleClosed& a) { of(a.cycle).closed_on = a.on; },
      [&](const CycleReopened& a) { of(a.cycle).closed_on.reset(); });
}

}  // namespace

void apply(Elections& elections, const RecordedAct& act) {
  apply_election(elections, act);
  apply_cycle(elections, act);
}

Hash digest_of(const IndicatorRecorded& figure) {
  return sha256(bytes_of(to_json(figure)));
}

const Dated* standing(const Election& election, Milestone milestone) {
  const auto found = election.dates.find(milestone);
  return found == election.dates.end() || found->second.empty() ? nullptr : &found->second.back();
}

Result<const Election*> find_election(const Elections& elections, ElectionId id) {
  const auto found = elections.by_id.find(id);
  if (found == elections.by_id.end()) {
    return refuse("cycles.unknown_election", 404, "there is no such election");
  }
  return &found->second;
}

Result<const Cycle*> find_cycle(const Elections& elections, CycleId id) {
  const auto found = elections.cycles.find(id);
  if (found == elections.cycles.end()) {
    return refuse("cycles.unknown_cycle", 404, "there is no such electoral cycle");
  }
  return &found->second;
}

bool is_blank(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
}

Result<bool> check_line(const std::string& text, std::string_view where) {
  if (is_blank(text)) {
    return refuse("text.empty", 422, "write a few words here", std::string(where));
  }
  if (text.size() > text_max) {
    return refuse("text.too_long", 422, "at most 2,000 bytes", std::string(where));
  }
  return true;
}

}  // namespace acta::cycles
