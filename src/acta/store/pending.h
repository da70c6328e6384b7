// A command on its way through the writer.
#pragma once

#include <functional>
#include <optional>

#include "acta/store/command.h"
#include "acta/store/idempotency.h"

namespace acta::store {

struct Pending {
  Command command;
  Idempotency idempotency;
  Hash seed{};  // of the ids that the command makes
  Done done;
  std::optional<Result<Recorded>> answer = std::nullopt;  // once the writer came to it
};

}  // namespace acta::store
