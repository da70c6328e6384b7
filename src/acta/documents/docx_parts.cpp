// The parts of a DOCX file beside its body.
#include "acta/documents/docx_parts.h"

#include <fmt/format.h>

#include "acta/documents/text.h"
#include "acta/documents/words.h"

namespace acta::documents {
namespace {

constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view drawing = "http://schemas.openxmlformats.org/drawingml/2006/";
constexpr std::string_view accent = "14506E";
constexpr int qr_side = 648'000;  // 18 mm in English Metric Units

std::string relations(std::string_view list) {
  return fmt::format("{}<Relationships xmlns=\"{}relationships\">{}</Relationships>", docx_xml,
                     package, list);
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"/>", id, type, target);
}

std::string language_of(Writing writing) {
  if (writing.language == Language::other) return "";
  const auto code = words_in(writing.language).code;
  if (writing.direction == Direction::rtl) return fmt::format("<w:lang w:bidi=\"{}\"/>", code);
  if (writing.language == Language::zh) return "<w:lang w:eastAsia=\"zh-CN\"/>";
  return fmt::format("<w:lang w:val=\"{}\"/>", code);
}

struct Look {
  std::string_view id;
  std::string_view name;
  bool serif = true;
  bool bold = false;
  int half_points = 20;
  std::string_view color = "1C2126";
  int before = 0;  // twentieths of a point
  int after = 120;
  bool keep_next = false;
  int outline = -1;
  std::string_view extra;  // further paragraph properties: borders, tabs
};

std::string style(const Look& look) {
  const std::string_view latin = look.serif ? "Noto Serif" : "Noto Sans";
  const std::string_view arabic = look.serif ? "Noto Naskh Arabic" : "Noto Sans Arabic";
  const std::string_view chinese = look.serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC";
  const bool normal = look.id == "Normal";
  return fmt::format(
      "<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/>{}<w:qFormat/>"
      "<w:pPr>{}{}<w:spacing w:before=\"{}\" w:after=\"{}\"/>{}</w:pPr>"
      "<w:rPr><w:rFonts w:ascii=\"{}\" w:hAnsi=\"{}\" w:cs=\"{}\" w:eastAsia=\"{}\"/>{}"
      "<w:color w:val=\"{}\"/><w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/></w:rPr></w:style>",
      normal ? " w:default=\"1\"" : "", look.id, look.name,
      normal ? "" : "<w:basedOn w:val=\"Normal\"/>", look.keep_next ? "<w:keepNext/>" : "",
      look.extra, look.before, look.after,
      look.outline < 0 ? "" : fmt::format("<w:outlineLvl w:val=\"{}\"/>", look.outline), latin,
      latin, arabic, chinese, look.bold ? "<w:b/><w:bCs/>" : "", look.color, look.half_points,
      look.half_points);
}

std::string table_style() {
  return fmt::format(
      "<w:style w:type=\"table\" w:styleId=\"ActaTable\"><w:name w:val=\"Acta Table\"/><w:tblPr>"
      "<w:tblBorders><w:top w:val=\"single\" w:sz=\"12\" w:color=\"{}\"/>"
      "<w:bottom w:val=\"single\" w:sz=\"6\" w:color=\"8D8778\"/>"
      "<w:insideH w:val=\"single\" w:sz=\"2\" w:color=\"DCD8CD\"/></w:tblBorders>"
      "<w:tblCellMar><w:top w:w=\"45\" w:type=\"dxa\"/><w:left w:w=\"60\" w:type=\"dxa\"/>"
      "<w:bottom w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>"
      "</w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>"
      "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:color=\"8D8778\"/></w:tcBorders>"
      "<w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style>",
      accent);
}

std::string qr_picture(std::string_view description) {
  return fmt::format(
      "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
      "<wp:extent cx=\"{0}\" cy=\"{0}\"/><wp:docPr id=\"1\" name=\"QR\" descr=\"{1}\"/>"
      "<a:graphic><a:graphicData uri=\"{2}picture\"><pic:pic><pic:nvPicPr>"
      "<pic:cNvPr id=\"1\" name=\"qr.png\" descr=\"{1}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill><a:blip r:embed=\"r1\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
      "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{0}\"/></a:xfrm>"
      "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>"
      "</a:graphic></wp:inline></w:drawing></w:r>",
      qr_side, escape_xml(description), drawing);
}

std::string field(std::string_view name, Writing writing) {
  return fmt::format("<w:fldSimple w:instr=\" {} \">{}</w:fldSimple>", name,
                     docx_run("1", writing));
}

// "Page {0} of {1}" as runs and fields.
std::string page_of(std::string_view pattern, Writing writing) {
  std::string out;
  while (!pattern.empty()) {
    const auto brace = pattern.find('{');
    if (brace != 0) out += docx_run(pattern.substr(0, brace), writing);
    if (brace == std::string_view::npos) break;
    out += field(pattern[brace + 1] == '0' ? "PAGE" : "NUMPAGES", writing);
    pattern.remove_prefix(brace + 3);
  }
  return out;
}

std::string cell(int width, std::string_view content) {
  return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", width,
                     content);
}

}  // namespace

