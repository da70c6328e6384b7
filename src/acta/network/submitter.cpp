#include "acta/network/submitter.h"

#include <pthread.h>

#include <chrono>

#include "acta/base/files.h"
#include "acta/network/client.h"

namespace acta::network {
namespace {

using namespace std::chrono_literals;

constexpr auto round_pause = 1s;
constexpr auto round_patience = 5s;

bool is_alarm(const Refused& why) {
  return why.word != "witness.unreachable";
}

}  // namespace

Result<std::unique_ptr<Submitter>> Submitter::open(Parts parts) {
  std::unique_ptr<Submitter> made(new Submitter(std::move(parts)));
  auto& state = made->state_;
  state.quorum = made->parts_.policy.quorum();
  for (const auto& witness : made->parts_.policy.witnesses()) {
    state.witnesses.push_back(
        {.name = witness.name,
         .url = witness.url,
         .key = witness.key.text(),
         .problem = witness.url.empty() ? "the policy names no address" : ""});
  }
  if (const auto kept = read_file(made->parts_.kept)) {
    state.note = text_of(*kept);
    const auto opened = record::VerifiedCheckpoint::open(state.note, made->parts_.log.name,
                                                         std::vector{made->parts_.log});
    if (!opened) {
      return fault("network.kept_unreadable",
                   made->parts_.kept + ": " + opened.error().detail + "; remove it to begin anew");
    }
    // A policy that has changed since may know other witnesses: what it does not know counts not.
    if (const auto standing = made->parts_.policy.standing(*opened)) {
      if (standing->quorum) state.witnessed_size = opened->size();
      for (std::size_t i = 0; i < state.witnesses.size(); ++i) {
        if (!standing->cosigned[i]) continue;
        state.witnesses[i].size = opened->size();
        state.witnesses[i].at = *standing->cosigned[i];
      }
    }
  }
  for (std::size_t i = 0; i < state.witnesses.size(); ++i) {
    if (state.witnesses[i].url.empty()) continue;
    made->threads_.emplace_back([raw = made.get(), i] { raw->run_witness(i); });
  }
  if (!made->threads_.empty()) {
    made->threads_.emplace_back([raw = made.get()] { raw->run_rounds(); });
  }
  return made;
}

Submitter::~Submitter() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
}

void Submitter::announce(const std::string& note) {
  {
    const std::scoped_lock lock(mutex_);
    newest_ = note;
  }
  changed_.notify_all();
}

WitnessedState Submitter::state() {
  const std::scoped_lock lock(mutex_);
  return state_;
}

// Begins a round when there is something new, or when the last is old.
void Submitter::run_rounds() {
  std::unique_lock lock(mutex_);
  const auto asked = threads_.size() - 1;
  while (!closing_) {
    const auto due = std::chrono::seconds(parts_.again_after);
    changed_.wait_for(lock, due,
                      [&] { return closing_ || (!newest_.empty() && newest_ != round_.note); });
    if (closing_ || newest_.empty()) continue;
    const auto opened =
        record::VerifiedCheckpoint::open(newest_, parts_.log.name, std::vector{parts_.log});
    if (!opened) {
      newest_.clear();
      continue;
    }
    round_ = {.number = round_.number + 1,
              .note = newest_,
              .text = record::print_checkpoint(opened->checkpoint()),
              .size = opened->size(),
              .lines = {},
              .answered = 0};
    changed_.notify_all();
    const auto number = round_.number;
    changed_.wait_for(lock, round_patience, [&] {
      return closing_ || round_.answered >= asked || round_.number != number;
    });
    changed_.wait_for(lock, round_pause, [&] { return closing_.load(); });
  }
}

void Submitter::run_witness(std::size_t place) {
  pthread_setname_np(pthread_self(), "acta-witness");
  Client client(&closing_);
  const auto& witness = parts_.policy.witnesses()[place];
  std::int64_t seen_size = 0;
  std::uint64_t done = 0;
  std::unique_lock lock(mutex_);
  seen_size = state_.witnesses[place].size;
  for (;;) {
    changed_.wait(lock, [&] { return closing_ || round_.number != done; });
    if (closing_) return;
    const auto asked = round_;
    done = asked.number;
    lock.unlock();
    const auto line = ask_witness(client, witness, parts_.log, asked.note, parts_.tiles, seen_size);
    lock.lock();
    take_answer(place, asked, line);
    lock.unlock();
    changed_.notify_all();
    if (parts_.answered) parts_.answered();
    lock.lock();
  }
}

// REQUIRES the mutex.
void Submitter::take_answer(std::size_t place, const Round& asked,
                            const Result<std::string>& line) {
  auto& state = state_.witnesses[place];
  state.problem = line ? "" : line.error().detail;
  state.alarm = !line && is_alarm(line.error());
  if (line) {
    state.size = std::max(state.size, asked.size);
    state.at = parts_.now();
  }
  if (asked.number != round_.number) return;  // too late for this one
  ++round_.answered;
  if (!line) return;
  round_.lines += *line;
  judge_round();
}

// REQUIRES the mutex. What counts is judged from the note itself, as anybody would.
void Submitter::judge_round() {
  auto note = round_.note + round_.lines;
  const auto judged = parts_.policy.judge(note);
  if (!judged || judged->size() < state_.witnessed_size) return;
  if (!replace_file(parts_.kept, bytes_of(note))) return;  // shown again when it can be kept
  state_.witnessed_size = judged->size();
  state_.note = note;
  if (parts_.witnessed) parts_.witnessed(note);
}

}  // namespace acta::network
