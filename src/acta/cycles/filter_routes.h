// Which elections a question asks for, in its address.
#pragma once

#include "acta/cycles/routes.h"
#include "acta/cycles/views.h"

namespace acta::cycles {

//   state=KEN,UGA  region=african  kind=local  cycle=0192...  from=2026-01-01  to=2026-12-31
//   undated=no
// Refuses what is no such value (cycles.filter), and a region of which nothing is known.
[[nodiscard]] Result<ElectionFilter> filter_of(const http::Request& request, const Atlas& atlas);

}  // namespace acta::cycles
