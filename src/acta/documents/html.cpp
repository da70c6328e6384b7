// A document as one HTML file.
#include "acta/documents/html.h"

#include <fmt/format.h>

#include <map>

#include "acta/documents/html_style.h"
#include "acta/documents/strip.h"
#include "acta/documents/text.h"
#include "acta/documents/words.h"

namespace acta::documents {
namespace {

std::string_view language_code(Language language) {
  return language == Language::other ? "und" : words_in(language).code;
}

std::string writing_attributes(Writing writing) {
  return fmt::format(" lang=\"{}\" dir=\"{}\"", language_code(writing.language),
                     word_of(writing.direction));
}

std::string_view align_class(Align align) {
  switch (align) {
    case Align::start: return "";
    case Align::center: return " class=\"center\"";
    case Align::end: return " class=\"end\"";
  }
  std::unreachable();
}

class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const Issued& issued)
      : document_(document), strip_(strip_of(document, issued)) {
    for (const auto& block : document.blocks) {
      if (block.note) notes_.emplace(block.note->mark, notes_.size() + 1);
    }
  }

  Result<std::string> write();

 private:
  void head();
  void front();
  void block(const Block& block);
  void runs(const std::vector<Run>& runs);
  void marker(const std::optional<std::string>& mark);
  void table(const Table& table, const std::string& writing);
  void row(const Table& table, const Row& row);
  void figures(const FigureList& list, const std::string& writing);
  Result<bool> strip();
  // Attributes for a block, empty where it is written as the document is.
  [[nodiscard]] std::string attributes(Writing writing) const {
    return writing == document_.writing ? "" : writing_attributes(writing);
  }
  template <class... T>
  void put(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<T>(values)...);
  }

  const Document& document_;
  Strip strip_;
  std::map<std::string, std::size_t> notes_;
  std::size_t tables_ = 0;
  std::string out_;
};

void HtmlWriter::head() {
  const auto hash = sha256(bytes_of(html_style));
  put("<!doctype html>\n<html{}>\n<head>\n<meta charset=\"utf-8\"/>\n",
      writing_attributes(document_.writing));
  put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
  put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
      "style-src &#39;sha256-{}&#39;\"/>\n",
      to_base64(hash));
  put("<meta name=\"acta-digest\" content=\"sha256:{}\"/>\n", strip_.digest);
  put("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
      escape_xml(document_.title), html_style);
}

void HtmlWriter::front() {
  const auto language = document_.writing.language;
  const auto& words = words_in(language);
  put("<header class=\"front\">\n");
  if (document_.issuer || document_.symbol) {
    put("<div class=\"band\"><span>{}</span><span><bdi>{}</bdi></span></div>\n",
        escape_xml(document_.issuer.value_or("")), escape_xml(document_.symbol.value_or("")));
  }
  put("<h1>{}</h1>\n", escape_xml(document_.title));
  put("<p class=\"facts\"><time datetime=\"{}\">{}</time></p>\n", to_text(document_.date),
      long_date(language, document_.date));
  if (document_.period) {
    const auto period =
        fmt::format(fmt::runtime(words.period), long_date(language, document_.period->from),
                    long_date(language, document_.period->to));
    put("<p class=\"facts\">{}: {}</p>\n", words.period_label, period);
  }
  put("</header>\n");
}

void HtmlWriter::marker(const std::optional<std::string>& mark) {
  if (!mark) return;
  put("<sup><a href=\"#note-{}\" role=\"doc-noteref\">{}</a></sup>", notes_.at(*mark),
      escape_xml(*mark));
}

void HtmlWriter::runs(const std::vector<Run>& runs) {
  for (const auto& run : runs) {
    const auto text = escape_xml(run.text);
    switch (run.kind) {
      case RunKind::plain: put("{}", text); break;
      case RunKind::strong: put("<strong>{}</strong>", text); break;
      case RunKind::emphasis: put("<em>{}</em>", text); break;
    }
    marker(run.note);
  }
}

