// Decisions on the report of a needs assessment: sections, gender checklist, capacity, options.
//
// A section is written as a whole, on the version that its writer saw: who drafted without a
// network brings it later, section by section, and what others wrote meanwhile is never lost.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "acta/assistance/guard_decisions.h"
#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

// Without these a report is not cleared: all of a mission's; of a desk review those that a decision
// rests on. The desk's default.
[[nodiscard]] std::span<const ReportSection> mandatory_sections(AssessmentKind kind);

struct WriteSection {
  ReportSection section = ReportSection::executive_summary;
  std::string text;
  std::int64_t base = 0;
};
constexpr auto describe(WriteSection*) {
  return described<WriteSection>(
      "WriteSection", "Writes a section of the report.",
      field<&WriteSection::section>("section", "Which."),
      field<&WriteSection::text>("text", "The whole section."),
      field<&WriteSection::base>("base", "How often it had been written when it was read."));
}

struct AnswerChecklist {
  ChecklistItem item = ChecklistItem::women_as_voters;
  ChecklistAnswer answer = ChecklistAnswer::not_known;
  std::string evidence;
};
constexpr auto describe(AnswerChecklist*) {
  return described<AnswerChecklist>(
      "AnswerChecklist", "Answers an item of the gender checklist.",
      field<&AnswerChecklist::item>("item", "Which."),
      field<&AnswerChecklist::answer>("answer", "How it stands."),
      field<&AnswerChecklist::evidence>("evidence", "On what it rests."));
}

struct RateCapacity {
  CapacityDimension dimension = CapacityDimension::independence;
  CapacityLevel level = CapacityLevel::absent;
  std::string evidence;
};
constexpr auto describe(RateCapacity*) {
  return described<RateCapacity>("RateCapacity", "Rates the commission's capacity.",
                                 field<&RateCapacity::dimension>("dimension", "In what."),
                                 field<&RateCapacity::level>("level", "How much there is."),
                                 field<&RateCapacity::evidence>("evidence", "On what it rests."));
}

struct DescribeOption {
  std::string title;
  std::vector<AssistanceType> types;
  std::string text;
};
constexpr auto describe(DescribeOption*) {
  return described<DescribeOption>(
      "DescribeOption", "Describes an option; one without any kind is no assistance.",
      field<&DescribeOption::title>("title", "Its name."),
      field<&DescribeOption::types>("types", "The kinds; none: no assistance."),
      field<&DescribeOption::text>("text", "What speaks for it and against it."));
}

Drafts write_section(const Requests& requests, RequestId id, const WriteSection& request,
                     const Actor& actor, const Facts& facts);
Drafts answer_checklist(const Requests& requests, RequestId id, const AnswerChecklist& request,
                        const Actor& actor, const Facts& facts);
Drafts rate_capacity(const Requests& requests, RequestId id, const RateCapacity& request,
                     const Actor& actor, const Facts& facts);
Drafts describe_option(const Requests& requests, RequestId id, const DescribeOption& request,
                       const Actor& actor, const Facts& facts);

}  // namespace acta::assistance
