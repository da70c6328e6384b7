// All decisions on requests for electoral assistance and for advisory services, in the order of a
// file's life.
#pragma once

#include "acta/assistance/advisory_decisions.h"
#include "acta/assistance/assessment_decisions.h"
#include "acta/assistance/consultation_decisions.h"
#include "acta/assistance/exchange_decisions.h"
#include "acta/assistance/file_decisions.h"
#include "acta/assistance/guard_decisions.h"
#include "acta/assistance/intake_decisions.h"
#include "acta/assistance/mandate_decisions.h"
#include "acta/assistance/outcome_decisions.h"
#include "acta/assistance/past_decisions.h"
#include "acta/assistance/report_decisions.h"
#include "acta/assistance/review_decisions.h"
