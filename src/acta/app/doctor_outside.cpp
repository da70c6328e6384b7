// What the doctor finds elsewhere: witnesses and mirrors that know more, less, or something else.
#include <fmt/format.h>

#include "acta/app/doctor.h"
#include "acta/app/outside.h"
#include "acta/store/catch_up.h"

namespace acta::app {
namespace {

using network::Found;
using network::OutsideView;

constexpr const char* two_writers =
    "two servers wrote with one key: stop both, and keep both directories as evidence";

Finding of_witness(const OutsideView& view) {
  switch (view.found) {
    case Found::silent:
      return {"witness.silent", Severity::warning, view.who + ": " + view.problem,
              "nothing is lost; when it stays away, tell who keeps it"};
    case Found::refuses:
      return {"witness.refuses", Severity::broken, view.problem,
              "ask who keeps it to add this log's key, or mend its line in the policy: the server "
              "does not start until then"};
    case Found::other_history:
      return {"witness.other_history", Severity::broken, view.problem, two_writers};
    case Found::ahead:
    case Found::agrees: break;
  }
  return {"witness.ahead", Severity::broken, view.problem,
          view.note.empty()
              ? "it says so and shows no checkpoint: ask who keeps it for that checkpoint"
              : "it was rolled back: stop the server, then acta catch-up --data DIR --mirror URL; "
                "when nobody has the rest, acta freeze --known with the checkpoint that it shows"};
}

Finding of_mirror(const OutsideView& view) {
  switch (view.found) {
    case Found::silent:
      return {"mirror.unreachable", Severity::warning, view.who + ": " + view.problem,
              "look whether it runs, and ask who keeps it"};
    case Found::refuses:
      return {
          "mirror.other_log", Severity::broken, view.who + ": " + view.problem,
          "name a mirror of this log; if it was one, its files were changed: tell who keeps it"};
    case Found::other_history:
      return {"mirror.other_history", Severity::broken, view.problem, two_writers};
    case Found::ahead:
    case Found::agrees: break;
  }
  return {
      "mirror.ahead", Severity::broken, view.problem,
      "it was rolled back: stop the server, then acta catch-up --data DIR --mirror " + view.who};
}

Result<bool> ask(const Examination& examination, const store::KeyRing& keys, Findings& findings) {
  const auto path =
      examination.policy.empty() ? ACTA_TRY(policy_of(examination.directory)) : examination.policy;
  auto policy = read_policy(path, keys.log.verifier);
  if (!policy) {
    findings.push_back({"policy.unreadable", Severity::broken, policy.error().detail,
                        "mend the policy; until then no witness is asked"});
  }
  const auto witnesses = policy && *policy ? **policy : record::Policy();
  auto views = ACTA_TRY(look_outside(keys, witnesses, examination.mirrors, examination.stop));
  if (views.empty()) return true;
  const auto db = ACTA_TRY(engine_of(examination).record(store::Access::read));
  const auto size = ACTA_TRY(store::read_head(*db)).size;
  (void)ACTA_TRY(network::judge_outside(
      views, {.size = size,
              .root_of_first = [&](std::int64_t of) { return store::root_of_first(*db, of); }}));
  for (const auto& view : views) {
    if (view.found != Found::agrees) {
      findings.push_back(view.is_witness ? of_witness(view) : of_mirror(view));
    } else if (!view.is_witness && view.size < size) {
      findings.push_back({"mirror.behind", Severity::advice,
                          fmt::format("{} has {} of {} acts", view.who, view.size, size),
                          "look again in a minute; when it stays behind, tell who keeps it"});
    }
  }
  return true;
}

}  // namespace

void examine_outside(const Examination& examination, const store::KeyRing& keys,
                     Findings& findings) {
  const auto asked = ask(examination, keys, findings);
  if (asked) return;
  // A record that cannot be read is a finding of its own.
  if (asked.error().word != "usage") return;
  findings.push_back({"mirror.unreachable", Severity::warning, asked.error().detail,
                      "name a folder or an address with --mirror"});
}

}  // namespace acta::app
