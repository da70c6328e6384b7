// Decides that a log continues another: only with its very first act, so that whoever reads it from
// the start knows, and nobody can claim it later.
#pragma once

#include <string>
#include <vector>

#include "acta/base/facts.h"
#include "acta/base/result.h"
#include "acta/continuity/acts.h"

namespace acta::continuity {

struct Beginning {
  bool begun = false;  // the log has an act, whichever
};
void apply(Beginning& beginning, const RecordedAct& act);

// `own_origin` is the name of the log that is asked to go on.
Result<std::vector<Draft>> continue_record(const Beginning& beginning,
                                           const std::string& own_origin,
                                           RecordContinued continued);

}  // namespace acta::continuity
