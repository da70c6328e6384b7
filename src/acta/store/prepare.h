// Acts that are signed by persons: prepared on the last durable state, signed elsewhere, then
// recorded exactly as they were signed.
//
// The writer decides a prepared command again, with the moment and the ids that were prepared. When
// that gives the lines that were signed, they are recorded; else something has changed meanwhile,
// and the command is refused as stale.
#pragma once

#include <string>
#include <vector>

#include "acta/store/command.h"

namespace acta::store {

[[nodiscard]] std::unexpected<Refused> prepared_stale(std::string why);

// Puts the signatures behind the lines. Refuses lines other than those that were prepared; there
// may be more of them (evidence, which is decided when the signatures have come).
Result<bool> put_signatures(std::vector<std::string>& lines, const Prepared& prepared);

}  // namespace acta::store
