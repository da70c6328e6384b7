// Signing what was prepared: the author and others who hold the same right sign it, each with an
// own key, and the author has it recorded. Signatures are judged here, on the threads of requests,
// before the queue; the writer asks whether keys and rights still count. That others signed, and
// who, is recorded behind the acts (access.co_signed), for the decisions that ask for two persons.
#include <algorithm>

#include "acta/access/key_routes.h"
#include "acta/record/authors.h"
#include "acta/record/entry.h"
#include "acta/record/passkey.h"
#include "acta/routing/sight.h"

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::WaitingAct;

// So long before its moment a signed act waits in the writer's line, and its author for an answer.
constexpr std::int64_t early_ms_max = 60'000;

struct GivenEvidence {
  PersonalKeyId key;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};
constexpr auto describe(GivenEvidence*) {
  return described<GivenEvidence>(
      "GivenEvidence", "What a passkey signed.", field<&GivenEvidence::key>("key", "Which."),
      field<&GivenEvidence::client_data>("client_data", "In base64."),
      field<&GivenEvidence::authenticator_data>("authenticator_data", "In base64."),
      field<&GivenEvidence::signature>("signature", "In base64."));
}

struct SignPrepared {
  std::vector<std::string> signatures;
  std::optional<GivenEvidence> evidence;
};
constexpr auto describe(SignPrepared*) {
  return described<SignPrepared>(
      "SignPrepared", "Signs acts that were prepared.",
      field<&SignPrepared::signatures>("signatures", "Of a personal key: a line for each text."),
      field<&SignPrepared::evidence>("evidence", "Of a passkey."));
}

Result<WaitingAct> waiting_for(Context& context, const Request& request) {
  const auto waiting = context.prepared->find(request.param("id"), context.store.now());
  const auto& viewer = routing::viewer_of(request);
  // Whoever may not know of it is answered as if it were not there.
  const bool visible =
      waiting &&
      (waiting->command.actor.person == viewer.person ||
       (may(viewer, waiting->right) && sees(viewer, waiting->command.prepared->classification)));
  if (!visible) {
    return refuse(
        "record.prepared_gone", 404,
        "this waits for signatures no longer: it was kept for ten minutes; prepare it again");
  }
  return *waiting;
}

routing::Thing thing_of(const WaitingAct& waiting) {
  return {.stream = "prepared/" + waiting.id,
          .classification = waiting.command.prepared->classification,
          .state = {}};
}

Hash key_bytes(const PersonalKey& key) {
  Hash hash{};
  const auto bytes = from_base64(key.material);
  if (bytes && bytes->size() == hash.size()) std::ranges::copy(*bytes, hash.begin());
  return hash;
}

// Which of the person's keys made the line; it has to count now.
Result<const PersonalKey*> key_of(const std::vector<PersonalKey>& own,
                                  const record::SignatureLine& line, const std::string& where) {
  const auto found = std::ranges::find_if(own, [&](const PersonalKey& key) {
    return key.kind == KeyKind::personal_ed25519 &&
           record::author_key(line.name, key_bytes(key)).id() == line.id;
  });
  if (found == own.end()) {
    return refuse("access.unknown_key", 422, "none of your keys made this signature", where);
  }
  if (!found->counts()) {
    return refuse("access.key_not_valid", 409, "the key that signed was revoked", where);
  }
  return &*found;
}

struct Judged {
  std::vector<std::string> lines;
  std::vector<PersonalKeyId> keys;
};

