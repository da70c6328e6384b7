// Addresses of the rules by which acts need personal evidence.
#include "acta/access/evidence_decisions.h"
#include "acta/access/key_routes.h"

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct ProposedInfo {
  EvidenceRuleId id;
  bool demanded = true;
  std::string reason;
  std::string by;
  bool mine = false;
  std::int64_t index = 0;
  Instant at;
};
constexpr auto describe(ProposedInfo*) {
  return described<ProposedInfo>(
      "ProposedEvidenceRule", "What waits for a second person.",
      field<&ProposedInfo::id>("id", "Its id."),
      field<&ProposedInfo::demanded>("demanded", "Whether it would be demanded."),
      field<&ProposedInfo::reason>("reason", "Why."),
      field<&ProposedInfo::by>("by", "Who proposed it; empty for who does not administer."),
      field<&ProposedInfo::mine>("mine", "Whether you proposed it."),
      field<&ProposedInfo::index>("index", "The act."), field<&ProposedInfo::at>("at", "When."));
}

struct RuleInfo {
  EvidenceKind kind = EvidenceKind::request_decisions;
  std::optional<std::int64_t> since;
  std::optional<ProposedInfo> proposed;
};
constexpr auto describe(RuleInfo*) {
  return described<RuleInfo>(
      "EvidenceRule", "Whether acts of a kind need personal evidence.",
      field<&RuleInfo::kind>("kind", "Of which acts."),
      field<&RuleInfo::since>("since", "The act behind which it is demanded; absent: it is not."),
      field<&RuleInfo::proposed>("proposed", "What waits for a second person."));
}
struct RuleList {
  std::vector<RuleInfo> rules;
};
constexpr auto describe(RuleList*) {
  return described<RuleList>("EvidenceRuleList", "For which acts personal evidence is demanded.",
                             field<&RuleList::rules>("rules", "Each kind of acts."));
}

RuleList rule_list(Context& context, const Viewer& viewer) {
  const auto rules =
      context.store.folded<EvidenceRules>([](const EvidenceRules& state) { return state; });
  RuleList list;
  for (std::size_t i = 0; i < type_of<EvidenceKind>().words.size(); ++i) {
    RuleInfo info{.kind = static_cast<EvidenceKind>(i)};
    if (const auto* rule = rules.in_force(info.kind)) info.since = rule->from;
    if (const auto found = rules.proposed.find(info.kind); found != rules.proposed.end()) {
      const auto& proposed = found->second;
      info.proposed = {.id = proposed.id,
                       .demanded = proposed.demanded,
                       .reason = proposed.reason,
                       .by = may(viewer, Right::administer) ? context.name_of(proposed.by) : "",
                       .mine = proposed.by == viewer.person,
                       .index = proposed.index,
                       .at = proposed.at};
    }
    list.rules.push_back(std::move(info));
  }
  return list;
}

void propose(Context& context, const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<ProposeEvidenceRule>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(context, request, reply, Right::administer, {},
                  [asked = *asked](const store::Folded& folded, const Actor& actor, Facts& facts) {
                    return propose_evidence_rule(folded.get<EvidenceRules>(), folded.get<Keys>(),
                                                 asked, actor, facts);
                  });
}

void confirm(Context& context, const Request& request, const Reply& reply) {
  const auto id = routing::id_param<EvidenceRuleId>(request);
  if (!id) return reply(http::problem(id.error()));
  routing::submit(context, request, reply, Right::administer, stream_of(*id),
                  [id = *id](const store::Folded& folded, const Actor& actor, Facts&) {
                    return confirm_evidence_rule(folded.get<EvidenceRules>(), folded.get<Keys>(),
                                                 id, actor);
                  });
}

}  // namespace

void add_evidence_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/evidence-rules",
              .operation = "evidence_rules",
              .audience = Right::signed_in,
              .summary = "For which acts personal evidence is demanded",
              .gives = &type_of<RuleList>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json(rule_list(context, routing::viewer_of(request))));
              }});
  router.add({.method = "POST",
              .pattern = "/api/evidence-rules",
              .operation = "evidence_rule_propose",
              .audience = Right::administer,
              .summary = "Proposes to demand personal evidence, or not to any more",
              .takes = &type_of<ProposeEvidenceRule>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                propose(context, request, reply);
              }});
  router.add({.method = "POST",
              .pattern = "/api/evidence-rules/{id}/confirm",
              .operation = "evidence_rule_confirm",
              .audience = Right::administer,
              .summary = "Confirms what another administrator proposed",
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                confirm(context, request, reply);
              }});
}

}  // namespace acta::access
