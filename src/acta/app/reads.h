// The log of reads, attested on the record.
#pragma once

#include <string>

#include "acta/base/result.h"
#include "acta/store/store.h"

namespace acta::app {

// Puts on the record what is due of the log of reads; with `all`, whatever is new. How many acts.
Result<std::int64_t> attest_reads(store::Store& store, bool all);

}  // namespace acta::app