std::string docx_run(std::string_view text, Writing writing, std::string_view properties) {
  const bool rtl = writing.direction == Direction::rtl;
  return fmt::format("<w:r><w:rPr>{}{}{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
                     properties, rtl ? "<w:rtl/>" : "", language_of(writing), escape_xml(text));
}

std::string docx_paragraph(const DocxStyle& style, Writing writing, std::string_view runs) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}{}</w:pPr>{}</w:p>", style.name,
                     writing.direction == Direction::rtl ? "<w:bidi/>" : "",
                     style.align.empty() ? "" : fmt::format("<w:jc w:val=\"{}\"/>", style.align),
                     runs);
}

std::string docx_content_types() {
  constexpr std::string_view word =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string out = fmt::format(
      "{}<Types xmlns=\"{}content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"png\" ContentType=\"image/png\"/><Override "
      "PartName=\"/docProps/core.xml\" "
      "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
      docx_xml, package);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> parts{
      {{"document", "document.main"},
       {"styles", "styles"},
       {"settings", "settings"},
       {"footer1", "footer"}}};
  for (const auto& [name, type] : parts) {
    out += fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", name, word,
                       type);
  }
  return out += "</Types>";
}

std::string docx_package_relations() {
  return relations(relation("r1", fmt::format("{}officeDocument", office), "word/document.xml") +
                   relation("r2", fmt::format("{}relationships/metadata/core-properties", package),
                            "docProps/core.xml"));
}

std::string docx_document_relations() {
  return relations(relation("r1", fmt::format("{}styles", office), "styles.xml") +
                   relation("r2", fmt::format("{}settings", office), "settings.xml") +
                   relation("r3", fmt::format("{}footer", office), "footer1.xml"));
}

std::string docx_footer_relations() {
  return relations(relation("r1", fmt::format("{}image", office), "media/qr.png"));
}

std::string docx_properties(const Document& document, const Strip& strip) {
  return fmt::format(
      "{}<cp:coreProperties xmlns:cp=\"{}metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
      "<dc:creator>{}</dc:creator><dc:identifier>sha256:{}</dc:identifier>"
      "<dc:language>{}</dc:language><dcterms:created "
      "xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created></cp:coreProperties>",
      docx_xml, package, escape_xml(document.title), escape_xml(document.issuer.value_or("Acta")),
      strip.digest, words_in(document.writing.language).code, to_text(document.date));
}

std::string docx_settings(Writing writing) {
  return fmt::format(
      "{}<w:settings {}><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
      "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      "<w:themeFontLang w:val=\"{}\"/></w:settings>",
      docx_xml, docx_namespaces, words_in(writing.language).code);
}

