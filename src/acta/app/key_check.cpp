#include "acta/app/key_check.h"

#include <fmt/format.h>

#include <set>

#include "acta/access/evidence_decisions.h"
#include "acta/access/key_routes.h"
#include "acta/record/authors.h"
#include "acta/record/passkey.h"

namespace acta::app {
namespace {

struct Counted {
  std::int64_t signatures = 0;
  std::int64_t evidence = 0;
  std::int64_t erased = 0;
  std::int64_t demanded = 0;
};

// An act that needed evidence and bears no signature: a passkey confirms it right behind, or
// nobody.
struct Unconfirmed {
  std::int64_t index = 0;
  PersonId by;
};
using UnconfirmedActs = std::map<std::string, Unconfirmed>;

std::unexpected<Refused> wrong(std::int64_t index, std::string_view what) {
  return refuse("record.signature_invalid", 422, fmt::format("entry {}: {}", index, what));
}

// The line of the act with that id, without its signatures; nothing when it was erased.
Result<std::optional<std::string>> line_of(store::Store& store, const std::string& id,
                                           std::int64_t evidence) {
  const auto uuid = parse_uuid(id);
  if (!uuid) return wrong(evidence, "its evidence names no act");
  std::int64_t index = -1;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT idx FROM act WHERE id = $1", {ByteView(uuid->bytes)},
                    [&](const store::Row& row) { index = row.integer(0); });
  }));
  if (index < 0) return wrong(evidence, "its evidence names an act that is not on the record");
  auto content = ACTA_TRY(store.content(index));
  if (!content) return std::optional<std::string>();
  return std::optional(content->substr(0, content->find('\n') + 1));
}

// Whose it is.
Result<PersonId> check_evidence(store::Store& store, const RecordedAct& act,
                                const access::EvidenceRecorded& evidence, Counted& counted) {
  const auto key = store.folded<access::Keys>([&](const access::Keys& keys) {
    const auto found = keys.by_id.find(evidence.key);
    return found == keys.by_id.end() ? std::optional<access::PersonalKey>()
                                     : std::optional(found->second);
  });
  if (!key || key->added >= act.index || (key->revoked && *key->revoked <= act.index)) {
    return wrong(act.index, "its evidence is of a passkey that does not count there");
  }
  if (evidence.acts.empty()) return wrong(act.index, "its evidence is of no act");
  std::string lines;
  for (const auto& id : evidence.acts) {
    const auto line = ACTA_TRY(line_of(store, id, act.index));
    if (!line) {
      ++counted.erased;
      return key->person;
    }
    lines += *line;
  }
  const record::Assertion assertion{
      .client_data = ACTA_TRY(from_base64(evidence.client_data)),
      .authenticator_data = ACTA_TRY(from_base64(evidence.authenticator_data)),
      .signature = ACTA_TRY(from_base64(evidence.signature))};
  const auto cose = ACTA_TRY(from_base64(key->material));
  const auto site = ACTA_TRY(record::parse_site(key->site));
  const auto judged =
      record::judge_assertion(assertion, cose, site, record::evidence_challenge(lines));
  if (!judged) return wrong(act.index, judged.error().detail);
  ++counted.evidence;
  return key->person;
}

struct Demands {
  const access::EvidenceRules& rules;
  UnconfirmedActs& unconfirmed;
};

Result<bool> check_act(store::Store& store, const RecordedAct& act,
                       const std::vector<std::string>& signers, const Demands& demands,
                       Counted& counted) {
  const auto& capacity = act.actor.capacity;
  const bool of_person = capacity != "operator" && capacity != "system";
  if (of_person && demands.rules.demanded_at(act.act.info().type, act.index)) {
    ++counted.demanded;
    if (std::ranges::find(signers, to_text(act.actor.person)) == signers.end()) {
      demands.unconfirmed[to_text(act.id)] = {.index = act.index, .by = act.actor.person};
    }
  }
  const auto* evidence = act.act.as<access::EvidenceRecorded>();
  if (evidence == nullptr) return true;
  const auto person = ACTA_TRY(check_evidence(store, act, *evidence, counted));
  for (const auto& id : evidence->acts) {
    const auto found = demands.unconfirmed.find(id);
    if (found != demands.unconfirmed.end() && found->second.by == person) {
      demands.unconfirmed.erase(found);
    }
  }
  return true;
}

}  // namespace

Result<Outcome> key_check(store::Store& store, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  const auto text = store.folded<access::Keys>([&](const access::Keys& keys) {
    return access::print_register(keys, store.keys().origin());
  });
  const auto keys = ACTA_TRY(record::parse_key_register(text));
  const auto size = ACTA_TRY(store.head()).size;
  const auto rules =
      store.folded<access::EvidenceRules>([](const access::EvidenceRules& state) { return state; });
  Counted counted;
  UnconfirmedActs unconfirmed;
  for (std::int64_t index = 0; index < size; ++index) {
    const auto content = ACTA_TRY(store.content(index));
    if (!content) {
      ++counted.erased;
      continue;
    }
    const auto authors = ACTA_TRY(record::judge_authors(*content, index, keys));
    if (authors.unknown > 0) return wrong(index, "an author's key is not in the register");
    counted.signatures += static_cast<std::int64_t>(authors.persons.size());
    const auto act = ACTA_TRY(store.act(index));
    if (!act) continue;
    (void)ACTA_TRY(check_act(store, *act, authors.persons, {rules, unconfirmed}, counted));
  }
  if (!unconfirmed.empty()) {
    return wrong(unconfirmed.begin()->second.index,
                 "it needed its author's signature or passkey, and has neither");
  }
  return Outcome{
      .text = fmt::format(
          "{} acts: {} signatures of authors and {} evidences of passkeys hold{}{}\n", size,
          counted.signatures, counted.evidence,
          counted.demanded > 0 ? fmt::format("; {} acts needed them", counted.demanded) : "",
          counted.erased > 0 ? fmt::format("; {} are erased and cannot be judged", counted.erased)
                             : ""),
      .file = {}};
}

}  // namespace acta::app
