#include "acta/network/rounds.h"

#include <algorithm>

#include "acta/base/files.h"

namespace acta::network {
namespace {

constexpr std::int64_t pause_ms = 1000;
constexpr std::int64_t patience_ms = 5000;
constexpr std::int64_t first_retry_ms = 5000;
constexpr unsigned doublings_max = 10;

bool is_alarm(const Refused& why) {
  return why.word != "witness.unreachable";
}

}  // namespace

Rounds::Rounds(Parts parts) : parts_(std::move(parts)) {
  state_.quorum = parts_.policy.quorum();
  for (const auto& witness : parts_.policy.witnesses()) {
    state_.witnesses.push_back(
        {.name = witness.name,
         .url = witness.url,
         .key = witness.key.text(),
         .problem = witness.url.empty() ? "the policy names no address" : ""});
    if (!witness.url.empty()) ++asked_;
  }
  joined_.resize(state_.witnesses.size());
}

Result<Rounds> Rounds::open(Parts parts) {
  Rounds made(std::move(parts));
  (void)ACTA_TRY(made.load());
  return made;
}

Result<bool> Rounds::load() {
  const auto kept = ACTA_TRY(read_if_there(parts_.kept));
  if (!kept) return true;
  state_.note = text_of(*kept);
  const auto opened =
      record::VerifiedCheckpoint::open(state_.note, parts_.log.name, std::vector{parts_.log});
  if (!opened) {
    return fault("network.kept_unreadable",
                 parts_.kept + ": " + opened.error().detail + "; remove it to begin anew");
  }
  // A policy that has changed since may know other witnesses: what it does not know counts not.
  const auto standing = parts_.policy.standing(*opened);
  if (!standing) return true;
  if (standing->quorum) state_.witnessed_size = opened->size();
  for (std::size_t i = 0; i < state_.witnesses.size(); ++i) {
    if (!standing->cosigned[i]) continue;
    state_.witnesses[i].size = opened->size();
    state_.witnesses[i].at = *standing->cosigned[i];
  }
  return true;
}

std::int64_t Rounds::due_at() const {
  if (newest_.empty() || asked_ == 0) return never;
  if (newest_ != round_.note) return rest_until_;
  if (round_.cosigned == asked_) return rest_until_ + parts_.again_after_ms;
  return rest_until_ + std::min(parts_.again_after_ms, first_retry_ms << vain_);
}

bool Rounds::begin(std::int64_t now_ms) {
  if (now_ms < due_at()) return false;
  const auto opened =
      record::VerifiedCheckpoint::open(newest_, parts_.log.name, std::vector{parts_.log});
  if (!opened) {
    newest_.clear();
    return false;
  }
  const bool vain = newest_ == round_.note && round_.cosigned < asked_;
  vain_ = vain ? std::min(vain_ + 1, doublings_max) : 0;
  round_ = {.number = round_.number + 1,
            .note = newest_,
            .size = opened->size(),
            .lines = {},
            .answered = 0,
            .cosigned = 0};
  rest_until_ = now_ms + patience_ms + pause_ms;
  return true;
}

std::optional<Rounds::Round> Rounds::next_for(std::size_t place) {
  if (joined_[place] == round_.number) return std::nullopt;
  joined_[place] = round_.number;
  return round_;
}

bool Rounds::take_answer(std::size_t place, const Round& asked, const Result<std::string>& line,
                         std::int64_t now_ms, std::uint64_t at) {
  auto& state = state_.witnesses[place];
  state.problem = line ? "" : line.error().detail;
  state.alarm = !line && is_alarm(line.error());
  if (line) {
    state.size = std::max(state.size, asked.size);
    state.at = at;
  }
  if (asked.number != round_.number) return false;  // too late for this one
  if (++round_.answered == asked_) rest_until_ = std::min(rest_until_, now_ms + pause_ms);
  if (!line) return false;
  ++round_.cosigned;
  round_.lines += *line;
  return judge_round();
}

// What counts is judged from the note itself, as anybody would.
bool Rounds::judge_round() {
  auto note = round_.note + round_.lines;
  const auto judged = parts_.policy.judge(note);
  if (!judged || judged->size() < state_.witnessed_size) return false;
  if (!replace_file(parts_.kept, bytes_of(note))) return false;  // shown again when it can be kept
  state_.witnessed_size = judged->size();
  state_.note = std::move(note);
  return true;
}

}  // namespace acta::network
