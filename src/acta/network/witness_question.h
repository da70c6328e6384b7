// One question to one witness, after C2SP tlog-witness v1.0.0: what to send, and what the answer
// means. Who carries it is another's business.
//
//   auto question = ACTA_TRY(WitnessQuestion::begin({witness, log, note, tiles}, seen_size));
//   post question.body(), then question.take(answer): a verified signature line, or nothing, when
//   the witness named another size and has to be asked again with what body() is by then.
//
// Refusals: "witness.unreachable" to be tried again, and alarms: "witness.knows_more",
// "witness.refused", "witness.answer_wrong". One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "acta/base/result.h"
#include "acta/network/client.h"
#include "acta/record/policy.h"
#include "acta/record/tiles.h"

namespace acta::network {

class WitnessQuestion {
 public:
  struct About {
    const record::PolicyWitness& witness;
    const record::VerifierKey& log;
    const std::string& note;          // the checkpoint, signed by the log
    const record::TileReader& tiles;  // of the record
  };

  // `seen_size`: of the largest tree that the witness is known to have cosigned. What it is about
  // outlives the question.
  static Result<WitnessQuestion> begin(About about, std::int64_t seen_size);

  [[nodiscard]] const std::string& body() const { return body_; }
  Result<std::optional<std::string>> take(const Answer& answer);
  // What is known by now of what the witness has cosigned.
  [[nodiscard]] std::int64_t seen_size() const { return seen_size_; }

 private:
  WitnessQuestion(About about, std::int64_t size) : about_(about), size_(size) {}
  Result<bool> ask_from(std::int64_t seen_size);
  Result<std::optional<std::string>> ask_again(std::int64_t known);

  About about_;
  std::int64_t size_ = 0;  // of the checkpoint
  std::int64_t seen_size_ = 0;
  std::string body_;
  int asked_ = 0;
};

// Sends a body to an address.
using Post = std::function<Result<Answer>(const std::string& url, const std::string& body)>;
[[nodiscard]] Post client_post(Client& client);

// The size of what a witness has cosigned of a log, asked with the log's checkpoint of the empty
// tree, so that it is told nothing new. The same refusals.
Result<std::int64_t> size_seen_by(const Post& post, const record::PolicyWitness& witness,
                                  const std::string& empty);

// Asks until there is an answer that counts. `seen_size` is kept up.
Result<std::string> ask_witness(const Post& post, WitnessQuestion::About about,
                                std::int64_t& seen_size);

}  // namespace acta::network
