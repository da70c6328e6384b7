#include "acta/tables/xlsx_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace acta::tables {
namespace {

constexpr std::size_t columns_max = 1000;
constexpr std::size_t cells_max = 8'000'000;
constexpr std::size_t bytes_max = 256UL << 20U;
constexpr std::size_t merged_rows_max = 4'000'000;

std::optional<std::size_t> index_of(std::string_view text) {
  std::size_t index = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, index);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return index;
}

std::unexpected<Refused> malformed(std::string detail, std::size_t row) {
  return refuse("xlsx.malformed", 422, std::move(detail), fmt::format("row {}", row));
}

std::unexpected<Refused> too_large(std::string_view what) {
  return refuse(
      "xlsx.too_large", 422,
      fmt::format("the sheet has more {} than are read; divide it, or save it as CSV", what),
      "sheet");
}

}  // namespace

Result<bool> SheetReader::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
  if (name == "row") return begin_row(value_of(attributes, "r"));
  if (name == "c") return begin_cell(attributes);
  if (name == "mergeCell") return add_merged(value_of(attributes, "ref"));
  if (!in_cell_) return true;
  if (name == "f") formula_ = true;
  if (name == "rPh") ++phonetic_;
  in_text_ = name == "v" || (name == "t" && phonetic_ == 0);
  has_value_ = has_value_ || in_text_;
  return true;
}

Result<bool> SheetReader::end(std::string_view name) {
  in_text_ = false;
  if (name == "rPh") --phonetic_;
  if (name == "c" && in_cell_) return end_cell();
  if (name == "row") return end_row();
  return true;
}

void SheetReader::text(std::string_view piece) {
  if (in_text_) text_ += piece;
}

Result<bool> SheetReader::begin_row(std::string_view reference) {
  const auto before = place_.row;
  const auto row = reference.empty() ? std::optional(before + 1) : index_of(reference);
  constexpr std::size_t rows_max = 1'048'576;
  if (!row || *row <= before || *row > rows_max) {
    return malformed("rows do not stand in their order", before);
  }
  place_ = {.row = *row, .column = 0};
  next_column_ = 0;
  filled_ = false;
  row_ = {.line = *row, .cells = {}, .fault = {}};
  row_.cells.resize(table_.head.size());
  return true;
}

Result<bool> SheetReader::begin_cell(std::span<const XmlAttribute> attributes) {
  const auto reference = value_of(attributes, "r");
  auto place = CellPlace{.row = place_.row, .column = next_column_};
  if (!reference.empty()) place = ACTA_TRY(place_of(reference));
  if (place_.row == 0 || place.row != place_.row || place.column < next_column_) {
    return malformed("cells do not stand in their order", place_.row);
  }
  place_ = place;
  next_column_ = place.column + 1;
  type_ = value_of(attributes, "t");
  style_ = value_of(attributes, "s");
  text_.clear();
  formula_ = false;
  has_value_ = false;
  in_cell_ = true;
  phonetic_ = 0;
  return true;
}

// The text of the cell that was read, until the next is; refused when it has none to give.
Result<std::string_view> SheetReader::value() {
  const auto no = [](std::string detail) { return refuse("xlsx.cell", 422, std::move(detail)); };
  const auto made = [&](std::string text) -> std::string_view { return made_ = std::move(text); };
  // Of a formula that gave an empty text, the type says so.
  if (!has_value_ || (formula_ && text_.empty() && type_ != "str")) {
    if (!formula_) return std::string_view();
    return no("has a formula whose value the file does not keep; open and save it once");
  }
  if (type_ == "s") {
    const auto index = index_of(text_);
    if (!index || *index >= workbook_.texts.size()) return no("names a text that is not there");
    return workbook_.texts[*index];
  }
  if (type_ == "inlineStr" || type_ == "str") return made(unescaped(text_));
  if (type_ == "b") return text_ == "1" || text_ == "true" ? "TRUE" : "FALSE";
  if (type_ == "e") return no(fmt::format("holds an error: {}", text_));
  if (type_ == "d") {
    return std::string_view(text_).substr(0, text_.ends_with("T00:00:00") ? 10 : text_.size());
  }
  if (!type_.empty() && type_ != "n") return no("is of a kind that is not known");
  if (text_.empty()) return std::string_view();
  const auto style = index_of(style_);
  const auto shown =
      style && *style < workbook_.styles.size() ? workbook_.styles[*style] : Shown::number;
  return made(ACTA_TRY(text_of_number(text_, shown, workbook_.dates)));
}

