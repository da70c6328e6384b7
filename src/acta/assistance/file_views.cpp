#include "acta/assistance/file_views.h"

namespace acta::assistance {
namespace {

void add_letter(FileContents& file, const Letter& letter, std::string kind,
                const RecordedAct& act) {
  file.documents.push_back({.id = letter.blob,
                            .kind = std::move(kind),
                            .title = letter.title,
                            .media_type = letter.media_type,
                            .size = letter.size,
                            .index = act.index,
                            .added_on = date_of(act.at)});
}

void receive(FileContents& file, const RequestReceived& a, const RecordedAct& act) {
  file.summary = a.summary;
  file.organ = a.organ;
  file.office = a.office;
  file.signatory = a.signatory;
  file.addressee = a.addressee;
  file.channel = a.channel;
  file.document_on = a.document_on;
  file.language = a.language;
  file.areas = a.areas;
  file.period_from = a.period_from;
  file.period_to = a.period_to;
  add_letter(file, a.letter, "letter", act);
}

void open_on_mandate(FileContents& file, const MandateFileOpened& a) {
  file.summary = a.summary;
  file.areas = a.areas;
  file.period_from = a.period_from;
  file.period_to = a.period_to;
}

TimeTestLine line_of(const TimeTested& a, const RecordedAct& act) {
  return {.index = act.index,
          .at = act.at,
          .received_on = a.received_on,
          .election = a.election,
          .milestone_on = a.milestone_on,
          .days = a.days,
          .days_needed = a.days_needed,
          .result = a.result,
          .cause = a.cause};
}

// A finding recorded again supersedes the earlier one; both acts stay in the timeline.
void put_finding(FileContents& file, FindingLine line) {
  std::erase_if(file.findings, [&](const FindingLine& other) { return other.kind == line.kind; });
  file.findings.push_back(std::move(line));
}

void add_outcome(FileContents& file, const RecordedAct& act, const std::string& by, Date on) {
  match(
      act.act,
      [&](const Recommended& a) {
        file.recommendation = RecommendationLine{.outcome = a.outcome,
                                                 .types = a.types,
                                                 .lead_entity = a.lead_entity,
                                                 .reasons = a.reasons,
                                                 .funding = a.funding,
                                                 .by = by,
                                                 .on = on};
      },
      [&](const Decided& a) {
        file.decision = DecisionLine{.outcome = a.outcome,
                                     .types = a.types,
                                     .lead_entity = a.lead_entity,
                                     .reasons = a.reasons,
                                     .conditions = a.conditions,
                                     .until = a.until,
                                     .by = by,
                                     .on = on,
                                     .index = act.index};
      },
      [&](const RequestWithdrawn& a) {
        if (a.letter) add_letter(file, *a.letter, "attachment", act);
      });
}

}  // namespace

FileContents file_contents(const std::vector<RecordedAct>& acts, const NameOf& name_of) {
  FileContents file;
  for (const auto& act : acts) {
    const auto by = name_of(act.actor.person);
    const auto on = date_of(act.at);
    match(
        act.act, [&](const RequestReceived& a) { receive(file, a, act); },
        [&](const MandateFileOpened& a) { open_on_mandate(file, a); },
        [&](const RequestScreened& a) { file.mandates = a.mandates; },
        [&](const RequestResubmitted& a) {
          if (a.letter) add_letter(file, *a.letter, "letter", act);
        },
        [&](const QuestionAnswered& a) {
          if (a.letter) add_letter(file, *a.letter, "attachment", act);
        },
        [&](const HostConsented& a) {
          if (a.letter) add_letter(file, *a.letter, "attachment", act);
        },
        [&](const LetterSent& a) { add_letter(file, a.letter, "sent", act); },
        [&](const PublicationProposed& a) {
          if (a.document) add_letter(file, *a.document, "proposed", act);
        },
        [&](const OriginConfirmed& a) {
          file.origin_checks.push_back({.means = a.means, .note = a.note, .by = by, .on = on});
        },
        [&](const WaiverGranted& a) {
          file.waivers.push_back({.kind = a.kind, .reasons = a.reasons, .on = on});
        },
        [&](const TimeTested& a) { file.time_tests.push_back(line_of(a, act)); },
        [&](const AssessmentReused& a) {
          const std::pair<FindingKind, Met> taken[] = {{FindingKind::conditions, a.conditions},
                                                       {FindingKind::reporting, a.reporting}};
          for (const auto& [kind, met] : taken) {
            put_finding(file, {.kind = kind,
                               .met = met,
                               .evidence = a.reason,
                               .by = by,
                               .on = a.cleared_on,
                               .index = act.index});
          }
        },
        [&](const FindingRecorded& a) {
          put_finding(file, {.kind = a.kind,
                             .met = a.met,
                             .evidence = a.evidence,
                             .by = by,
                             .on = on,
                             .index = act.index});
        });
    add_outcome(file, act, by, on);
  }
  return file;
}

}  // namespace acta::assistance
