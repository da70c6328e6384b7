#include "acta/reports/routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/documents/docx.h"
#include "acta/documents/html.h"
#include "acta/documents/pdf.h"
#include "acta/record/tiles.h"
#include "acta/reports/decisions.h"

namespace acta::reports {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

constexpr std::string_view default_title = "Status of requests for electoral assistance";

struct IssueReport {
  Date from;
  Date to;
  std::optional<std::int64_t> as_of;
  std::string symbol;
  std::optional<std::string> title;
};
constexpr auto describe(IssueReport*) {
  return described<IssueReport>("IssueReport", "Issues the report on the status of requests.",
                                field<&IssueReport::from>("from", "First day."),
                                field<&IssueReport::to>("to", "First day after the period."),
                                field<&IssueReport::as_of>("as_of", "How many acts; all of them."),
                                field<&IssueReport::symbol>("symbol", "Its symbol."),
                                field<&IssueReport::title>("title", "Its title."));
}

struct ReportList {
  std::vector<IssuedRow> reports;
};
constexpr auto describe(ReportList*) {
  return described<ReportList>("ReportList", "Reports that were issued.",
                               field<&ReportList::reports>("reports", "Newest first."));
}

std::string media_type_of(const std::string& format) {
  if (format == "pdf") return "application/pdf";
  if (format == "docx") {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }
  return "text/html; charset=utf-8";
}

Result<StatusAsked> asked_of(const Request& request) {
  const auto from = request.query("from");
  const auto to = request.query("to");
  if (!from || !to) return refuse("reports.period_needed", 422, "give from and to", "from");
  StatusAsked asked{.from = ACTA_TRY(parse_date(*from)),
                    .to = ACTA_TRY(parse_date(*to)),
                    .as_of = std::nullopt,
                    .symbol = request.query("symbol").value_or(""),
                    .title = request.query("title").value_or(std::string(default_title))};
  if (const auto as_of = request.query("as_of")) {
    std::int64_t number = -1;
    const auto end = as_of->data() + as_of->size();
    const auto parsed = std::from_chars(as_of->data(), end, number);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
      return refuse("reports.as_of_malformed", 422, "as_of is a number of acts", "as_of");
    }
    asked.as_of = number;
  }
  return asked;
}

// The root of the first `size` entries, as their checkpoint had it.
Result<Hash> root_at(store::Store& store, std::int64_t size) {
  record::Tree tree;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT leaf FROM act WHERE idx < $1 ORDER BY idx", {size},
                    [&](const store::Row& row) {
                      Hash leaf{};
                      std::ranges::copy(row.bytes(0).first(leaf.size()), leaf.begin());
                      tree.append(leaf);
                    });
  }));
  return tree.root();
}

