// Reads the snapshot of open.undp.org of 28 January 2014 (projects coded 15161 "Elections", 2010 to
// 2013) from a directory, as its files are.
//
//   undp-crs15161-projects-full.json                  the projects
//   undp-crs15161-project-summary-2010-2013.json      their fiscal years
//   undp-crs15161-project-donor-year-2010-2013.csv    their donors by fiscal year
//   donor-index.json                                  the names of donors
//
// Refuses, naming file and record: a missing file, malformed JSON or CSV, wrong types, a project
// or donor that stands twice, a fiscal year that stands twice with different figures, a year or
// donor of an unknown project, a project too long for an entry. Nothing is half-imported. A row
// repeated without a difference is no reason to refuse: it is counted (defects.h).
#pragma once

#include <string>

#include "acta/activities/decisions.h"
#include "acta/base/result.h"

namespace acta::activities {

[[nodiscard]] Result<Import> read_undp(const std::string& directory);

}  // namespace acta::activities
