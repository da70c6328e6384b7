// What can be on the record of electoral cycles, elections, their dates and their figures.
#pragma once

#include "acta/cycles/cycle_acts.h"
#include "acta/cycles/date_acts.h"
#include "acta/cycles/election_acts.h"
#include "acta/cycles/indicator_acts.h"
#include "acta/cycles/list_acts.h"

namespace acta::cycles {

void add_acts(ActRegistry& registry);

}  // namespace acta::cycles
