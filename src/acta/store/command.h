// What is asked of the writer, and what it answers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/act.h"
#include "acta/base/bytes.h"
#include "acta/base/result.h"
#include "acta/store/view.h"

namespace acta::store {

// The version of a stream that the asker saw (how many acts it had): another one is a refusal.
struct Expected {
  std::string stream;
  std::int64_t version = 0;
};

// What was prepared to be signed: the moment, the ids and the lines are settled before the queue,
// and the writer records exactly these bytes or refuses (record.prepared_stale).
struct Prepared {
  Instant at;
  Hash seed{};                     // of the ids in the lines
  std::vector<std::string> lines;  // of the acts decided, in their order, each with its line feed
  std::vector<std::string> signatures;  // for each line the signature lines behind it, or nothing
  Classification classification = Classification::open;  // the highest of the acts
};

struct Command {
  Actor actor;
  std::string
      idempotency_key;  // unique for the actor; the same key and request get the same answer
  std::string request;  // canonical text of what is asked, its verb included
  std::optional<Expected> expected;
  Decision decide;
  // Only for records made in advance of their time, such as a demonstration: the moment of the act.
  std::optional<Instant> at;
  // Only when the author has signed it, and the signature was judged.
  std::optional<Prepared> prepared = std::nullopt;
};

struct Receipt {
  std::int64_t index = 0;
  Hash leaf{};
  Instant at;
};

// The acts of one command, and the tree that holds them: durable when it is answered.
struct Recorded {
  std::vector<Receipt> receipts;
  std::int64_t size = 0;
  Hash root{};
  bool repeated = false;  // an answer given before
};

using Done = std::function<void(Result<Recorded>)>;

}  // namespace acta::store
