// Registers of requests from before the record, as lists to import: CSV or XLSX.
#pragma once

#include <string>
#include <string_view>

#include "acta/app/list_import.h"
#include "acta/places/places.h"

namespace acta::app {

struct RegisterFile {
  std::string name;   // of the file
  std::string word;   // of the register, where a row has none; may be empty
  std::string sheet;  // of a workbook; the first one when empty
};
Result<ListFile> read_register(const RegisterFile& file, std::string_view bytes,
                               const places::Places& places);

}  // namespace acta::app
