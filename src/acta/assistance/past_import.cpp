#include "acta/assistance/past_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace acta::assistance {
namespace {

// Which entries of a file name which: pairs of the one that is named and the one that names it.
class Naming {
 public:
  explicit Naming(std::span<const RegisterRow> rows) {
    for (const auto& row : rows) {
      for (const auto& ref : row.entry.apart_from) {
        all_.emplace(ref, reference_of(row.entry.reg, row.entry.identifier));
      }
    }
  }
  [[nodiscard]] std::vector<std::string> of(const PastEntry& entry) const {
    std::vector<std::string> by;
    const auto ref = reference_of(entry.reg, entry.identifier);
    for (auto one = all_.lower_bound({ref, {}}); one != all_.end() && one->first == ref; ++one) {
      by.push_back(one->second);
    }
    return by;
  }

 private:
  std::set<std::pair<std::string, std::string>> all_;
};

// Two registers in one file can tell one request: of two entries of one State and day either has to
// say that it is not the other.
class Days {
 public:
  // What the entry may be; nothing when it is none of those before it.
  std::optional<std::string> twin_of(const RecordPast& asked) {
    const auto& entry = asked.entry;
    if (!entry.received_on.exact()) return std::nullopt;
    const PastDays<std::string>::Place place{.state = entry.state,
                                             .day = entry.received_on.first(),
                                             .classification = asked.classification,
                                             .reg = entry.reg};
    const auto other = days_.other(place, [&](const std::string& reg, const std::string& other_id) {
      return !tells_apart(asked, reference_of(reg, other_id));
    });
    if (other) return reference_of(other->first, other->second);
    days_.put(place, entry.identifier);
    return std::nullopt;
  }

 private:
  PastDays<std::string> days_;
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
  const Naming naming(rows.entries);
  Days days;
  for (auto& row : rows.entries) {
    auto state = state_in(row.state, row.entry.received_on.first(), row.entry.received_on.last());
    if (!state) {
      read.bad.push_back({.line = row.line, .column = "state", .reason = state.error().detail});
      continue;
    }
    row.entry.state = std::move(*state);
    PastAsked one{.line = row.line,
                  .asked = {.entry = std::move(row.entry), .classification = row.classification}};
    one.asked.told_apart_by = naming.of(one.asked.entry);
    one.twin = days.twin_of(one.asked);
    read.entries.push_back(std::move(one));
  }
  std::ranges::stable_sort(read.bad, {}, &RowFault::line);
  return read;
}

PastImportDecided decide_past_import(const PastRequests& past, const Requests& requests,
                                     std::span<const PastAsked> part, Facts& facts) {
  PastImportDecided decided;
  const auto live = live_requests(requests);
  for (const auto& [line, asked, twin] : part) {
    auto drafts = record_past(past, live, asked, facts);
    if (!drafts) {
      decided.bad.push_back(fault_of(line, drafts.error()));
    } else if (drafts->empty()) {
      ++decided.known;
    } else if (twin) {
      decided.bad.push_back({.line = line,
                             .column = "received_on",
                             .reason = fmt::format("another register has a request of that State "
                                                   "and day: name {} in apart_from",
                                                   *twin)});
    } else {
      const bool fresh = drafts->front().act.as<PastRequestRecorded>() != nullptr;
      ++(fresh ? decided.recorded : decided.corrected);
      std::ranges::move(*drafts, std::back_inserter(decided.drafts));
    }
  }
  return decided;
}

Classification classification_of(const PastImportRead& read) {
  auto most = read.bad.empty() ? Classification::open : Classification::confidential;
  for (const auto& [line, asked, twin] : read.entries) most = std::max(most, asked.classification);
  return most;
}

std::vector<std::string> registers_of(const PastImportRead& read) {
  std::set<std::string> words;
  for (const auto& [line, asked, twin] : read.entries) words.insert(asked.entry.reg);
  return {words.begin(), words.end()};
}

}  // namespace acta::assistance
