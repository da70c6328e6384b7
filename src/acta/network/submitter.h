// Shows a log's checkpoints to the witnesses of its policy in rounds (rounds.h), on threads of its
// own: one for each witness and one that begins the rounds. Nothing here delays an act.
//
// Any refusal other than 409 with a size is an alarm: either this log showed two histories or was
// rolled back, or the witness is wrong, and a person has to find out which. Witnesses that know a
// larger tree than the log are such an alarm.
//
//   auto submitter = ACTA_TRY(Submitter::open(parts));
//   submitter->announce(checkpoint_note);
//
// Members may be called from any thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "acta/base/result.h"
#include "acta/network/rounds.h"
#include "acta/record/tiles.h"

namespace acta::network {

class Submitter {
 public:
  struct Parts {
    Rounds::Parts rounds;
    record::TileReader tiles;            // of the published record; used by several threads
    std::function<std::uint64_t()> now;  // seconds since 1970
    std::function<void(const std::string& note)> witnessed;  // a quorum cosigned it
    std::function<void()> answered;  // a witness answered: what the screen says may be another
  };

  // Refuses when what is kept is not of this log.
  static Result<std::unique_ptr<Submitter>> open(Parts parts);
  ~Submitter();
  Submitter(const Submitter&) = delete;
  Submitter& operator=(const Submitter&) = delete;

  // There is a newer checkpoint, published as a signed note.
  void announce(const std::string& note);
  [[nodiscard]] WitnessedState state();

 private:
  Submitter(Parts parts, Rounds rounds) : parts_(std::move(parts)), rounds_(std::move(rounds)) {}
  void run_rounds();
  void run_witness(std::size_t place);

  Parts parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> closing_ = false;
  Rounds rounds_;
  std::vector<std::jthread> threads_;
};

}  // namespace acta::network
