// The data files of places, embedded in the program (data/places, sources in data/SOURCES.md).
#pragma once

#include "acta/base/csv.h"

namespace acta::places {

struct DataFiles {
  CsvFile states;
  CsvFile former;
  CsvFile statuses;
  CsvFile names;
  CsvFile fictional;
};

[[nodiscard]] DataFiles embedded_data();

}  // namespace acta::places
