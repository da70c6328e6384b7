// Requests of States to the Office of the United Nations High Commissioner for Human Rights for
// advisory services, kept on the same board as requests for electoral assistance: the Office
// answers them in coordination with the Division. All internal or more.
//
// Norm: GA resolution 68/164, OP14 (cited; its text was not at hand).
#pragma once

#include <optional>
#include <string>

#include "acta/assistance/intake_acts.h"
#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::assistance {

struct AdvisoryTag {
  static constexpr std::string_view name = "AdvisoryId";
};
using AdvisoryId = Id<AdvisoryTag>;

[[nodiscard]] inline std::string stream_of(AdvisoryId id) {
  return "assistance.advisory/" + to_text(id);
}

enum class AdvisoryStatus : std::uint8_t {
  received,
  coordinated,
  accepted,
  declined,
  completed,
  withdrawn
};
constexpr auto describe(AdvisoryStatus*) {
  return words<AdvisoryStatus>("AdvisoryStatus", "Where a request for advisory services stands.",
                               "received", "coordinated", "accepted", "declined", "completed",
                               "withdrawn");
}

enum class AdvisoryDoor : std::uint8_t { office, division, resident_coordinator };
constexpr auto describe(AdvisoryDoor*) {
  return words<AdvisoryDoor>("AdvisoryDoor", "Where the State's letter came in.", "office",
                             "division", "resident_coordinator");
}

enum class AdvisoryPosition : std::uint8_t { no_objection, comments, overlap };
constexpr auto describe(AdvisoryPosition*) {
  return words<AdvisoryPosition>("AdvisoryPosition", "What the Division says of it.",
                                 "no_objection", "comments", "overlap");
}

enum class AdvisoryAnswer : std::uint8_t { accepted, declined };
constexpr auto describe(AdvisoryAnswer*) {
  return words<AdvisoryAnswer>("AdvisoryAnswer", "What the Office answers.", "accepted",
                               "declined");
}

struct AdvisoryRequested {
  static constexpr ActInfo info{"assistance.advisory_requested", 1, Classification::internal};
  AdvisoryId advisory;
  CountryCode state;
  std::string title;
  std::string summary;
  AdvisoryDoor door = AdvisoryDoor::office;
  Date asked_on;
  std::optional<RequestId> request;
};
constexpr auto describe(AdvisoryRequested*) {
  return described<AdvisoryRequested>(
      "AdvisoryRequested", "A State asked the Office for advisory services.",
      field<&AdvisoryRequested::advisory>("advisory", "Its id."),
      field<&AdvisoryRequested::state>("state", "The State that asks."),
      field<&AdvisoryRequested::title>("title", "What is asked, in a line."),
      field<&AdvisoryRequested::summary>("summary", "What is asked."),
      field<&AdvisoryRequested::door>("door", "Where the letter came in."),
      field<&AdvisoryRequested::asked_on>("asked_on", "The date of the letter."),
      field<&AdvisoryRequested::request>("request",
                                         "The State's request for electoral assistance, if any."));
}

struct AdvisoryCoordinated {
  static constexpr ActInfo info{"assistance.advisory_coordinated", 1, Classification::internal};
  AdvisoryId advisory;
  AdvisoryPosition position = AdvisoryPosition::no_objection;
  std::string note;
};
constexpr auto describe(AdvisoryCoordinated*) {
  return described<AdvisoryCoordinated>(
      "AdvisoryCoordinated", "The Division said what it thinks of the request.",
      field<&AdvisoryCoordinated::advisory>("advisory", "The request."),
      field<&AdvisoryCoordinated::position>("position", "Its position."),
      field<&AdvisoryCoordinated::note>("note", "In words."));
}

struct AdvisoryAnswered {
  static constexpr ActInfo info{"assistance.advisory_answered", 1, Classification::internal};
  AdvisoryId advisory;
  AdvisoryAnswer answer = AdvisoryAnswer::accepted;
  std::string reason;
  Date answered_on;
};
constexpr auto describe(AdvisoryAnswered*) {
  return described<AdvisoryAnswered>(
      "AdvisoryAnswered", "The Office answered the State.",
      field<&AdvisoryAnswered::advisory>("advisory", "The request."),
      field<&AdvisoryAnswered::answer>("answer", "What it answered."),
      field<&AdvisoryAnswered::reason>("reason", "Why, and what it offers."),
      field<&AdvisoryAnswered::answered_on>("answered_on", "The date of its letter."));
}

struct AdvisoryCompleted {
  static constexpr ActInfo info{"assistance.advisory_completed", 1, Classification::internal};
  AdvisoryId advisory;
  std::string summary;
  Date completed_on;
};
constexpr auto describe(AdvisoryCompleted*) {
  return described<AdvisoryCompleted>(
      "AdvisoryCompleted", "The advisory services were given.",
      field<&AdvisoryCompleted::advisory>("advisory", "The request."),
      field<&AdvisoryCompleted::summary>("summary", "What was given, and what came of it."),
      field<&AdvisoryCompleted::completed_on>("completed_on", "Their last day."));
}

struct AdvisoryWithdrawn {
  static constexpr ActInfo info{"assistance.advisory_withdrawn", 1, Classification::internal};
  AdvisoryId advisory;
  std::string reason;
  Date withdrawn_on;
};
constexpr auto describe(AdvisoryWithdrawn*) {
  return described<AdvisoryWithdrawn>(
      "AdvisoryWithdrawn", "The State withdrew its request for advisory services.",
      field<&AdvisoryWithdrawn::advisory>("advisory", "The request."),
      field<&AdvisoryWithdrawn::reason>("reason", "Why."),
      field<&AdvisoryWithdrawn::withdrawn_on>("withdrawn_on", "The date of its letter."));
}

// Where it stands after that act: where it stood, when the act says nothing of it.
[[nodiscard]] AdvisoryStatus status_after(AdvisoryStatus before, const AnyAct& act);

}  // namespace acta::assistance
