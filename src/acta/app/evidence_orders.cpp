// acta evidence: for which acts personal evidence is demanded, by two administrators; lifted by the
// operator alone when nobody has a key any more.
#include <fmt/format.h>

#include "acta/access/evidence_decisions.h"
#include "acta/app/order_steps.h"

namespace acta::app {
namespace {

Result<Outcome> evidence_list(store::Store& store, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  return store.folded<access::EvidenceRules>(
      [](const access::EvidenceRules& rules) -> Result<Outcome> {
        Outcome outcome;
        for (std::size_t i = 0; i < type_of<access::EvidenceKind>().words.size(); ++i) {
          const auto kind = static_cast<access::EvidenceKind>(i);
          const auto* rule = rules.in_force(kind);
          outcome.text +=
              fmt::format("{:18} {}\n", word_of(kind),
                          rule == nullptr ? std::string("not demanded")
                                          : fmt::format("demanded behind act {}", rule->from));
          const auto found = rules.proposed.find(kind);
          if (found == rules.proposed.end()) continue;
          outcome.text += fmt::format(
              "  proposed by act {}: {}demanded; confirm it with --rule {}\n", found->second.index,
              found->second.demanded ? "" : "not ", to_text(found->second.id));
        }
        return outcome;
      });
}

Result<Outcome> change(store::Store& store, Order& order, bool demanded) {
  auto& options = order.options;
  const access::ProposeEvidenceRule asked{
      .kind = ACTA_TRY(word_option<access::EvidenceKind>(options, "kind")),
      .demanded = demanded,
      .reason = ACTA_TRY(options.required("reason"))};
  const auto propose = [&](const store::Folded& folded, const Actor& actor, Facts& facts) {
    return access::propose_evidence_rule(folded.get<access::EvidenceRules>(),
                                         folded.get<access::Keys>(), asked, actor, facts);
  };
  if (!options.left().contains("login") && !demanded) {
    (void)ACTA_TRY(options.all_taken());
    const auto recorded = ACTA_TRY(
        record_as_operator(store, order.command, [&](const store::Folded& folded, Facts& facts) {
          return propose(folded, operating(), facts);
        }));
    return Outcome{
        .text = fmt::format("lifted by the operator, act {}\n", recorded.receipts.front().index),
        .file = {}};
  }
  const auto recorded = ACTA_TRY(record_in_name(store, order, Right::administer, propose));
  return Outcome{.text = fmt::format("proposed by act {}; another administrator confirms it with\n"
                                     "acta evidence confirm --rule {} --login LOGIN --data DIR\n",
                                     recorded.receipts.front().index, id_of(store, recorded)),
                 .file = {}};
}

Result<Outcome> evidence_require(store::Store& store, Order& order) {
  return change(store, order, true);
}

Result<Outcome> evidence_lift(store::Store& store, Order& order) {
  return change(store, order, false);
}

Result<Outcome> evidence_confirm(store::Store& store, Order& order) {
  const auto id = ACTA_TRY(id_option<access::EvidenceRuleId>(order.options, "rule"));
  const auto recorded = ACTA_TRY(
      record_in_name(store, order, Right::administer,
                     [&](const store::Folded& folded, const Actor& actor, Facts&) {
                       return access::confirm_evidence_rule(folded.get<access::EvidenceRules>(),
                                                            folded.get<access::Keys>(), id, actor);
                     }));
  return Outcome{
      .text = fmt::format("in force for the acts behind {}\n", recorded.receipts.front().index),
      .file = {}};
}

}  // namespace

const Orders& evidence_orders() {
  static const Orders orders{{"evidence list", {evidence_list, false}},
                             {"evidence require", {evidence_require, true}},
                             {"evidence lift", {evidence_lift, true}},
                             {"evidence confirm", {evidence_confirm, true}}};
  return orders;
}

}  // namespace acta::app
