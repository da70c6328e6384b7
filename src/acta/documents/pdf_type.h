// Typesetting for the PDF form: texts laid out in lines, in Noto fonts only.
//
// Fonts come from the system's font folder by a configuration of our own, so that neither the
// user's font settings nor the screen's hinting change a document. One Typesetter for one thread.
// All measures are points, y grows downwards.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/documents/document.h"

// The names are the library's own.
struct _PangoLayout;   // NOLINT(bugprone-reserved-identifier)
struct _PangoContext;  // NOLINT(bugprone-reserved-identifier)
struct _PangoFontMap;  // NOLINT(bugprone-reserved-identifier)

namespace acta::documents {

enum class Family : std::uint8_t { serif, sans };

struct Face {
  Family family = Family::serif;
  double points = 10;
  bool bold = false;
};

// A stretch of text within a layout.
struct Span {
  std::string text;
  RunKind kind = RunKind::plain;
  bool raised = false;  // the mark of a note
};

struct FreeObject {
  void operator()(void* object) const;
};

// One line, measured from the top of its text.
struct Line {
  double top = 0;
  double height = 0;
  double baseline = 0;
  double start = 0;  // where its ink begins, from the left edge
};

// A text laid out within a width.
struct Text {
  std::unique_ptr<_PangoLayout, FreeObject> layout;
  std::vector<Line> lines;
  double width = 0;  // of the widest line
  double height = 0;
};

struct Setting {
  Face face;
  Writing writing;
  Align align = Align::start;
  std::optional<double> width;  // none: one line, as long as it takes
  bool ellipsize = false;       // one line, cut to the width
};

class Typesetter {
 public:
  // Refuses when the Noto fonts are not installed.
  [[nodiscard]] static Result<Typesetter> create();

  [[nodiscard]] Text set(const std::vector<Span>& spans, const Setting& setting);
  [[nodiscard]] Text set(std::string_view text, const Setting& setting);

  // Breaks a title so that its lines are of about one length. REQUIRES: setting.width.
  [[nodiscard]] Text set_balanced(std::string_view text, Setting setting);

  // The first character for which no font was found.
  [[nodiscard]] std::optional<std::uint32_t> missing() const { return missing_; }

 private:
  Typesetter() = default;
  void note_missing(_PangoLayout* layout);
  // One for each writing and never changed: a layout is made again when its context changes.
  _PangoContext* context_for(Writing writing);

  std::unique_ptr<_PangoFontMap, FreeObject> fonts_;
  std::map<std::pair<Language, Direction>, std::unique_ptr<_PangoContext, FreeObject>> contexts_;
  std::optional<std::uint32_t> missing_;
};

}  // namespace acta::documents
