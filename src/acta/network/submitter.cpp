#include "acta/network/submitter.h"

#include <pthread.h>

#include <chrono>
#include <utility>

#include "acta/network/client.h"
#include "acta/network/witness_question.h"

namespace acta::network {
namespace {

using Steady = std::chrono::steady_clock;

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now().time_since_epoch())
      .count();
}

}  // namespace

Result<std::unique_ptr<Submitter>> Submitter::open(Parts parts) {
  auto rounds = ACTA_TRY(Rounds::open(std::move(parts.rounds)));
  std::unique_ptr<Submitter> made(new Submitter(std::move(parts), std::move(rounds)));
  const auto& witnesses = made->rounds_.policy().witnesses();
  for (std::size_t i = 0; i < witnesses.size(); ++i) {
    if (witnesses[i].url.empty()) continue;
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
    rounds_.announce(note);
  }
  changed_.notify_all();
}

WitnessedState Submitter::state() {
  const std::scoped_lock lock(mutex_);
  return rounds_.state();
}

void Submitter::run_rounds() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    if (rounds_.begin(steady_ms())) {
      changed_.notify_all();
      continue;
    }
    // Whatever changes in the meantime wakes it.
    const auto due = rounds_.due_at();
    if (due == Rounds::never) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, Steady::time_point(std::chrono::milliseconds(due)));
    }
  }
}

void Submitter::run_witness(std::size_t place) {
  pthread_setname_np(pthread_self(), "acta-witness");
  Client client(&closing_);
  const auto post = client_post(client);
  const auto& witness = rounds_.policy().witnesses()[place];
  std::unique_lock lock(mutex_);
  auto seen_size = rounds_.state().witnesses[place].size;
  while (!closing_) {
    const auto asked = rounds_.next_for(place);
    if (!asked) {
      changed_.wait(lock);
      continue;
    }
    lock.unlock();
    const auto line = ask_witness(
        post,
        {.witness = witness, .log = rounds_.log(), .note = asked->note, .tiles = parts_.tiles},
        seen_size);
    lock.lock();
    const bool newer = rounds_.take_answer(place, *asked, line, steady_ms(), parts_.now());
    if (newer && parts_.witnessed) parts_.witnessed(rounds_.state().note);
    lock.unlock();
    changed_.notify_all();
    if (parts_.answered) parts_.answered();
    lock.lock();
  }
}

}  // namespace acta::network
