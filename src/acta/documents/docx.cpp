// A document as DOCX: its body, and the package.
#include "acta/documents/docx.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "acta/documents/docx_parts.h"
#include "acta/documents/qr_image.h"
#include "acta/documents/text.h"
#include "acta/documents/words.h"
#include "acta/documents/zip.h"

namespace acta::documents {
namespace {

constexpr std::size_t text_width = 9410;  // A4 less the margins, in twentieths of a point

std::string_view jc_of(Align align) {
  switch (align) {
    case Align::start: return "";
    case Align::center: return "center";
    case Align::end: return "right";
  }
  std::unreachable();
}

// The start of a column is that of the table, whatever the cell is written in.
std::string_view jc_of(Align align, Writing cell, Writing table) {
  if (cell.direction == table.direction || align == Align::center) return jc_of(align);
  return jc_of(align == Align::start ? Align::end : Align::start);
}

// Characters of UTF-8 text.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Widths in twentieths of a point, by the longest text of each column, within reason.
std::vector<std::size_t> widths_of(const Table& table) {
  constexpr std::size_t least = 7;
  constexpr std::size_t most = 42;
  std::vector<std::size_t> out;
  out.reserve(table.columns.size());
  for (const auto& column : table.columns) out.push_back(length_of(column.head));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      out[i] = std::max(out[i], length_of(row.cells[i].text));
    }
  }
  std::size_t sum = 0;
  for (auto& width : out) sum += width = std::clamp(width + 3, least, most);
  for (auto& width : out) width = width * text_width / sum;
  return out;
}

class DocxBody {
 public:
  explicit DocxBody(const Document& document) : document_(document) {
    for (const auto& block : document.blocks) {
      if (block.note) notes_.emplace(block.note->mark, notes_.size() + 1);
    }
  }

  std::string write();

 private:
  void front();
  void block(const Block& block);
  void table(const Table& table, Writing writing);
  std::string row(const Table& table, const Row& row, Writing writing,
                  const std::vector<std::size_t>& widths) const;
  void figures(const FigureList& list, Writing writing);
  void note(const Note& note, Writing writing);
  [[nodiscard]] std::string marker(const std::optional<std::string>& mark, Writing writing) const;
  [[nodiscard]] std::string runs(const std::vector<Run>& runs, Writing writing) const;
  void add(const DocxStyle& style, Writing writing, const std::string& runs) {
    out_ += docx_paragraph(style, writing, runs);
  }

  const Document& document_;
  std::map<std::string, std::size_t> notes_;
  std::string out_;
};

std::string DocxBody::marker(const std::optional<std::string>& mark, Writing writing) const {
  if (!mark) return "";
  return fmt::format("<w:hyperlink w:anchor=\"note_{}\">{}</w:hyperlink>", notes_.at(*mark),
                     docx_run(*mark, writing, "<w:vertAlign w:val=\"superscript\"/>"));
}

std::string DocxBody::runs(const std::vector<Run>& runs, Writing writing) const {
  std::string out;
  for (const auto& run : runs) {
    std::string_view properties;
    switch (run.kind) {
      case RunKind::plain: break;
      case RunKind::strong: properties = "<w:b/><w:bCs/>"; break;
      case RunKind::emphasis: properties = "<w:i/><w:iCs/>"; break;
    }
    out += docx_run(run.text, writing, properties) + marker(run.note, writing);
  }
  return out;
}

void DocxBody::front() {
  const auto writing = document_.writing;
  const auto& words = words_in(writing.language);
  const auto date = [&](Date day) { return long_date(writing.language, day); };
  add({.name = "Band"}, writing,
      docx_run(document_.issuer.value_or(""), writing) + "<w:r><w:tab/></w:r>" +
          docx_run(document_.symbol.value_or(""), writing));
  add({.name = "Title"}, writing, docx_run(document_.title, writing));
  add({.name = "Facts"}, writing, docx_run(date(document_.date), writing));
  if (!document_.period) return;
  const auto period = fmt::format(fmt::runtime(words.period), date(document_.period->from),
                                  date(document_.period->to));
  add({.name = "Facts"}, writing,
      docx_run(fmt::format("{}: {}", words.period_label, period), writing));
}

std::string DocxBody::row(const Table& table, const Row& row, Writing writing,
                          const std::vector<std::size_t>& widths) const {
  std::string out = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    const auto cell_writing = cell.writing.value_or(writing);
    const auto bold = row.kind == RowKind::total ? "<w:b/><w:bCs/>" : "";
    out += fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", widths[i],
        docx_paragraph(
            {.name = "TableText", .align = jc_of(table.columns[i].align, cell_writing, writing)},
            cell_writing, docx_run(cell.text, cell_writing, bold) + marker(cell.note, writing)));
  }
  return out + "</w:tr>";
}

