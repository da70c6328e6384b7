// Decisions on the consultation of entities: each answers for itself, or the desk for it on what it
// wrote; who gives no answer in time has said nothing.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "acta/assistance/guard_decisions.h"
#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

struct Consult {
  std::string entity;
  std::string about;
  Date due;
};
constexpr auto describe(Consult*) {
  return described<Consult>("Consult", "Consults an entity.",
                            field<&Consult::entity>("entity", "Which."),
                            field<&Consult::about>("about", "What it is asked."),
                            field<&Consult::due>("due", "The last day to answer."));
}

struct AnswerConsultation {
  ConsultationId consultation;
  Position position = Position::concurs;
  std::string text;
};
constexpr auto describe(AnswerConsultation*) {
  return described<AnswerConsultation>(
      "AnswerConsultation", "Answers a consultation.",
      field<&AnswerConsultation::consultation>("consultation", "Which."),
      field<&AnswerConsultation::position>("position", "What the entity says."),
      field<&AnswerConsultation::text>("text", "In words; an entity that concurs need give none."));
}

// For which entities somebody speaks; absent: for all, on what they wrote.
using SpeaksFor = std::optional<std::set<std::string>>;
[[nodiscard]] SpeaksFor speaks_for(const Viewer& viewer);
// The consultation of this file that waits for one of them, the most urgent first.
[[nodiscard]] const Consultation* waiting_consultation(const RequestFile& file,
                                                       const SpeaksFor& speaker);

Drafts consult(const Requests& requests, RequestId id, const Consult& request, const Actor& actor,
               Facts& facts);
Drafts answer_consultation(const Requests& requests, RequestId id,
                           const AnswerConsultation& request, const SpeaksFor& speaker,
                           const Actor& actor, const Facts& facts);
// Those whose last day is over.
[[nodiscard]] std::vector<Draft> consultations_timed_out(const RequestFile& file, Date today);

}  // namespace acta::assistance
