#include "acta/access/key_routes.h"

#include <fmt/format.h>

#include "acta/record/authors.h"
#include "acta/record/passkey.h"

namespace acta::access {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

struct Revocation {
  std::string reason;
};
constexpr auto describe(Revocation*) {
  return described<Revocation>("RevokeKey", "Revokes a key.",
                               field<&Revocation::reason>("reason", "Why."));
}

struct Challenge {
  std::string text;
  std::string challenge;
  PersonId person;
  std::string name;
};
constexpr auto describe(Challenge*) {
  return described<Challenge>(
      "KeyChallenge", "What to sign in order to add a key.",
      field<&Challenge::text>("text", "A personal key signs the text."),
      field<&Challenge::challenge>("challenge", "A passkey signs its SHA-256; in base64."),
      field<&Challenge::person>("person", "Who adds it."),
      field<&Challenge::name>("name", "What they are called."));
}

KeyInfo info_of(const PersonalKey& key) {
  KeyInfo info{.id = key.id,
               .kind = key.kind,
               .label = key.label,
               .fingerprint = {},
               .credential = std::nullopt,
               .site = std::nullopt,
               .added = key.added,
               .added_at = key.added_at,
               .revoked = key.revoked,
               .reason = std::nullopt};
  if (const auto bytes = from_base64(key.material)) {
    info.fingerprint = to_hex(ByteView(sha256(*bytes)).first(8));
  }
  if (key.kind == KeyKind::passkey) {
    info.credential = key.credential;
    info.site = key.site;
  }
  if (key.revoked) info.reason = key.revoked_because;
  return info;
}

KeyList list_of(store::Store& store, PersonId person, const std::string& site) {
  KeyList list;
  if (!site.empty()) list.site = site;
  for (const auto& key :
       store.folded<Keys>([&](const Keys& keys) { return keys_of(keys, person); })) {
    list.keys.push_back(info_of(key));
  }
  return list;
}

Result<Bytes> bytes_in(const std::optional<std::string>& text, std::string_view where) {
  const auto bytes = from_base64(text.value_or(""));
  if (!bytes || bytes->empty()) {
    return refuse("access.key_malformed", 422, "send it in base64", "$." + std::string(where));
  }
  return *bytes;
}

Result<AddKey> judge_personal(const NewKey& asked, AddKey made) {
  const auto bytes = ACTA_TRY(bytes_in(asked.key, "key"));
  Hash key{};
  if (bytes.size() == key.size()) std::ranges::copy(bytes, key.begin());
  if (bytes.size() != key.size() || !record::is_proper_key(key)) {
    return refuse("access.key_malformed", 422, "no proper Ed25519 key: 32 bytes of a point",
                  "$.key");
  }
  const auto given = ACTA_TRY(bytes_in(asked.signature, "signature"));
  record::Signature signature{};
  if (given.size() == signature.size()) std::ranges::copy(given, signature.begin());
  if (!record::author_key("possession", key).verify(bytes_of(asked.text), signature)) {
    return refuse("access.possession_not_shown", 422,
                  "the signature over the text is not of this key", "$.signature");
  }
  made.material = to_base64(key);
  return made;
}

Result<AddKey> judge_passkey(const NewKey& asked, AddKey made, const std::string& site) {
  if (site.empty()) {
    return refuse("access.no_passkeys", 409, "this server has no address for passkeys", "$.kind");
  }
  const auto at = ACTA_TRY(record::parse_site(site));
  const auto challenge = sha256(bytes_of(asked.text));
  const auto client_data =
      ACTA_TRY(bytes_in(asked.attestation_client_data, "attestation_client_data"));
  const auto attestation = ACTA_TRY(bytes_in(asked.attestation, "attestation"));
  const auto passkey =
      ACTA_TRY(record::judge_registration(client_data, attestation, at, challenge));
  // Attestation "none" is not signed: possession is shown by an assertion right behind it.
  const record::Assertion assertion{
      .client_data = ACTA_TRY(bytes_in(asked.client_data, "client_data")),
      .authenticator_data = ACTA_TRY(bytes_in(asked.authenticator_data, "authenticator_data")),
      .signature = ACTA_TRY(bytes_in(asked.signature, "signature"))};
  (void)ACTA_TRY(record::judge_assertion(assertion, passkey.cose, at, challenge));
  made.material = to_base64(passkey.cose);
  made.credential = to_base64(passkey.credential);
  made.site = site;
  made.possession.client_data = asked.client_data;
  made.possession.authenticator_data = asked.authenticator_data;
  return made;
}

void revoke(Context& context, const Request& request, const Reply& reply, Right right,
            const std::string& param) {
  const auto id = routing::id_param<PersonalKeyId>(request, param);
  if (!id) return reply(http::problem(id.error()));
  const auto asked = routing::body_of<Revocation>(request);
  if (!asked) return reply(http::problem(asked.error()));
  routing::submit(
      context, request, reply, right, stream_of(*id),
      [id = *id, reason = asked->reason](const store::Folded& folded, const Actor& actor, Facts&) {
        return revoke_key(folded.get<Keys>(), id, reason, actor);
      });
}

void add_own_key(Context& context, KeyChallenges& challenges, const std::string& site,
                 const Request& request, const Reply& reply) {
  const auto asked = routing::body_of<NewKey>(request);
  if (!asked) return reply(http::problem(asked.error()));
  const auto person = routing::viewer_of(request).person;
  if (const auto used = challenges.use(asked->text, person); !used) {
    return reply(http::problem(used.error()));
  }
  const auto judged = judge_new_key(*asked, person, site);
  if (!judged) return reply(http::problem(judged.error()));
  routing::submit(context, request, reply, Right::signed_in, {},
                  [add = *judged](const store::Folded& folded, const Actor& actor, Facts& facts) {
                    return add_key(folded.get<People>(), folded.get<Keys>(), add, actor, facts);
                  });
}

void add_revocations(http::Router& router, Context& context, const AccessSettings& settings) {
  router.add({.method = "POST",
              .pattern = "/api/keys/{id}/revoke",
              .operation = "key_revoke",
              .audience = Right::signed_in,
              .summary = "Revokes an own key",
              .takes = &type_of<Revocation>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                revoke(context, request, reply, Right::signed_in, "id");
              }});
  router.add({.method = "GET",
              .pattern = "/api/people/{id}/keys",
              .operation = "person_keys",
              .audience = Right::administer,
              .summary = "The keys of a person",
              .gives = &type_of<KeyList>(),
              .handler = [&context, settings](const Request& request, const Reply& reply) {
                const auto id = routing::id_param<PersonId>(request);
                if (!id) return reply(http::problem(id.error()));
                reply(http::json(list_of(context.store, *id, settings.site())));
              }});
  router.add({.method = "POST",
              .pattern = "/api/people/{id}/keys/{key}/revoke",
              .operation = "person_key_revoke",
              .audience = Right::administer,
              .summary = "Revokes a key of a person",
              .takes = &type_of<Revocation>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                revoke(context, request, reply, Right::administer, "key");
              }});
}

