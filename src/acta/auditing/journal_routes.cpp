// The journal over HTTP, and the check of the log of reads.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "acta/access/acts.h"
#include "acta/auditing/routes.h"

namespace acta::auditing {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

template <class Word>
Result<std::optional<Word>> word_param(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text) return std::optional<Word>();
  const auto word = from_word<Word>(*text);
  if (!word) return refuse("json.unknown_word", 422, "no such word", std::string(name));
  return word;
}

Result<std::int64_t> place_param(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text) return INT64_MAX;
  std::int64_t place = 0;
  const auto* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, place);
  if (read.ec == std::errc{} && read.ptr == end && place >= 0) return place;
  return refuse("auditing.place", 422, "a whole number, as the page before gave it",
                std::string(name));
}

Result<JournalFilter> filter_of(const Request& request) {
  JournalFilter filter;
  if (const auto person = request.query("person")) {
    filter.person = ACTA_TRY(Scalar<PersonId>::parse(*person));
  }
  if (const auto file = request.query("file")) {
    filter.subject = assistance::stream_of(ACTA_TRY(Scalar<RequestId>::parse(*file)));
  }
  if (const auto from = request.query("from")) filter.from = start_of(ACTA_TRY(parse_date(*from)));
  if (const auto to = request.query("to")) filter.to = start_of(ACTA_TRY(parse_date(*to)) + 1);
  filter.before_act = ACTA_TRY(place_param(request, "before_act"));
  filter.before_read = ACTA_TRY(place_param(request, "before_read"));
  const auto limit = ACTA_TRY(place_param(request, "limit"));
  filter.page = std::clamp<std::int64_t>(limit, 1, journal_page_max);
  filter.classification = ACTA_TRY(word_param<Classification>(request, "classification"));
  filter.deed = ACTA_TRY(word_param<Deed>(request, "deed"));
  return filter;
}

Result<Journal> journal_for(Context& context, const Request& request, Sight& sight) {
  const auto filter = ACTA_TRY(filter_of(request));
  if (!sight.shows({.stream = access::stream_of_reads(filter.chain()),
                    .classification = filter.chain(),
                    .state = {}})) {
    return Journal{};
  }
  return journal_of(context.store, context.name_of, reach_of(sight.viewer()), filter);
}

}  // namespace

Result<ReadsChecked> check_reads(store::Store& store, Classification chain) {
  std::vector<store::ReadLog::Attested> attested;
  for (const auto& act : ACTA_TRY(store.acts_of_stream(access::stream_of_reads(chain)))) {
    match(act.act, [&](const access::ReadsAttested& a) {
      attested.push_back({.lines = a.lines, .hash = a.hash, .index = act.index});
    });
  }
  auto verdict = ACTA_TRY(store.reads().verify(chain, attested));
  return ReadsChecked{.lines = verdict.lines,
                      .attested = verdict.attested,
                      .acts = static_cast<std::int64_t>(attested.size()),
                      .good = verdict.faults.empty(),
                      .faults = std::move(verdict.faults)};
}

std::string text_of(const ReadsChecked& checked) {
  return fmt::format("{} lines, {} of them attested by {} acts, {}", checked.lines,
                     checked.attested, checked.acts,
                     checked.good ? "all as written" : "NOT as written");
}

void add_journal_routes(http::Router& router, Context& context) {
  router.add({.method = "GET",
              .pattern = "/api/audit/journal",
              .operation = "journal_read",
              .audience = Right::audit,
              .summary = "Who did and read what",
              .gives = &type_of<Journal>(),
              .handler = [&context](const Request& request, const Reply& reply) {
                reply(http::json_or_problem(routing::seen(context, request, [&](Sight& sight) {
                  return journal_for(context, request, sight);
                })));
              }});
  router.add(
      {.method = "GET",
       .pattern = "/api/audit/reads",
       .operation = "reads_check",
       .audience = Right::audit,
       .summary = "The log of reads, checked against the record",
       .gives = &type_of<ReadsChecked>(),
       .handler = [&context](const Request&, const Reply& reply) {
         reply(http::json_or_problem(check_reads(context.store, Classification::confidential)));
       }});
}

}  // namespace acta::auditing
