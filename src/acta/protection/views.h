// The register of data protection: every erasure, hold and disclosure, as it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/protection/acts.h"
#include "acta/store/table.h"
#include "acta/store/view.h"

namespace acta::protection {

struct ErasureRow {
  ErasureId id;
  ErasureState state = ErasureState::requested;
  std::optional<std::string> subject;  // absent where only the public act is left
  Basis basis = Basis::no_longer_needed;
  Requester requester = Requester::data_subject;
  std::optional<std::string> reason;
  std::optional<std::int64_t> requested_index;
  std::optional<Instant> requested_at;
  std::optional<PersonId> requested_by;
  std::optional<std::int64_t> settled_index;
  std::optional<Instant> settled_at;
  std::optional<PersonId> settled_by;
  Classification classification = Classification::confidential;
};
constexpr auto describe(ErasureRow*) {
  return described<ErasureRow>(
      "ErasureRow", "An erasure.", field<&ErasureRow::id>("id", "Its id."),
      field<&ErasureRow::state>("state", "How far it is."),
      field<&ErasureRow::subject>("subject", "Whose data."),
      field<&ErasureRow::basis>("basis", "On what ground."),
      field<&ErasureRow::requester>("requester", "The class of who asked."),
      field<&ErasureRow::reason>("reason", "Why."),
      field<&ErasureRow::requested_index>("requested_index", "The act that asked for it."),
      field<&ErasureRow::requested_at>("requested_at", "When."),
      field<&ErasureRow::requested_by>("requested_by", "Who recorded it."),
      field<&ErasureRow::settled_index>("settled_index", "The act that settled it."),
      field<&ErasureRow::settled_at>("settled_at", "When."),
      field<&ErasureRow::settled_by>("settled_by", "Who confirmed or declined it."),
      field<&ErasureRow::classification>("classification", "Who may know of it."));
}

struct HoldRow {
  HoldId id;
  std::string subject;
  std::string reason;
  std::int64_t placed_index = 0;
  Instant placed_at;
  PersonId placed_by;
  std::optional<std::int64_t> lifted_index;
  std::optional<Instant> lifted_at;
  std::optional<std::string> lifted_reason;
  Classification classification = Classification::confidential;
};
constexpr auto describe(HoldRow*) {
  return described<HoldRow>(
      "HoldRow", "A legal hold.", field<&HoldRow::id>("id", "Its id."),
      field<&HoldRow::subject>("subject", "Whose data."),
      field<&HoldRow::reason>("reason", "Why it was placed."),
      field<&HoldRow::placed_index>("placed_index", "The act that placed it."),
      field<&HoldRow::placed_at>("placed_at", "When."),
      field<&HoldRow::placed_by>("placed_by", "By whom."),
      field<&HoldRow::lifted_index>("lifted_index", "The act that lifted it."),
      field<&HoldRow::lifted_at>("lifted_at", "When."),
      field<&HoldRow::lifted_reason>("lifted_reason", "Why it was lifted."),
      field<&HoldRow::classification>("classification", "Who may know of it."));
}

struct DisclosureRow {
  DisclosureId id;
  std::int64_t act = 0;
  std::vector<std::string> fields;
  std::string to;
  std::string why;
  Classification classification = Classification::confidential;
  std::int64_t index = 0;
  Instant at;
  PersonId by;
};
constexpr auto describe(DisclosureRow*) {
  return described<DisclosureRow>(
      "DisclosureRow", "A disclosure.", field<&DisclosureRow::id>("id", "Its id."),
      field<&DisclosureRow::act>("act", "The act shown."),
      field<&DisclosureRow::fields>("fields", "Which fields."),
      field<&DisclosureRow::to>("to", "To whom."), field<&DisclosureRow::why>("why", "Why."),
      field<&DisclosureRow::classification>("classification", "Who may know of it."),
      field<&DisclosureRow::index>("index", "The act that recorded it."),
      field<&DisclosureRow::at>("at", "When."), field<&DisclosureRow::by>("by", "By whom."));
}

[[nodiscard]] store::View register_view();
// Newest first.
Result<std::vector<ErasureRow>> erasures(store::Database& db);
Result<std::vector<HoldRow>> holds(store::Database& db);
Result<std::vector<DisclosureRow>> disclosures(store::Database& db);
Result<std::optional<DisclosureRow>> disclosure(store::Database& db, DisclosureId id);

}  // namespace acta::protection
