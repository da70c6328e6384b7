// The rules of a document:
//   texts are printable (text.h), and those that name something are not empty;
//   a block has exactly one kind, headings skip no level, rows have one cell for each column;
//   marks of notes are short and unique, and every marker has its note;
//   the period ends no earlier than it begins; the receipt is that of a checkpoint.
#include <fmt/format.h>

#include <set>

#include "acta/documents/document.h"
#include "acta/documents/text.h"

namespace acta::documents {
namespace {

// Bytes; what stands on one line or at the head of a page must fit there.
constexpr std::size_t mark_bytes_max = 8;
constexpr std::size_t title_bytes_max = 1000;
constexpr std::size_t label_bytes_max = 300;
constexpr std::size_t columns_max = 24;
constexpr std::int32_t levels = 5;

std::unexpected<Refused> wrong(std::string_view word, std::string detail, std::string where) {
  return refuse(word, 422, std::move(detail), std::move(where));
}

class Checker {
 public:
  Result<bool> document(const Document& document);

 private:
  Result<bool> text(std::string_view text, const std::string& where);
  Result<bool> named(std::string_view text, const std::string& where, std::size_t bytes_max);
  Result<bool> marker(const std::optional<std::string>& mark, const std::string& where);
  Result<bool> runs(const std::vector<Run>& runs, const std::string& where);
  Result<bool> heading(const Heading& heading, const std::string& where);
  Result<bool> table(const Table& table, const std::string& where);
  Result<bool> figures(const FigureList& list, const std::string& where);
  Result<bool> note(const Note& note, const std::string& where);
  Result<bool> block(const Block& block, const std::string& where);

  std::set<std::string> notes_;
  std::int32_t level_ = 0;
};

Result<bool> Checker::text(std::string_view text, const std::string& where) {
  auto result = check_printable(text);
  if (!result) result.error().where = where;
  return result;
}

Result<bool> Checker::named(std::string_view text, const std::string& where,
                            std::size_t bytes_max) {
  if (text.find_first_not_of(' ') == std::string_view::npos) {
    return wrong("document.empty_text", "there must be a text here", where);
  }
  if (text.size() > bytes_max) {
    return wrong("document.too_long",
                 fmt::format("{} bytes; here stand at most {}", text.size(), bytes_max), where);
  }
  return this->text(text, where);
}

Result<bool> Checker::marker(const std::optional<std::string>& mark, const std::string& where) {
  if (!mark || notes_.contains(*mark)) return true;
  return wrong("document.note_missing", fmt::format("there is no note marked \"{}\"", *mark),
               where + ".note");
}

Result<bool> Checker::runs(const std::vector<Run>& runs, const std::string& where) {
  bool empty = true;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto at = fmt::format("{}.runs[{}]", where, i);
    (void)ACTA_TRY(text(runs[i].text, at + ".text"));
    (void)ACTA_TRY(marker(runs[i].note, at));
    empty = empty && runs[i].text.empty();
  }
  if (empty) return wrong("document.empty_text", "there must be a text here", where + ".runs");
  return true;
}

Result<bool> Checker::heading(const Heading& heading, const std::string& where) {
  if (heading.level < 1 || heading.level > levels || heading.level > level_ + 1) {
    return wrong("document.heading_level",
                 fmt::format("level {} cannot follow level {}; levels are 1 to {} and none is "
                             "skipped",
                             heading.level, level_, levels),
                 where + ".level");
  }
  level_ = heading.level;
  return named(heading.text, where + ".text", title_bytes_max);
}

Result<bool> Checker::table(const Table& table, const std::string& where) {
  (void)ACTA_TRY(named(table.caption, where + ".caption", title_bytes_max));
  if (table.columns.empty() || table.columns.size() > columns_max) {
    return wrong("document.columns",
                 fmt::format("a table has 1 to {} columns; this one has {}", columns_max,
                             table.columns.size()),
                 where + ".columns");
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    (void)ACTA_TRY(named(table.columns[i].head, fmt::format("{}.columns[{}].head", where, i),
                         label_bytes_max));
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto& cells = table.rows[i].cells;
    const auto row = fmt::format("{}.rows[{}].cells", where, i);
    if (cells.size() != table.columns.size()) {
      return wrong("document.row_width",
                   fmt::format("the row has {} cells, the table {} columns", cells.size(),
                               table.columns.size()),
                   row);
    }
    for (std::size_t j = 0; j < cells.size(); ++j) {
      const auto cell = fmt::format("{}[{}]", row, j);
      (void)ACTA_TRY(text(cells[j].text, cell + ".text"));
      (void)ACTA_TRY(marker(cells[j].note, cell));
    }
  }
  return true;
}

Result<bool> Checker::figures(const FigureList& list, const std::string& where) {
  if (list.items.empty()) {
    return wrong("document.no_figures", "there must be at least one figure", where + ".items");
  }
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto at = fmt::format("{}.items[{}]", where, i);
    (void)ACTA_TRY(named(list.items[i].label, at + ".label", label_bytes_max));
    (void)ACTA_TRY(named(list.items[i].value, at + ".value", label_bytes_max));
    (void)ACTA_TRY(marker(list.items[i].note, at));
  }
  return true;
}

