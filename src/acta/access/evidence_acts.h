// What can be on the record of the evidence that acts need: from which entry on acts of a kind are
// recorded only with their author's own key or passkey.
//
// All public: what a record demands of its authors is for whoever checks it.
#pragma once

#include <string>

#include "acta/base/act.h"
#include "acta/base/describe.h"
#include "acta/base/id.h"

namespace acta::access {

struct EvidenceRuleTag {
  static constexpr std::string_view name = "EvidenceRuleId";
};
using EvidenceRuleId = Id<EvidenceRuleTag>;

// The kinds of acts that evidence can be demanded for; which acts each has stands in
// evidence_decisions.cpp.
enum class EvidenceKind : std::uint8_t {
  origin_checks,
  recommendations,
  request_decisions,
  reports,
  data_protection,
  administration
};
constexpr auto describe(EvidenceKind*) {
  return words<EvidenceKind>("EvidenceKind", "For which acts personal evidence is demanded.",
                             "origin_checks", "recommendations", "request_decisions", "reports",
                             "data_protection", "administration");
}

struct EvidenceRuleProposed {
  static constexpr ActInfo info{"access.evidence_rule_proposed", 1, Classification::open};
  EvidenceRuleId rule;
  EvidenceKind kind = EvidenceKind::request_decisions;
  bool demanded = true;
  std::string reason;
};
constexpr auto describe(EvidenceRuleProposed*) {
  return described<EvidenceRuleProposed>(
      "EvidenceRuleProposed", "It was proposed to demand personal evidence, or not to any more.",
      field<&EvidenceRuleProposed::rule>("rule", "Its id."),
      field<&EvidenceRuleProposed::kind>("kind", "For which acts."),
      field<&EvidenceRuleProposed::demanded>("demanded", "Whether it is demanded from then on."),
      field<&EvidenceRuleProposed::reason>("reason", "Why, in words that name nobody."));
}

struct EvidenceRuleConfirmed {
  static constexpr ActInfo info{"access.evidence_rule_confirmed", 1, Classification::open};
  EvidenceRuleId rule;
  EvidenceKind kind = EvidenceKind::request_decisions;
  bool demanded = true;
};
constexpr auto describe(EvidenceRuleConfirmed*) {
  return described<EvidenceRuleConfirmed>(
      "EvidenceRuleConfirmed", "A second person confirmed it: it holds from the next entry on.",
      field<&EvidenceRuleConfirmed::rule>("rule", "What was proposed."),
      field<&EvidenceRuleConfirmed::kind>("kind", "For which acts."),
      field<&EvidenceRuleConfirmed::demanded>("demanded", "Whether it is demanded."));
}

[[nodiscard]] inline std::string stream_of(EvidenceRuleId id) {
  return "access.evidence/" + to_text(id);
}

}  // namespace acta::access
