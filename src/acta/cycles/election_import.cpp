#include "acta/cycles/election_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "acta/base/edit_distance.h"

namespace acta::cycles {
namespace {

DateElection request_of(const ListedDate& date) {
  DateElection request{.status = date.status,
                       .milestone = date.milestone,
                       .on = std::nullopt,
                       .from = date.from,
                       .to = date.to,
                       .within = date.within,
                       .source = date.source,
                       .known_on = date.known_on,
                       .reason = date.reason};
  if (date.from && date.from == date.to && date.status != DateStatus::range) {
    request.on = date.from;
    request.from.reset();
    request.to.reset();
  }
  return request;
}

RecordIndicator request_of(const ListedFigure& figure) {
  return {.indicator = figure.indicator,
          .group = std::nullopt,
          .count = figure.count,
          .amount = std::nullopt,
          .currency = std::nullopt,
          .on = figure.on,
          .provisional = std::nullopt,
          .source = figure.source};
}

// Which States the names of a list are of. Some rows have a name misspelt: the list's own number of
// the State tells when another row has both, and the names differ by no more than two letters.
class ListStates {
 public:
  ListStates(const std::vector<Listed>& elections, const CodesFor& codes_for)
      : codes_for_(codes_for) {
    for (const auto& listed : elections) {
      if (!listed.state_code.empty() && codes_of(listed.state).size() == 1) {
        names_[listed.state_code].insert(listed.state);
      }
    }
  }
  Result<CountryCode> state_of(const Listed& listed);

 private:
  static constexpr std::size_t letters_off = 2;

  const std::vector<CountryCode>& codes_of(const std::string& name) {
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) return known->second;
    return by_name_.emplace(name, codes_for_(name)).first->second;
  }

  const CodesFor& codes_for_;
  std::map<std::string, std::vector<CountryCode>> by_name_;
  std::map<std::string, std::set<std::string>> names_;  // that are known, by the list's number
};

Result<CountryCode> ListStates::state_of(const Listed& listed) {
  const auto& codes = codes_of(listed.state);
  if (codes.size() == 1) return codes.front();
  std::set<CountryCode> meant;
  if (const auto known = names_.find(listed.state_code); known != names_.end()) {
    for (const auto& name : known->second) {
      if (edit_distance(name, listed.state) <= letters_off) meant.insert(codes_of(name).front());
    }
  }
  if (codes.empty() && meant.size() == 1) return *meant.begin();
  if (codes.empty()) {
    return refuse("state", 422, "no State or area is known as \"" + listed.state + "\"");
  }
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ", ") + code.iso3;
  return refuse("state", 422, fmt::format("\"{}\" can be {}", listed.state, all));
}

Importable importable_of(const Listed& listed, CountryCode state) {
  Importable election{.line = static_cast<std::int64_t>(listed.line),
                      .identifier = listed.identifier,
                      .add = {.state = std::move(state),
                              .kind = listed.kind,
                              .title = listed.title,
                              .particulars = listed.particulars,
                              .identifiers = std::vector{listed.identifier},
                              .cycle = std::nullopt}};
  for (const auto& date : listed.dates) {
    election.dates.push_back(
        {.line = static_cast<std::int64_t>(date.line), .asked = request_of(date)});
  }
  for (const auto& figure : listed.figures) {
    election.figures.push_back(
        {.line = static_cast<std::int64_t>(figure.line), .asked = request_of(figure)});
  }
  if (election.add.particulars == Particulars{}) election.add.particulars.reset();
  return election;
}

RowFault fault_of(std::int64_t line, const Refused& refused) {
  return {.line = line, .column = refused.where, .reason = refused.detail};
}

bool says_the_same(const Dated& said, const ElectionDated& dated) {
  const auto from = dated.on ? dated.on : dated.from;
  const auto to = dated.on ? dated.on : dated.to;
  return said.status == dated.status && said.from == from && said.to == to &&
         said.within == dated.within;
}

// Decides one election after another; within one, each statement on what was said before it.
class Decider {
 public:
  Decider(const Elections& elections, Facts& facts) : elections_(elections), facts_(facts) {}

  void take(const Importable& asked) {
    const auto known = elections_.by_identifier.find(asked.identifier);
    if (known != elections_.by_identifier.end()) {
      return state(asked, known->second, elections_.by_id.at(known->second));
    }
    auto added = add_election(elections_, asked.add, facts_);
    if (!added) {
      decided_.bad.push_back(fault_of(asked.line, added.error()));
      return;
    }
    const auto* act = added->front().act.as<ElectionAdded>();
    const auto id = act->election;
    ++decided_.elections;
    std::ranges::move(*added, std::back_inserter(decided_.drafts));
    state(asked, id, Election{.state = asked.add.state});
  }

