// Decides what may be said of mandates, and opens files that rest on one and on no request. Pure.
//
// Norm: GA resolution 68/164, PP9 and OP2: assistance at the specific request of the State
// concerned; or what the Security Council or the General Assembly mandates.
#pragma once

#include "acta/assistance/intake_decisions.h"

namespace acta::assistance {

struct RecordMandate {
  CountryCode state;
  MandatingOrgan organ = MandatingOrgan::security_council;
  MandateText text;
  std::vector<AssistanceType> types;
  std::optional<std::string> mission;
};
constexpr auto describe(RecordMandate*) {
  return described<RecordMandate>(
      "RecordMandate", "Records a mandate that concerns elections of a State.",
      field<&RecordMandate::state>("state", "The State."),
      field<&RecordMandate::organ>("organ", "Who gave it."),
      field<&RecordMandate::text>("text", "The resolution."),
      field<&RecordMandate::types>("types", "The kinds of assistance it grants."),
      field<&RecordMandate::mission>("mission", "The mission that carries it out."));
}

struct RenewMandate {
  MandateText text;
};
constexpr auto describe(RenewMandate*) {
  return described<RenewMandate>("RenewMandate", "Records that a mandate was renewed.",
                                 field<&RenewMandate::text>("text", "The resolution."));
}

struct EndMandate {
  Date ended_on;
  std::string reason;
  std::string source;
};
constexpr auto describe(EndMandate*) {
  return described<EndMandate>("EndMandate", "Records that a mandate ended before its day.",
                               field<&EndMandate::ended_on>("ended_on", "First day without it."),
                               field<&EndMandate::reason>("reason", "Why."),
                               field<&EndMandate::source>("source", "How it is known."));
}

struct OpenMandateFile {
  std::string title;
  std::string summary;
  std::vector<AssistanceType> types;
  std::vector<std::string> areas;
  std::vector<ElectionId> elections;
  std::optional<Date> period_from;
  std::optional<Date> period_to;
  Classification classification = Classification::internal;
};
constexpr auto describe(OpenMandateFile*) {
  return described<OpenMandateFile>(
      "OpenMandateFile", "Opens a file on a mandate, without a request.",
      field<&OpenMandateFile::title>("title", "What it is about, in a line."),
      field<&OpenMandateFile::summary>("summary", "What it is about."),
      field<&OpenMandateFile::types>("types", "Kinds that the mandate grants."),
      field<&OpenMandateFile::areas>("areas", "Fields of electoral work."),
      field<&OpenMandateFile::elections>("elections", "The elections concerned."),
      field<&OpenMandateFile::period_from>("period_from", "First day of the period."),
      field<&OpenMandateFile::period_to>("period_to", "Last day of the period."),
      field<&OpenMandateFile::classification>("classification", "internal, or more."));
}

Drafts record_mandate(const Requests& requests, const RecordMandate& request, Facts& facts);
// A renewal lasts longer than what was given before.
Drafts renew_mandate(const Requests& requests, MandateId id, const RenewMandate& request,
                     const Facts& facts);
Drafts end_mandate(const Requests& requests, MandateId id, const EndMandate& request);
// Kinds that the mandate grants, while it is valid.
Drafts open_mandate_file(const Requests& requests, MandateId id, const OpenMandateFile& request,
                         Facts& facts);

}  // namespace acta::assistance
