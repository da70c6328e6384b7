// A document as Acta keeps it: one model of blocks from which every printed form is made.
//
// What is attested of a report is digest(document): SHA-256 over the canonical JSON of this model
// (docs/formats/document-model.md). The same document gives the same JSON, and so the same digest,
// on every machine and in every locale, time zone and directory. The printed forms (html.h, pdf.h,
// docx.h, csv.h) add no figure and no sentence of their own but the words of words.h.
//
// Values; nothing here is shared between threads.
//
// Example:
//   Document report{.title = "Status of requests", .language = Language::en, ...};
//   report.blocks = {heading(en, 1, "Key figures"),
//                    paragraph(en, {plain("Carana asked on "), strong("4 March 2013")})};
//   (void)ACTA_TRY(check(report));
//   const Hash attested = digest(report);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/date.h"
#include "acta/base/describe.h"
#include "acta/base/language.h"
#include "acta/base/result.h"

namespace acta::documents {

// The version of the model; a member that changes meaning gives a new one.
enum class Format : std::uint8_t { document_1 };
constexpr auto describe(Format*) {
  return words<Format>("DocumentFormat", "The version of the document model.", "document_1");
}

enum class Direction : std::uint8_t { ltr, rtl };
constexpr auto describe(Direction*) {
  return words<Direction>("Direction", "The direction in which a text is written.", "ltr", "rtl");
}

// In which language a block is written, and in which direction.
struct Writing {
  Language language = Language::en;
  Direction direction = Direction::ltr;
  friend bool operator==(const Writing&, const Writing&) = default;
};
constexpr auto describe(Writing*) {
  return described<Writing>("Writing", "The language of a text and its direction.",
                            field<&Writing::language>("language", "The language."),
                            field<&Writing::direction>("direction", "ltr or rtl."));
}
// Arabic from right to left, the other official languages from left to right.
[[nodiscard]] Writing writing_of(Language language);

enum class RunKind : std::uint8_t { plain, strong, emphasis };
constexpr auto describe(RunKind*) {
  return words<RunKind>("RunKind", "How a run of text stands out.", "plain", "strong", "emphasis");
}

struct Run {
  RunKind kind = RunKind::plain;
  std::string text;
  std::optional<std::string> note;  // the mark of the note that follows the text
  friend bool operator==(const Run&, const Run&) = default;
};
constexpr auto describe(Run*) {
  return described<Run>("Run", "A run of text.", field<&Run::kind>("kind", "How it stands out."),
                        field<&Run::note>("note", "The mark of a note, after the text."),
                        field<&Run::text>("text", "The text."));
}

struct Heading {
  std::int32_t level = 1;  // 1 to 5 below the title, which is the one heading of level 0
  std::string text;
  friend bool operator==(const Heading&, const Heading&) = default;
};
constexpr auto describe(Heading*) {
  return described<Heading>("Heading", "A heading; levels are never skipped downwards.",
                            field<&Heading::level>("level", "1 to 5, below the title."),
                            field<&Heading::text>("text", "The text."));
}

struct Paragraph {
  std::vector<Run> runs;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};
constexpr auto describe(Paragraph*) {
  return described<Paragraph>("Paragraph", "A paragraph.",
                              field<&Paragraph::runs>("runs", "Its runs, joined without a space."));
}

enum class Align : std::uint8_t { start, center, end };
constexpr auto describe(Align*) {
  return words<Align>("Align", "Where a column aligns its text; figures stand at the end.", "start",
                      "center", "end");
}

struct Column {
  std::string head;
  Align align = Align::start;
  friend bool operator==(const Column&, const Column&) = default;
};
constexpr auto describe(Column*) {
  return described<Column>("Column", "A column of a table.",
                           field<&Column::head>("head", "The text of its header cell."),
                           field<&Column::align>("align", "The alignment of its cells."));
}

struct Cell {
  std::string text;
  std::optional<std::string> note;
  std::optional<Writing> writing;  // when it differs from that of the block
  friend bool operator==(const Cell&, const Cell&) = default;
};
constexpr auto describe(Cell*) {
  return described<Cell>("Cell", "A cell of a table.",
                         field<&Cell::note>("note", "The mark of a note, after the text."),
                         field<&Cell::text>("text", "The text, empty where nothing stands."),
                         field<&Cell::writing>("writing", "When it is not that of the block."));
}

enum class RowKind : std::uint8_t { plain, total };
constexpr auto describe(RowKind*) {
  return words<RowKind>("RowKind", "An entry, or a sum over entries.", "plain", "total");
}

struct Row {
  RowKind kind = RowKind::plain;
  std::vector<Cell> cells;
  friend bool operator==(const Row&, const Row&) = default;
};
constexpr auto describe(Row*) {
  return described<Row>("Row", "A row of a table.",
                        field<&Row::kind>("kind", "An entry, or a total."),
                        field<&Row::cells>("cells", "One for each column."));
}

struct Table {
  std::string caption;
  std::vector<Column> columns;
  bool row_heads = true;  // the first cell of each row names the row
  std::vector<Row> rows;
  friend bool operator==(const Table&, const Table&) = default;
};
constexpr auto describe(Table*) {
  return described<Table>("Table", "A table.",
                          field<&Table::caption>("caption", "What the table shows; never empty."),
                          field<&Table::columns>("columns", "At least one."),
                          field<&Table::row_heads>("row_heads", "The first cell names its row."),
                          field<&Table::rows>("rows", "None when there is nothing to list."));
}

struct Figure {
  std::string label;
  std::string value;  // as it is to be printed
  std::optional<std::string> note;
  friend bool operator==(const Figure&, const Figure&) = default;
};
constexpr auto describe(Figure*) {
  return described<Figure>("Figure", "A key figure.",
                           field<&Figure::label>("label", "What is counted."),
                           field<&Figure::note>("note", "The mark of a note, after the value."),
                           field<&Figure::value>("value", "The figure as it is printed."));
}

struct FigureList {
  std::vector<Figure> items;
  friend bool operator==(const FigureList&, const FigureList&) = default;
};
constexpr auto describe(FigureList*) {
  return described<FigureList>("FigureList", "Key figures, side by side.",
                               field<&FigureList::items>("items", "At least one."));
}

struct Note {
  std::string mark;  // what the marker shows: "a", "1", "*"
  std::vector<Run> runs;
  friend bool operator==(const Note&, const Note&) = default;
};
constexpr auto describe(Note*) {
  return described<Note>("Note", "A note; printed where it stands.",
                         field<&Note::mark>("mark", "Unique in the document."),
                         field<&Note::runs>("runs", "Its text."));
}

struct PageBreak {
  friend bool operator==(const PageBreak&, const PageBreak&) = default;
};
constexpr auto describe(PageBreak*) {
  return described<PageBreak>("PageBreak", "What follows begins on another page.");
}

// Exactly one of the optional members is there; its name is the kind of the block.
struct Block {
  Writing writing;
  std::optional<Heading> heading;
  std::optional<Paragraph> paragraph;
  std::optional<Table> table;
  std::optional<FigureList> figures;
  std::optional<Note> note;
  std::optional<PageBreak> page_break;
  friend bool operator==(const Block&, const Block&) = default;
};
constexpr auto describe(Block*) {
  return described<Block>("Block", "A block: one member beside `writing`, which names its kind.",
                          field<&Block::writing>("writing", "The language of the block."),
                          field<&Block::heading>("heading", "A heading."),
                          field<&Block::paragraph>("paragraph", "A paragraph."),
                          field<&Block::table>("table", "A table."),
                          field<&Block::figures>("figures", "Key figures."),
                          field<&Block::note>("note", "A note."),
                          field<&Block::page_break>("page_break", "A page break."));
}

struct Period {
  Date from;  // the first day
  Date to;    // the last day, included
  friend bool operator==(const Period&, const Period&) = default;
};
constexpr auto describe(Period*) {
  return described<Period>("ReportingPeriod", "The days a document reports on.",
                           field<&Period::from>("from", "The first day."),
                           field<&Period::to>("to", "The last day, included."));
}

// The checkpoint of the record that the document was computed from.
struct Receipt {
  std::string origin;     // the name of the record
  std::int64_t size = 0;  // how many entries it had
  std::string root;       // its root hash, base64 as in the checkpoint
  friend bool operator==(const Receipt&, const Receipt&) = default;
};
constexpr auto describe(Receipt*) {
  return described<Receipt>("DocumentReceipt", "The checkpoint a document was computed from.",
                            field<&Receipt::origin>("origin", "The name of the record."),
                            field<&Receipt::size>("size", "How many entries the record had."),
                            field<&Receipt::root>("root", "The root hash, in base64."));
}

struct Document {
  Format format = Format::document_1;
  std::string title;
  std::optional<std::string> issuer;  // who issues it: "Electoral Assistance Division"
  std::optional<std::string> symbol;  // "A/70/306"
  Writing writing;
  Date date;
  std::optional<Period> period;
  std::vector<Block> blocks;
  Receipt receipt;
  friend bool operator==(const Document&, const Document&) = default;
};
constexpr auto describe(Document*) {
  return described<Document>("Document", "A document, before it is printed in any form.",
                             field<&Document::format>("format", "The version of the model."),
                             field<&Document::title>("title", "The title; never empty."),
                             field<&Document::issuer>("issuer", "Who issues it."),
                             field<&Document::symbol>("symbol", "Its document symbol."),
                             field<&Document::writing>("writing", "The language of the document."),
                             field<&Document::date>("date", "The day it bears."),
                             field<&Document::period>("period", "The days it reports on."),
                             field<&Document::blocks>("blocks", "What it says, in order."),
                             field<&Document::receipt>("receipt", "What it was computed from."));
}

// What becomes known only when a document is issued; on the strip, but not under the digest.
struct Issued {
  std::optional<std::int64_t> act;  // the index of the act that attests the document
};

// Makers of blocks and runs.
[[nodiscard]] Run plain(std::string text);
[[nodiscard]] Run strong(std::string text);
[[nodiscard]] Run emphasis(std::string text);
[[nodiscard]] Block heading(Writing writing, std::int32_t level, std::string text);
[[nodiscard]] Block paragraph(Writing writing, std::vector<Run> runs);
[[nodiscard]] Block table(Writing writing, Table table);
[[nodiscard]] Block figures(Writing writing, std::vector<Figure> items);
[[nodiscard]] Block note(Writing writing, std::string mark, std::vector<Run> runs);
[[nodiscard]] Block page_break();

// Refuses what no form could print honestly; `where` is the JSON path of the first offence. Every
// writer of a form calls it. document_check.cpp lists the rules.
[[nodiscard]] Result<bool> check(const Document& document);

// The canonical JSON, and SHA-256 over it. REQUIRES: check(document).
[[nodiscard]] std::string canonical(const Document& document);
[[nodiscard]] Hash digest(const Document& document);

// Reads canonical JSON back, strictly, and checks it.
[[nodiscard]] Result<Document> read_document(std::string_view json);

}  // namespace acta::documents
