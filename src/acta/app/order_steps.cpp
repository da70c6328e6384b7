#include "acta/app/order_steps.h"

namespace acta::app {

const Actor& operating() {
  static const Actor actor{.person = {}, .capacity = "operator"};
  return actor;
}

Result<store::Recorded> record_as_operator(store::Store& store, const std::string& request,
                                           store::Decision decide) {
  return store.append({.actor = operating(),
                       .idempotency_key = order_key(request, store),
                       .request = request,
                       .expected = std::nullopt,
                       .decide = std::move(decide),
                       .at = std::nullopt});
}

Result<store::Recorded> record_in_name(store::Store& store, Order& order, Right right,
                                       const NamedDecision& decide) {
  const auto login = ACTA_TRY(order.options.required("login"));
  (void)ACTA_TRY(order.options.all_taken());
  const auto actor = ACTA_TRY(actor_by_login(store, login, right));
  return store.append({.actor = actor,
                       .idempotency_key = order_key(order.command, store),
                       .request = order.command,
                       .expected = std::nullopt,
                       .decide = [&](const store::Folded& folded,
                                     Facts& facts) { return decide(folded, actor, facts); },
                       .at = std::nullopt});
}

std::string id_of(store::Store& store, const store::Recorded& recorded) {
  const auto act = store.act(recorded.receipts.front().index);
  if (!act || !*act) return "";
  const auto& stream = (**act).stream;
  return stream.substr(stream.find('/') + 1);
}

}  // namespace acta::app
