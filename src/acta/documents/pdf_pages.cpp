// The pages of the PDF form.
#include "acta/documents/pdf_pages.h"

#include <fmt/format.h>

#include <algorithm>

namespace acta::documents {
namespace {

constexpr double paragraph_gap = 7;
constexpr double qr_size = 46;
constexpr double strip_top = Paper::height - 91;
constexpr std::size_t figures_a_row_max = 4;

constexpr Face body_face{.family = Family::serif, .points = 10};
constexpr Face fact_face{.family = Family::sans, .points = 9};
constexpr Face note_face{.family = Family::sans, .points = 8};
constexpr Face strip_face{.family = Family::sans, .points = 6.8};
constexpr Face page_face{.family = Family::sans, .points = 8};

double heading_size(std::int32_t level) {
  constexpr std::array<double, 5> sizes{14.5, 12, 10.5, 10, 10};
  return sizes[static_cast<std::size_t>(level - 1)];
}

// Rows of about one length: six figures stand three and three, not four and two.
std::size_t figures_a_row(std::size_t figures) {
  const auto rows = (figures + figures_a_row_max - 1) / figures_a_row_max;
  return (figures + rows - 1) / rows;
}

// Keeps what has its own direction together within a sentence (FSI and PDI of Unicode).
std::string isolated(const std::string& text) {
  return "\u2068" + text + "\u2069";
}

// The left edge of a box of that width that stands `start` from where the lines begin.
double edge(Writing writing, double start, double width) {
  return writing.direction == Direction::rtl ? body_left + body_width - start - width
                                             : body_left + start;
}

}  // namespace

std::vector<Span> spans_of(const std::vector<Run>& runs) {
  std::vector<Span> out;
  for (const auto& run : runs) {
    out.push_back({.text = run.text, .kind = run.kind});
    if (run.note) out.push_back({.text = *run.note, .raised = true});
  }
  return out;
}

std::vector<Span> spans_of(const std::string& text, const std::optional<std::string>& mark) {
  return spans_of({Run{.kind = RunKind::plain, .text = text, .note = mark}});
}

Pages::Pages(const Document& document, Typesetter& type, Paper& paper, Numbering numbering)
    : document_(document), type_(type), paper_(paper), numbering_(numbering) {}

void Pages::next_page() {
  foot();
  paper_.next_page();
  ++page_;
  y_ = body_top;
  head();
}

void Pages::need(double points) {
  if (points > left() && !at_top()) next_page();
}

// Who issues the document, and its symbol, on one baseline.
void Pages::band() {
  const auto writing = document_.writing;
  paper_.rule({.from = {.x = body_left, .y = 52},
               .length = body_width,
               .thickness = 2.2,
               .color = accent_color});
  y_ = 60;
  if (!document_.issuer && !document_.symbol) return;
  struct Side {
    Text text;
    double start = 0;
  };
  std::vector<Side> sides;
  const auto add = [&](const std::string& text, Align align, bool bold) {
    const double half = body_width / 2;
    sides.push_back(
        {.text = type_.set(text, {.face = {.family = Family::sans, .points = 9, .bold = bold},
                                  .writing = writing,
                                  .align = align,
                                  .width = half}),
         .start = align == Align::start ? 0 : half});
  };
  if (document_.issuer) add(*document_.issuer, Align::start, false);
  if (document_.symbol) add(*document_.symbol, Align::end, true);
  double height = 0;
  double baseline = 0;
  for (const auto& side : sides) baseline = std::max(baseline, side.text.lines.front().baseline);
  for (const auto& side : sides) {
    const double drop = baseline - side.text.lines.front().baseline;
    paper_.begin({.tag = "P", .writing = writing});
    paper_.text(side.text, {.x = edge(writing, side.start, body_width / 2), .y = y_ + drop},
                quiet_color);
    paper_.end();
    height = std::max(height, drop + side.text.height);
  }
  y_ += height + 6;
  paper_.rule({.from = {.x = body_left, .y = y_}, .length = body_width, .color = rule_color});
}

void Pages::front() {
  const auto writing = document_.writing;
  const auto& words = words_in(writing.language);
  band();
  y_ += 26;
  flow(type_.set_balanced(document_.title,
                          {.face = {.family = Family::serif, .points = 23, .bold = true},
                           .writing = writing,
                           .width = body_width}),
       {.tag = "H1", .writing = writing}, ink_color);
  y_ += 8;
  const auto fact = [&](const std::string& text) {
    flow(type_.set(text, {.face = fact_face, .writing = writing, .width = body_width}),
         {.tag = "P", .writing = writing}, quiet_color);
    y_ += 2;
  };
  const auto date = [&](Date day) { return long_date(writing.language, day); };
  fact(date(document_.date));
  if (document_.period) {
    fact(fmt::format("{}: {}", words.period_label,
                     fmt::format(fmt::runtime(words.period), date(document_.period->from),
                                 date(document_.period->to))));
  }
  y_ += 22;
}

// A text that goes on over pages; two lines at least stand together on either side of a break.
void Pages::flow(const Text& text, const Part& part, Color color) {
  const auto& lines = text.lines;
  const auto height = [&](std::size_t from, std::size_t to) {
    return lines[to - 1].top + lines[to - 1].height - lines[from].top;
  };
  paper_.begin(part);
  for (std::size_t from = 0; from < lines.size();) {
    std::size_t to = from;
    while (to < lines.size() && height(from, to + 1) <= left()) ++to;
    if (to < lines.size()) {
      if (lines.size() - to == 1 && to > from) --to;
      if (to - from < 2 && !at_top()) to = from;
      if (to == from && at_top()) to = from + 1;
    }
    if (to > from) {
      paper_.lines(text, {.from = from, .to = to}, {.x = body_left, .y = y_}, color);
      y_ += height(from, to);
    }
    from = to;
    if (from < lines.size()) next_page();
  }
  paper_.end();
}

void Pages::heading(const Heading& heading, Writing writing, bool before_table) {
  const double size = heading_size(heading.level);
  const auto text =
      type_.set(heading.text, {.face = {.family = Family::serif, .points = size, .bold = true},
                               .writing = writing,
                               .width = body_width});
  const double above = at_top() ? 0 : (heading.level == 1 ? 16 : 11);
  need(above + text.height + (before_table ? 90 : 46));
  if (!at_top()) y_ += above;
  flow(text, {.tag = fmt::format("H{}", heading.level + 1), .writing = writing}, ink_color);
  y_ += heading.level == 1 ? 6 : 4;
}

void Pages::figure_row(const std::vector<Figure>& items, Extent extent, Writing writing) {
  const auto columns = figures_a_row(items.size());
  constexpr double gap = 16;
  const double width =
      (body_width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  struct Shown {
    Text value;
    Text label;
  };
  std::vector<Shown> cells;
  double value_height = 0;
  double label_height = 0;
  for (auto i = extent.from; i < extent.to; ++i) {
    Shown cell{
        .value = type_.set(
            spans_of(items[i].value, items[i].note),
            {.face = {.family = Family::serif, .points = 19}, .writing = writing, .width = width}),
        .label = type_.set(
            items[i].label,
            {.face = {.family = Family::sans, .points = 8.5}, .writing = writing, .width = width})};
    value_height = std::max(value_height, cell.value.height);
    label_height = std::max(label_height, cell.label.height);
    cells.push_back(std::move(cell));
  }
  need(value_height + label_height + 12);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double x = edge(writing, (width + gap) * static_cast<double>(i), width);
    paper_.rule(
        {.from = {.x = x, .y = y_}, .length = width, .thickness = 0.8, .color = strong_rule_color});
    paper_.begin({.tag = "LI", .writing = writing});
    paper_.begin({.tag = "Lbl", .writing = writing});
    paper_.text(cells[i].label, {.x = x, .y = y_ + 3 + value_height}, quiet_color);
    paper_.end();
    paper_.begin({.tag = "LBody", .writing = writing});
    paper_.text(cells[i].value, {.x = x, .y = y_ + 3}, ink_color);
    paper_.end();
    paper_.end();
  }
  y_ += value_height + label_height + 16;
}

void Pages::figures(const FigureList& list, Writing writing) {
  y_ += 4;
  paper_.begin({.tag = "L", .writing = writing});
  const auto count = list.items.size();
  const auto step = figures_a_row(count);
  for (std::size_t i = 0; i < count; i += step) {
    figure_row(list.items, {.from = i, .to = std::min(i + step, count)}, writing);
  }
  paper_.end();
  y_ += 4;
}

void Pages::note(const Note& note, Writing writing) {
  auto spans = spans_of(note.runs);
  spans.insert(spans.begin(), {Span{.text = note.mark, .raised = true}, Span{.text = "\u00A0"}});
  flow(type_.set(spans, {.face = note_face, .writing = writing, .width = body_width}),
       {.tag = "Note", .writing = writing}, quiet_color);
  y_ += 3;
}

void Pages::block(const Block& block) {
  if (block.paragraph) {
    flow(type_.set(spans_of(block.paragraph->runs),
                   {.face = body_face, .writing = block.writing, .width = body_width}),
         {.tag = "P", .writing = block.writing}, ink_color);
    y_ += paragraph_gap;
  } else if (block.table) {
    draw_table(*this, *block.table, block.writing);
  } else if (block.figures) {
    figures(*block.figures, block.writing);
  } else if (block.note) {
    note(*block.note, block.writing);
  } else if (block.page_break && !at_top()) {
    next_page();
  }
}

// The running head, from the second page on.
void Pages::head() {
  const auto writing = document_.writing;
  const double third = body_width / 3;
  double room = body_width;
  if (document_.symbol) {
    room = 2 * third - 12;
    const auto symbol =
        type_.set(*document_.symbol, {.face = {.family = Family::sans, .points = 8, .bold = true},
                                      .writing = writing,
                                      .align = Align::end,
                                      .width = third,
                                      .ellipsize = true});
    paper_.text(symbol, {.x = edge(writing, 2 * third, third), .y = 36}, quiet_color);
  }
  const auto title = type_.set(
      document_.title, {.face = page_face, .writing = writing, .width = room, .ellipsize = true});
  paper_.text(title, {.x = edge(writing, 0, room), .y = 36}, quiet_color);
  paper_.rule({.from = {.x = body_left, .y = 51}, .length = body_width, .color = rule_color});
}

void Pages::foot() {
  const auto writing = document_.writing;
  const auto& words = words_in(writing.language);
  paper_.rule({.from = {.x = body_left, .y = strip_top},
               .length = body_width,
               .color = strong_rule_color,
               .dashed = true});
  paper_.code(code_, {.x = edge(writing, 0, qr_size), .y = strip_top + 10}, qr_size);
  const double start = qr_size + 14;
  const double number_width = 96;
  const double width = body_width - start - number_width;
  double y = strip_top + 9;
  const auto line = [&](const std::vector<Span>& spans) {
    const auto text = type_.set(spans, {.face = strip_face, .writing = writing, .width = width});
    paper_.text(text, {.x = edge(writing, start, width), .y = y}, quiet_color);
    y += text.height + 1.5;
  };
  if (strip_.act) line({{.text = *strip_.act, .kind = RunKind::strong}});
  line({{.text = strip_.computed}});
  line({{.text = fmt::format("{}: ", words.root)}, {.text = isolated(strip_.root)}});
  line({{.text = fmt::format("{}: ", words.fingerprint)},
        {.text = isolated(strip_.fingerprint), .kind = RunKind::strong}});
  const auto number = type_.set(
      fmt::format(fmt::runtime(words.page_of), page_, numbering_.pages),
      {.face = page_face, .writing = writing, .align = Align::end, .width = number_width});
  paper_.text(number,
              {.x = edge(writing, body_width - number_width, number_width), .y = strip_top + 8},
              ink_color);
}

Result<int> Pages::draw(const Strip& strip) {
  strip_ = strip;
  code_ = ACTA_TRY(qr_code(strip.code));
  paper_.begin({.tag = "Document", .writing = document_.writing});
  front();
  const auto& blocks = document_.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].heading) {
      const bool before_table = i + 1 < blocks.size() && blocks[i + 1].table.has_value();
      heading(*blocks[i].heading, blocks[i].writing, before_table);
    } else {
      block(blocks[i]);
    }
  }
  foot();
  paper_.end();
  return page_;
}

}  // namespace acta::documents
