// An Acta of the future: this program's schema and two acts more, for the test of what today's does
// with a record that it wrote.
//   newer_acta DATA                 records an election of today and a public act of the future
//   newer_acta DATA --access        records an act of the future about who may do what
#include <fmt/format.h>
#include <sodium.h>

#include <string_view>

#include "acta/app/schema.h"
#include "acta/cycles/decisions.h"

namespace acta {
namespace {

struct ElectionTwinned {
  static constexpr ActInfo info{"cycles.election_twinned", 3, Classification::open};
  std::string with;
};
constexpr auto describe(ElectionTwinned*) {
  return described<ElectionTwinned>("ElectionTwinned", "",
                                    field<&ElectionTwinned::with>("with", ""));
}

struct PersonSuspended {
  static constexpr ActInfo info{"access.person_suspended", 1, Classification::internal};
  std::string login;
};
constexpr auto describe(PersonSuspended*) {
  return described<PersonSuspended>("PersonSuspended", "",
                                    field<&PersonSuspended::login>("login", ""));
}

Result<bool> record(store::Store& store, const std::string& key, AnyAct act) {
  (void)ACTA_TRY(
      store.append({.actor = {.person = {}, .capacity = "system"},
                    .idempotency_key = key,
                    .request = key,
                    .expected = std::nullopt,
                    .decide = [act](const store::Folded&, Facts&) -> Result<std::vector<Draft>> {
                      return std::vector{Draft("future/1", act)};
                    },
                    .at = std::nullopt}));
  return true;
}

Result<bool> run(const std::string& directory, bool access) {
  auto schema = app::make_schema();
  schema.acts.add<ElectionTwinned, PersonSuspended>();
  const auto store =
      ACTA_TRY(store::Store::open({.directory = directory, .origin = {}}, std::move(schema)));
  if (access) {
    (void)ACTA_TRY(record(*store, "suspend", PersonSuspended{.login = "desk"}));
  } else {
    (void)ACTA_TRY(record(*store, "twin", ElectionTwinned{.with = "the municipal ones"}));
    (void)ACTA_TRY(
        record(*store, "after",
               cycles::ElectionAdded{
                   .election = {}, .state = {"XCA"}, .kind = {}, .title = "Afterwards"}));
  }
  fmt::print("{}\n", ACTA_TRY(store->head()).size);
  return true;
}

}  // namespace
}  // namespace acta

int main(int count, char** arguments) {
  if (sodium_init() < 0 || count < 2) return 2;
  const auto done =
      acta::run(arguments[1], count > 2 && std::string_view(arguments[2]) == "--access");
  if (!done) fmt::print(stderr, "newer_acta: {}\n", done.error().detail);
  return done ? 0 : 1;
}
