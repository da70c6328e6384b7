// What can be on the record of the consultation of entities of the United Nations on a request: who
// was asked what until when, and what they said, or that they said nothing.
#pragma once

#include <string>

#include "acta/assistance/intake_acts.h"

namespace acta::assistance {

struct ConsultationTag {
  static constexpr std::string_view name = "ConsultationId";
};
using ConsultationId = Id<ConsultationTag>;

struct EntityConsulted {
  static constexpr ActInfo info{"assistance.entity_consulted", 1, Classification::internal};
  RequestId request;
  ConsultationId consultation;
  std::string entity;
  std::string about;
  Date due;
};
constexpr auto describe(EntityConsulted*) {
  return described<EntityConsulted>(
      "EntityConsulted", "An entity was consulted.",
      field<&EntityConsulted::request>("request", "The request."),
      field<&EntityConsulted::consultation>("consultation", "Its id."),
      field<&EntityConsulted::entity>("entity", "Which entity."),
      field<&EntityConsulted::about>("about", "What it is asked."),
      field<&EntityConsulted::due>("due", "The last day to answer."));
}

enum class Position : std::uint8_t { concurs, concurs_with_comments, objects };
constexpr auto describe(Position*) {
  return words<Position>("Position", "What an entity says.", "concurs", "concurs_with_comments",
                         "objects");
}

struct ConsultationAnswered {
  static constexpr ActInfo info{"assistance.consultation_answered", 1, Classification::internal};
  RequestId request;
  ConsultationId consultation;
  Position position = Position::concurs;
  std::string text;
};
constexpr auto describe(ConsultationAnswered*) {
  return described<ConsultationAnswered>(
      "ConsultationAnswered", "The entity answered.",
      field<&ConsultationAnswered::request>("request", "The request."),
      field<&ConsultationAnswered::consultation>("consultation", "Which."),
      field<&ConsultationAnswered::position>("position", "What it says."),
      field<&ConsultationAnswered::text>("text", "In words."));
}

// Silence is no consent: it is recorded as what it is.
struct ConsultationTimedOut {
  static constexpr ActInfo info{"assistance.consultation_timed_out", 1, Classification::internal};
  RequestId request;
  ConsultationId consultation;
  Date due;
};
constexpr auto describe(ConsultationTimedOut*) {
  return described<ConsultationTimedOut>(
      "ConsultationTimedOut", "The entity gave no answer in time.",
      field<&ConsultationTimedOut::request>("request", "The request."),
      field<&ConsultationTimedOut::consultation>("consultation", "Which."),
      field<&ConsultationTimedOut::due>("due", "The last day to answer."));
}

}  // namespace acta::assistance