Result<http::Response> status_file(Context& context, const StateName& state_name,
                                   const Request& request) {
  const auto asked = ACTA_TRY(asked_of(request));
  const auto answer = ACTA_TRY(compute_status(context.store, state_name, asked));
  const auto format = request.query("format").value_or("html");
  auto bytes = ACTA_TRY(print_document(answer.document, format));
  auto response = http::text(std::move(bytes), media_type_of(format));
  response.with(
      "content-disposition",
      fmt::format("attachment; filename=\"status-of-requests-{}.{}\"", to_text(asked.to), format));
  return response.with("content-security-policy",
                       "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
}

Result<ReportIssued> find_issued(Context& context, const std::string& id) {
  for (const auto& row :
       ACTA_TRY(context.store.read([](store::Database& db) { return issued_reports(db); }))) {
    if (to_text(row.id) != id) continue;
    const auto act = ACTA_TRY(context.store.act(row.index));
    const auto* issued = act ? act->act.as<ReportIssued>() : nullptr;
    if (issued != nullptr) return *issued;
  }
  return refuse("reports.unknown", 404, "there is no such report");
}

// The issued bytes as they were issued.
Result<http::Response> issued_file(Context& context, const Request& request) {
  const auto issued = ACTA_TRY(find_issued(context, request.param("id")));
  const auto format = request.query("format").value_or("pdf");
  const auto found = std::ranges::find(issued.files, format, &IssuedFile::format);
  if (found == issued.files.end())
    return refuse("reports.unknown", 404, "it was not issued in this form");
  auto bytes = ACTA_TRY(context.blobs.content(found->blob));
  if (to_hex(sha256(bytes_of(bytes))) != found->sha256) {
    return fault("vault.unreadable", "an issued file is not what the record says");
  }
  auto response = http::text(std::move(bytes), media_type_of(format));
  response.with("content-disposition",
                fmt::format("attachment; filename=\"report-{}.{}\"", to_text(issued.to), format));
  return response.with("content-security-policy",
                       "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
}

void issue_route(Context& context, const StateName& state_name, const Request& request,
                 const Reply& reply) {
  const auto body = routing::body_of<IssueReport>(request);
  if (!body) return reply(http::problem(body.error()));
  const StatusAsked asked{.from = body->from,
                          .to = body->to,
                          .as_of = body->as_of,
                          .symbol = body->symbol,
                          .title = body->title.value_or(std::string(default_title))};
  const auto answer = compute_status(context.store, state_name, asked);
  if (!answer) return reply(http::problem(answer.error()));
  const auto prepared = prepare_issue(context.blobs, *answer, asked);
  if (!prepared) return reply(http::problem(prepared.error()));
  routing::submit(context, request, reply, Right::report_issue, {},
                  [prepared = *prepared](const store::Folded& folded, const Actor&, Facts& facts) {
                    return issue_report(folded.get<Reports>(), prepared, facts);
                  });
}

void certify_route(Context& context, const Witnessed& witnessed, const Request& request,
                   const Reply& reply) {
  const auto report = routing::id_param<ReportId>(request);
  if (!report) return reply(http::problem(report.error()));
  const auto seen = witnessed();
  if (!seen) return reply(http::problem(seen.error()));
  routing::submit(
      context, request, reply, Right::report_issue, {},
      [report = *report, seen = *seen](const store::Folded& folded, const Actor&, Facts&) {
        return certify_report(folded.get<Reports>(), report, seen);
      });
}

}  // namespace

Result<StatusAnswer> compute_status(store::Store& store, const StateName& state_name,
                                    const StatusAsked& asked) {
  if (asked.to <= asked.from) {
    return refuse("reports.period_reversed", 422, "the period ends before it begins", "to");
  }
  const auto head = ACTA_TRY(store.head());
  const auto as_of = asked.as_of.value_or(head.size);
  if (as_of < 0 || as_of > head.size) {
    return refuse("reports.as_of_unknown", 422, fmt::format("the record has {} acts", head.size),
                  "as_of");
  }
  (void)ACTA_TRY(store.counts(as_of));
  const StatusOptions options{.from = asked.from,
                              .to = asked.to,
                              .as_of = as_of,
                              .symbol = asked.symbol,
                              .title = asked.title};
  const StatusSources sources{.state_name = state_name,
                              .origin = store.keys().origin(),
                              .root = to_base64(ACTA_TRY(root_at(store, as_of)))};
  const auto rows = ACTA_TRY(store.read([&](store::Database& db) -> Result<StatusRows> {
    return StatusRows{.of_record = ACTA_TRY(status_rows(db, as_of, asked.from, asked.to)),
                      .past = ACTA_TRY(past_status_rows(db, as_of, asked.from, asked.to))};
  }));
  auto report = status_report(rows, options, sources);
  auto document = status_document(report, options, sources);
  return StatusAnswer{.report = std::move(report), .document = std::move(document)};
}

Result<std::string> print_document(const documents::Document& document, const std::string& format) {
  constexpr std::size_t rows_max = 10'000;
  const auto is_long = [](const documents::Block& block) {
    return block.table && block.table->rows.size() > rows_max;
  };
  if (format == "pdf" && std::ranges::any_of(document.blocks, is_long)) {
    return refuse(
        "reports.too_long", 422,
        fmt::format("a PDF has at most {} rows; choose a shorter period, or HTML", rows_max),
        "format");
  }
  if (format == "html") return documents::write_html(document);
  if (format == "pdf") return documents::write_pdf(document);
  if (format == "docx") return documents::write_docx(document);
  return refuse("reports.format", 422, "html, pdf or docx", "format");
}

Result<ReportIssued> prepare_issue(store::Blobs& blobs, const StatusAnswer& answer,
                                   const StatusAsked& asked) {
  ReportIssued issued{.report = {},
                      .symbol = asked.symbol,
                      .title = answer.report.title,
                      .from = asked.from,
                      .to = asked.to,
                      .as_of = answer.report.as_of,
                      .view = "reports_status",
                      .view_version = status_view().version,
                      .digest = answer.report.digest,
                      .files = {}};
  for (const auto* format : {"html", "pdf", "docx"}) {
    const auto bytes = ACTA_TRY(print_document(answer.document, format));
    auto writer = ACTA_TRY(blobs.begin(media_type_of(format), "report." + std::string(format)));
    (void)ACTA_TRY(writer->write(bytes_of(bytes)));
    const auto info = ACTA_TRY(writer->finish());
    issued.files.push_back({.format = format,
                            .blob = info.id,
                            .sha256 = to_hex(sha256(bytes_of(bytes))),
                            .size = info.size});
  }
  return issued;
}

void add_routes(http::Router& router, Context& context, StateName state_name, Witnessed witnessed) {
  router.add({.method = "POST",
              .pattern = "/api/reports/{id}/certification",
              .operation = "report_certify",
              .audience = Right::report_issue,
              .summary = "Certifies an issued report that the quorum of witnesses has seen",
              .gives = &type_of<routing::Written>(),
              .handler = [&context, witnessed = std::move(witnessed)](const Request& request,
                                                                      const Reply& reply) {
                certify_route(context, witnessed, request, reply);
              }});
  router.add({.method = "GET",
              .pattern = "/api/reports/status",
              .operation = "report_status",
              .audience = Right::open,
              .summary = "The status of requests in a period, as of any act",
              .gives = &type_of<StatusReport>(),
              .handler = [&context, state_name](const Request& request, const Reply& reply) {
                const auto asked = asked_of(request);
                if (!asked) return reply(http::problem(asked.error()));
                const auto answer = compute_status(context.store, state_name, *asked);
                reply(answer ? http::json(answer->report) : http::problem(answer.error()));
              }});
  router.add({.method = "GET",
              .pattern = "/api/reports/status/file",
              .operation = "report_status_file",
              .audience = Right::open,
              .summary = "The same as HTML, PDF or DOCX",
              .handler = [&context, state_name](const Request& request, const Reply& reply) {
                auto response = status_file(context, state_name, request);
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
  router.add({.method = "GET",
              .pattern = "/api/reports",
              .operation = "report_list",
              .audience = Right::open,
              .summary = "Reports that were issued",
              .gives = &type_of<ReportList>(),
              .handler = [&context](const Request&, const Reply& reply) {
                auto rows =
                    context.store.read([](store::Database& db) { return issued_reports(db); });
                if (!rows) return reply(http::problem(rows.error()));
                reply(http::json(ReportList{std::move(*rows)}));
              }});
  router.add({.method = "GET",
              .pattern = "/api/reports/{id}/file",
              .operation = "report_file",
              .audience = Right::open,
              .summary = "An issued report, byte for byte as issued",
              .handler = [&context](const Request& request, const Reply& reply) {
                auto response = issued_file(context, request);
                reply(response ? std::move(*response) : http::problem(response.error()));
              }});
  router.add({.method = "POST",
              .pattern = "/api/reports",
              .operation = "report_issue",
              .audience = Right::report_issue,
              .summary = "Issues the report on the status of requests",
              .takes = &type_of<IssueReport>(),
              .gives = &type_of<routing::Written>(),
              .handler = [&context, state_name](const Request& request, const Reply& reply) {
                issue_route(context, state_name, request, reply);
              }});
}

}  // namespace acta::reports
