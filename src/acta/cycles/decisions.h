// Decides what may be said of an election and its dates. Pure: same elections and request, same
// acts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/cycles/acts.h"

namespace acta::cycles {

// One milestone as it stands after its last act.
struct Dated {
  DateStatus status = DateStatus::announced;
  std::optional<Date> on;  // the day, or the first day of a range; empty when annulled or voided
};

struct Election {
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  std::map<Milestone, Dated> dates;
  std::int64_t version = 0;
};

struct Elections {
  std::map<ElectionId, Election> by_id;
};
void apply(Elections& elections, const RecordedAct& act);

struct AddElection {
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
};
constexpr auto describe(AddElection*) {
  return described<AddElection>("AddElection", "Puts an election of a State on the calendar.",
                                field<&AddElection::state>("state", "The State that holds it."),
                                field<&AddElection::kind>("kind", "What is elected."),
                                field<&AddElection::title>("title", "As the State calls it."));
}

struct DateElection {
  DateStatus status = DateStatus::announced;
  std::optional<Milestone> milestone;
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::string source;
  std::optional<std::string> reason;
};
constexpr auto describe(DateElection*) {
  return described<DateElection>(
      "DateElection", "Records what was made known of a date.",
      field<&DateElection::status>("status", "What was made known."),
      field<&DateElection::milestone>("milestone", "Election day when absent."),
      field<&DateElection::on>("on", "The day."),
      field<&DateElection::from>("from", "First day of a range."),
      field<&DateElection::to>("to", "Last day of a range."),
      field<&DateElection::source>("source", "Who made it known, and where."),
      field<&DateElection::reason>("reason", "Why; needed when it moved or was annulled."));
}

Result<std::vector<Draft>> add_election(const Elections& elections, const AddElection& request,
                                        Facts& facts);
Result<std::vector<Draft>> date_election(const Elections& elections, ElectionId id,
                                         const DateElection& request, const Facts& facts);

}  // namespace acta::cycles
