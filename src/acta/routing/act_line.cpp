#include "acta/routing/act_line.h"

#include "acta/routing/sight.h"

namespace acta::routing {

Result<ActLine> act_line(Context& context, const Viewer& viewer, const RecordedAct& act) {
  const auto receipt = ACTA_TRY(
      context.store.read([&](store::Database& db) { return store::read_receipt(db, act.index); }));
  ActLine line{.index = act.index,
               .at = act.at,
               .type = std::string(act.act.info().type),
               .classification = act.classification,
               .role = act.actor.capacity,
               .name = std::nullopt,
               .stream = act.stream,
               .body = std::nullopt,
               .leaf = to_hex(receipt.leaf),
               .unknown_version = std::nullopt,
               .confirmed = context.confirmed_in(act)};
  if (!act.act.known()) line.unknown_version = act.act.info().version;
  if (!holds_secret(act)) line.body = act.act.body();
  // The system and the operator of the machine are nobody's name.
  const bool by_a_person = act.actor.person != PersonId{};
  if (by_a_person && may(viewer, Right::request_read)) {
    line.name = context.name_of(act.actor.person);
  }
  return line;
}

ActLine sealed_line(std::int64_t index, Instant at, std::string leaf) {
  return {.index = index,
          .at = at,
          .type = "sealed.act",
          .classification = Classification::internal,
          .role = std::nullopt,
          .name = std::nullopt,
          .stream = std::nullopt,
          .body = std::nullopt,
          .leaf = std::move(leaf),
          .unknown_version = std::nullopt,
          .confirmed = std::nullopt};
}

}  // namespace acta::routing