Result<Judged> judge_lines(Context& context, const WaitingAct& waiting, PersonId person,
                           const std::vector<PersonalKey>& own,
                           const std::vector<std::string>& given) {
  Judged judged;
  if (given.empty()) return judged;
  const auto& texts = waiting.command.prepared->lines;
  if (given.size() != texts.size()) {
    return refuse("record.signature_malformed", 422, "each text is signed, in their order",
                  "$.signatures");
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto where = "$.signatures[" + std::to_string(i) + "]";
    const auto line = record::parse_signature_line(given[i]);
    if (!line) return refuse(line.error().word, 422, line.error().detail, where);
    const auto* key = ACTA_TRY(key_of(own, *line, where));
    const auto name = routing::signing_name(context.store.keys(), waiting, person, texts[i]);
    if (line->name != name || !record::signed_by(texts[i], *line, key_bytes(*key))) {
      return refuse("record.signature_invalid", 422,
                    "the signature does not hold for this text under the name made for you", where);
    }
    judged.lines.push_back(given[i]);
    judged.keys.push_back(key->id);
  }
  return judged;
}

Result<std::vector<std::string>> acts_of(const WaitingAct& waiting) {
  std::vector<std::string> acts;
  for (const auto& line : waiting.command.prepared->lines) {
    acts.push_back(to_text(ACTA_TRY(record::view_entry(line)).id));
  }
  return acts;
}

Result<Evidence> judge_evidence(const WaitingAct& waiting, const std::vector<PersonalKey>& own,
                                const GivenEvidence& given) {
  const auto key = std::ranges::find(own, given.key, &PersonalKey::id);
  if (key == own.end() || key->kind != KeyKind::passkey) {
    return refuse("access.unknown_key", 422, "this is no passkey of yours", "$.evidence.key");
  }
  if (!key->counts()) {
    return refuse("access.key_not_valid", 409, "this passkey was revoked", "$.evidence.key");
  }
  std::string lines;
  Evidence evidence{.given = {.key = given.key,
                              .acts = ACTA_TRY(acts_of(waiting)),
                              .client_data = given.client_data,
                              .authenticator_data = given.authenticator_data,
                              .signature = given.signature},
                    .count = 0};
  for (const auto& line : waiting.command.prepared->lines) lines += line;
  const record::Assertion assertion{
      .client_data = ACTA_TRY(from_base64(given.client_data)),
      .authenticator_data = ACTA_TRY(from_base64(given.authenticator_data)),
      .signature = ACTA_TRY(from_base64(given.signature))};
  const auto cose = ACTA_TRY(from_base64(key->material));
  const auto site = ACTA_TRY(record::parse_site(key->site));
  evidence.count =
      ACTA_TRY(record::judge_assertion(assertion, cose, site, record::evidence_challenge(lines)));
  return evidence;
}

// What the writer has to know of somebody who signed.
struct Signing {
  PersonId person;
  bool is_author = true;
  Right right = Right::administer;  // by which the act is recorded
  std::vector<std::string> acts;
  std::vector<PersonalKeyId> used;
  std::optional<Evidence> evidence;
  Classification highest = Classification::internal;
};

Result<bool> check_on_writer(const Signing& signing, const store::Folded& folded, Facts& facts,
                             std::vector<Draft>& drafts) {
  const auto& keys = folded.get<Keys>();
  (void)ACTA_TRY(check_keys_count(keys, signing.used));
  if (signing.evidence) {
    drafts.push_back(ACTA_TRY(record_evidence(keys, *signing.evidence, signing.highest)));
  }
  if (signing.is_author) return true;
  if (!may(viewer_of(folded.get<People>(), signing.person, facts.today()), signing.right)) {
    return refuse("access.not_allowed", 403, "somebody who signed may not do this any more");
  }
  const auto key = signing.used.front();
  drafts.emplace_back(stream_of(key),
                      CoSigned{.person = signing.person, .key = key, .acts = signing.acts},
                      signing.highest);
  return true;
}

