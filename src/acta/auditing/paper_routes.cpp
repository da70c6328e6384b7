// The working paper: collected from the record and the log of reads, and printed.
#include <fmt/format.h>

#include "acta/auditing/routes.h"
#include "acta/documents/docx.h"
#include "acta/documents/html.h"
#include "acta/documents/pdf.h"
#include "acta/documents/zip.h"
#include "acta/record/receipt.h"

namespace acta::auditing {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

constexpr std::int64_t reads_max = 500;  // of each file; the journal shows all

std::string who_of(const Context& context, const PersonId& person, const std::string& capacity) {
  if (capacity == "system" || capacity == "operator") return capacity;
  return context.name_of(person);
}

Result<std::vector<PaperAct>> acts_of(Context& context, const std::string& stream,
                                      Classification up_to) {
  std::vector<PaperAct> acts;
  for (const auto& act : ACTA_TRY(context.store.acts_of_stream(stream))) {
    if (act.classification > up_to) continue;
    const auto receipt = ACTA_TRY(context.store.read(
        [&](store::Database& db) { return store::read_receipt(db, act.index); }));
    acts.push_back({.index = act.index,
                    .at = act.at,
                    .type = std::string(act.act.info().type),
                    .who = who_of(context, act.actor.person, act.actor.capacity),
                    .leaf = to_hex(receipt.leaf)});
  }
  return acts;
}

Result<std::vector<PaperRead>> reads_of(Context& context, const std::string& stream,
                                        Classification chain) {
  std::vector<PaperRead> reads;
  if (chain < Classification::confidential) return reads;
  for (const auto& [number, line, person] :
       ACTA_TRY(context.store.reads().lines({.chain = chain,
                                             .subject = stream,
                                             .from = std::nullopt,
                                             .to = std::nullopt,
                                             .before = INT64_MAX,
                                             .limit = reads_max}))) {
    reads.push_back({.at = line.at,
                     .who = who_of(context, person, line.as),
                     .role = line.as,
                     .door = std::string(word_of(line.door)),
                     .part = line.part.value_or("the file")});
  }
  return reads;
}

Result<PaperFile> file_of(Context& context, const Sample& sample, const RequestId& id,
                          const FileLabel& label, Classification up_to) {
  const auto stream = assistance::stream_of(id);
  PaperFile file{.id = to_text(id),
                 .ref = label.ref,
                 .title = label.title,
                 .classification = label.classification,
                 .acts = ACTA_TRY(acts_of(context, stream, up_to)),
                 .remarks = {},
                 .reads = ACTA_TRY(reads_of(context, stream, label.classification))};
  for (const auto& remark : sample.remarks) {
    if (remark.act.file != id) continue;
    file.remarks.push_back({.kind = remark.act.kind,
                            .text = remark.act.text,
                            .who = context.name_of(remark.by),
                            .at = remark.at,
                            .index = remark.index});
  }
  return file;
}

std::string media_type_of(const std::string& format) {
  if (format == "pdf") return "application/pdf";
  if (format == "zip") return "application/zip";
  if (format == "docx") {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }
  return "text/html; charset=utf-8";
}

Result<std::string> zip_of(store::Store& store, const Paper& paper,
                           const documents::Document& document) {
  std::vector<documents::ZipPart> parts{
      {.name = "paper.html", .bytes = ACTA_TRY(documents::write_html(document))},
      {.name = "paper.pdf", .bytes = ACTA_TRY(documents::write_pdf(document))},
      {.name = "paper.docx", .bytes = ACTA_TRY(documents::write_docx(document))},
      {.name = "record.key", .bytes = store.keys().log.verifier.text() + "\n"}};
  const auto add = [&](std::int64_t index) -> Result<bool> {
    parts.push_back(
        {.name = fmt::format("acts/act-{}.entry", index), .bytes = ACTA_TRY(store.entry(index))});
    parts.push_back({.name = fmt::format("acts/act-{}.tlog-proof", index),
                     .bytes = record::print_receipt(ACTA_TRY(store.receipt(index)))});
    return true;
  };
  (void)ACTA_TRY(add(paper.drawn_index));
  for (const auto& file : paper.files) {
    for (const auto& act : file.acts) (void)ACTA_TRY(add(act.index));
    for (const auto& remark : file.remarks) (void)ACTA_TRY(add(remark.index));
  }
  return documents::write_zip(parts);
}

Result<http::Response> paper_file(Context& context, const Request& request, Sight& sight) {
  const auto id = ACTA_TRY(routing::id_param<SampleId>(request));
  sight.through(store::Door::download);
  const auto paper = ACTA_TRY(paper_of(context, id, reach_of(sight.viewer())));
  (void)sight.shows(
      {.stream = stream_of(id), .classification = Classification::confidential, .state = {}});
  for (const auto& file : paper.files) {
    (void)sight.shows({.stream = "assistance.request/" + file.id,
                       .classification = file.classification,
                       .state = {},
                       .part = "working paper"});
  }
  const auto format = request.query("format").value_or("pdf");
  auto response =
      http::text(ACTA_TRY(print_paper(context.store, paper, format)), media_type_of(format));
  response.with("content-disposition", fmt::format("attachment; filename=\"working-paper-{}.{}\"",
                                                   paper.drawn_index, format));
  return response.with("content-security-policy",
                       "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
}

}  // namespace

Result<Paper> paper_of(Context& context, SampleId id, Classification up_to) {
  const auto found = context.store.folded<Samples>([&](const Samples& samples) {
    const auto sample = samples.by_id.find(id);
    return sample == samples.by_id.end() ? std::optional<Sample>() : std::optional(sample->second);
  });
  if (!found) return refuse("auditing.unknown_sample", 404, "there is no such sample");
  const auto head = ACTA_TRY(context.store.head());
  Paper paper{
      .sample = found->act,
      .drawn_by = context.name_of(found->by),
      .drawn_at = found->at,
      .drawn_index = found->index,
      .files = {},
      .origin = context.store.keys().origin(),
      .size = head.size,
      .root = to_base64(head.root),
      .reads_checked = text_of(ACTA_TRY(check_reads(context.store, Classification::confidential))),
      .today = date_of(context.store.now())};
  for (const auto& file : found->act.files) {
    const auto label = ACTA_TRY(label_of(context.store, assistance::stream_of(file)));
    if (!label || label->classification > up_to) continue;
    paper.files.push_back(ACTA_TRY(file_of(context, *found, file, *label, up_to)));
  }
  return paper;
}

Result<std::string> print_paper(store::Store& store, const Paper& paper,
                                const std::string& format) {
  const auto document = paper_document(paper);
  if (format == "html") return documents::write_html(document);
  if (format == "pdf") return documents::write_pdf(document);
  if (format == "docx") return documents::write_docx(document);
  if (format == "zip") return zip_of(store, paper, document);
  return refuse("auditing.format", 422, "html, pdf, docx or zip", "format");
}

void add_paper_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/audit/samples/{id}/paper",
              .operation = "paper_read",
              .audience = Right::audit,
              .summary = "The working paper of a sample: pdf, html, docx, or zip with receipts",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = routing::seen(context, request, [&](Sight& sight) {
                  return paper_file(context, request, sight);
                });
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
}

void add_routes(http::Router& router, Context& context) {
  add_journal_routes(router, context);
  add_sample_routes(router, context);
  add_drawing_routes(router, context);
  add_paper_routes(router, context);
}

}  // namespace acta::auditing