void add_register_route(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/keys/register",
              .operation = "key_register",
              .audience = Right::act_read_sealed,
              .summary = "The register of keys, by which acta-verify judges authors' signatures",
              .handler = [&context](const Request&, const Reply& reply) {
                auto text = context.store.folded<Keys>([&](const Keys& keys) {
                  return print_register(keys, context.store.keys().origin());
                });
                auto response = http::text(std::move(text), "text/plain; charset=utf-8");
                reply(std::move(
                    response.with("content-disposition", "attachment; filename=\"keys.txt\"")));
              }});
}

}  // namespace

Result<AddKey> judge_new_key(const NewKey& asked, PersonId person, const std::string& site) {
  AddKey made{.person = person,
              .kind = asked.kind,
              .label = asked.label,
              .material = {},
              .credential = std::nullopt,
              .site = std::nullopt,
              .possession = {.text = asked.text,
                             .signature = asked.signature,
                             .client_data = std::nullopt,
                             .authenticator_data = std::nullopt},
              .reason = std::nullopt};
  switch (asked.kind) {
    case KeyKind::personal_ed25519: return judge_personal(asked, std::move(made));
    case KeyKind::passkey: return judge_passkey(asked, std::move(made), site);
  }
  return made;
}

std::string print_register(const Keys& keys, const std::string& origin) {
  auto text = fmt::format("# keys of {}: kind, added, revoked, person, key\n", origin);
  for (const auto& [id, key] : keys.by_id) {
    const auto bytes = from_base64(key.material);
    if (!bytes) continue;
    const auto revoked = key.revoked ? std::to_string(*key.revoked) : "-";
    if (key.kind == KeyKind::passkey) {
      text += fmt::format("passkey {} {} {} {} {}\n", key.added, revoked, to_text(key.person),
                          key.material, key.site);
      continue;
    }
    record::RegisteredKey line{
        .person = to_text(key.person), .added = key.added, .revoked = key.revoked, .key = {}};
    if (bytes->size() == line.key.size()) std::ranges::copy(*bytes, line.key.begin());
    text += record::print_key_line(line);
  }
  return text;
}

void add_key_routes(http::Router& router, Context& context, const AccessSettings& settings) {
  auto challenges = std::make_shared<KeyChallenges>([&context] { return context.store.now(); });
  router.add({.method = "GET",
              .pattern = "/api/keys",
              .operation = "key_list",
              .audience = Right::signed_in,
              .summary = "Your keys",
              .gives = &type_of<KeyList>(),
              .handler = [&context, settings](const Request& request, const Reply& reply) {
                const auto person = routing::viewer_of(request).person;
                reply(http::json(list_of(context.store, person, settings.site())));
              }});
  router.add({.method = "POST",
              .pattern = "/api/keys/challenge",
              .operation = "key_challenge",
              .audience = Right::signed_in,
              .summary = "What to sign in order to add a key",
              .gives = &type_of<Challenge>(),
              .handler = [&context, challenges](const Request& request, const Reply& reply) {
                const auto& viewer = routing::viewer_of(request);
                const auto text = challenges->make(context.store.keys().origin(), viewer.person,
                                                   record::random_hash());
                if (!text) return reply(http::problem(text.error()));
                reply(http::json(Challenge{.text = *text,
                                           .challenge = to_base64(sha256(bytes_of(*text))),
                                           .person = viewer.person,
                                           .name = viewer.name}));
              }});
  router.add(
      {.method = "POST",
       .pattern = "/api/keys",
       .operation = "key_add",
       .audience = Right::signed_in,
       .summary = "Adds an own key",
       .takes = &type_of<NewKey>(),
       .gives = &type_of<routing::Written>(),
       .handler = [&context, challenges, settings](const Request& request, const Reply& reply) {
         add_own_key(context, *challenges, settings.site(), request, reply);
       }});
  add_revocations(router, context, settings);
  add_register_route(router, context);
}

}  // namespace acta::access
