// The register of data protection. What a viewer may not know of is left out before anything is
// said of it; what is told is in the log of reads.
#include "acta/protection/routes.h"
#include "acta/protection/views.h"
#include "acta/routing/sight.h"

namespace acta::protection {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

struct ErasureLine {
  ErasureRow erasure;
  std::optional<std::string> requested_by;
  std::optional<std::string> settled_by;
  bool held = false;
  bool may_confirm = false;
};
constexpr auto describe(ErasureLine*) {
  return described<ErasureLine>(
      "ErasureLine", "An erasure as the register shows it.",
      field<&ErasureLine::erasure>("erasure", "As it stands."),
      field<&ErasureLine::requested_by>("requested_by", "What that person is called."),
      field<&ErasureLine::settled_by>("settled_by", "What that person is called."),
      field<&ErasureLine::held>("held", "A legal hold stands on its subject."),
      field<&ErasureLine::may_confirm>("may_confirm", "By this viewer, who did not ask for it."));
}

struct HoldLine {
  HoldRow hold;
  std::string placed_by;
};
constexpr auto describe(HoldLine*) {
  return described<HoldLine>(
      "HoldLine", "A hold as the register shows it.",
      field<&HoldLine::hold>("hold", "As it stands."),
      field<&HoldLine::placed_by>("placed_by", "What that person is called."));
}

struct DisclosureLine {
  DisclosureRow disclosure;
  std::string by;
};
constexpr auto describe(DisclosureLine*) {
  return described<DisclosureLine>(
      "DisclosureLine", "A disclosure as the register shows it.",
      field<&DisclosureLine::disclosure>("disclosure", "As it was recorded."),
      field<&DisclosureLine::by>("by", "What that person is called."));
}

struct ProtectionRegister {
  std::vector<ErasureLine> erasures;
  std::vector<HoldLine> holds;
  std::vector<DisclosureLine> disclosures;
  bool may_erase = false;
  bool may_hold = false;
  bool may_disclose = false;
};
constexpr auto describe(ProtectionRegister*) {
  return described<ProtectionRegister>(
      "ProtectionRegister", "What was erased, held and shown.",
      field<&ProtectionRegister::erasures>("erasures", "Newest first."),
      field<&ProtectionRegister::holds>("holds", "Newest first."),
      field<&ProtectionRegister::disclosures>("disclosures", "Newest first."),
      field<&ProtectionRegister::may_erase>("may_erase", "By this viewer."),
      field<&ProtectionRegister::may_hold>("may_hold", "By this viewer."),
      field<&ProtectionRegister::may_disclose>("may_disclose", "By this viewer."));
}

std::optional<std::string> name_of(const Context& context, const std::optional<PersonId>& person) {
  return person ? std::optional(context.name_of(*person)) : std::nullopt;
}

// What the register says of its subjects is a read of them, by right of keeping it.
bool tells(Sight& sight, const std::string& subject, Classification classification) {
  return sight.tells(Right::protection_read, {.stream = subject,
                                              .classification = classification,
                                              .state = {},
                                              .part = "register of protection"});
}

// What the public act tells of an erasure whose request a viewer may not know of.
ErasureRow public_part(const ErasureRow& row) {
  return {.id = row.id,
          .state = row.state,
          .subject = {},
          .basis = row.basis,
          .requester = row.requester,
          .reason = {},
          .requested_index = {},
          .requested_at = {},
          .requested_by = {},
          .settled_index = row.settled_index,
          .settled_at = row.settled_at,
          .settled_by = row.settled_by,
          .classification = Classification::open};
}

Result<std::vector<ErasureLine>> erasure_lines(Context& context, Sight& sight) {
  const auto state = context.store.folded<Protection>([](const Protection& one) { return one; });
  const auto& viewer = sight.viewer();
  std::vector<ErasureLine> lines;
  for (auto& row : ACTA_TRY(context.store.read(erasures))) {
    if (row.subject && !tells(sight, *row.subject, row.classification)) {
      if (row.state != ErasureState::erased) continue;
      row = public_part(row);
    }
    const bool open = row.state == ErasureState::requested;
    ErasureLine line{
        .erasure = {},
        .requested_by = name_of(context, row.requested_by),
        .settled_by = name_of(context, row.settled_by),
        .held = open && row.subject && state.is_held(*row.subject),
        .may_confirm = open && may(viewer, Right::erase) && row.requested_by != viewer.person};
    line.erasure = std::move(row);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<std::string> stream_of_act(Context& context, std::int64_t index) {
  std::string stream;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) {
    return db.query("SELECT stream FROM act WHERE idx = $1", {index},
                    [&](const store::Row& row) { stream = row.text(0); });
  }));
  return stream;
}

Result<ProtectionRegister> register_of(Context& context, Sight& sight) {
  const auto& viewer = sight.viewer();
  ProtectionRegister all{.erasures = ACTA_TRY(erasure_lines(context, sight)),
                         .holds = {},
                         .disclosures = {},
                         .may_erase = may(viewer, Right::erase),
                         .may_hold = may(viewer, Right::hold),
                         .may_disclose = may(viewer, Right::disclose)};
  for (auto& row : ACTA_TRY(context.store.read(holds))) {
    if (!tells(sight, row.subject, row.classification)) continue;
    auto by = context.name_of(row.placed_by);
    all.holds.push_back({.hold = std::move(row), .placed_by = std::move(by)});
  }
  for (auto& row : ACTA_TRY(context.store.read(disclosures))) {
    const auto stream = ACTA_TRY(stream_of_act(context, row.act));
    if (!tells(sight, stream, row.classification)) continue;
    auto by = context.name_of(row.by);
    all.disclosures.push_back({.disclosure = std::move(row), .by = std::move(by)});
  }
  return all;
}

}  // namespace

void add_register_route(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/protection",
              .operation = "protection_read",
              .audience = Right::protection_read,
              .summary = "The register of erasures, holds and disclosures",
              .gives = &type_of<ProtectionRegister>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(
                    context, request, [&](Sight& sight) { return register_of(context, sight); })));
              }});
}

}  // namespace acta::protection
