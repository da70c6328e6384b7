#include "acta/app/outside.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "acta/base/files.h"
#include "acta/network/outside.h"

namespace acta::app {
namespace {

std::string note_of(const store::Store& store, const store::Head& head) {
  if (head.size > 0) return head.checkpoint;
  return record::sign_checkpoint(
      {.origin = store.keys().origin(), .size = 0, .root = record::empty_root()}, store.keys().log);
}

// "Start-up check: refuse to append if any witness or mirror knows a bigger tree."
Result<bool> check_outside(const std::vector<network::OutsideView>& views, std::int64_t size) {
  std::string alarms;
  for (const auto& view : views) {
    if (view.alarm) alarms += "\n  " + view.problem;
    if (!view.alarm && !view.reached) {
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

Result<std::optional<record::Policy>> read_policy(const store::Store& store,
                                                  const std::string& path) {
  const auto from = path.empty() ? store.path("policy") : path;
  std::error_code error;
  if (path.empty() && !std::filesystem::exists(from, error)) {
    return std::optional<record::Policy>();
  }
  auto policy = record::Policy::parse(text_of(ACTA_TRY(read_file(from))));
  if (!policy) return refuse("usage", 2, from + ": " + policy.error().detail);
  if (std::ranges::find(policy->logs(), store.keys().log.verifier) == policy->logs().end()) {
    return refuse("usage", 2,
                  fmt::format("{} does not name this log; add the line: log {}", from,
                              store.keys().log.verifier.text()));
  }
  return std::optional(*std::move(policy));
}

Result<bool> Outside::begin(store::Store& store, const OutsideOptions& options,
                            std::function<void()> told) {
  auto policy = ACTA_TRY(read_policy(store, options.policy_path));
  const auto head = ACTA_TRY(store.head());
  const auto tiles = store::published_tiles(store.path("record"));
  (void)ACTA_TRY(check_outside(network::ask_outside({.policy = policy ? *policy : record::Policy(),
                                                     .mirrors = options.mirrors,
                                                     .log = store.keys().log.verifier,
                                                     .note = note_of(store, head),
                                                     .tiles = tiles}),
                               head.size));
  if (!policy) return true;
  // Who must have seen it is for everybody to read.
  const auto path = options.policy_path.empty() ? store.path("policy") : options.policy_path;
  (void)ACTA_TRY(replace_file(store.path("record") + "/policy", ACTA_TRY(read_file(path))));
  auto submitter = ACTA_TRY(network::Submitter::open(
      {.policy = *std::move(policy),
       .log = store.keys().log.verifier,
       .tiles = tiles,
       .kept = store.path("record") + "/witnessed",
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
  const auto policy_text = read_file(store.path("record") + "/policy");
  if (!policy_text) return reports::WitnessedCheckpoint{};
  const auto policy = ACTA_TRY(record::Policy::parse(text_of(*policy_text)));
  reports::WitnessedCheckpoint witnessed{.size = 0, .note = {}, .quorum = {}};
  witnessed.quorum = policy.quorum();
  const auto kept = read_file(store.path("record") + "/witnessed");
  if (!kept) return witnessed;
  // A policy that changed since asks again; until then nothing counts.
  if (const auto judged = policy.judge(text_of(*kept))) {
    witnessed.size = judged->size();
    witnessed.note = text_of(*kept);
  }
  return witnessed;
}

}  // namespace acta::app
