// The pages of the PDF form: where each block stands, page after page. Used by one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "acta/documents/pdf_paper.h"
#include "acta/documents/pdf_type.h"
#include "acta/documents/strip.h"
#include "acta/documents/words.h"

namespace acta::documents {

// Paper and ink, one accent.
inline constexpr Color ink_color{.red = 0.11, .green = 0.129, .blue = 0.149};
inline constexpr Color quiet_color{.red = 0.322, .green = 0.357, .blue = 0.388};
inline constexpr Color accent_color{.red = 0.078, .green = 0.314, .blue = 0.431};
inline constexpr Color rule_color{.red = 0.863, .green = 0.847, .blue = 0.804};
inline constexpr Color strong_rule_color{.red = 0.553, .green = 0.529, .blue = 0.471};

// The body of a page; the head stands above it, the strip below.
inline constexpr double body_left = 62.4;
inline constexpr double body_width = Paper::width - 2 * body_left;
inline constexpr double body_top = 66;
inline constexpr double body_bottom = Paper::height - 104;

struct Numbering {
  int pages = 0;  // of the whole document; 0 while they are being counted
};

class Pages {
 public:
  Pages(const Document& document, Typesetter& type, Paper& paper, Numbering numbering);

  // Draws the whole document and its heads and feet; gives the number of pages.
  [[nodiscard]] Result<int> draw(const Strip& strip);

  // For the parts of a block (pdf_table.cpp).
  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] Typesetter& type() { return type_; }
  [[nodiscard]] Paper& paper() { return paper_; }
  [[nodiscard]] double left() const { return body_bottom - y_; }
  [[nodiscard]] bool at_top() const { return y_ == body_top; }
  [[nodiscard]] double y() const { return y_; }
  void down(double points) { y_ += points; }
  // Another page, unless that much room is left on this one.
  void need(double points);
  void next_page();

 private:
  void band();
  void front();
  void block(const Block& block);
  void heading(const Heading& heading, Writing writing, bool before_table);
  void flow(const Text& text, const Part& part, Color color);
  void figures(const FigureList& list, Writing writing);
  void figure_row(const std::vector<Figure>& items, Extent extent, Writing writing);
  void note(const Note& note, Writing writing);
  void head();
  void foot();

  const Document& document_;
  Typesetter& type_;
  Paper& paper_;
  Numbering numbering_;
  Strip strip_;
  QrCode code_;
  int page_ = 1;
  double y_ = body_top;
};

// Runs as spans, each mark of a note raised after its text.
[[nodiscard]] std::vector<Span> spans_of(const std::vector<Run>& runs);
[[nodiscard]] std::vector<Span> spans_of(const std::string& text,
                                         const std::optional<std::string>& mark);

void draw_table(Pages& pages, const Table& table, Writing writing);

}  // namespace acta::documents
