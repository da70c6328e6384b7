// What can be on the record of requests that were received before it began, as registers that the
// Organization kept elsewhere tell them: each entry with its own dates and its source.
//
// An entry is public where its register's row says so; otherwise it is internal or confidential.
// Its dates are as exact as the register knows them (base/partial_date.h), and no more.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/words.h"
#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"
#include "acta/base/partial_date.h"

namespace acta::assistance {

struct PastRequestTag {
  static constexpr std::string_view name = "PastRequestId";
};
using PastRequestId = Id<PastRequestTag>;

[[nodiscard]] inline std::string stream_of(PastRequestId id) {
  return "assistance.past_request/" + to_text(id);
}

// What a register says of one request.
struct PastEntry {
  std::string reg;         // the register's word: "ead-1992"
  std::string identifier;  // the register's own, of this request
  CountryCode state;
  PartialDate received_on;
  std::string title;
  std::vector<AssistanceType> types;
  std::optional<Response> response;
  std::optional<PartialDate> responded_on;
  std::string lead_entity;
  std::string election;
  std::string source;
  std::string page;
  std::string note;
  std::vector<std::string> apart_from;
  friend bool operator==(const PastEntry&, const PastEntry&) = default;
};
constexpr auto describe(PastEntry*) {
  return described<PastEntry>(
      "PastEntry", "What a register says of a request.",
      field<&PastEntry::reg>("register", "The register, by its word."),
      field<&PastEntry::identifier>("identifier", "The register's own name of the request."),
      field<&PastEntry::state>("state", "The State that asked, by the code it had then."),
      field<&PastEntry::received_on>("received_on", "When it was received, as far as is known."),
      field<&PastEntry::title>("title", "What was asked, in a line; may be empty."),
      field<&PastEntry::types>("types", "The kinds of assistance asked for."),
      field<&PastEntry::response>("response", "The response given, when it is known."),
      field<&PastEntry::responded_on>("responded_on", "When it was given, as far as is known."),
      field<&PastEntry::lead_entity>("lead_entity", "The entity that led; may be empty."),
      field<&PastEntry::election>("election", "The election it was for; may be empty."),
      field<&PastEntry::source>("source", "The document that says it: its symbol or name."),
      field<&PastEntry::page>("page", "Where in it; may be empty."),
      field<&PastEntry::note>("note", "What else is to be known; may be empty."),
      field<&PastEntry::apart_from>("apart_from",
                                    "References of requests that this one is not, though they "
                                    "came from the same State at the same time."));
}

struct PastRequestRecorded {
  static constexpr ActInfo info{"assistance.past_request_recorded", 1, Classification::open};
  PastRequestId past;
  PastEntry entry;
};
constexpr auto describe(PastRequestRecorded*) {
  return described<PastRequestRecorded>(
      "PastRequestRecorded", "A request from before the record was recorded from a register.",
      field<&PastRequestRecorded::past>("past", "Its id."),
      field<&PastRequestRecorded::entry>("entry", "What the register says."));
}

// The same register says something else now; its last word stands, also of what was withdrawn.
struct PastRequestCorrected {
  static constexpr ActInfo info{"assistance.past_request_corrected", 1, Classification::open};
  PastRequestId past;
  PastEntry entry;
};
constexpr auto describe(PastRequestCorrected*) {
  return described<PastRequestCorrected>(
      "PastRequestCorrected", "A register says something else of a request than it said before.",
      field<&PastRequestCorrected::past>("past", "The request."),
      field<&PastRequestCorrected::entry>("entry", "All that the register says now."));
}

struct PastRequestWithdrawn {
  static constexpr ActInfo info{"assistance.past_request_withdrawn", 1, Classification::open};
  PastRequestId past;
  std::string reason;
};
constexpr auto describe(PastRequestWithdrawn*) {
  return described<PastRequestWithdrawn>("PastRequestWithdrawn",
                                         "An entry of a register was withdrawn: it counts no more.",
                                         field<&PastRequestWithdrawn::past>("past", "The request."),
                                         field<&PastRequestWithdrawn::reason>("reason", "Why."));
}

// That a file was read, and what came of its rows. As closed as the most closed of its rows: the
// digest of a file that can be guessed would confirm the guess.
struct RegisterImported {
  static constexpr ActInfo info{"assistance.register_imported", 1, Classification::open};
  std::vector<std::string> registers;
  std::string name;
  std::string sha256;
  std::int64_t rows = 0;
  std::int64_t recorded = 0;
  std::int64_t corrected = 0;
  std::int64_t refused = 0;
};
constexpr auto describe(RegisterImported*) {
  return described<RegisterImported>(
      "RegisterImported", "A register of requests was read.",
      field<&RegisterImported::registers>("registers", "The registers, by their words."),
      field<&RegisterImported::name>("name", "What its file is called."),
      field<&RegisterImported::sha256>("sha256", "Of the file, 64 hexadecimal digits."),
      field<&RegisterImported::rows>("rows", "How many rows it has."),
      field<&RegisterImported::recorded>("recorded", "Requests that were new."),
      field<&RegisterImported::corrected>("corrected", "Requests of which it says something else."),
      field<&RegisterImported::refused>("refused", "Faults of rows that were not taken."));
}
[[nodiscard]] inline std::string stream_of_register(std::string_view word) {
  return "assistance.register/" + std::string(word);
}

}  // namespace acta::assistance
