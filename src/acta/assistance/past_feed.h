// Requests from before the record as a register that can be read again (docs/formats/register.md).
#pragma once

#include <string>

#include "acta/assistance/past_acts.h"

namespace acta::assistance {

// CSV (RFC 4180): UTF-8, CR LF.
[[nodiscard]] std::string register_head();
[[nodiscard]] std::string register_line(const PastEntry& entry, Classification classification);

}  // namespace acta::assistance