Result<bool> Checker::note(const Note& note, const std::string& where) {
  (void)ACTA_TRY(named(note.mark, where + ".mark", mark_bytes_max));
  return runs(note.runs, where);
}

Result<bool> Checker::block(const Block& block, const std::string& where) {
  const int kinds = int{block.heading.has_value()} + int{block.paragraph.has_value()} +
                    int{block.table.has_value()} + int{block.figures.has_value()} +
                    int{block.note.has_value()} + int{block.page_break.has_value()};
  if (kinds != 1) {
    return wrong("document.block_kind",
                 fmt::format("a block has exactly one kind; this one has {}", kinds), where);
  }
  if (block.heading) return heading(*block.heading, where + ".heading");
  if (block.paragraph) return runs(block.paragraph->runs, where + ".paragraph");
  if (block.table) return table(*block.table, where + ".table");
  if (block.figures) return figures(*block.figures, where + ".figures");
  if (block.note) return note(*block.note, where + ".note");
  return true;
}

Result<bool> check_receipt(const Receipt& receipt) {
  if (receipt.size < 0) {
    return wrong("document.receipt", "a record has no negative size", "$.receipt.size");
  }
  const auto root = from_base64(receipt.root);
  if (!root || root->size() != Hash{}.size()) {
    return wrong("document.receipt", "the root hash is 32 bytes in base64", "$.receipt.root");
  }
  if (receipt.origin.find(' ') != std::string::npos) {
    return wrong("document.receipt", "an origin has no spaces", "$.receipt.origin");
  }
  return true;
}

Result<bool> Checker::document(const Document& document) {
  (void)ACTA_TRY(named(document.title, "$.title", title_bytes_max));
  if (document.issuer) (void)ACTA_TRY(named(*document.issuer, "$.issuer", label_bytes_max));
  if (document.symbol) (void)ACTA_TRY(named(*document.symbol, "$.symbol", label_bytes_max));
  if (document.period && document.period->to < document.period->from) {
    return wrong("document.period", "the period ends before it begins", "$.period.to");
  }
  (void)ACTA_TRY(named(document.receipt.origin, "$.receipt.origin", label_bytes_max));
  (void)ACTA_TRY(check_receipt(document.receipt));
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto& note = document.blocks[i].note;
    if (!note) continue;
    const auto where = fmt::format("$.blocks[{}].note.mark", i);
    if (!notes_.insert(note->mark).second) {
      return wrong("document.note_twice", fmt::format("two notes are marked \"{}\"", note->mark),
                   where);
    }
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    (void)ACTA_TRY(block(document.blocks[i], fmt::format("$.blocks[{}]", i)));
  }
  return true;
}

}  // namespace

Result<bool> check(const Document& document) {
  return Checker().document(document);
}

}  // namespace acta::documents
