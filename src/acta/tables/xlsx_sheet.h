// One sheet of a workbook, read row by row into a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/base/text_table.h"
#include "acta/tables/xlsx_values.h"
#include "acta/tables/xml.h"

namespace acta::tables {

// What cells of all sheets refer to.
struct Workbook {
  DateSystem dates = DateSystem::from_1900;
  std::vector<std::string> texts;
  std::vector<Shown> styles;
};

// The first row with anything in it is the head. Refuses (xlsx.malformed, xlsx.too_large) what is
// no sheet, or more than is read; what is wrong with one row is its fault.
class SheetReader : public XmlVisitor {
 public:
  explicit SheetReader(const Workbook& workbook) : workbook_(workbook) {}

  Result<bool> begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
  Result<bool> end(std::string_view name) override;
  void text(std::string_view piece) override;

  // Once it was read whole: merged cells stand behind the rows.
  Result<TextTable> table(std::span<const std::string_view> needed) &&;

 private:
  struct Merged {
    CellPlace from;
    CellPlace to;
  };

  Result<bool> begin_row(std::string_view reference);
  Result<bool> begin_cell(std::span<const XmlAttribute> attributes);
  Result<bool> end_cell();
  Result<bool> end_row();
  Result<bool> add_merged(std::string_view reference);
  [[nodiscard]] Result<std::string_view> value();
  [[nodiscard]] std::string column_at(std::size_t column) const;
  void blame(std::size_t column, std::string reason);
  Result<bool> spread_merged();

  const Workbook& workbook_;
  TextTable table_;
  std::size_t head_line_ = 0;  // 0: not met yet
  std::vector<Merged> merged_;
  std::size_t merged_rows_ = 0;
  std::size_t bytes_ = 0;  // of all cells

  // The row and the cell that are being read.
  TextRow row_;
  bool filled_ = false;
  CellPlace place_;
  std::size_t next_column_ = 0;
  std::string type_;
  std::string style_;
  std::string text_;
  std::string made_;  // the value, where it is not a shared text
  bool formula_ = false;
  bool has_value_ = false;
  bool in_cell_ = false;
  bool in_text_ = false;
  int phonetic_ = 0;
};

}  // namespace acta::tables
