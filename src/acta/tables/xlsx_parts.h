// The parts of a workbook beside its sheets: which sheets there are and where they stand, texts
// that cells share, and how styles show numbers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "acta/tables/xlsx_sheet.h"

namespace acta::tables {

// The targets of a part's relations, by their ids and by their kinds ("worksheet"), as full names
// of parts. Refuses none: what is not found is told where it is needed.
struct Relations {
  std::map<std::string, std::string, std::less<>> by_id;
  std::map<std::string, std::string, std::less<>> by_kind;
};
[[nodiscard]] Result<Relations> read_relations(std::string_view xml, std::string_view folder);

struct SheetNamed {
  std::string name;
  std::string relation;
  bool hidden = false;
};
struct SheetList {
  std::vector<SheetNamed> sheets;
  DateSystem dates = DateSystem::from_1900;
};
[[nodiscard]] Result<SheetList> read_sheet_list(std::string_view xml);
[[nodiscard]] Result<std::vector<std::string>> read_shared_texts(std::string_view xml);
[[nodiscard]] Result<std::vector<Shown>> read_styles(std::string_view xml);

}  // namespace acta::tables
