#include "acta/assistance/consultation_decisions.h"

#include <algorithm>

namespace acta::assistance {
namespace {

bool is_asked(const SpeaksFor& speaker, const Consultation& consultation) {
  return !speaker || speaker->contains(consultation.entity);
}

}  // namespace

SpeaksFor speaks_for(const Viewer& viewer) {
  if (may(viewer, Right::request_process)) return std::nullopt;
  std::set<std::string> entities;
  for (const auto& capacity : viewer.capacities) {
    if (capacity.role == Role::entity_user) entities.insert(capacity.organization);
  }
  return entities;
}

const Consultation* waiting_consultation(const RequestFile& file, const SpeaksFor& speaker) {
  const Consultation* first = nullptr;
  for (const auto& [id, consultation] : file.consultations) {
    if (!consultation.open || !is_asked(speaker, consultation)) continue;
    if (first == nullptr || consultation.due < first->due) first = &consultation;
  }
  return first;
}

Drafts consult(const Requests& requests, RequestId id, const Consult& request, const Actor& actor,
               Facts& facts) {
  const auto* file = ACTA_TRY(open_for(requests, id, Verb::consult, {actor.person, facts.today()}));
  (void)ACTA_TRY(check_words(request.entity, "$.entity", 100));
  (void)ACTA_TRY(check_words(request.about, "$.about"));
  if (request.due <= facts.today()) {
    return refuse("assistance.due_past", 422, "leave the entity at least a day to answer", "$.due");
  }
  const bool asked = std::ranges::any_of(file->consultations, [&](const auto& one) {
    return one.second.open && one.second.entity == request.entity;
  });
  if (asked) {
    return refuse("assistance.consulted_already", 409,
                  "this entity is being consulted; it has not answered yet", "$.entity");
  }
  return std::vector{
      file_draft(*file, EntityConsulted{.request = id,
                                        .consultation = facts.fresh<ConsultationId>(),
                                        .entity = request.entity,
                                        .about = request.about,
                                        .due = request.due})};
}

Drafts answer_consultation(const Requests& requests, RequestId id,
                           const AnswerConsultation& request, const SpeaksFor& speaker,
                           const Actor& actor, const Facts& facts) {
  const auto* file =
      ACTA_TRY(open_for(requests, id, Verb::answer_consultation, {actor.person, facts.today()}));
  const auto found = file->consultations.find(request.consultation);
  if (found == file->consultations.end()) {
    return refuse("assistance.unknown_consultation", 422, "no such consultation was opened here",
                  "$.consultation");
  }
  if (!is_asked(speaker, found->second)) {
    return refuse("assistance.another_entity", 403, "an entity answers for itself",
                  "$.consultation");
  }
  if (!found->second.open) {
    return refuse("assistance.consultation_closed", 409, "it was answered, or its time is over",
                  "$.consultation");
  }
  // The desk records what an entity wrote; an entity that concurs need not say more.
  if (!speaker || request.position != Position::concurs || !request.text.empty()) {
    (void)ACTA_TRY(check_words(request.text, "$.text"));
  }
  return std::vector{file_draft(*file, ConsultationAnswered{.request = id,
                                                            .consultation = request.consultation,
                                                            .position = request.position,
                                                            .text = request.text})};
}

std::vector<Draft> consultations_timed_out(const RequestFile& file, Date today) {
  std::vector<Draft> drafts;
  if (is_closed(file.status)) return drafts;
  for (const auto& [id, consultation] : file.consultations) {
    if (!consultation.open || consultation.due >= today) continue;
    drafts.push_back(file_draft(
        file,
        ConsultationTimedOut{.request = file.id, .consultation = id, .due = consultation.due}));
  }
  return drafts;
}

}  // namespace acta::assistance
