// What other acts and passed deadlines set in motion: time tests again when a date moves, lapse of
// requests that were returned and not answered, deferred requests before the focal point again.
// Pure, and idempotent: a second call after its own acts gives nothing.
#pragma once

#include <vector>

#include "acta/assistance/decisions.h"

namespace acta::assistance {

// Time tests of the open files that concern an election whose date was moved by `cause`; the
// earlier results stay on the record.
[[nodiscard]] std::vector<Draft> test_time_again(const Requests& requests,
                                                 const RecordedAct& cause);
[[nodiscard]] std::vector<Draft> deadlines_passed(const Requests& requests, Date today);

}  // namespace acta::assistance