void HtmlWriter::row(const Table& table, const Row& row) {
  put("<tr{}>", row.kind == RowKind::total ? " class=\"total\"" : "");
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    const bool head = i == 0 && table.row_heads;
    const std::string_view tag = head ? "th" : "td";
    put("<{}{}{}>", tag, head ? " scope=\"row\"" : "", align_class(table.columns[i].align));
    const auto text = escape_xml(cell.text);
    if (cell.writing) {
      put("<bdi{}>{}</bdi>", writing_attributes(*cell.writing), text);
    } else {
      put("{}", text);
    }
    marker(cell.note);
    put("</{}>", tag);
  }
  put("</tr>\n");
}

void HtmlWriter::table(const Table& table, const std::string& writing) {
  ++tables_;
  put("<div class=\"table\" role=\"region\" aria-labelledby=\"table-{0}\" tabindex=\"0\"{1}>\n"
      "<table>\n<caption id=\"table-{0}\">{2}</caption>\n<thead>\n<tr>",
      tables_, writing, escape_xml(table.caption));
  for (const auto& column : table.columns) {
    put("<th scope=\"col\"{}>{}</th>", align_class(column.align), escape_xml(column.head));
  }
  put("</tr>\n</thead>\n<tbody>\n");
  for (const auto& entry : table.rows) row(table, entry);
  if (table.rows.empty()) {
    put("<tr><td class=\"none\" colspan=\"{}\"{}>{}</td></tr>\n", table.columns.size(),
        writing.empty() ? "" : writing_attributes(document_.writing),
        words_in(document_.writing.language).no_entries);
  }
  put("</tbody>\n</table>\n</div>\n");
}

void HtmlWriter::figures(const FigureList& list, const std::string& writing) {
  put("<dl class=\"figures\"{}>\n", writing);
  for (const auto& item : list.items) {
    put("<div><dt>{}</dt><dd>{}", escape_xml(item.label), escape_xml(item.value));
    marker(item.note);
    put("</dd></div>\n");
  }
  put("</dl>\n");
}

void HtmlWriter::block(const Block& block) {
  const auto writing = attributes(block.writing);
  if (block.heading) {
    put("<h{0}{1}>{2}</h{0}>\n", block.heading->level + 1, writing,
        escape_xml(block.heading->text));
  } else if (block.paragraph) {
    put("<p{}>", writing);
    runs(block.paragraph->runs);
    put("</p>\n");
  } else if (block.table) {
    table(*block.table, writing);
  } else if (block.figures) {
    figures(*block.figures, writing);
  } else if (block.note) {
    put("<p class=\"note\" id=\"note-{}\" role=\"doc-footnote\"{}><sup>{}</sup> ",
        notes_.at(block.note->mark), writing, escape_xml(block.note->mark));
    runs(block.note->runs);
    put("</p>\n");
  } else {
    put("<div class=\"break\"></div>\n");
  }
}

Result<bool> HtmlWriter::strip() {
  const auto code = ACTA_TRY(qr_code(strip_.code));
  const auto& words = words_in(document_.writing.language);
  put("</main>\n<footer class=\"strip\">\n<svg role=\"img\" aria-label=\"{0}\" "
      "viewBox=\"-4 -4 {1} {1}\" xmlns=\"http://www.w3.org/2000/svg\"><path fill=\"#000\" d=\"",
      words.qr, code.side + 8);
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side; ++x) {
      if (code.at(x, y)) put("M{} {}h1v1h-1z", x, y);
    }
  }
  put("\"/></svg>\n<div>\n");
  if (strip_.act) put("<p>{}</p>\n", *strip_.act);
  put("<p>{}</p>\n", escape_xml(strip_.computed));
  put("<p>{} <code><bdi>{}</bdi></code></p>\n", words.root, escape_xml(strip_.root));
  put("<p>{} <code><bdi>{}</bdi></code></p>\n", words.fingerprint, strip_.fingerprint);
  put("</div>\n</footer>\n</body>\n</html>\n");
  return true;
}

Result<std::string> HtmlWriter::write() {
  head();
  front();
  for (const auto& item : document_.blocks) block(item);
  (void)ACTA_TRY(strip());
  return std::move(out_);
}

}  // namespace

Result<std::string> write_html(const Document& document, const Issued& issued) {
  (void)ACTA_TRY(check(document));
  return HtmlWriter(document, issued).write();
}

}  // namespace acta::documents
