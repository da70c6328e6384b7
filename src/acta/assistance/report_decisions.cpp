#include "acta/assistance/report_decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace acta::assistance {
namespace {

// Some pages of text; a report is not a place for documents.
constexpr std::size_t section_max = 60'000;

constexpr std::array all_sections = {ReportSection::executive_summary,
                                     ReportSection::mission_and_meetings,
                                     ReportSection::political_context,
                                     ReportSection::electoral_background,
                                     ReportSection::legal_framework,
                                     ReportSection::election_commission,
                                     ReportSection::calendar,
                                     ReportSection::boundaries,
                                     ReportSection::voter_registration,
                                     ReportSection::parties_and_campaign,
                                     ReportSection::civic_education,
                                     ReportSection::media,
                                     ReportSection::voting_and_results,
                                     ReportSection::disputes,
                                     ReportSection::security,
                                     ReportSection::women,
                                     ReportSection::minorities,
                                     ReportSection::persons_with_disabilities,
                                     ReportSection::youth,
                                     ReportSection::civil_society,
                                     ReportSection::international_actors,
                                     ReportSection::previous_recommendations,
                                     ReportSection::needs,
                                     ReportSection::options,
                                     ReportSection::recommendation,
                                     ReportSection::risks};
constexpr std::array desk_sections = {ReportSection::executive_summary,
                                      ReportSection::political_context,
                                      ReportSection::legal_framework,
                                      ReportSection::election_commission,
                                      ReportSection::women,
                                      ReportSection::previous_recommendations,
                                      ReportSection::needs,
                                      ReportSection::options,
                                      ReportSection::recommendation,
                                      ReportSection::risks};

}  // namespace

std::span<const ReportSection> mandatory_sections(AssessmentKind kind) {
  switch (kind) {
    case AssessmentKind::desk_review: return desk_sections;
    case AssessmentKind::mission: return all_sections;
  }
  std::unreachable();
}

Drafts write_section(const Requests& requests, RequestId id, const WriteSection& request,
                     const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::write_section, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.text, "$.text", section_max));
  const auto written = file->assessment.sections.find(request.section);
  const auto times = written == file->assessment.sections.end() ? 0 : written->second;
  if (request.base != times) {
    return refuse("assistance.section_changed", 409,
                  "somebody wrote this section meanwhile: yours is kept in your browser; read "
                  "theirs, and bring them together",
                  "$.base");
  }
  return std::vector{file_draft(
      *file, SectionWritten{.request = id, .section = request.section, .text = request.text})};
}

Drafts answer_checklist(const Requests& requests, RequestId id, const AnswerChecklist& request,
                        const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::answer_checklist, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.evidence, "$.evidence"));
  return std::vector{file_draft(*file, ChecklistAnswered{.request = id,
                                                         .item = request.item,
                                                         .answer = request.answer,
                                                         .evidence = request.evidence})};
}

Drafts rate_capacity(const Requests& requests, RequestId id, const RateCapacity& request,
                     const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::rate_capacity, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.evidence, "$.evidence"));
  return std::vector{file_draft(*file, CapacityRated{.request = id,
                                                     .dimension = request.dimension,
                                                     .level = request.level,
                                                     .evidence = request.evidence})};
}

Drafts describe_option(const Requests& requests, RequestId id, const DescribeOption& request,
                       const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::describe_option, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.title, "$.title", 300));
  (void)ACTA_TRY(check_words(request.text, "$.text"));
  for (std::size_t i = 0; i < request.types.size(); ++i) {
    if (std::ranges::find(file->types, request.types[i]) != file->types.end()) continue;
    return refuse("assistance.type_not_screened", 422, "this kind was not screened",
                  fmt::format("$.types[{}]", i));
  }
  return std::vector{file_draft(
      *file,
      OptionDescribed{
          .request = id, .title = request.title, .types = request.types, .text = request.text})};
}

}  // namespace acta::assistance
