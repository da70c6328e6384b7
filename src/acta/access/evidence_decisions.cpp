#include "acta/access/evidence_decisions.h"

#include <algorithm>
#include <array>

#include "acta/assistance/acts.h"
#include "acta/protection/acts.h"
#include "acta/reports/acts.h"

namespace acta::access {
namespace {

struct KindOfType {
  std::string_view type;
  EvidenceKind kind;
};

template <class... Acts>
constexpr std::array<KindOfType, sizeof...(Acts)> all_of(EvidenceKind kind) {
  return {KindOfType{Acts::info.type, kind}...};
}

// Keys themselves are never among them: a first key could not be added, a stolen one not revoked.
const std::vector<KindOfType>& kinds() {
  using enum EvidenceKind;
  static const auto table = [] {
    std::vector<KindOfType> rows;
    const auto add = [&](const auto& some) { rows.insert(rows.end(), some.begin(), some.end()); };
    add(all_of<assistance::OriginConfirmed, assistance::RequestAdmitted>(origin_checks));
    add(all_of<assistance::AssessmentCleared, assistance::Recommended>(recommendations));
    add(all_of<assistance::Decided, assistance::WaiverGranted>(request_decisions));
    add(all_of<reports::ReportIssued, reports::ReportCertified>(reports));
    add(all_of<protection::ErasureRequested, protection::ErasureDeclined, protection::DataErased,
               protection::HoldPlaced, protection::HoldLifted, protection::Disclosed>(
        data_protection));
    add(all_of<PersonAdded, CapacityGranted, CapacityEnded, DelegationMade, DelegationEnded,
               EvidenceRuleProposed, EvidenceRuleConfirmed>(administration));
    return rows;
  }();
  return table;
}

bool is_operator(const Actor& actor) {
  return actor.capacity == "operator";
}

void put_in_force(EvidenceRules& rules, const ProposedRule& proposed, std::int64_t index) {
  for (auto& rule : rules.rules) {
    if (rule.kind == proposed.kind && !rule.until) rule.until = index;
  }
  if (proposed.demanded) {
    rules.rules.push_back({.kind = proposed.kind, .from = index, .until = std::nullopt});
  }
  rules.proposed.erase(proposed.kind);
}

// Who demands it has to be able to give it, or nobody could lift it again but the operator.
Result<bool> check_has_key(const Keys& keys, const Actor& actor, bool demanded) {
  if (!demanded) return true;
  const auto own = keys_of(keys, actor.person);
  if (std::ranges::any_of(own, &PersonalKey::counts)) return true;
  return refuse("access.no_key_of_your_own", 409,
                "add a passkey or a personal key of your own first, on the screen My keys");
}

}  // namespace

const EvidenceRule* EvidenceRules::in_force(EvidenceKind kind) const {
  const auto found = std::ranges::find_if(
      rules, [&](const EvidenceRule& rule) { return rule.kind == kind && !rule.until; });
  return found == rules.end() ? nullptr : &*found;
}

bool EvidenceRules::demanded_at(std::string_view type, std::int64_t index) const {
  const auto kind = evidence_kind_of(type);
  return kind && std::ranges::any_of(rules, [&](const EvidenceRule& rule) {
           return rule.kind == *kind && rule.from < index && (!rule.until || index <= *rule.until);
         });
}

void apply(EvidenceRules& rules, const RecordedAct& act) {
  match(
      act.act,
      [&](const EvidenceRuleProposed& a) {
        const auto& proposed = rules.proposed[a.kind] = {.id = a.rule,
                                                         .act = act.id,
                                                         .kind = a.kind,
                                                         .demanded = a.demanded,
                                                         .reason = a.reason,
                                                         .by = act.actor.person,
                                                         .index = act.index,
                                                         .at = act.at};
        if (is_operator(act.actor)) put_in_force(rules, ProposedRule(proposed), act.index);
      },
      [&](const EvidenceRuleConfirmed& a) {
        const auto found = rules.proposed.find(a.kind);
        if (found == rules.proposed.end() || found->second.id != a.rule) return;
        put_in_force(rules, ProposedRule(found->second), act.index);
      });
}

std::vector<Draft> confirm_co_signed(const EvidenceRules& rules, const RecordedAct& cause) {
  const auto* signed_by = cause.act.as<CoSigned>();
  if (signed_by == nullptr) return {};
  for (const auto& [kind, proposed] : rules.proposed) {
    if (signed_by->person == proposed.by) continue;
    if (std::ranges::find(signed_by->acts, to_text(proposed.act)) == signed_by->acts.end())
      continue;
    return {Draft(
        stream_of(proposed.id),
        EvidenceRuleConfirmed{.rule = proposed.id, .kind = kind, .demanded = proposed.demanded})};
  }
  return {};
}

std::optional<EvidenceKind> evidence_kind_of(std::string_view type) {
  const auto found = std::ranges::find(kinds(), type, &KindOfType::type);
  return found == kinds().end() ? std::nullopt : std::optional(found->kind);
}

Drafts propose_evidence_rule(const EvidenceRules& rules, const Keys& keys,
                             const ProposeEvidenceRule& request, const Actor& actor, Facts& facts) {
  if ((rules.in_force(request.kind) != nullptr) == request.demanded) {
    return refuse("access.evidence_rule_as_it_is", 409,
                  request.demanded ? "it is demanded already" : "it is not demanded", "$.demanded");
  }
  if (request.reason.empty()) {
    return refuse("text.empty", 422, "write a few words here", "$.reason");
  }
  if (request.reason.size() > 2000) {
    return refuse("text.too_long", 422, "at most 2,000 bytes", "$.reason");
  }
  if (is_operator(actor)) {
    if (request.demanded) {
      return refuse("access.operator_only_lifts", 403,
                    "two administrators demand it; the operator lifts it alone");
    }
  } else {
    (void)ACTA_TRY(check_has_key(keys, actor, request.demanded));
  }
  const auto id = facts.fresh<EvidenceRuleId>();
  return std::vector{Draft(stream_of(id), EvidenceRuleProposed{.rule = id,
                                                               .kind = request.kind,
                                                               .demanded = request.demanded,
                                                               .reason = request.reason})};
}

Drafts confirm_evidence_rule(const EvidenceRules& rules, const Keys& keys, EvidenceRuleId id,
                             const Actor& actor) {
  const auto found = std::ranges::find_if(
      rules.proposed, [&](const auto& proposed) { return proposed.second.id == id; });
  if (found == rules.proposed.end()) {
    return refuse("access.unknown_evidence_rule", 404, "nothing of that kind waits");
  }
  const auto& proposed = found->second;
  if (proposed.by == actor.person) {
    return refuse("access.second_person_needed", 409,
                  "you proposed it; another administrator confirms it");
  }
  (void)ACTA_TRY(check_has_key(keys, actor, proposed.demanded));
  return std::vector{Draft(
      stream_of(id),
      EvidenceRuleConfirmed{.rule = id, .kind = proposed.kind, .demanded = proposed.demanded})};
}

Result<bool> check_unsigned(const EvidenceRules& rules, const Actor& actor,
                            const std::vector<Draft>& drafts) {
  if (rules.rules.empty() || is_operator(actor) || actor.capacity == "system") return true;
  for (const auto& draft : drafts) {
    const auto kind = evidence_kind_of(draft.act.info().type);
    if (!kind || rules.in_force(*kind) == nullptr) continue;
    return refuse("access.evidence_needed", 403,
                  "acts of this kind are recorded only with your own passkey or key: add one on "
                  "the screen My keys, then confirm the act with it");
  }
  return true;
}

}  // namespace acta::access
