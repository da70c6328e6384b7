// The rounds in which a log's checkpoints are shown to the witnesses of its policy: when one
// begins, who is asked, what an answer changes, and when the quorum has cosigned. Time is told to
// it, questions are carried by others (submitter.h): it waits for nothing.
//
//   announced -> begin(): round begun -> next_for(witness): asked -> take_answer(): cosigned
//     -> the quorum is reached: kept in a file, then said
//
// A round begins at most once a second while the record grows, waits five seconds for its
// witnesses, and is repeated when nothing is new, so that a silent witness shows: soon while one
// has not cosigned, and later each time. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/result.h"
#include "acta/record/checkpoint.h"
#include "acta/record/policy.h"

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

class Rounds {
 public:
  struct Parts {
    record::Policy policy;
    record::VerifierKey log;
    std::string kept;  // the file that remembers the newest witnessed checkpoint
    std::int64_t again_after_ms = 600'000;  // when nothing is new and all have cosigned
  };
  struct Round {
    std::uint64_t number = 0;
    std::string note;
    std::int64_t size = 0;
    std::string lines;  // cosignatures so far
    std::size_t answered = 0;
    std::size_t cosigned = 0;
  };
  static constexpr std::int64_t never = INT64_MAX;

  // Refuses when what is kept is not of this log.
  static Result<Rounds> open(Parts parts);

  // There is a newer checkpoint, published as a signed note.
  void announce(const std::string& note) { newest_ = note; }
  // Begins a round when one is due. `now_ms`: of a clock that never goes back.
  bool begin(std::int64_t now_ms);
  // When begin() has something to do, as far as is known now.
  [[nodiscard]] std::int64_t due_at() const;
  // The round that the witness is to be asked in, once.
  std::optional<Round> next_for(std::size_t place);
  // What became of asking; true when the quorum cosigned: state().note is a newer one.
  // `at`: seconds since 1970.
  bool take_answer(std::size_t place, const Round& asked, const Result<std::string>& line,
                   std::int64_t now_ms, std::uint64_t at);

  [[nodiscard]] const WitnessedState& state() const { return state_; }
  [[nodiscard]] const record::Policy& policy() const { return parts_.policy; }
  [[nodiscard]] const record::VerifierKey& log() const { return parts_.log; }

 private:
  explicit Rounds(Parts parts);
  Result<bool> load();
  bool judge_round();

  Parts parts_;
  std::size_t asked_ = 0;  // witnesses with an address
  std::string newest_;
  Round round_;
  std::int64_t rest_until_ = 0;
  unsigned vain_ = 0;                  // rounds of the same checkpoint in which not all cosigned
  std::vector<std::uint64_t> joined_;  // the round that each witness was last asked in
  WitnessedState state_;
};

}  // namespace acta::network
