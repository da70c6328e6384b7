#include <fmt/format.h>

#include "acta/access/key_routes.h"
#include "acta/app/key_check.h"
#include "acta/app/order_steps.h"
#include "acta/record/authors.h"

namespace acta::app {
namespace {

Result<PersonId> person_of_login(store::Store& store, const std::string& login) {
  const auto person = store.folded<access::People>([&](const access::People& people) {
    const auto found = people.by_login.find(login);
    return found == people.by_login.end() ? std::optional<PersonId>()
                                          : std::optional(found->second);
  });
  if (!person) return refuse("access.unknown_person", 404, "nobody signs in as " + login);
  return *person;
}

std::string line_of(const access::PersonalKey& key, const std::string& login) {
  const auto bytes = from_base64(key.material);
  return fmt::format("{}  {}  {:16}  {}  added by act {}{}\n", to_text(key.id), login,
                     word_of(key.kind), bytes ? to_hex(ByteView(sha256(*bytes)).first(8)) : "",
                     key.added,
                     key.revoked ? fmt::format(", revoked by act {}", *key.revoked) : "");
}

// key challenge --login LOGIN: what a key signs to show that it is there.
Result<Outcome> key_challenge(store::Store& store, Order& order) {
  const auto person = ACTA_TRY(person_of_login(store, ACTA_TRY(order.options.required("login"))));
  (void)ACTA_TRY(order.options.all_taken());
  return Outcome{
      .text = access::possession_text(store.keys().origin(), person, record::random_hash()),
      .file = {}};
}

Result<Outcome> key_add(store::Store& store, Order& order) {
  auto& options = order.options;
  const auto login = ACTA_TRY(options.required("login"));
  const auto person = ACTA_TRY(person_of_login(store, login));
  access::NewKey asked;
  asked.label = ACTA_TRY(options.required("label"));
  asked.text = ACTA_TRY(options.required("text"));
  asked.signature = ACTA_TRY(options.required("signature"));
  asked.key = ACTA_TRY(options.required("public"));
  const auto reason = ACTA_TRY(options.required("reason"));
  (void)ACTA_TRY(options.all_taken());
  if (!access::is_possession_text(asked.text, store.keys().origin(), person)) {
    return refuse("access.challenge_gone", 409, "what was signed is of another record or person");
  }
  auto add = ACTA_TRY(access::judge_new_key(asked, person, {}));
  add.reason = reason;
  const auto recorded = ACTA_TRY(
      record_as_operator(store, "key add " + login, [&](const store::Folded& folded, Facts& facts) {
        return access::add_key(folded.get<access::People>(), folded.get<access::Keys>(), add,
                               operating(), facts);
      }));
  return Outcome{.text = fmt::format("added by act {}; it counts for the acts behind it\n",
                                     recorded.receipts.front().index),
                 .file = {}};
}

Result<Outcome> key_list(store::Store& store, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  const auto logins = store.folded<access::People>([](const access::People& people) {
    std::map<PersonId, std::string> names;
    for (const auto& [login, id] : people.by_login) names[id] = login;
    return names;
  });
  return store.folded<access::Keys>([&](const access::Keys& keys) -> Result<Outcome> {
    Outcome outcome;
    for (const auto& [id, key] : keys.by_id) {
      const auto login = logins.find(key.person);
      outcome.text += line_of(key, login == logins.end() ? "?" : login->second);
    }
    if (keys.by_id.empty()) outcome.text = "no key was added\n";
    return outcome;
  });
}

Result<Outcome> key_register(store::Store& store, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  return Outcome{.text = store.folded<access::Keys>([&](const access::Keys& keys) {
                   return access::print_register(keys, store.keys().origin());
                 }),
                 .file = {}};
}

Result<Outcome> key_revoke(store::Store& store, Order& order) {
  const auto key = Scalar<access::PersonalKeyId>::parse(ACTA_TRY(order.options.required("key")));
  if (!key) return refuse("usage", 2, "--key is the id that acta key list shows");
  const auto reason = ACTA_TRY(order.options.required("reason"));
  (void)ACTA_TRY(order.options.all_taken());
  const auto recorded = ACTA_TRY(record_as_operator(
      store, "key revoke " + to_text(*key), [&](const store::Folded& folded, Facts&) {
        return access::revoke_key(folded.get<access::Keys>(), *key, reason, operating());
      }));
  return Outcome{.text = fmt::format("revoked by act {}; acts behind it are not signed with it\n",
                                     recorded.receipts.front().index),
                 .file = {}};
}

}  // namespace

const Orders& key_orders() {
  static const Orders orders{
      {"key challenge", {key_challenge, false}}, {"key add", {key_add, true}},
      {"key list", {key_list, false}},           {"key register", {key_register, false}},
      {"key revoke", {key_revoke, true}},        {"key check", {key_check, false}}};
  return orders;
}

}  // namespace acta::app
