#include "acta/auditing/paper_views.h"

#include <fmt/format.h>

namespace acta::auditing {
namespace {

using documents::Block;

documents::Writing en() {
  return documents::writing_of(Language::en);
}

Block say(std::string text) {
  return documents::paragraph(en(), {documents::plain(std::move(text))});
}

documents::Row row_of(std::vector<std::string> texts) {
  documents::Row row;
  for (auto& text : texts) {
    row.cells.push_back({.text = std::move(text), .note = std::nullopt, .writing = std::nullopt});
  }
  return row;
}

Block table_of(std::string caption, const std::vector<std::string>& heads,
               std::vector<documents::Row> rows) {
  documents::Table table{
      .caption = std::move(caption), .columns = {}, .row_heads = true, .rows = std::move(rows)};
  for (const auto& head : heads) table.columns.push_back({.head = head});
  return documents::table(en(), std::move(table));
}

std::string_view text_of(Finding kind) {
  switch (kind) {
    case Finding::in_order: return "In order";
    case Finding::remark: return "Remark";
    case Finding::finding: return "Finding";
  }
  std::unreachable();
}

std::string classification_text(Classification classification) {
  auto text = std::string(word_of(classification));
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string moment(Instant at) {
  return to_text(at).substr(0, 16) + " UTC";
}

void add_draw(std::vector<Block>& blocks, const Paper& paper) {
  const auto& sample = paper.sample;
  blocks.push_back(documents::heading(en(), 1, "How the sample was drawn"));
  blocks.push_back(say(fmt::format(
      "{} drew it on {} as act {}: {} of {} files on the record of {} acts{}, at random from its "
      "root and the stated number {}.",
      paper.drawn_by, moment(paper.drawn_at), paper.drawn_index, sample.files.size(),
      sample.population, sample.size,
      sample.by_classification ? fmt::format(", up to {} of each classification", sample.count)
                               : std::string(),
      sample.number)));
  blocks.push_back(
      say("To draw again: for each file compute SHA-256 over the line \"acta/sample/v1 ROOT NUMBER "
          "FILE\" with its line end; the files with the least values are drawn, in that order."));
  blocks.push_back(
      table_of("What the draw rests on", {"What", "Value"},
               {row_of({"Root", sample.root}), row_of({"Number", fmt::format("{}", sample.number)}),
                row_of({"SHA-256 of the list of files", sample.population_digest}),
                row_of({"Log of reads", paper.reads_checked})}));
}

void add_file(std::vector<Block>& blocks, const PaperFile& file) {
  blocks.push_back(documents::heading(en(), 2, fmt::format("{}: {}", file.ref, file.title)));
  blocks.push_back(
      say(fmt::format("File {}, {}.", file.id, classification_text(file.classification))));
  if (file.remarks.empty()) blocks.push_back(say("Nothing was recorded of this file yet."));
  for (const auto& remark : file.remarks) {
    blocks.push_back(documents::paragraph(
        en(), {documents::strong(std::string(text_of(remark.kind)) + ". "),
               documents::plain(fmt::format("{} ({}, {}, act {})", remark.text, remark.who,
                                            moment(remark.at), remark.index))}));
  }
  std::vector<documents::Row> acts;
  acts.reserve(file.acts.size());
  for (const auto& act : file.acts) {
    acts.push_back(
        row_of({fmt::format("{}", act.index), act.type, act.who, moment(act.at), act.leaf}));
  }
  blocks.push_back(
      table_of("Acts looked at", {"Act", "What", "By", "When", "Leaf"}, std::move(acts)));
  if (file.reads.empty()) return;
  std::vector<documents::Row> reads;
  reads.reserve(file.reads.size());
  for (const auto& read : file.reads) {
    reads.push_back(row_of({moment(read.at), read.who, read.role, read.door, read.part}));
  }
  blocks.push_back(table_of("Who read it", {"When", "Who", "In which capacity", "Door", "What"},
                            std::move(reads)));
}

}  // namespace

documents::Document paper_document(const Paper& paper) {
  documents::Document document{
      .title = "Working paper of the auditor",
      .issuer = "Electoral assistance record",
      .symbol = std::nullopt,
      .writing = en(),
      .date = paper.today,
      .period = std::nullopt,
      .blocks = {},
      .receipt = {.origin = paper.origin, .size = paper.size, .root = paper.root}};
  document.blocks.push_back(
      say("Confidential. It rests on acts of the record; the ZIP of this paper holds the entry and "
          "the receipt (tlog-proof) of each act that was looked at, which any client of "
          "C2SP tlog-proof checks without this server."));
  add_draw(document.blocks, paper);
  document.blocks.push_back(documents::heading(en(), 1, "Files"));
  for (const auto& file : paper.files) add_file(document.blocks, file);
  return document;
}

}  // namespace acta::auditing
