#include "acta/assistance/past_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace acta::assistance {
namespace {

// Two registers in one file can tell one request: an entry of the State and day of another
// register's has to say that it is not that one.
class Days {
 public:
  // What the entry may be; nothing when it is none of those before it.
  std::optional<std::string> twin_of(const PastEntry& entry) {
    if (!entry.received_on.exact()) return std::nullopt;
    auto& here = of_day_[{entry.state, entry.received_on.first()}];
    for (const auto& [reg, identifier] : here) {
      auto ref = fmt::format("{}:{}", reg, identifier);
      if (reg == entry.reg) continue;
      if (std::ranges::find(entry.apart_from, ref) == entry.apart_from.end()) return ref;
    }
    here.emplace_back(entry.reg, entry.identifier);
    return std::nullopt;
  }

 private:
  std::map<std::pair<CountryCode, Date>, std::vector<std::pair<std::string, std::string>>> of_day_;
};

RowFault fault_of(std::int64_t line, const Refused& refused) {
  return {.line = line, .column = refused.where, .reason = refused.detail};
}

}  // namespace

Result<PastImportRead> read_past_import(const TextTable& table, const std::string& word,
                                        const StateIn& state_in) {
  auto rows = ACTA_TRY(read_register_rows(table, word));
  PastImportRead read{.rows = rows.rows, .entries = {}, .bad = std::move(rows.bad)};
  read.entries.reserve(rows.entries.size());
  Days days;
  for (auto& row : rows.entries) {
    auto state = state_in(row.state, row.entry.received_on.first(), row.entry.received_on.last());
    if (!state) {
      read.bad.push_back({.line = row.line, .column = "state", .reason = state.error().detail});
      continue;
    }
    row.entry.state = std::move(*state);
    if (const auto twin = days.twin_of(row.entry)) {
      read.bad.push_back({.line = row.line,
                          .column = "received_on",
                          .reason = fmt::format("another register has a request of that State and "
                                                "day: name {} in apart_from",
                                                *twin)});
      continue;
    }
    read.entries.push_back(
        {.line = row.line,
         .asked = {.entry = std::move(row.entry), .classification = row.classification}});
  }
  std::ranges::stable_sort(read.bad, {}, &RowFault::line);
  return read;
}

PastImportDecided decide_past_import(const PastRequests& past, const Requests& requests,
                                     std::span<const PastAsked> part, Facts& facts) {
  PastImportDecided decided;
  const auto live = live_requests(requests);
  for (const auto& [line, asked] : part) {
    auto drafts = record_past(past, live, asked, facts);
    if (!drafts) {
      decided.bad.push_back(fault_of(line, drafts.error()));
    } else if (drafts->empty()) {
      ++decided.known;
    } else {
      const bool fresh = drafts->front().act.as<PastRequestRecorded>() != nullptr;
      ++(fresh ? decided.recorded : decided.corrected);
      std::ranges::move(*drafts, std::back_inserter(decided.drafts));
    }
  }
  return decided;
}

Classification classification_of(const PastImportRead& read) {
  auto most = read.bad.empty() ? Classification::open : Classification::internal;
  for (const auto& [line, asked] : read.entries) most = std::max(most, asked.classification);
  return most;
}

std::vector<std::string> registers_of(const PastImportRead& read) {
  std::set<std::string> words;
  for (const auto& [line, asked] : read.entries) words.insert(asked.entry.reg);
  return {words.begin(), words.end()};
}

}  // namespace acta::assistance
