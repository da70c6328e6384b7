// What can be on the record of a request for electoral assistance.
//
// A request and the response to it are made known by announcements, which are public; every other
// act of a file is internal or more (docs/adr/0007). Public figures come from announcements alone.
#pragma once

#include "acta/assistance/advisory_acts.h"
#include "acta/assistance/assessment_acts.h"
#include "acta/assistance/consultation_acts.h"
#include "acta/assistance/exchange_acts.h"
#include "acta/assistance/intake_acts.h"
#include "acta/assistance/mandate_acts.h"
#include "acta/assistance/outcome_acts.h"
#include "acta/assistance/past_acts.h"
#include "acta/assistance/report_acts.h"
#include "acta/assistance/review_acts.h"

namespace acta::assistance {

void add_acts(ActRegistry& registry);

}  // namespace acta::assistance
