#include "acta/app/outside.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/app/mirrors.h"
#include "acta/base/files.h"

namespace acta::app {
namespace {

std::string empty_checkpoint(const store::KeyRing& keys) {
  return record::sign_checkpoint({.origin = keys.origin(), .size = 0, .root = record::empty_root()},
                                 keys.log);
}

// "At start, refuse to append if any witness, mirror or lock file knows a bigger tree than the
// local database" (the record's rules; the lock file is compared when the store is opened).
Result<bool> judge(const std::vector<network::OutsideView>& views, std::int64_t size) {
  std::string alarms;
  for (const auto& view : views) {
    if (view.alarm()) alarms += "\n  " + view.problem;
    if (view.found == network::Found::silent) {
      fmt::print(stderr, "acta: {} was not reached: {}\n", view.who, view.problem);
    }
  }
  if (alarms.empty()) return true;
  return fault("store.rolled_back",
               fmt::format("other organizations know another record than the {} acts here; "
                           "nothing is written before this is settled:{}\n"
                           "  Do not start again with another key. docs/operate.md says what to "
                           "do: fetch what is missing from a mirror, or freeze this log.",
                           size, alarms));
}

}  // namespace

Result<std::string> policy_of(const std::string& directory) {
  for (const auto* name : {"/policy", "/record/policy"}) {
    if (ACTA_TRY(is_there(directory + name))) return directory + name;
  }
  return std::string();
}

Result<std::optional<record::Policy>> read_policy(const std::string& path,
                                                  const record::VerifierKey& log) {
  if (path.empty()) return std::optional<record::Policy>();
  auto policy = record::Policy::parse(text_of(ACTA_TRY(read_file(path))));
  if (!policy) return refuse("usage", 2, path + ": " + policy.error().detail);
  if (std::ranges::find(policy->logs(), log) == policy->logs().end()) {
    return refuse("usage", 2,
                  fmt::format("{} does not name this log; add the line: log {}", path, log.text()));
  }
  return std::optional(*std::move(policy));
}

Result<std::vector<network::OutsideView>> look_outside(const store::KeyRing& keys,
                                                       const record::Policy& policy,
                                                       const std::string& mirrors,
                                                       const std::atomic<bool>* stop) {
  std::vector<record::NamedSource> sources;
  if (!mirrors.empty()) sources = ACTA_TRY(mirrors_at(mirrors, keys.origin(), stop));
  return network::look_outside({.policy = policy,
                                .mirrors = std::move(sources),
                                .log = keys.log.verifier,
                                .empty = empty_checkpoint(keys),
                                .stop = stop});
}

Result<bool> check_outside(store::Store& store, const record::Policy& policy,
                           const std::string& mirrors) {
  const auto head = ACTA_TRY(store.head());
  const auto& log = store.keys().log.verifier;
  const auto tiles = store::published_tiles(store.path("record"));
  auto views = ACTA_TRY(look_outside(store.keys(), policy, mirrors));
  (void)ACTA_TRY(network::judge_outside(
      views, {.size = head.size, .root_of_first = [&](std::int64_t size) {
                return record::root_of(size, record::subtrees_in(head.size, tiles));
              }}));
  const auto empty = empty_checkpoint(store.keys());
  network::show_outside(views, {.policy = policy, .mirrors = {}, .log = log, .empty = empty},
                        {.note = head.size > 0 ? head.checkpoint : empty, .tiles = tiles});
  return judge(views, head.size);
}

Result<bool> Outside::begin(store::Store& store, const OutsideOptions& options,
                            std::function<void()> told) {
  // A policy that was named once and is no longer is none: what was published of it does not count.
  auto path = options.policy_path;
  if (path.empty() && ACTA_TRY(is_there(store.path("policy")))) path = store.path("policy");
  auto policy = ACTA_TRY(read_policy(path, store.keys().log.verifier));
  (void)ACTA_TRY(check_outside(store, policy ? *policy : record::Policy(), options.mirrors));
  if (!policy) return true;
  // Who must have seen it is for everybody to read.
  (void)ACTA_TRY(replace_file(store.path("record") + "/policy", ACTA_TRY(read_file(path))));
  const auto head = ACTA_TRY(store.head());
  auto submitter = ACTA_TRY(network::Submitter::open(
      {.rounds = {.policy = *std::move(policy),
                  .log = store.keys().log.verifier,
                  .kept = store.path("record") + "/witnessed"},
       .tiles = store::published_tiles(store.path("record")),
       .now = [&store] { return static_cast<std::uint64_t>(store.now().milliseconds / 1000); },
       .witnessed = [&store](const std::string& note) { store.witnessed(note); },
       .answered = std::move(told)}));
  const auto kept = submitter->state();
  if (kept.witnessed_size > 0) store.witnessed(kept.note);
  if (head.size > 0) submitter->announce(head.checkpoint);
  const std::scoped_lock lock(mutex_);
  submitter_ = std::move(submitter);
  return true;
}

void Outside::end() {
  std::unique_lock lock(mutex_);
  const auto ending = std::move(submitter_);
  lock.unlock();
}

void Outside::published(const store::Head& head) {
  const std::scoped_lock lock(mutex_);
  if (submitter_) submitter_->announce(head.checkpoint);
}

network::WitnessedState Outside::state() {
  const std::scoped_lock lock(mutex_);
  return submitter_ ? submitter_->state() : network::WitnessedState{};
}

Result<reports::WitnessedCheckpoint> witnessed_checkpoint(const store::Store& store) {
  const auto policy_text = ACTA_TRY(read_if_there(store.path("record") + "/policy"));
  if (!policy_text) return reports::WitnessedCheckpoint{};
  const auto policy = ACTA_TRY(record::Policy::parse(text_of(*policy_text)));
  reports::WitnessedCheckpoint witnessed{.size = 0, .note = {}, .quorum = {}};
  witnessed.quorum = policy.quorum();
  const auto kept = ACTA_TRY(read_if_there(store.path("record") + "/witnessed"));
  if (!kept) return witnessed;
  // A policy that changed since asks again; until then nothing counts.
  if (const auto judged = policy.judge(text_of(*kept))) {
    witnessed.size = judged->size();
    witnessed.note = text_of(*kept);
  }
  return witnessed;
}

}  // namespace acta::app