// Judges what this person signed.
Result<routing::Signed> judge(Context& context, const WaitingAct& waiting, PersonId person,
                              const SignPrepared& body) {
  if (body.signatures.empty() && !body.evidence) {
    return refuse("record.nothing_signed", 422, "send signatures, or what a passkey signed");
  }
  const auto own =
      context.store.folded<Keys>([&](const Keys& keys) { return keys_of(keys, person); });
  auto judged = ACTA_TRY(judge_lines(context, waiting, person, own, body.signatures));
  std::optional<Evidence> evidence;
  if (body.evidence) {
    evidence = ACTA_TRY(judge_evidence(waiting, own, *body.evidence));
    judged.keys.push_back(body.evidence->key);
  }
  Signing signing{.person = person,
                  .is_author = person == waiting.command.actor.person,
                  .right = waiting.right,
                  .acts = ACTA_TRY(acts_of(waiting)),
                  .used = std::move(judged.keys),
                  .evidence = std::move(evidence),
                  .highest = waiting.command.prepared->classification};
  return routing::Signed{
      .person = person,
      .lines = std::move(judged.lines),
      .check = [signing = std::move(signing)](const store::Folded& folded, Facts& facts,
                                              std::vector<Draft>& drafts) {
        return check_on_writer(signing, folded, facts, drafts);
      }};
}

Result<WaitingAct> sign(Context& context, const Request& request) {
  const auto waiting = ACTA_TRY(waiting_for(context, request));
  const auto body = ACTA_TRY(routing::body_of<SignPrepared>(request));
  const auto person = routing::viewer_of(request).person;
  auto judged = ACTA_TRY(judge(context, waiting, person, body));
  return context.prepared->sign(waiting.id, std::move(judged), context.store.now());
}

void record_route(Context& context, const Request& request, const Reply& reply) {
  const auto waiting = waiting_for(context, request);
  if (!waiting) return reply(http::problem(waiting.error()));
  if (waiting->command.actor.person != routing::viewer_of(request).person) {
    return reply(http::problem({.word = "record.not_its_author",
                                .status = 403,
                                .detail = "who prepared it has it recorded"}));
  }
  const auto early = waiting->command.prepared->at.milliseconds - context.store.now().milliseconds;
  if (early > early_ms_max) {
    return reply(
        http::problem({.word = "record.prepared_early",
                       .status = 409,
                       .detail = "its moment is " + to_text(waiting->command.prepared->at) +
                                 "; have it recorded a minute before that at the earliest"}));
  }
  const auto ready = sign(context, request);
  if (!ready) return reply(http::problem(ready.error()));
  routing::submit_command(
      context, routing::signed_command(*ready), reply,
      [prepared = context.prepared, id = ready->id](const Result<store::Recorded>& answer) {
        prepared->settle(id, answer);
      });
}

}  // namespace

void add_signing_routes(http::Router& router, Context& context) {
  const auto info = [&context](const Request& request, const Result<WaitingAct>& waiting) {
    if (!waiting) return http::problem(waiting.error());
    return http::json(
        routing::prepared_info(context.store.keys(), *waiting, routing::viewer_of(request).person));
  };
  router.add({.method = "GET",
              .pattern = "/api/prepared/{id}",
              .operation = "prepared_read",
              .audience = Right::signed_in,
              .summary = "What waits for signatures, with the names under which you sign",
              .gives = &type_of<routing::PreparedInfo>(),
              .handler = [&context, info](const Request& request, const Reply& reply) {
                reply(info(request, routing::seen(context, request, [&](routing::Sight& sight) {
                             auto waiting = waiting_for(context, request);
                             if (waiting) (void)sight.shows(thing_of(*waiting));
                             return waiting;
                           })));
              }});
  router.add({.method = "POST",
              .pattern = "/api/prepared/{id}/sign",
              .operation = "prepared_sign",
              .audience = Right::signed_in,
              .summary = "Signs what was prepared; its author has it recorded later",
              .takes = &type_of<SignPrepared>(),
              .gives = &type_of<routing::PreparedInfo>(),
              .handler = [&context, info](const Request& request, const Reply& reply) {
                reply(info(request, sign(context, request)));
              }});
  router.add({.method = "POST",
              .pattern = "/api/prepared/{id}/record",
              .operation = "prepared_record",
              .audience = Right::signed_in,
              .summary = "Signs what one has prepared oneself, and records it",
              .takes = &type_of<SignPrepared>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                record_route(context, request, reply);
              }});
}

}  // namespace acta::access
