// What other acts and passed deadlines set in motion: time tests again when a date moves,
// suspension of what rested on a mandate that ended, lapse of requests that were returned and not
// answered, deferred requests before the focal point again. Pure, and idempotent: a second call
// after its own acts gives nothing.
#pragma once

#include <vector>

#include "acta/assistance/decisions.h"

namespace acta::assistance {

// Time tests of the open files that concern an election whose date was moved by `cause`; the
// earlier results stay on the record.
[[nodiscard]] std::vector<Draft> test_time_again(const Requests& requests,
                                                 const RecordedAct& cause);
// G1 of the open files that were admitted on the authority that `cause` ended, if it was not valid
// on the date of their letters.
[[nodiscard]] std::vector<Draft> test_authority_again(const Requests& requests,
                                                      const RecordedAct& cause);
// Suspends approved files for which the mandate that `cause` ended was the last one.
[[nodiscard]] std::vector<Draft> mandate_ended(const Requests& requests, const RecordedAct& cause,
                                               Date today);
[[nodiscard]] std::vector<Draft> suspend_without_mandate(const Requests& requests, Date today);
[[nodiscard]] std::vector<Draft> deadlines_passed(const Requests& requests, Date today);

}  // namespace acta::assistance