  ImportDecided decided() { return std::move(decided_); }

 private:
  void state(const Importable& asked, ElectionId id, Election election) {
    const auto settled = settled_in(asked, election);
    for (const auto& [line, date] : asked.dates) {
      const auto milestone = date.milestone.value_or(Milestone::election_day);
      auto& said = election.dates[milestone];
      auto dated = decide_date(id, election, date, facts_);
      if (settled.contains(milestone) || repeats(said, date)) {
        ++decided_.known;
      } else if (!dated) {
        decided_.bad.push_back(fault_of(line, dated.error()));
      } else {
        said.push_back({.act = 0,
                        .status = dated->status,
                        .from = dated->on ? dated->on : dated->from,
                        .to = dated->on ? dated->on : dated->to,
                        .within = dated->within,
                        .confirmed = {}});
        add(id, std::move(*dated));
      }
    }
    add_figures(asked, id, election);
  }

  // Where the list's last word was said before, nothing of the list is said after it: an earlier
  // word of the list, changed since, would stand as if it were the last.
  static std::set<Milestone> settled_in(const Importable& asked, const Election& election) {
    std::map<Milestone, const DateElection*> last;
    for (const auto& [line, date] : asked.dates) {
      last[date.milestone.value_or(Milestone::election_day)] = &date;
    }
    std::set<Milestone> settled;
    for (const auto& [milestone, date] : last) {
      const auto said = election.dates.find(milestone);
      if (said != election.dates.end() && repeats(said->second, *date)) settled.insert(milestone);
    }
    return settled;
  }

  static bool repeats(const std::vector<Dated>& said, const DateElection& date) {
    const ElectionDated dated{
        .status = date.status,
        .on = date.on,
        .from = date.from,
        .to = date.to,
        .within = date.within.value_or(false) || date.status == DateStatus::range};
    return std::ranges::any_of(said, [&](const Dated& one) { return says_the_same(one, dated); });
  }

  void add_figures(const Importable& asked, ElectionId id, const Election& election) {
    for (const auto& [line, figure] : asked.figures) {
      auto recorded = decide_indicator(id, figure, facts_);
      if (!recorded) {
        decided_.bad.push_back(fault_of(line, recorded.error()));
      } else if (knows(election, digest_of(*recorded))) {
        ++decided_.known;
      } else {
        add(id, std::move(*recorded));
      }
    }
  }

  static bool knows(const Election& election, const Hash& figure) {
    return std::ranges::any_of(election.figures,
                               [&](const auto& one) { return one.second == figure; });
  }

  template <class Act>
  void add(ElectionId id, Act act) {
    decided_.drafts.emplace_back(stream_of(id), std::move(act));
    ++decided_.statements;
  }

  const Elections& elections_;
  Facts& facts_;
  ImportDecided decided_;
};

}  // namespace

Result<ImportRead> read_import(ListShape shape, std::string_view text, const CodesFor& codes_for) {
  auto list = ACTA_TRY(shape == ListShape::reign ? read_reign(text) : read_electionguide(text));
  ImportRead read{.rows = list.rows,
                  .elections = {},
                  .bad = std::move(list.bad),
                  .left_out = std::move(list.left_out)};
  ListStates states(list.elections, codes_for);
  std::set<std::tuple<CountryCode, ElectionKind, std::string>> names;
  for (auto& listed : list.elections) {
    auto state = states.state_of(listed);
    if (state) {
      // No State has two elections of one name: by-elections of a list often have.
      if (!names.emplace(*state, listed.kind, listed.title).second) {
        listed.title += " (" + listed.identifier + ")";
      }
      read.elections.push_back(importable_of(listed, std::move(*state)));
      continue;
    }
    // Every row of the election is named: none of them is taken.
    std::vector<std::size_t> lines;
    for (const auto& date : listed.dates) lines.push_back(date.line);
    if (lines.empty()) lines.push_back(listed.line);
    const auto [from, to] = std::ranges::unique(lines);
    lines.erase(from, to);
    for (const auto line : lines) {
      read.bad.push_back({.line = static_cast<std::int64_t>(line),
                          .column = "country",
                          .reason = state.error().detail});
    }
  }
  std::ranges::sort(read.bad, {}, &RowFault::line);
  std::ranges::sort(read.left_out, {}, &RowFault::line);
  return read;
}

ImportDecided decide_import(const Elections& elections, std::span<const Importable> part,
                            Facts& facts) {
  Decider decider(elections, facts);
  for (const auto& asked : part) decider.take(asked);
  return decider.decided();
}

}  // namespace acta::cycles
