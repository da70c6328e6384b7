#include <fmt/format.h>

#include "acta/app/order_steps.h"
#include "acta/app/outside.h"
#include "acta/network/rounds.h"

namespace acta::app {
namespace {

// From what is kept beside the published record: the newest checkpoint that the quorum cosigned,
// judged again by the policy of the directory. Asks nobody.
Result<Outcome> order_witnesses(store::Store& store, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  const auto head = ACTA_TRY(store.head());
  const auto& log = store.keys().log.verifier;
  const auto policy = ACTA_TRY(read_policy(ACTA_TRY(policy_of(store.path("."))), log));
  Outcome outcome{.text = fmt::format("{} acts on the record\n", head.size), .file = {}};
  if (!policy) {
    outcome.text += "no witness is asked: there is no policy (docs/witnesses.md)\n";
    return outcome;
  }
  const auto rounds = ACTA_TRY(network::Rounds::open(
      {.policy = *policy, .log = log, .kept = store.path("record") + "/witnessed"}));
  const auto& state = rounds.state();
  outcome.text += fmt::format("{} of them witnessed, by {}\n", state.witnessed_size,
                              state.quorum.empty() ? "nobody: the quorum is none" : state.quorum);
  for (const auto& witness : state.witnesses) {
    const auto seen =
        witness.at == 0
            ? std::string("has not cosigned it")
            : fmt::format("cosigned {} acts at {}", witness.size,
                          to_text(Instant{static_cast<std::int64_t>(witness.at) * 1000}));
    outcome.text += fmt::format("{}  {}  {}\n", witness.name, witness.url, seen);
  }
  return outcome;
}

}  // namespace

const Orders& witness_orders() {
  static const Orders orders{{"witnesses", {order_witnesses, false}}};
  return orders;
}

}  // namespace acta::app
