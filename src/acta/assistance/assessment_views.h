// A needs assessment, put together from the acts of its file: how it is made, its report, what
// entities say. Whom a mission met is told apart from how many: fewer may see it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/assistance/file_views.h"

namespace acta::assistance {

struct SectionLine {
  ReportSection section = ReportSection::executive_summary;
  std::string text;
  std::int64_t times = 0;
  std::string by;
  Instant at;
};
constexpr auto describe(SectionLine*) {
  return described<SectionLine>("SectionLine", "A section of the report as it stands.",
                                field<&SectionLine::section>("section", "Which."),
                                field<&SectionLine::text>("text", "The whole section."),
                                field<&SectionLine::times>("times", "How often it was written."),
                                field<&SectionLine::by>("by", "Who wrote it last."),
                                field<&SectionLine::at>("at", "When."));
}

struct ChecklistLine {
  ChecklistItem item = ChecklistItem::women_as_voters;
  ChecklistAnswer answer = ChecklistAnswer::not_known;
  std::string evidence;
  std::string by;
  Date on;
};
constexpr auto describe(ChecklistLine*) {
  return described<ChecklistLine>("ChecklistLine", "An item of the gender checklist.",
                                  field<&ChecklistLine::item>("item", "Which."),
                                  field<&ChecklistLine::answer>("answer", "How it stands."),
                                  field<&ChecklistLine::evidence>("evidence", "On what it rests."),
                                  field<&ChecklistLine::by>("by", "By whom."),
                                  field<&ChecklistLine::on>("on", "When."));
}

struct CapacityLine {
  CapacityDimension dimension = CapacityDimension::independence;
  CapacityLevel level = CapacityLevel::absent;
  std::string evidence;
  std::string by;
  Date on;
};
constexpr auto describe(CapacityLine*) {
  return described<CapacityLine>("CapacityLine", "The commission's capacity in one dimension.",
                                 field<&CapacityLine::dimension>("dimension", "Which."),
                                 field<&CapacityLine::level>("level", "How much there is."),
                                 field<&CapacityLine::evidence>("evidence", "On what it rests."),
                                 field<&CapacityLine::by>("by", "By whom."),
                                 field<&CapacityLine::on>("on", "When."));
}

struct OptionLine {
  std::string title;
  std::vector<AssistanceType> types;
  std::string text;
};
constexpr auto describe(OptionLine*) {
  return described<OptionLine>("OptionLine", "An option.",
                               field<&OptionLine::title>("title", "Its name."),
                               field<&OptionLine::types>("types", "None: no assistance."),
                               field<&OptionLine::text>("text", "What speaks for and against."));
}

enum class ConsultationState : std::uint8_t { open, answered, silent };
constexpr auto describe(ConsultationState*) {
  return words<ConsultationState>("ConsultationState", "Where a consultation stands.", "open",
                                  "answered", "silent");
}

struct ConsultationLine {
  ConsultationId id;
  std::string entity;
  std::string about;
  Date asked_on;
  Date due;
  ConsultationState state = ConsultationState::open;
  std::optional<Position> position;
  std::optional<std::string> text;
  std::optional<Date> answered_on;
};
constexpr auto describe(ConsultationLine*) {
  return described<ConsultationLine>(
      "ConsultationLine", "The consultation of an entity.",
      field<&ConsultationLine::id>("id", "Its id."),
      field<&ConsultationLine::entity>("entity", "Which entity."),
      field<&ConsultationLine::about>("about", "What it is asked."),
      field<&ConsultationLine::asked_on>("asked_on", "When."),
      field<&ConsultationLine::due>("due", "The last day to answer."),
      field<&ConsultationLine::state>("state", "Where it stands."),
      field<&ConsultationLine::position>("position", "What the entity says."),
      field<&ConsultationLine::text>("text", "In words."),
      field<&ConsultationLine::answered_on>("answered_on", "When it answered."));
}

// How many were met of a category: for everybody who sees the file.
struct MetCount {
  MeetingCategory category = MeetingCategory::other;
  std::int64_t meetings = 0;
  std::int64_t women = 0;
  std::int64_t men = 0;
};
constexpr auto describe(MetCount*) {
  return described<MetCount>("MetCount", "How many were met of a category.",
                             field<&MetCount::category>("category", "Which."),
                             field<&MetCount::meetings>("meetings", "How many meetings."),
                             field<&MetCount::women>("women", "How many women."),
                             field<&MetCount::men>("men", "How many men."));
}

struct AssessmentInfo {
  AssessmentKind kind = AssessmentKind::desk_review;
  std::string scope;
  std::vector<TeamMember> team;
  std::optional<std::string> terms;
  std::int64_t terms_agreed = 0;
  std::optional<Date> consented_on;
  std::optional<std::string> funding;
  std::vector<Stop> stops;
  std::vector<SectionLine> sections;
  std::vector<ChecklistLine> checklist;
  std::vector<CapacityLine> capacity;
  std::vector<OptionLine> options;
  std::vector<ConsultationLine> consultations;
  std::optional<std::string> shared;
};
constexpr auto describe(AssessmentInfo*) {
  return described<AssessmentInfo>(
      "Assessment", "A needs assessment as it stands.",
      field<&AssessmentInfo::kind>("kind", "How it is made."),
      field<&AssessmentInfo::scope>("scope", "What is assessed."),
      field<&AssessmentInfo::team>("team", "Who makes it."),
      field<&AssessmentInfo::terms>("terms", "The terms of reference."),
      field<&AssessmentInfo::terms_agreed>("terms_agreed", "How often they were agreed."),
      field<&AssessmentInfo::consented_on>("consented_on", "When the State consented."),
      field<&AssessmentInfo::funding>("funding", "From what the mission is funded."),
      field<&AssessmentInfo::stops>("stops", "The itinerary."),
      field<&AssessmentInfo::sections>("sections", "Those that are written."),
      field<&AssessmentInfo::checklist>("checklist", "What is answered of it."),
      field<&AssessmentInfo::capacity>("capacity", "What is rated of it."),
      field<&AssessmentInfo::options>("options", "As last described."),
      field<&AssessmentInfo::consultations>("consultations", "Oldest first."),
      field<&AssessmentInfo::shared>("shared", "What the State was told of it."));
}

[[nodiscard]] AssessmentInfo assessment_of(const std::vector<RecordedAct>& acts,
                                           const NameOf& name_of);
[[nodiscard]] std::vector<MetCount> met_counts(const std::vector<RecordedAct>& acts);

}  // namespace acta::assistance
