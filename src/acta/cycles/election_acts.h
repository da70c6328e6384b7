// What can be on the record of an election: that it is on the calendar, how it is described, and to
// which electoral cycle it belongs. All public.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::cycles {

struct ElectionTag {
  static constexpr std::string_view name = "ElectionId";
};
using ElectionId = Id<ElectionTag>;

struct CycleTag {
  static constexpr std::string_view name = "CycleId";
};
using CycleId = Id<CycleTag>;

enum class ElectionKind : std::uint8_t {
  presidential,
  legislative_lower,
  legislative_upper,
  general,
  local,
  referendum,
  constituent,
  by_election,
  legislative,  // of a chamber that is not said
  regional,
  self_determination
};
constexpr auto describe(ElectionKind*) {
  return words<ElectionKind>("ElectionKind", "What is elected or decided.", "presidential",
                             "legislative_lower", "legislative_upper", "general", "local",
                             "referendum", "constituent", "by_election", "legislative", "regional",
                             "self_determination");
}

// How the State's law and practice shape an election; what is not known is absent.
struct Particulars {
  std::optional<std::string> institution;
  std::optional<std::string> commission;
  std::optional<std::string> system;
  std::optional<std::int32_t> voting_age;
  std::optional<ElectionId> first_round;
  friend bool operator==(const Particulars&, const Particulars&) = default;
};
constexpr auto describe(Particulars*) {
  return described<Particulars>(
      "Particulars", "What is known of an election beside its dates and figures.",
      field<&Particulars::institution>("institution", "The institution elected."),
      field<&Particulars::commission>("commission", "Who administers it."),
      field<&Particulars::system>("system", "The electoral system, in words."),
      field<&Particulars::voting_age>("voting_age", "Years."),
      field<&Particulars::first_round>("first_round", "The election of which it is a run-off."));
}

struct ElectionAdded {
  static constexpr ActInfo info{"cycles.election_added", 2, Classification::open};
  ElectionId election;
  CountryCode state;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  std::optional<Particulars> particulars;
  // In lists of others: "reign:700003", "electionguide:3412".
  std::vector<std::string> identifiers;
};
constexpr auto describe(ElectionAdded*) {
  return described<ElectionAdded>(
      "ElectionAdded", "An election of a State was put on the calendar.",
      field<&ElectionAdded::election>("election", "Its id."),
      field<&ElectionAdded::state>("state", "The State that holds it."),
      field<&ElectionAdded::kind>("kind", "What is elected."),
      field<&ElectionAdded::title>("title", "As the State calls it."),
      field<&ElectionAdded::particulars>("particulars", "What else is known of it."),
      field<&ElectionAdded::identifiers>("identifiers", "Under which other lists have it."));
}

// What it says holds in place of what was said before, as a whole.
struct ElectionDescribed {
  static constexpr ActInfo info{"cycles.election_described", 1, Classification::open};
  ElectionId election;
  ElectionKind kind = ElectionKind::general;
  std::string title;
  Particulars particulars;
  std::string source;
};
constexpr auto describe(ElectionDescribed*) {
  return described<ElectionDescribed>(
      "ElectionDescribed", "An election was described anew.",
      field<&ElectionDescribed::election>("election", "The election."),
      field<&ElectionDescribed::kind>("kind", "What is elected."),
      field<&ElectionDescribed::title>("title", "As the State calls it."),
      field<&ElectionDescribed::particulars>("particulars", "What is known of it."),
      field<&ElectionDescribed::source>("source", "Who says so, and where."));
}

struct ElectionPlaced {
  static constexpr ActInfo info{"cycles.election_placed", 1, Classification::open};
  ElectionId election;
  std::optional<CycleId> cycle;
};
constexpr auto describe(ElectionPlaced*) {
  return described<ElectionPlaced>(
      "ElectionPlaced", "An election was placed in an electoral cycle.",
      field<&ElectionPlaced::election>("election", "The election."),
      field<&ElectionPlaced::cycle>("cycle", "The cycle; absent when taken out of one."));
}

[[nodiscard]] inline std::string stream_of(ElectionId id) {
  return "cycles.election/" + to_text(id);
}

}  // namespace acta::cycles
