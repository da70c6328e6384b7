// Mandates as they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/assistance/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::assistance {

struct MandateRow {
  MandateId id;
  CountryCode state;
  MandatingOrgan organ = MandatingOrgan::security_council;
  MandateText text;
  std::vector<AssistanceType> types;
  std::optional<std::string> mission;
  Date given_on;
  std::optional<Date> until;
  std::optional<std::string> ended_for;
  std::int64_t version = 0;
};
constexpr auto describe(MandateRow*) {
  return described<MandateRow>(
      "MandateInfo", "A mandate as it stands.", field<&MandateRow::id>("id", "Its id."),
      field<&MandateRow::state>("state", "The State."),
      field<&MandateRow::organ>("organ", "Who gave it."),
      field<&MandateRow::text>("text", "The last resolution."),
      field<&MandateRow::types>("types", "The kinds of assistance it grants."),
      field<&MandateRow::mission>("mission", "The mission that carries it out."),
      field<&MandateRow::given_on>("given_on", "When it was given first."),
      field<&MandateRow::until>("until", "Its last day; absent while it has none."),
      field<&MandateRow::ended_for>("ended_for", "Why it ended before its day."),
      field<&MandateRow::version>("version", "How many acts its stream has."));
}

[[nodiscard]] store::View mandates_view();

// By State, the latest first.
Result<std::vector<MandateRow>> mandates(store::Database& db,
                                         const std::optional<CountryCode>& state);
Result<std::optional<MandateRow>> mandate(store::Database& db, MandateId id);

}  // namespace acta::assistance
