// Tables of the PDF form: columns as wide as they need, the head repeated on every page.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "acta/documents/pdf_pages.h"

namespace acta::documents {
namespace {

constexpr double gap = 12;  // between columns
constexpr double pad_y = 3.2;
constexpr Face cell_face{.family = Family::sans, .points = 8.5};
constexpr Face bold_face{.family = Family::sans, .points = 8.5, .bold = true};

struct SetRow {
  std::vector<Text> cells;
  std::vector<double> drops;  // so that the first lines of all cells stand on one baseline
  double height = 0;          // with its padding
};

void settle(SetRow& row) {
  double baseline = 0;
  for (const auto& cell : row.cells) baseline = std::max(baseline, cell.lines.front().baseline);
  for (const auto& cell : row.cells) {
    row.drops.push_back(baseline - cell.lines.front().baseline);
    row.height = std::max(row.height, row.drops.back() + cell.height + 2 * pad_y);
  }
}

// What a column asks for: its longest word, and its longest text on one line.
struct Demand {
  double least = 0;
  double most = 0;
};

class TableDrawing {
 public:
  TableDrawing(Pages& pages, const Table& table, Writing writing)
      : pages_(pages), table_(table), writing_(writing) {}

  void draw();

 private:
  void find_widths();
  [[nodiscard]] Demand demand_of(std::size_t column);
  [[nodiscard]] SetRow set_head();
  [[nodiscard]] SetRow set_row(const Row& row);
  void head(bool first);
  void row(const Row& row);
  void cells(const SetRow& row, const std::vector<Extent>& extents, const Row* entry);
  void split_row(const SetRow& set, const Row& row);
  void no_entries();
  void caption(bool first);
  void across(double thickness, Color color);
  void fresh_page();
  [[nodiscard]] Writing writing_of_cell(const Cell& cell) const {
    return cell.writing.value_or(writing_);
  }
  [[nodiscard]] double edge(std::size_t column) const;

  Pages& pages_;
  const Table& table_;
  Writing writing_;
  std::vector<double> widths_;  // of the text, without the padding
  SetRow head_;
};

double TableDrawing::edge(std::size_t column) const {
  double start = 0;
  for (std::size_t i = 0; i < column; ++i) start += widths_[i] + gap;
  if (writing_.direction == Direction::ltr) return body_left + start;
  return body_left + body_width - start - widths_[column];
}

Demand TableDrawing::demand_of(std::size_t column) {
  Demand out;
  const auto take = [&](const std::vector<Span>& spans, Face face, Writing writing) {
    const double most = pages_.type().set(spans, {.face = face, .writing = writing}).width;
    out.most = std::max(out.most, std::min(most, body_width * 2));
    if (most <= out.least) return;
    // A text that fits into the width of a short word needs no second look.
    double word = 0;
    for (const auto& span : spans) {
      for (std::size_t from = 0; from < span.text.size();) {
        const auto to = std::min(span.text.find(' ', from), span.text.size());
        const auto piece = span.text.substr(from, to - from);
        word = std::max(word, pages_.type().set(piece, {.face = face, .writing = writing}).width);
        from = to + 1;
      }
    }
    out.least = std::max(out.least, std::min(word, body_width / 3));
  };
  take(spans_of(table_.columns[column].head, std::nullopt), bold_face, writing_);
  for (const auto& row : table_.rows) {
    const auto& cell = row.cells[column];
    take(spans_of(cell.text, cell.note), row.kind == RowKind::total ? bold_face : cell_face,
         writing_of_cell(cell));
  }
  return out;
}

// Columns that need no more than an equal share get what they need; the others divide the rest
// by what they ask for beyond their longest word.
void TableDrawing::find_widths() {
  std::vector<Demand> demands;
  demands.reserve(table_.columns.size());
  for (std::size_t i = 0; i < table_.columns.size(); ++i) demands.push_back(demand_of(i));
  const auto count = demands.size();
  const double gaps = gap * static_cast<double>(count - 1);
  double room = std::max(body_width - gaps, static_cast<double>(count));
  widths_.assign(count, 0);
  std::size_t open = count;
  for (bool found = true; found && open > 0;) {
    found = false;
    const double share = room / static_cast<double>(open);
    for (std::size_t i = 0; i < count; ++i) {
      if (widths_[i] > 0 || demands[i].most > share) continue;
      // A little more than was measured, so that rounding breaks no line.
      widths_[i] = demands[i].most + 0.05;
      room -= widths_[i];
      --open;
      found = true;
    }
  }
  if (open == 0) {
    for (auto& width : widths_) width += room / static_cast<double>(count);
    return;
  }
  double least = 0;
  double most = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (widths_[i] > 0) continue;
    least += demands[i].least;
    most += demands[i].most;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (widths_[i] > 0) continue;
    const auto& [low, high] = demands[i];
    widths_[i] = least >= room || most <= least
                     ? room * low / least
                     : low + (high - low) * (room - least) / (most - least);
  }
}

SetRow TableDrawing::set_head() {
  SetRow out;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const auto& column = table_.columns[i];
    out.cells.push_back(pages_.type().set(
        column.head,
        {.face = bold_face, .writing = writing_, .align = column.align, .width = widths_[i]}));
  }
  settle(out);
  return out;
}

SetRow TableDrawing::set_row(const Row& row) {
  SetRow out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    const auto writing = writing_of_cell(cell);
    // The start of a column is that of the table, whatever the cell is written in.
    auto align = table_.columns[i].align;
    if (writing.direction != writing_.direction && align != Align::center) {
      align = align == Align::start ? Align::end : Align::start;
    }
    out.cells.push_back(pages_.type().set(
        spans_of(cell.text, cell.note), {.face = row.kind == RowKind::total ? bold_face : cell_face,
                                         .writing = writing,
                                         .align = align,
                                         .width = widths_[i]}));
  }
  settle(out);
  return out;
}

