// Decides for which acts personal evidence is demanded. Pure.
//
//   proposed --confirm, by another administrator--> in force
//            --signed by another administrator too--> in force
//
// In force it holds for the entries behind it: acts of that kind are recorded only when their
// author signed them with an own key, or confirmed them with a passkey. The operator, who owns the
// machine and may sign nothing, lifts a rule alone: the way out when nobody has a key any more. It
// is on the record like everything else.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/access/evidence_acts.h"
#include "acta/access/key_decisions.h"

namespace acta::access {

struct EvidenceRule {
  EvidenceKind kind = EvidenceKind::request_decisions;
  std::int64_t from = 0;              // demanded for entries behind this one
  std::optional<std::int64_t> until;  // and before this one
};

struct ProposedRule {
  EvidenceRuleId id;
  Uuid act;  // that proposes it
  EvidenceKind kind = EvidenceKind::request_decisions;
  bool demanded = true;
  std::string reason;
  PersonId by;
  std::int64_t index = 0;
  Instant at;
};

struct EvidenceRules {
  std::vector<EvidenceRule> rules;  // all that were ever in force, in their order
  std::map<EvidenceKind, ProposedRule> proposed;

  [[nodiscard]] const EvidenceRule* in_force(EvidenceKind kind) const;
  // Whether acts of that type needed evidence as the entry with that index.
  [[nodiscard]] bool demanded_at(std::string_view type, std::int64_t index) const;
};
void apply(EvidenceRules& rules, const RecordedAct& act);

// Of what kind acts of that type are; none: evidence is never demanded for them.
[[nodiscard]] std::optional<EvidenceKind> evidence_kind_of(std::string_view type);

struct ProposeEvidenceRule {
  EvidenceKind kind = EvidenceKind::request_decisions;
  bool demanded = true;
  std::string reason;
};
constexpr auto describe(ProposeEvidenceRule*) {
  return described<ProposeEvidenceRule>(
      "ProposeEvidenceRule", "Proposes to demand personal evidence, or not to any more.",
      field<&ProposeEvidenceRule::kind>("kind", "For which acts."),
      field<&ProposeEvidenceRule::demanded>("demanded", "Whether it is demanded."),
      field<&ProposeEvidenceRule::reason>("reason", "Why, in words that name nobody."));
}

// Takes the place of what was proposed for that kind before.
Drafts propose_evidence_rule(const EvidenceRules& rules, const Keys& keys,
                             const ProposeEvidenceRule& request, const Actor& actor, Facts& facts);
// By another person than the one who proposed it.
Drafts confirm_evidence_rule(const EvidenceRules& rules, const Keys& keys, EvidenceRuleId id,
                             const Actor& actor);
// A proposal that another administrator signed too is confirmed by that.
std::vector<Draft> confirm_co_signed(const EvidenceRules& rules, const RecordedAct& cause);

// Asked of each command that comes without its author's signature.
Result<bool> check_unsigned(const EvidenceRules& rules, const Actor& actor,
                            const std::vector<Draft>& drafts);

}  // namespace acta::access