std::string docx_styles(Writing writing) {
  std::string out = fmt::format(
      "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault>"
      "</w:docDefaults>",
      docx_xml, docx_namespaces, language_of(writing));
  out += style({.id = "Normal", .name = "Normal"});
  out += style({.id = "Title",
                .name = "Title",
                .bold = true,
                .half_points = 44,
                .before = 240,
                .keep_next = true});
  constexpr std::array<int, 5> sizes{28, 24, 21, 20, 20};
  for (int level = 1; level <= 5; ++level) {
    const auto id = fmt::format("Heading{}", level);
    const auto name = fmt::format("heading {}", level);
    out += style({.id = id,
                  .name = name,
                  .bold = true,
                  .half_points = sizes[static_cast<std::size_t>(level - 1)],
                  .before = 320,
                  .after = 100,
                  .keep_next = true,
                  .outline = level - 1});
  }
  out += style({.id = "Band",
                .name = "Acta Band",
                .serif = false,
                .half_points = 18,
                .color = "525B63",
                .extra = "<w:pBdr><w:top w:val=\"single\" w:sz=\"24\" w:space=\"6\" "
                         "w:color=\"14506E\"/></w:pBdr><w:tabs><w:tab w:val=\"right\" "
                         "w:pos=\"9410\"/></w:tabs>"});
  out += style({.id = "Facts",
                .name = "Acta Facts",
                .serif = false,
                .half_points = 19,
                .color = "525B63",
                .after = 40});
  out += style({.id = "Caption",
                .name = "caption",
                .bold = true,
                .before = 200,
                .after = 80,
                .keep_next = true});
  out += style({.id = "TableText",
                .name = "Acta Table Text",
                .serif = false,
                .half_points = 17,
                .after = 0});
  out += style({.id = "KeyFigure",
                .name = "Acta Key Figure",
                .after = 60,
                .extra = "<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs>"});
  out += style({.id = "Note",
                .name = "Acta Note",
                .serif = false,
                .half_points = 16,
                .color = "525B63",
                .after = 50});
  out += style({.id = "Strip",
                .name = "Acta Strip",
                .serif = false,
                .half_points = 14,
                .color = "525B63",
                .after = 20});
  return out + table_style() + "</w:styles>";
}

std::string docx_footer(const Document& document, const Strip& strip) {
  const auto writing = document.writing;
  const auto& words = words_in(writing.language);
  const auto line = [&](const std::string& runs) {
    return docx_paragraph({.name = "Strip"}, writing, runs);
  };
  const Writing technical{.language = Language::en, .direction = Direction::ltr};
  // The mark after it keeps the last sign of the value in its place where lines run to the left.
  const auto labelled = [&](std::string_view label, const std::string& value) {
    return line(docx_run(fmt::format("{} ", label), writing) +
                docx_run(value + "\u200E", technical));
  };
  std::string lines;
  if (strip.act) lines += line(docx_run(*strip.act, writing));
  lines += line(docx_run(strip.computed, writing));
  lines += labelled(words.root, strip.root) + labelled(words.fingerprint, strip.fingerprint);
  lines +=
      docx_paragraph({.name = "Strip", .align = "right"}, writing, page_of(words.page_of, writing));
  return fmt::format(
      "{0}<w:ftr {1} xmlns:wp=\"{2}wordprocessingDrawing\" xmlns:a=\"{2}main\" "
      "xmlns:pic=\"{2}picture\"><w:tbl><w:tblPr>{3}<w:tblW w:w=\"5000\" w:type=\"pct\"/>"
      "<w:tblBorders><w:top w:val=\"dashed\" w:sz=\"4\" w:color=\"8D8778\"/></w:tblBorders>"
      "<w:tblCellMar><w:top w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook "
      "w:firstRow=\"0\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1300\"/>"
      "<w:gridCol w:w=\"8110\"/></w:tblGrid><w:tr>{4}{5}</w:tr></w:tbl>{6}</w:ftr>",
      docx_xml, docx_namespaces, drawing,
      writing.direction == Direction::rtl ? "<w:bidiVisual/>" : "",
      cell(1300, line(qr_picture(words.qr))), cell(8110, lines), line(""));
}

}  // namespace acta::documents
