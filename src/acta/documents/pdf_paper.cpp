// The paper of the PDF form, drawn by cairo into memory.
#include "acta/documents/pdf_paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "acta/base/check.h"

namespace acta::documents {
namespace {

void ink(cairo_t* pen, Color color) {
  cairo_set_source_rgb(pen, color.red, color.green, color.blue);
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

void Paper::FreeSurface::operator()(cairo_surface_t* surface) const {
  cairo_surface_destroy(surface);
}

void Paper::FreePen::operator()(cairo_t* pen) const {
  cairo_destroy(pen);
}

Result<Paper> Paper::create() {
  Paper paper;
  paper.surface_.reset(
      cairo_pdf_surface_create_for_stream(&append, paper.bytes_.get(), width, height));
  cairo_pdf_surface_restrict_to_version(paper.surface_.get(), CAIRO_PDF_VERSION_1_5);
  // A fixed moment: the real one is set from the document when the file is finished.
  cairo_pdf_surface_set_metadata(paper.surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 "1970-01-01T00:00:00Z");
  paper.pen_.reset(cairo_create(paper.surface_.get()));
  const auto status = cairo_status(paper.pen_.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return refuse("document.pdf", 500, cairo_status_to_string(status));
  }
  return paper;
}

void Paper::begin(Part part) {
  cairo_tag_begin(pen_.get(), part.tag.c_str(), nullptr);
  open_.push_back(part.tag);
  parts_.push_back(std::move(part));
}

void Paper::end() {
  ACTA_ASSERT(!open_.empty());
  cairo_tag_end(pen_.get(), open_.back().c_str());
  open_.pop_back();
}

void Paper::next_page() {
  cairo_show_page(pen_.get());
}

void Paper::lines(const Text& text, Extent extent, Point at, Color color) {
  ink(pen_.get(), color);
  for (auto i = extent.from; i < extent.to; ++i) {
    const auto& line = text.lines[i];
    const double y = at.y - text.lines[extent.from].top + line.baseline;
    cairo_move_to(pen_.get(), at.x + line.start, y);
    pango_cairo_show_layout_line(
        pen_.get(), pango_layout_get_line_readonly(text.layout.get(), static_cast<int>(i)));
  }
}

void Paper::text(const Text& text, Point at, Color color) {
  lines(text, {.from = 0, .to = text.lines.size()}, at, color);
}

void Paper::rule(const Rule& rule) {
  ink(pen_.get(), rule.color);
  cairo_set_line_width(pen_.get(), rule.thickness);
  constexpr double dash = 2.5;
  cairo_set_dash(pen_.get(), &dash, rule.dashed ? 1 : 0, 0);
  cairo_move_to(pen_.get(), rule.from.x, rule.from.y);
  cairo_line_to(pen_.get(), rule.from.x + rule.length, rule.from.y);
  cairo_stroke(pen_.get());
}

void Paper::code(const QrCode& code, Point at, double side) {
  const double module = side / code.side;
  ink(pen_.get(), {});
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side;) {
      int end = x;
      while (end < code.side && code.at(end, y)) ++end;
      if (end > x) {
        cairo_rectangle(pen_.get(), at.x + x * module, at.y + y * module, (end - x) * module,
                        module);
      }
      x = end + 1;
    }
  }
  cairo_fill(pen_.get());
}

Result<Paper::Finished> Paper::finish() {
  ACTA_ASSERT(open_.empty());
  cairo_show_page(pen_.get());
  const auto drawn = cairo_status(pen_.get());
  pen_.reset();
  cairo_surface_finish(surface_.get());
  const auto written = cairo_surface_status(surface_.get());
  if (drawn != CAIRO_STATUS_SUCCESS)
    return refuse("document.pdf", 500, cairo_status_to_string(drawn));
  if (written != CAIRO_STATUS_SUCCESS) {
    return refuse("document.pdf", 500, cairo_status_to_string(written));
  }
  return Finished{.bytes = std::move(*bytes_), .parts = std::move(parts_)};
}

}  // namespace acta::documents
