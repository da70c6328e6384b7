// The data files as typed rows. Strict: a code, date, word or order that cannot be right is refused
// with its file and line.
#pragma once

#include <vector>

#include "acta/base/result.h"
#include "acta/places/data.h"
#include "acta/places/place.h"

namespace acta::places {

struct Tables {
  std::vector<Place> places;  // in the order of their codes
  std::vector<FormerMember> former;
  std::vector<DatedName> names;  // by code, language and day; no two hold on one day
  std::vector<DatedStatus> statuses;
};

[[nodiscard]] Result<Tables> read_tables(const DataFiles& files);

}  // namespace acta::places
