// The data files of IATI, embedded in the program (data/iati, sources in data/SOURCES.md).
#pragma once

#include "acta/base/csv.h"

namespace acta::iati {

[[nodiscard]] CsvFile embedded_codes();

}  // namespace acta::iati
