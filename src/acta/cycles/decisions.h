// The state that decisions about electoral cycles and elections run on: elections with what was
// made known of their dates, cycles with their phases.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/cycles/acts.h"
#include "acta/cycles/name_decisions.h"

namespace acta::cycles {

// What one act made known of a milestone.
struct Dated {
  std::int64_t act = 0;
  DateStatus status = DateStatus::announced;
  std::optional<Date> from;  // the day, or the first of several
  std::optional<Date> to;    // the same day, or the last of several
  bool within = false;
  std::set<std::pair<ConfirmedBy, std::string>> confirmed;
};

struct Election {
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  std::shared_ptr<const Particulars> particulars;  // none: nothing is known
  std::vector<std::string> identifiers;
  std::optional<CycleId> cycle;
  std::map<Milestone, std::vector<Dated>> dates;  // what was not withdrawn, the last one holds
  std::map<std::int64_t, Hash> figures;           // what was not withdrawn: act, digest of its body
  std::int64_t version = 0;
};

struct Interval {
  Date from;
  std::optional<Date> to;
};

struct Cycle {
  CountryCode state;
  std::string title;
  std::map<Phase, Interval> phases;
  std::optional<Date> closed_on;
  std::int64_t version = 0;
};

struct Elections {
  std::map<ElectionId, Election> by_id;
  ElectionNames names;
  std::unordered_map<std::string, ElectionId> by_identifier;  // "reign:700003"
  std::map<CycleId, Cycle> cycles;
};
void apply(Elections& elections, const RecordedAct& act);

// By which a figure is known that was recorded already.
[[nodiscard]] Hash digest_of(const IndicatorRecorded& figure);
// What holds of the milestone; none when nothing was made known.
[[nodiscard]] const Dated* standing(const Election& election, Milestone milestone);

Result<const Election*> find_election(const Elections& elections, ElectionId id);
Result<const Cycle*> find_cycle(const Elections& elections, CycleId id);

// Refuses an empty text, and one of more than 2,000 bytes.
Result<bool> check_line(const std::string& text, std::string_view where);
[[nodiscard]] bool is_blank(const std::string& text);

}  // namespace acta::cycles