void DocxBody::table(const Table& table, Writing writing) {
  const auto widths = widths_of(table);
  add({.name = "Caption"}, writing, docx_run(table.caption, writing));
  out_ += fmt::format(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"ActaTable\"/>{}<w:tblW w:w=\"5000\" w:type=\"pct\"/>"
      "<w:tblLook w:firstRow=\"1\" w:firstColumn=\"{}\"/><w:tblCaption w:val=\"{}\"/></w:tblPr>"
      "<w:tblGrid>",
      writing.direction == Direction::rtl ? "<w:bidiVisual/>" : "", table.row_heads ? 1 : 0,
      escape_xml(table.caption));
  for (const auto width : widths) out_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  out_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    out_ +=
        fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", widths[i],
                    docx_paragraph({.name = "TableText", .align = jc_of(column.align)}, writing,
                                   docx_run(column.head, writing)));
  }
  out_ += "</w:tr>";
  for (const auto& entry : table.rows) out_ += row(table, entry, writing, widths);
  if (table.rows.empty()) {
    out_ += fmt::format(
        "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/></w:tcPr>"
        "{}</w:tc></w:tr>",
        text_width, table.columns.size(),
        docx_paragraph(
            {.name = "TableText"}, document_.writing,
            docx_run(words_in(document_.writing.language).no_entries, document_.writing)));
  }
  out_ += "</w:tbl>";
  add({.name = "TableText"}, writing, "");
}

void DocxBody::figures(const FigureList& list, Writing writing) {
  for (const auto& item : list.items) {
    add({.name = "KeyFigure"}, writing,
        docx_run(item.value, writing, "<w:b/><w:bCs/>") + marker(item.note, writing) +
            "<w:r><w:tab/></w:r>" + docx_run(item.label, writing));
  }
}

void DocxBody::note(const Note& note, Writing writing) {
  const auto id = notes_.at(note.mark);
  add({.name = "Note"}, writing,
      fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"note_{0}\"/>{1}<w:bookmarkEnd "
                  "w:id=\"{0}\"/>",
                  id, docx_run(note.mark, writing, "<w:vertAlign w:val=\"superscript\"/>")) +
          docx_run(" ", writing) + runs(note.runs, writing));
}

void DocxBody::block(const Block& block) {
  if (block.heading) {
    const auto style = fmt::format("Heading{}", block.heading->level);
    add({.name = style}, block.writing, docx_run(block.heading->text, block.writing));
  } else if (block.paragraph) {
    add({.name = "Normal"}, block.writing, runs(block.paragraph->runs, block.writing));
  } else if (block.table) {
    table(*block.table, block.writing);
  } else if (block.figures) {
    figures(*block.figures, block.writing);
  } else if (block.note) {
    note(*block.note, block.writing);
  } else {
    add({.name = "Normal"}, document_.writing, "<w:r><w:br w:type=\"page\"/></w:r>");
  }
}

std::string DocxBody::write() {
  out_ = fmt::format("{}<w:document {}><w:body>", docx_xml, docx_namespaces);
  front();
  for (const auto& item : document_.blocks) block(item);
  out_ += fmt::format(
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r3\"/><w:pgSz w:w=\"11906\" "
      "w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1248\" w:bottom=\"2211\" w:left=\"1248\" "
      "w:header=\"567\" w:footer=\"454\" w:gutter=\"0\"/>{}</w:sectPr></w:body></w:document>",
      document_.writing.direction == Direction::rtl ? "<w:bidi/>" : "");
  return std::move(out_);
}

}  // namespace

Result<std::string> write_docx(const Document& document, const Issued& issued) {
  (void)ACTA_TRY(check(document));
  const auto strip = strip_of(document, issued);
  const auto code = ACTA_TRY(qr_code(strip.code));
  return write_zip({{"[Content_Types].xml", docx_content_types()},
                    {"_rels/.rels", docx_package_relations()},
                    {"docProps/core.xml", docx_properties(document, strip)},
                    {"word/document.xml", DocxBody(document).write()},
                    {"word/_rels/document.xml.rels", docx_document_relations()},
                    {"word/styles.xml", docx_styles(document.writing)},
                    {"word/settings.xml", docx_settings(document.writing)},
                    {"word/footer1.xml", docx_footer(document, strip)},
                    {"word/_rels/footer1.xml.rels", docx_footer_relations()},
                    {"word/media/qr.png", ACTA_TRY(qr_png(code))}});
}

}  // namespace acta::documents
