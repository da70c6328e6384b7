#include "acta/app/continue_command.h"

#include <fmt/format.h>

#include "acta/access/decisions.h"
#include "acta/app/passphrase.h"
#include "acta/app/schema.h"
#include "acta/base/files.h"
#include "acta/continuity/decisions.h"
#include "acta/record/checkpoint.h"
#include "acta/store/frozen.h"

namespace acta::app {
namespace {

struct Asked {
  std::string old_directory;
  std::string old_database;  // of PostgreSQL
  std::string new_directory;
  std::string origin;
  std::string login;
  std::string reason;
  std::string passphrase;
};

Result<Asked> asked_in(Options& options) {
  Asked asked{.old_directory = ACTA_TRY(options.required("data")),
              .old_database = options.take("database").value_or(""),
              .new_directory = ACTA_TRY(options.required("to")),
              .origin = ACTA_TRY(options.required("origin")),
              .login = ACTA_TRY(options.required("login")),
              .reason = ACTA_TRY(options.required("reason")),
              .passphrase = ACTA_TRY(passphrase_in_file(options))};
  (void)ACTA_TRY(options.all_taken());
  if (!ACTA_TRY(names_in(asked.new_directory)).empty()) {
    return refuse("continue.not_empty", 422, asked.new_directory + " is not empty");
  }
  return asked;
}

// Who is an administrator by the acts that are left.
Result<Actor> administrator(store::Store& store, const std::string& login) {
  const auto viewer = store.folded<access::People>([&](const access::People& people) {
    const auto found = people.by_login.find(login);
    return found == people.by_login.end()
               ? Viewer{}
               : access::viewer_of(people, found->second, date_of(store.now()));
  });
  const auto* capacity = capacity_for(viewer, Right::administer);
  if (capacity == nullptr) {
    return refuse("access.not_allowed", 403, login + " is no administrator of the frozen log");
  }
  return Actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
}

Result<continuity::RecordContinued> act_of(const store::Store& old, const store::Frozen& frozen,
                                           const Asked& asked) {
  const std::vector keys{old.keys().log.verifier};
  const auto known =
      ACTA_TRY(record::VerifiedCheckpoint::open(frozen.checkpoint, old.keys().origin(), keys));
  return continuity::RecordContinued{.origin = old.keys().origin(),
                                     .key = old.keys().log.verifier.text(),
                                     .known = known.size(),
                                     .root = to_base64(known.root()),
                                     .checkpoint = frozen.checkpoint,
                                     .held = frozen.held,
                                     .reason = asked.reason};
}

Result<store::Successor> begin(const Asked& asked, Actor actor,
                               const continuity::RecordContinued& act) {
  auto store = ACTA_TRY(store::Store::open(
      {.directory = asked.new_directory, .origin = asked.origin}, make_schema()));
  (void)ACTA_TRY(store->append({.actor = std::move(actor),
                                .idempotency_key = "continue-" + act.origin,
                                .request = "continue " + act.origin,
                                .expected = std::nullopt,
                                .decide =
                                    [&](const store::Folded& folded, Facts&) {
                                      return continuity::continue_record(
                                          folded.get<continuity::Beginning>(), asked.origin, act);
                                    },
                                .at = std::nullopt}));
  return store::Successor{.origin = asked.origin, .key = store->keys().log.verifier.text()};
}

}  // namespace

Result<bool> continue_command(Options& options) {
  const auto asked = ACTA_TRY(asked_in(options));
  auto frozen = ACTA_TRY(store::read_frozen(asked.old_directory));
  if (!frozen) {
    return refuse("continue.not_frozen", 409,
                  asked.old_directory + " holds no frozen log; acta freeze comes first");
  }
  if (frozen->successor) {
    return refuse("continue.continued", 409,
                  frozen->successor->origin + " continues this log already");
  }
  auto old = ACTA_TRY(store::Store::open({.directory = asked.old_directory,
                                          .database = asked.old_database,
                                          .passphrase = asked.passphrase},
                                         make_schema()));
  auto actor = ACTA_TRY(administrator(*old, asked.login));
  const auto act = ACTA_TRY(act_of(*old, *frozen, asked));
  frozen->successor = ACTA_TRY(begin(asked, std::move(actor), act));
  old.reset();
  (void)ACTA_TRY(store::write_frozen(asked.old_directory, *frozen));
  fmt::print(
      "{} continues {} in {}; give people accounts with acta add-person, and tell "
      "witnesses and mirrors its key\n{}\n",
      asked.origin, act.origin, asked.new_directory, frozen->successor->key);
  return true;
}

}  // namespace acta::app
