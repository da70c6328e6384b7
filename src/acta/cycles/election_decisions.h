// Decides what may be said of an election: that it is on the calendar, how it is described, and in
// which electoral cycle it is. Pure: same elections and request, same acts.
#pragma once

#include "acta/cycles/decisions.h"

namespace acta::cycles {

struct AddElection {
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  std::optional<Particulars> particulars;
  std::optional<std::vector<std::string>> identifiers;
  std::optional<CycleId> cycle;
};
constexpr auto describe(AddElection*) {
  return described<AddElection>(
      "AddElection", "Puts an election of a State on the calendar.",
      field<&AddElection::state>("state", "The State that holds it."),
      field<&AddElection::kind>("kind", "What is elected."),
      field<&AddElection::title>("title", "As the State calls it."),
      field<&AddElection::particulars>("particulars", "What else is known of it."),
      field<&AddElection::identifiers>("identifiers", "In lists of others: \"list:number\"."),
      field<&AddElection::cycle>("cycle", "The electoral cycle it belongs to."));
}

struct DescribeElection {
  ElectionKind kind = ElectionKind::general;
  std::string title;
  Particulars particulars;
  std::string source;
};
constexpr auto describe(DescribeElection*) {
  return described<DescribeElection>(
      "DescribeElection", "Describes an election anew, as a whole.",
      field<&DescribeElection::kind>("kind", "What is elected."),
      field<&DescribeElection::title>("title", "As the State calls it."),
      field<&DescribeElection::particulars>("particulars", "What is known of it."),
      field<&DescribeElection::source>("source", "Who says so, and where."));
}

struct PlaceElection {
  std::optional<CycleId> cycle;
};
constexpr auto describe(PlaceElection*) {
  return described<PlaceElection>("PlaceElection", "Places an election in an electoral cycle.",
                                  field<&PlaceElection::cycle>("cycle", "Absent: out of any."));
}

// An election of the same State, kind and title, or under the same identifier, is refused.
Result<std::vector<Draft>> add_election(const Elections& elections, const AddElection& request,
                                        Facts& facts);
Result<std::vector<Draft>> describe_election(const Elections& elections, ElectionId id,
                                             const DescribeElection& request);
// Into a cycle of the same State that is not closed.
Result<std::vector<Draft>> place_election(const Elections& elections, ElectionId id,
                                          const PlaceElection& request);

}  // namespace acta::cycles
