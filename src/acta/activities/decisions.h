// Decides what an import puts on the record: what is not there yet, and what differs. Pure.
//
// The same files again record nothing. An activity that is on the record and not in the import
// stays as it was last read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/activities/acts.h"
#include "acta/base/bytes.h"
#include "acta/base/facts.h"
#include "acta/base/result.h"

namespace acta::activities {

// What was read of a publisher's files.
struct Import {
  std::vector<ActivityRead> activities;  // by project
  SourceRead source;
};

struct Activities {
  std::map<std::string, Hash> last;  // by stream: of the body of its last act
};
void apply(Activities& activities, const RecordedAct& act);

[[nodiscard]] Result<std::vector<Draft>> import_activities(const Activities& activities,
                                                           const Import& import, Facts& facts);

}  // namespace acta::activities
