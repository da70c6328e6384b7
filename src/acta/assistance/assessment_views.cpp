#include "acta/assistance/assessment_views.h"

#include <algorithm>

namespace acta::assistance {
namespace {

// What is said anew takes the place of what was said before.
template <class Line, class Key>
void put(std::vector<Line>& lines, Key Line::* key, Line line) {
  const auto found = std::ranges::find(lines, line.*key, key);
  if (found == lines.end()) {
    lines.push_back(std::move(line));
  } else {
    *found = std::move(line);
  }
}

void add_way(AssessmentInfo& info, const RecordedAct& act) {
  match(
      act.act,
      [&](const AssessmentBegun& a) {
        info.kind = a.kind;
        info.scope = a.scope;
        info.team = a.team;
      },
      [&](const TeamChanged& a) { info.team = a.team; },
      [&](const TermsAgreed& a) {
        info.terms = a.terms;
        ++info.terms_agreed;
      },
      [&](const HostConsented&) { info.consented_on = date_of(act.at); },
      [&](const MissionFunded& a) { info.funding = a.source; },
      [&](const ItineraryPlanned& a) { info.stops = a.stops; },
      [&](const SummaryShared& a) { info.shared = a.text; });
}

void add_report(AssessmentInfo& info, const RecordedAct& act, const std::string& by) {
  const auto on = date_of(act.at);
  match(
      act.act,
      [&](const SectionWritten& a) {
        const auto found = std::ranges::find(info.sections, a.section, &SectionLine::section);
        const auto times = found == info.sections.end() ? 0 : found->times;
        put(info.sections, &SectionLine::section,
            {.section = a.section, .text = a.text, .times = times + 1, .by = by, .at = act.at});
      },
      [&](const ChecklistAnswered& a) {
        put(info.checklist, &ChecklistLine::item,
            {.item = a.item, .answer = a.answer, .evidence = a.evidence, .by = by, .on = on});
      },
      [&](const CapacityRated& a) {
        put(info.capacity, &CapacityLine::dimension,
            {.dimension = a.dimension,
             .level = a.level,
             .evidence = a.evidence,
             .by = by,
             .on = on});
      },
      [&](const OptionDescribed& a) {
        put(info.options, &OptionLine::title, {.title = a.title, .types = a.types, .text = a.text});
      });
}

void add_consultation(AssessmentInfo& info, const RecordedAct& act) {
  const auto close = [&](ConsultationId id, auto change) {
    const auto found = std::ranges::find(info.consultations, id, &ConsultationLine::id);
    if (found != info.consultations.end()) change(*found);
  };
  match(
      act.act,
      [&](const EntityConsulted& a) {
        info.consultations.push_back({.id = a.consultation,
                                      .entity = a.entity,
                                      .about = a.about,
                                      .asked_on = date_of(act.at),
                                      .due = a.due});
      },
      [&](const ConsultationAnswered& a) {
        close(a.consultation, [&](ConsultationLine& line) {
          line.state = ConsultationState::answered;
          line.position = a.position;
          if (!a.text.empty()) line.text = a.text;
          line.answered_on = date_of(act.at);
        });
      },
      [&](const ConsultationTimedOut& a) {
        close(a.consultation,
              [&](ConsultationLine& line) { line.state = ConsultationState::silent; });
      });
}

}  // namespace

AssessmentInfo assessment_of(const std::vector<RecordedAct>& acts, const NameOf& name_of) {
  AssessmentInfo info;
  for (const auto& act : acts) {
    add_way(info, act);
    add_report(info, act, name_of(act.actor.person));
    add_consultation(info, act);
  }
  std::ranges::sort(info.sections, {}, &SectionLine::section);
  return info;
}

std::vector<MetCount> met_counts(const std::vector<RecordedAct>& acts) {
  std::vector<MetCount> counts;
  for (const auto& act : acts) {
    const auto* met = act.act.as<InterlocutorsMet>();
    if (met == nullptr) continue;
    auto found = std::ranges::find(counts, met->category, &MetCount::category);
    if (found == counts.end()) found = counts.insert(found, {.category = met->category});
    ++found->meetings;
    found->women += met->women;
    found->men += met->men;
  }
  std::ranges::sort(counts, {}, &MetCount::category);
  return counts;
}

}  // namespace acta::assistance
