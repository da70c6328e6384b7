// Mandates of the Security Council and the General Assembly, beside requests: what only they can
// give, from when to when. All public: so are the resolutions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/words.h"
#include "acta/base/act.h"
#include "acta/base/country_code.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::assistance {

struct MandateTag {
  static constexpr std::string_view name = "MandateId";
};
using MandateId = Id<MandateTag>;

[[nodiscard]] inline std::string stream_of(MandateId id) {
  return "assistance.mandate/" + to_text(id);
}

// A resolution and what of it concerns elections.
struct MandateText {
  std::string symbol;
  std::string paragraph;
  std::string excerpt;
  Date adopted_on;
  std::optional<Date> expires_on;
};
constexpr auto describe(MandateText*) {
  return described<MandateText>(
      "MandateText", "A resolution, and what of it gives the mandate.",
      field<&MandateText::symbol>("symbol", "E.g. S/RES/2626 (2022)."),
      field<&MandateText::paragraph>("paragraph", "The operative paragraph."),
      field<&MandateText::excerpt>("excerpt", "What it says, or what of it concerns elections."),
      field<&MandateText::adopted_on>("adopted_on", "The day of its adoption."),
      field<&MandateText::expires_on>("expires_on", "Its last day; absent while it has none."));
}

struct MandateRecorded {
  static constexpr ActInfo info{"assistance.mandate_recorded", 1, Classification::open};
  MandateId mandate;
  CountryCode state;
  MandatingOrgan organ = MandatingOrgan::security_council;
  MandateText text;
  std::vector<AssistanceType> types;
  std::optional<std::string> mission;
};
constexpr auto describe(MandateRecorded*) {
  return described<MandateRecorded>(
      "MandateRecorded", "A mandate that concerns elections of a State was recorded.",
      field<&MandateRecorded::mandate>("mandate", "Its id."),
      field<&MandateRecorded::state>("state", "The State."),
      field<&MandateRecorded::organ>("organ", "Who gave it."),
      field<&MandateRecorded::text>("text", "The resolution."),
      field<&MandateRecorded::types>("types", "The kinds of assistance it grants."),
      field<&MandateRecorded::mission>("mission", "The mission that carries it out."));
}

struct MandateRenewed {
  static constexpr ActInfo info{"assistance.mandate_renewed", 1, Classification::open};
  MandateId mandate;
  MandateText text;
};
constexpr auto describe(MandateRenewed*) {
  return described<MandateRenewed>("MandateRenewed", "A mandate was renewed.",
                                   field<&MandateRenewed::mandate>("mandate", "The mandate."),
                                   field<&MandateRenewed::text>("text", "The resolution."));
}

struct MandateEnded {
  static constexpr ActInfo info{"assistance.mandate_ended", 1, Classification::open};
  MandateId mandate;
  Date ended_on;
  std::string reason;
  std::string source;
};
constexpr auto describe(MandateEnded*) {
  return described<MandateEnded>(
      "MandateEnded", "A mandate ended before its day; its last day is the day before.",
      field<&MandateEnded::mandate>("mandate", "The mandate."),
      field<&MandateEnded::ended_on>("ended_on", "The first day without it."),
      field<&MandateEnded::reason>("reason", "Why."),
      field<&MandateEnded::source>("source", "How it is known."));
}

}  // namespace acta::assistance
