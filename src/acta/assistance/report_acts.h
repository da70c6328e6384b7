// What can be on the record of the report of a needs assessment: its sections, the gender
// checklist, the capacity of the election commission, the options.
//
// Sections follow the domain reference 1.4, which reconstructs annex B of FP/02/2012 (the directive
// itself was not read); the checklist and the dimensions of capacity are the desk's own defaults.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/intake_acts.h"

namespace acta::assistance {

enum class ReportSection : std::uint8_t {
  executive_summary,
  mission_and_meetings,
  political_context,
  electoral_background,
  legal_framework,
  election_commission,
  calendar,
  boundaries,
  voter_registration,
  parties_and_campaign,
  civic_education,
  media,
  voting_and_results,
  disputes,
  security,
  women,
  minorities,
  persons_with_disabilities,
  youth,
  civil_society,
  international_actors,
  previous_recommendations,
  needs,
  options,
  recommendation,
  risks
};
constexpr auto describe(ReportSection*) {
  return words<ReportSection>(
      "ReportSection", "A section of the report.", "executive_summary", "mission_and_meetings",
      "political_context", "electoral_background", "legal_framework", "election_commission",
      "calendar", "boundaries", "voter_registration", "parties_and_campaign", "civic_education",
      "media", "voting_and_results", "disputes", "security", "women", "minorities",
      "persons_with_disabilities", "youth", "civil_society", "international_actors",
      "previous_recommendations", "needs", "options", "recommendation", "risks");
}

struct SectionWritten {
  static constexpr ActInfo info{"assistance.section_written", 1, Classification::internal};
  RequestId request;
  ReportSection section = ReportSection::executive_summary;
  std::string text;
};
constexpr auto describe(SectionWritten*) {
  return described<SectionWritten>("SectionWritten",
                                   "A section of the report was written, or written anew.",
                                   field<&SectionWritten::request>("request", "The request."),
                                   field<&SectionWritten::section>("section", "Which."),
                                   field<&SectionWritten::text>("text", "The whole section."));
}

enum class ChecklistItem : std::uint8_t {
  women_as_voters,
  women_as_candidates,
  legal_equality,
  temporary_measures,
  registration_and_documents,
  access_to_polling,
  violence_against_women,
  women_in_the_commission,
  education_for_women,
  figures_by_sex
};
constexpr auto describe(ChecklistItem*) {
  return words<ChecklistItem>(
      "ChecklistItem", "What the gender checklist asks.", "women_as_voters", "women_as_candidates",
      "legal_equality", "temporary_measures", "registration_and_documents", "access_to_polling",
      "violence_against_women", "women_in_the_commission", "education_for_women", "figures_by_sex");
}

enum class ChecklistAnswer : std::uint8_t { good, in_part, lacking, not_known };
constexpr auto describe(ChecklistAnswer*) {
  return words<ChecklistAnswer>("ChecklistAnswer", "How it stands.", "good", "in_part", "lacking",
                                "not_known");
}

struct ChecklistAnswered {
  static constexpr ActInfo info{"assistance.checklist_answered", 1, Classification::internal};
  RequestId request;
  ChecklistItem item = ChecklistItem::women_as_voters;
  ChecklistAnswer answer = ChecklistAnswer::not_known;
  std::string evidence;
};
constexpr auto describe(ChecklistAnswered*) {
  return described<ChecklistAnswered>(
      "ChecklistAnswered", "An item of the gender checklist was answered, or answered anew.",
      field<&ChecklistAnswered::request>("request", "The request."),
      field<&ChecklistAnswered::item>("item", "Which."),
      field<&ChecklistAnswered::answer>("answer", "How it stands."),
      field<&ChecklistAnswered::evidence>("evidence", "On what it rests."));
}

enum class CapacityDimension : std::uint8_t {
  independence,
  legal_basis,
  budget,
  staff,
  training,
  logistics,
  technology,
  voter_register,
  results,
  disputes,
  outreach,
  security_planning
};
constexpr auto describe(CapacityDimension*) {
  return words<CapacityDimension>("CapacityDimension", "Of the commission's capacity.",
                                  "independence", "legal_basis", "budget", "staff", "training",
                                  "logistics", "technology", "voter_register", "results",
                                  "disputes", "outreach", "security_planning");
}

enum class CapacityLevel : std::uint8_t { absent, weak, partial, sufficient, strong };
constexpr auto describe(CapacityLevel*) {
  return words<CapacityLevel>("CapacityLevel", "How much of it there is.", "absent", "weak",
                              "partial", "sufficient", "strong");
}

struct CapacityRated {
  static constexpr ActInfo info{"assistance.capacity_rated", 1, Classification::internal};
  RequestId request;
  CapacityDimension dimension = CapacityDimension::independence;
  CapacityLevel level = CapacityLevel::absent;
  std::string evidence;
};
constexpr auto describe(CapacityRated*) {
  return described<CapacityRated>(
      "CapacityRated", "The commission's capacity was rated in one dimension, or rated anew.",
      field<&CapacityRated::request>("request", "The request."),
      field<&CapacityRated::dimension>("dimension", "Which."),
      field<&CapacityRated::level>("level", "How much there is."),
      field<&CapacityRated::evidence>("evidence", "On what it rests."));
}

struct OptionDescribed {
  static constexpr ActInfo info{"assistance.option_described", 1, Classification::internal};
  RequestId request;
  std::string title;
  std::vector<AssistanceType> types;
  std::string text;
};
constexpr auto describe(OptionDescribed*) {
  return described<OptionDescribed>(
      "OptionDescribed", "An option was described; one without any kind is no assistance.",
      field<&OptionDescribed::request>("request", "The request."),
      field<&OptionDescribed::title>("title", "Its name; of one name the last counts."),
      field<&OptionDescribed::types>("types", "The kinds; none: no assistance."),
      field<&OptionDescribed::text>("text", "What speaks for it and against it."));
}

}  // namespace acta::assistance
