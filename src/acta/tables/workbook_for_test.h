// A workbook made of the sheets that a test writes. For the tests of this folder alone.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "acta/documents/zip.h"

namespace acta::tables {

struct MadeSheet {
  std::string name;
  std::string body;        // what stands within <worksheet>
  std::string state = "";  // "hidden"
};

struct MadeWorkbook {
  std::vector<MadeSheet> sheets;
  std::vector<std::string> texts = {};        // shared, as XML within <si>
  std::string styles = "";                    // within <styleSheet>
  std::string properties = "";                // of the workbook: <workbookPr date1904="1"/>
  std::vector<documents::ZipPart> more = {};  // other parts

  [[nodiscard]] std::string bytes() const {
    const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    std::string list;
    std::string relations =
        fmt::format(R"(<Relationship Id="t" Type="{0}sharedStrings" Target="sharedStrings.xml"/>)"
                    R"(<Relationship Id="s" Type="{0}styles" Target="/xl/styles.xml"/>)",
                    rel);
    std::vector<documents::ZipPart> parts{
        {.name = "_rels/.rels",
         .bytes = fmt::format(R"({}<Relationships><Relationship Id="w" Type="{}officeDocument" )"
                              R"(Target="xl/workbook.xml"/></Relationships>)",
                              head, rel)}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      list += fmt::format(R"(<sheet name="{}" sheetId="{}" state="{}" r:id="r{}"/>)",
                          sheets[i].name, i + 1, sheets[i].state, i);
      relations += fmt::format(
          R"(<Relationship Id="r{}" Type="{}worksheet" Target="worksheets/sheet{}.xml"/>)", i, rel,
          i);
      parts.push_back({.name = fmt::format("xl/worksheets/sheet{}.xml", i),
                       .bytes = head + "<worksheet>" + sheets[i].body + "</worksheet>"});
    }
    std::string shared;
    for (const auto& text : texts) shared += "<si>" + text + "</si>";
    parts.push_back({.name = "xl/workbook.xml",
                     .bytes = fmt::format(R"({}<workbook xmlns:r="{}">{}<sheets>{}</sheets>)"
                                          R"(</workbook>)",
                                          head, rel, properties, list)});
    parts.push_back({.name = "xl/_rels/workbook.xml.rels",
                     .bytes = head + "<Relationships>" + relations + "</Relationships>"});
    parts.push_back({.name = "xl/sharedStrings.xml", .bytes = head + "<sst>" + shared + "</sst>"});
    parts.push_back(
        {.name = "xl/styles.xml", .bytes = head + "<styleSheet>" + styles + "</styleSheet>"});
    parts.insert(parts.end(), more.begin(), more.end());
    return documents::write_zip(parts).value();
  }
};

}  // namespace acta::tables
