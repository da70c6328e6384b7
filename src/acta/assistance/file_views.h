// A request's file, put together from the acts of its stream: what the screen of a file shows.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"

namespace acta::assistance {

struct DocumentLine {
  std::string id;
  std::string kind;  // letter, attachment; sent to the State; proposed to be published
  std::string title;
  std::string media_type;
  std::int64_t size = 0;
  std::int64_t index = 0;
  Date added_on;
};
constexpr auto describe(DocumentLine*) {
  return described<DocumentLine>(
      "Document", "A document of a file.", field<&DocumentLine::id>("id", "The id of its blob."),
      field<&DocumentLine::kind>("kind", "letter, attachment, sent or proposed."),
      field<&DocumentLine::title>("title", "Its file name."),
      field<&DocumentLine::media_type>("media_type", "As uploaded."),
      field<&DocumentLine::size>("size", "In bytes."),
      field<&DocumentLine::index>("index", "The act that added it."),
      field<&DocumentLine::added_on>("added_on", "When."));
}

struct OriginLine {
  Means means = Means::call_back;
  std::string note;
  std::string by;
  Date on;
};
constexpr auto describe(OriginLine*) {
  return described<OriginLine>(
      "OriginCheck", "How the origin was confirmed.", field<&OriginLine::means>("means", "How."),
      field<&OriginLine::note>("note", "What was seen or heard."),
      field<&OriginLine::by>("by", "By whom."), field<&OriginLine::on>("on", "When."));
}

struct WaiverLine {
  WaiverKind kind = WaiverKind::short_time;
  std::string reasons;
  Date on;
};
constexpr auto describe(WaiverLine*) {
  return described<WaiverLine>(
      "Waiver", "A rule waived by the focal point.", field<&WaiverLine::kind>("kind", "Which."),
      field<&WaiverLine::reasons>("reasons", "Why."), field<&WaiverLine::on>("on", "When."));
}

struct TimeTestLine {
  std::int64_t index = 0;
  Instant at;
  Date received_on;
  std::optional<ElectionId> election;
  std::optional<Date> milestone_on;
  std::optional<std::int64_t> days;
  std::int64_t days_needed = 0;
  TimeResult result = TimeResult::unknown;
  TimeCause cause = TimeCause::screening;
};
constexpr auto describe(TimeTestLine*) {
  return described<TimeTestLine>(
      "TimeTest", "One time test; all are kept.", field<&TimeTestLine::index>("index", "Its act."),
      field<&TimeTestLine::at>("at", "When."),
      field<&TimeTestLine::received_on>("received_on", "The day of receipt."),
      field<&TimeTestLine::election>("election", "The election of the milestone."),
      field<&TimeTestLine::milestone_on>("milestone_on", "The earliest milestone."),
      field<&TimeTestLine::days>("days", "From receipt to the milestone."),
      field<&TimeTestLine::days_needed>("days_needed", "What the kinds asked for need."),
      field<&TimeTestLine::result>("result", "What was found."),
      field<&TimeTestLine::cause>("cause", "Why it was made."));
}

struct FindingLine {
  FindingKind kind = FindingKind::adequate_time;
  Met met = Met::not_met;
  std::string evidence;
  std::string by;
  Date on;
  std::int64_t index = 0;
};
constexpr auto describe(FindingLine*) {
  return described<FindingLine>(
      "Finding", "One of the three findings of OP5.", field<&FindingLine::kind>("kind", "Which."),
      field<&FindingLine::met>("met", "What was found."),
      field<&FindingLine::evidence>("evidence", "On what it rests."),
      field<&FindingLine::by>("by", "By whom."), field<&FindingLine::on>("on", "When."),
      field<&FindingLine::index>("index", "Its act."));
}

struct RecommendationLine {
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::string lead_entity;
  std::string reasons;
  std::string funding;
  std::string by;
  Date on;
};
constexpr auto describe(RecommendationLine*) {
  return described<RecommendationLine>(
      "Recommendation", "What is recommended to the focal point.",
      field<&RecommendationLine::outcome>("outcome", "The decision recommended."),
      field<&RecommendationLine::types>("types", "The kinds."),
      field<&RecommendationLine::lead_entity>("lead_entity", "The entity to lead."),
      field<&RecommendationLine::reasons>("reasons", "Why."),
      field<&RecommendationLine::funding>("funding", "Indicative status of funding."),
      field<&RecommendationLine::by>("by", "By whom."),
      field<&RecommendationLine::on>("on", "When."));
}

struct DecisionLine {
  Outcome outcome = Outcome::declined;
  std::vector<AssistanceType> types;
  std::optional<std::string> lead_entity;
  std::string reasons;
  std::vector<std::string> conditions;
  std::optional<Date> until;
  std::string by;
  Date on;
  std::int64_t index = 0;
};
constexpr auto describe(DecisionLine*) {
  return described<DecisionLine>(
      "Decision", "What the focal point decided.",
      field<&DecisionLine::outcome>("outcome", "The decision."),
      field<&DecisionLine::types>("types", "The kinds approved."),
      field<&DecisionLine::lead_entity>("lead_entity", "The entity that leads."),
      field<&DecisionLine::reasons>("reasons", "Why."),
      field<&DecisionLine::conditions>("conditions", "On what conditions."),
      field<&DecisionLine::until>("until", "Until when it is deferred."),
      field<&DecisionLine::by>("by", "By whom."), field<&DecisionLine::on>("on", "When."),
      field<&DecisionLine::index>("index", "Its act."));
}

// What the acts of a file say, apart from its row on the board.
struct FileContents {
  std::string summary;
  Organ organ = Organ::other;
  std::string office;
  std::string signatory;
  Addressee addressee = Addressee::focal_point;
  Channel channel = Channel::letter;
  Date document_on;
  Language language = Language::en;
  std::vector<std::string> areas;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  std::vector<MandateId> mandates;
  std::vector<DocumentLine> documents;
  std::vector<OriginLine> origin_checks;
  std::vector<WaiverLine> waivers;
  std::vector<TimeTestLine> time_tests;
  std::vector<FindingLine> findings;
  std::optional<RecommendationLine> recommendation;
  std::optional<DecisionLine> decision;
};

constexpr auto describe(FileContents*) {
  return described<FileContents>(
      "FileContents", "What the acts of a file say.",
      field<&FileContents::summary>("summary", "What is asked."),
      field<&FileContents::organ>("organ", "The organ that asks."),
      field<&FileContents::office>("office", "The office."),
      field<&FileContents::signatory>("signatory", "Who signed."),
      field<&FileContents::addressee>("addressee", "To whom."),
      field<&FileContents::channel>("channel", "How it came."),
      field<&FileContents::document_on>("document_on", "The date on the letter."),
      field<&FileContents::language>("language", "The language of the letter."),
      field<&FileContents::areas>("areas", "Fields of electoral work."),
      field<&FileContents::period_from>("period_from", "First day of the period."),
      field<&FileContents::period_to>("period_to", "Last day of the period."),
      field<&FileContents::mandates>("mandates", "On which what was screened rests."),
      field<&FileContents::documents>("documents", "Letters and attachments."),
      field<&FileContents::origin_checks>("origin_checks", "How the origin was confirmed."),
      field<&FileContents::waivers>("waivers", "Rules waived."),
      field<&FileContents::time_tests>("time_tests", "All of them, oldest first."),
      field<&FileContents::findings>("findings", "The findings of OP5."),
      field<&FileContents::recommendation>("recommendation", "The last one."),
      field<&FileContents::decision>("decision", "The last one."));
}

// What a person is called; "erased" when that is no longer known.
using NameOf = std::function<std::string(const PersonId&)>;

[[nodiscard]] FileContents file_contents(const std::vector<RecordedAct>& acts,
                                         const NameOf& name_of);

}  // namespace acta::assistance
