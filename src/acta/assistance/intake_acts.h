// What can be on the record of a request for electoral assistance, until it is admissible.
//
// Receipt, authentication, authorities, return and rejection. The letter is a blob by commitment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/mandate_acts.h"
#include "acta/assistance/words.h"
#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"
#include "acta/base/language.h"
#include "acta/cycles/acts.h"

namespace acta::assistance {

using cycles::ElectionId;

struct RequestTag {
  static constexpr std::string_view name = "RequestId";
};
using RequestId = Id<RequestTag>;
struct AuthorityTag {
  static constexpr std::string_view name = "AuthorityId";
};
using AuthorityId = Id<AuthorityTag>;

// A document kept as a blob: named by a commitment to its bytes, never by their bare hash.
struct Letter {
  std::string blob;  // id of the blob
  std::string commitment;
  std::int64_t size = 0;
  std::string media_type;
  std::string title;
};
constexpr auto describe(Letter*) {
  return described<Letter>("Letter", "A document kept as a blob.",
                           field<&Letter::blob>("blob", "The id of the blob."),
                           field<&Letter::commitment>("commitment", "64 hexadecimal digits."),
                           field<&Letter::size>("size", "In bytes."),
                           field<&Letter::media_type>("media_type", "As uploaded."),
                           field<&Letter::title>("title", "Its file name."));
}

[[nodiscard]] inline std::string stream_of(RequestId id) {
  return "assistance.request/" + to_text(id);
}
[[nodiscard]] inline std::string stream_of(AuthorityId id) {
  return "assistance.authority/" + to_text(id);
}

struct RequestReceived {
  static constexpr ActInfo info{"assistance.request_received", 1, Classification::internal};
  RequestId request;
  std::string ref;
  CountryCode state;
  Organ organ = Organ::other;
  std::string office;
  std::string signatory;
  Addressee addressee = Addressee::focal_point;
  Channel channel = Channel::letter;
  Date document_on;
  Date received_on;
  Language language = Language::en;
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  Letter letter;
};
constexpr auto describe(RequestReceived*) {
  return described<RequestReceived>(
      "RequestReceived", "A State's written request was received and registered.",
      field<&RequestReceived::request>("request", "Its id."),
      field<&RequestReceived::ref>("ref", "Its reference, e.g. AC-2026-014."),
      field<&RequestReceived::state>("state", "The State that asks."),
      field<&RequestReceived::organ>("organ", "The organ that asks."),
      field<&RequestReceived::office>("office", "The office as the letter names it."),
      field<&RequestReceived::signatory>("signatory", "Who signed."),
      field<&RequestReceived::addressee>("addressee", "To whom it is written."),
      field<&RequestReceived::channel>("channel", "How it came."),
      field<&RequestReceived::document_on>("document_on", "The date on the letter."),
      field<&RequestReceived::received_on>("received_on", "The day it was received."),
      field<&RequestReceived::language>("language", "The language of the letter."),
      field<&RequestReceived::title>("title", "What is asked, in a line."),
      field<&RequestReceived::summary>("summary", "What is asked."),
      field<&RequestReceived::types>("types", "The kinds of assistance asked for."),
      field<&RequestReceived::areas>("areas", "Fields of electoral work."),
      field<&RequestReceived::elections>("elections", "The elections concerned."),
      field<&RequestReceived::period_from>("period_from", "First day of the period asked for."),
      field<&RequestReceived::period_to>("period_to", "Last day of the period."),
      field<&RequestReceived::letter>("letter", "The letter as received."));
}

// A file that rests on a mandate and on no request: it begins where a request is admissible.
struct MandateFileOpened {
  static constexpr ActInfo info{"assistance.mandate_file_opened", 1, Classification::internal};
  RequestId request;
  std::string ref;
  CountryCode state;
  MandateId mandate;
  Date opened_on;
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
};
constexpr auto describe(MandateFileOpened*) {
  return described<MandateFileOpened>(
      "MandateFileOpened", "A file was opened on a mandate, without a request.",
      field<&MandateFileOpened::request>("request", "Its id."),
      field<&MandateFileOpened::ref>("ref", "Its reference, e.g. AM-2026-002."),
      field<&MandateFileOpened::state>("state", "The State."),
      field<&MandateFileOpened::mandate>("mandate", "The mandate it rests on."),
      field<&MandateFileOpened::opened_on>("opened_on", "The day it was opened."),
      field<&MandateFileOpened::title>("title", "What it is about, in a line."),
      field<&MandateFileOpened::summary>("summary", "What it is about."),
      field<&MandateFileOpened::types>("types", "The kinds of assistance."),
      field<&MandateFileOpened::areas>("areas", "Fields of electoral work."),
      field<&MandateFileOpened::elections>("elections", "The elections concerned."),
      field<&MandateFileOpened::period_from>("period_from", "First day of the period."),
      field<&MandateFileOpened::period_to>("period_to", "Last day of the period."));
}

struct RequestAnnounced {
  static constexpr ActInfo info{"assistance.request_announced", 1, Classification::open};
  RequestId request;
  std::string ref;
  CountryCode state;
  Date received_on;
  std::vector<AssistanceType> types;
  std::vector<ElectionId> elections;
};
constexpr auto describe(RequestAnnounced*) {
  return described<RequestAnnounced>(
      "RequestAnnounced", "It was made known that a State asked for electoral assistance.",
      field<&RequestAnnounced::request>("request", "Its id."),
      field<&RequestAnnounced::ref>("ref", "Its reference."),
      field<&RequestAnnounced::state>("state", "The State that asks."),
      field<&RequestAnnounced::received_on>("received_on", "The day it was received."),
      field<&RequestAnnounced::types>("types", "The kinds asked for."),
      field<&RequestAnnounced::elections>("elections", "The elections concerned."));
}

struct AuthenticationBegun {
  static constexpr ActInfo info{"assistance.authentication_begun", 1, Classification::internal};
  RequestId request;
};
constexpr auto describe(AuthenticationBegun*) {
  return described<AuthenticationBegun>(
      "AuthenticationBegun", "The check of authority and origin began.",
      field<&AuthenticationBegun::request>("request", "The request."));
}

struct OriginConfirmed {
  static constexpr ActInfo info{"assistance.origin_confirmed", 1, Classification::internal};
  RequestId request;
  Means means = Means::call_back;
  std::string note;
};
constexpr auto describe(OriginConfirmed*) {
  return described<OriginConfirmed>(
      "OriginConfirmed", "The origin of the letter was confirmed by one means.",
      field<&OriginConfirmed::request>("request", "The request."),
      field<&OriginConfirmed::means>("means", "How."),
      field<&OriginConfirmed::note>("note", "What was seen or heard."));
}

struct AuthorityRecorded {
  static constexpr ActInfo info{"assistance.authority_recorded", 1, Classification::internal};
  AuthorityId authority;
  CountryCode state;
  Organ organ = Organ::other;
  std::string holder;
  std::string office;
  Date valid_from;
  std::string source;
};
constexpr auto describe(AuthorityRecorded*) {
  return described<AuthorityRecorded>(
      "AuthorityRecorded",
      "It was recorded who may bind a State in agreements with the United Nations.",
      field<&AuthorityRecorded::authority>("authority", "Its id."),
      field<&AuthorityRecorded::state>("state", "The State."),
      field<&AuthorityRecorded::organ>("organ", "The organ."),
      field<&AuthorityRecorded::holder>("holder", "Who holds the office."),
      field<&AuthorityRecorded::office>("office", "The office."),
      field<&AuthorityRecorded::valid_from>("valid_from", "From when."),
      field<&AuthorityRecorded::source>("source", "How it is known."));
}

struct AuthorityEnded {
  static constexpr ActInfo info{"assistance.authority_ended", 1, Classification::internal};
  AuthorityId authority;
  CountryCode state;
  Date ended_on;
  std::string reason;
  std::string source;
};
constexpr auto describe(AuthorityEnded*) {
  return described<AuthorityEnded>(
      "AuthorityEnded", "An authority ended; its last day is the day before.",
      field<&AuthorityEnded::authority>("authority", "Its id."),
      field<&AuthorityEnded::state>("state", "The State."),
      field<&AuthorityEnded::ended_on>("ended_on", "The first day without it."),
      field<&AuthorityEnded::reason>("reason", "Why."),
      field<&AuthorityEnded::source>("source", "How it is known."));
}

struct RequestAdmitted {
  static constexpr ActInfo info{"assistance.request_admitted", 1, Classification::internal};
  RequestId request;
  AuthorityId authority;
  bool waived = false;
  std::string note;
};
constexpr auto describe(RequestAdmitted*) {
  return described<RequestAdmitted>(
      "RequestAdmitted", "The request was found admissible.",
      field<&RequestAdmitted::request>("request", "The request."),
      field<&RequestAdmitted::authority>("authority", "The authority it rests on."),
      field<&RequestAdmitted::waived>("waived", "Whether a waiver of the focal point was needed."),
      field<&RequestAdmitted::note>("note", "Why it is admissible."));
}

struct RequestReturned {
  static constexpr ActInfo info{"assistance.request_returned", 1, Classification::internal};
  RequestId request;
  std::vector<Missing> missing;
  std::string reason;
  Date answer_by;
};
constexpr auto describe(RequestReturned*) {
  return described<RequestReturned>(
      "RequestReturned", "The request was returned for what it lacks.",
      field<&RequestReturned::request>("request", "The request."),
      field<&RequestReturned::missing>("missing", "What it lacks."),
      field<&RequestReturned::reason>("reason", "In words."),
      field<&RequestReturned::answer_by>("answer_by", "Until when an answer is awaited."));
}

struct RequestResubmitted {
  static constexpr ActInfo info{"assistance.request_resubmitted", 1, Classification::internal};
  RequestId request;
  std::string note;
  std::optional<Letter> letter;
};
constexpr auto describe(RequestResubmitted*) {
  return described<RequestResubmitted>(
      "RequestResubmitted", "The State mended what was missing.",
      field<&RequestResubmitted::request>("request", "The request."),
      field<&RequestResubmitted::note>("note", "What was mended."),
      field<&RequestResubmitted::letter>("letter", "A new letter."));
}

struct RequestRejected {
  static constexpr ActInfo info{"assistance.request_rejected", 1, Classification::internal};
  RequestId request;
  std::string reason;
};
constexpr auto describe(RequestRejected*) {
  return described<RequestRejected>("RequestRejected", "The request was found inadmissible.",
                                    field<&RequestRejected::request>("request", "The request."),
                                    field<&RequestRejected::reason>("reason", "Why."));
}

}  // namespace acta::assistance