void TableDrawing::across(double thickness, Color color) {
  pages_.paper().rule({.from = {.x = body_left, .y = pages_.y()},
                       .length = body_width,
                       .thickness = thickness,
                       .color = color});
}

void TableDrawing::caption(bool first) {
  const Face face{.family = Family::serif, .points = 10, .bold = first};
  auto spans = std::vector<Span>{{.text = table_.caption}};
  if (!first) {
    const auto continued = words_in(writing_.language).continued;
    spans.push_back({.text = fmt::format(" {}", continued), .kind = RunKind::emphasis});
  }
  const auto text = pages_.type().set(
      spans, {.face = face, .writing = writing_, .width = body_width, .ellipsize = !first});
  auto& paper = pages_.paper();
  if (first) paper.begin({.tag = "Caption", .writing = writing_});
  paper.text(text, {.x = body_left, .y = pages_.y()}, first ? ink_color : quiet_color);
  if (first) paper.end();
  pages_.down(text.height + 5);
}

// The head is part of the structure once; where it is repeated it is an artifact.
void TableDrawing::head(bool first) {
  auto& paper = pages_.paper();
  across(1.4, accent_color);
  if (first) paper.begin({.tag = "TR", .writing = writing_});
  for (std::size_t i = 0; i < head_.cells.size(); ++i) {
    const auto& cell = head_.cells[i];
    if (first) paper.begin({.tag = "TH", .writing = writing_, .scope = Scope::column});
    paper.text(cell, {.x = edge(i), .y = pages_.y() + head_.height - pad_y - cell.height},
               quiet_color);
    if (first) paper.end();
  }
  if (first) paper.end();
  pages_.down(head_.height);
  across(0.7, strong_rule_color);
}

void TableDrawing::fresh_page() {
  pages_.next_page();
  caption(false);
  head(false);
}

void TableDrawing::cells(const SetRow& row, const std::vector<Extent>& extents, const Row* entry) {
  auto& paper = pages_.paper();
  paper.begin({.tag = "TR", .writing = writing_});
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool names_row = i == 0 && table_.row_heads;
    paper.begin({.tag = names_row ? "TH" : "TD",
                 .writing = writing_of_cell(entry->cells[i]),
                 .scope = names_row ? Scope::row : Scope::none});
    paper.lines(row.cells[i], extents[i],
                {.x = edge(i), .y = pages_.y() + pad_y + (extents[i].from == 0 ? row.drops[i] : 0)},
                ink_color);
    paper.end();
  }
  paper.end();
}

// A row higher than a page: as many lines of each cell as fit, then another page.
void TableDrawing::split_row(const SetRow& set, const Row& row) {
  std::vector<Extent> extents(set.cells.size());
  for (bool rest = true; rest;) {
    rest = false;
    double used = 0;
    for (std::size_t i = 0; i < set.cells.size(); ++i) {
      const auto& lines = set.cells[i].lines;
      auto& extent = extents[i];
      extent.from = extent.to;
      const double drop = extent.from == 0 ? set.drops[i] : 0;
      while (extent.to < lines.size()) {
        const auto& last = lines[extent.to];
        const double height = last.top + last.height - lines[extent.from].top;
        if (height + drop + 2 * pad_y > pages_.left() && extent.to > extent.from) break;
        used = std::max(used, height + drop);
        ++extent.to;
      }
      rest = rest || extent.to < lines.size();
    }
    cells(set, extents, &row);
    pages_.down(used + 2 * pad_y);
    across(0.4, rule_color);
    if (rest) fresh_page();
  }
}

void TableDrawing::row(const Row& row) {
  const auto set = set_row(row);
  if (set.height > pages_.left()) fresh_page();
  if (row.kind == RowKind::total) across(0.7, strong_rule_color);
  if (set.height > pages_.left()) return split_row(set, row);
  std::vector<Extent> extents;
  extents.reserve(set.cells.size());
  for (const auto& cell : set.cells) extents.push_back({.from = 0, .to = cell.lines.size()});
  cells(set, extents, &row);
  pages_.down(set.height);
  across(0.4, rule_color);
}

void TableDrawing::no_entries() {
  const auto writing = pages_.document().writing;
  const auto text = pages_.type().set(
      std::vector<Span>{
          {.text = std::string(words_in(writing.language).no_entries), .kind = RunKind::emphasis}},
      {.face = cell_face, .writing = writing, .width = body_width});
  auto& paper = pages_.paper();
  paper.begin({.tag = "TR", .writing = writing});
  paper.begin({.tag = "TD", .writing = writing});
  paper.text(text, {.x = body_left, .y = pages_.y() + pad_y}, quiet_color);
  paper.end();
  paper.end();
  pages_.down(text.height + 2 * pad_y);
}

void TableDrawing::draw() {
  find_widths();
  head_ = set_head();
  pages_.down(pages_.at_top() ? 0 : 6);
  pages_.need(80 + head_.height);
  pages_.paper().begin({.tag = "Table", .writing = writing_});
  caption(true);
  head(true);
  for (const auto& entry : table_.rows) row(entry);
  if (table_.rows.empty()) no_entries();
  across(0.8, strong_rule_color);
  pages_.paper().end();
  pages_.down(14);
}

}  // namespace

void draw_table(Pages& pages, const Table& table, Writing writing) {
  TableDrawing(pages, table, writing).draw();
}

}  // namespace acta::documents
