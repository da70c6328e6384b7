// Shows a log's checkpoints to the witnesses of its policy, and keeps what they cosigned.
//
// In rounds, so that all witnesses are asked for the same checkpoint: at most one a second while
// the record grows, and one every ten minutes so that a silent witness shows. A witness that
// answers late is waited for five seconds and joins a later round. Nothing here delays an act.
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
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "acta/base/result.h"
#include "acta/record/checkpoint.h"
#include "acta/record/policy.h"
#include "acta/record/tiles.h"

namespace acta::network {

// What one witness has seen.
struct WitnessState {
  std::string name;
  std::string url;
  std::string key;
  std::int64_t size = 0;  // of the largest tree that it cosigned
  std::uint64_t at = 0;   // when it last cosigned, seconds since 1970; 0: never
  std::string problem;    // why its last answer was none; empty: it cosigned
  bool alarm = false;     // a person has to look
};

struct WitnessedState {
  std::vector<WitnessState> witnesses;
  std::string quorum;               // its name in the policy
  std::int64_t witnessed_size = 0;  // of the largest tree that the quorum cosigned
  std::string note;                 // that checkpoint with its cosignatures
};

class Submitter {
 public:
  struct Parts {
    record::Policy policy;
    record::VerifierKey log;
    record::TileReader tiles;            // of the published record; used by several threads
    std::string kept;                    // the file that remembers the newest witnessed checkpoint
    std::function<std::uint64_t()> now;  // seconds since 1970
    std::function<void(const std::string& note)> witnessed;  // a quorum cosigned it
    std::function<void()> answered;   // a witness answered: what the screen says may be another
    std::uint64_t again_after = 600;  // seconds
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
  struct Round {
    std::uint64_t number = 0;
    std::string note;
    std::string text;  // what is cosigned
    std::int64_t size = 0;
    std::string lines;  // cosignatures so far
    std::size_t answered = 0;
  };
  explicit Submitter(Parts parts) : parts_(std::move(parts)) {}
  void run_rounds();
  void run_witness(std::size_t place);
  void take_answer(std::size_t place, const Round& asked, const Result<std::string>& line);
  void judge_round();

  Parts parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> closing_ = false;
  std::string newest_;
  Round round_;
  WitnessedState state_;
  std::vector<std::jthread> threads_;
};

// Asks one witness to cosign; learns from a 409 what it has seen, and asks again from there. Gives
// its signature line, verified. Refusals: "witness.unreachable" to be tried again, and alarms:
// "witness.knows_more", "witness.refused", "witness.answer_wrong".
class Client;
Result<std::string> ask_witness(Client& client, const record::PolicyWitness& witness,
                                const record::VerifierKey& log, const std::string& note,
                                const record::TileReader& tiles, std::int64_t& seen_size);
// The size of what a witness has cosigned of a log, asked with the log's checkpoint of the empty
// tree, so that it is told nothing new. The same refusals.
Result<std::int64_t> size_seen_by(Client& client, const record::PolicyWitness& witness,
                                  const std::string& empty);

}  // namespace acta::network