Result<bool> SheetReader::end_cell() {
  in_cell_ = false;
  const auto text = value();
  // Also of cells that are dropped: what cells share is looked at again for each of them.
  bytes_ += text ? text->size() : text_.size();
  if (bytes_ > bytes_max) return too_large("text");
  const bool in_head = head_line_ == 0;
  if (text && without_blanks(*text).empty()) return true;
  filled_ = true;
  if (in_head && place_.column >= columns_max) return too_large("columns");
  if (in_head && place_.column >= row_.cells.size()) row_.cells.resize(place_.column + 1);
  if (place_.column >= row_.cells.size()) {
    blame(place_.column, "stands beside the columns that the head names");
    return true;
  }
  if (!text) {
    blame(place_.column, text.error().detail);
    return true;
  }
  row_.cells[place_.column] = *text;
  return true;
}

Result<bool> SheetReader::end_row() {
  if (!filled_) return true;
  if (head_line_ == 0) {
    if (!row_.fault.empty()) return malformed("the head: " + row_.fault, place_.row);
    head_line_ = place_.row;
    for (const auto& name : row_.cells) table_.head.emplace_back(without_blanks(name));
    return true;
  }
  if ((table_.rows.size() + 1) * table_.head.size() > cells_max) return too_large("cells");
  judge_row(row_, table_.head.size());
  table_.rows.push_back(std::move(row_));
  return true;
}

Result<bool> SheetReader::add_merged(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) return true;
  const auto from = ACTA_TRY(place_of(reference.substr(0, colon)));
  const auto to = ACTA_TRY(place_of(reference.substr(colon + 1)));
  if (to.row < from.row || to.column < from.column) {
    return malformed("merged cells end before they begin", from.row);
  }
  merged_rows_ += to.row - from.row + 1;
  if (merged_rows_ > merged_rows_max) return too_large("merged cells");
  merged_.push_back({.from = from, .to = to});
  return true;
}

std::string SheetReader::column_at(std::size_t column) const {
  if (column < table_.head.size() && !table_.head[column].empty()) return table_.head[column];
  return column_name(column);
}

void SheetReader::blame(std::size_t column, std::string reason) {
  if (!row_.fault.empty()) return;
  row_.fault = fmt::format("{}{} {}", column_name(column), row_.line, reason);
  row_.column = column_at(column);
}

// Only the first of merged cells has what all of them show: the rows of the others would be read as
// if they said nothing there.
Result<bool> SheetReader::spread_merged() {
  for (const auto& [from, to] : merged_) {
    if (from.column >= table_.head.size()) continue;
    const bool of_head = from.row <= head_line_ && head_line_ <= to.row;
    if (of_head && (from.column != to.column || to.row > head_line_)) {
      return malformed("cells of the head are merged; give each column one cell with its name",
                       head_line_);
    }
    auto row = std::ranges::lower_bound(table_.rows, from.row, {}, &TextRow::line);
    for (; row != table_.rows.end() && row->line <= to.row; ++row) {
      const bool first_alone = row->line == from.row && from.column == to.column;
      if (first_alone || !row->fault.empty()) continue;
      row->fault = fmt::format("{}{}:{}{} are merged; give every row cells of its own",
                               column_name(from.column), from.row, column_name(to.column), to.row);
      row->column = column_at(from.column);
      row->cells.clear();
    }
  }
  return true;
}

Result<TextTable> SheetReader::table(std::span<const std::string_view> needed) && {
  if (head_line_ == 0) return refuse("xlsx.empty", 422, "the sheet is empty", "sheet");
  (void)ACTA_TRY(spread_merged());
  (void)ACTA_TRY(check_head(table_.head, needed, fmt::format("row {}", head_line_)));
  return std::move(table_);
}

}  // namespace acta::tables
