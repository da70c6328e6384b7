// The paper of the PDF form: pages to draw on, and the structure that says what each part is.
//
// What is drawn between begin() and end() belongs to that part of the structure; what is drawn
// outside of a leaf is an artifact (rules, heads, feet). Used by one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "acta/documents/pdf_type.h"
#include "acta/documents/strip.h"

// The names are the libraries' own.
struct _cairo;          // NOLINT(bugprone-reserved-identifier)
struct _cairo_surface;  // NOLINT(bugprone-reserved-identifier)

namespace acta::documents {

struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
};

enum class Scope : std::uint8_t { none, column, row };

// A part of the structure, in the order of begin().
struct Part {
  std::string tag;  // the standard structure type: "P", "TH", ...
  Writing writing;
  Scope scope = Scope::none;  // of header cells
};

struct Point {
  double x = 0;
  double y = 0;
};

struct Rule {
  Point from;
  double length = 0;
  double thickness = 0.5;
  Color color;
  bool dashed = false;
};

struct Extent {
  std::size_t from = 0;
  std::size_t to = 0;
};

class Paper {
 public:
  static constexpr double width = 595.276;  // A4
  static constexpr double height = 841.89;

  [[nodiscard]] static Result<Paper> create();

  void begin(Part part);
  void end();
  void next_page();
  // Draws those lines of the text, the first one at `at`.
  void lines(const Text& text, Extent extent, Point at, Color color);
  void text(const Text& text, Point at, Color color);
  void rule(const Rule& rule);
  void code(const QrCode& code, Point at, double side);

  struct Finished {
    std::string bytes;
    std::vector<Part> parts;
  };
  [[nodiscard]] Result<Finished> finish();

 private:
  struct FreeSurface {
    void operator()(_cairo_surface* surface) const;
  };
  struct FreePen {
    void operator()(_cairo* pen) const;
  };
  Paper() = default;

  std::unique_ptr<std::string> bytes_ = std::make_unique<std::string>();
  std::unique_ptr<_cairo_surface, FreeSurface> surface_;
  std::unique_ptr<_cairo, FreePen> pen_;
  std::vector<Part> parts_;
  std::vector<std::string> open_;
};

}  // namespace acta::documents
