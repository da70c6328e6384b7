// The journal: who did and who read what, newest first; and the check of the log of reads.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "acta/access/acts.h"
#include "acta/auditing/routes.h"

namespace acta::auditing {
namespace {

using http::Reply;
using http::Request;
using routing::Context;
using routing::Sight;

constexpr std::int64_t page_max = 200;

enum class Deed : std::uint8_t { did, read };
constexpr auto describe(Deed*) {
  return words<Deed>("Deed", "Whether something was done or read.", "did", "read");
}
struct JournalLine {
  Instant at;
  Deed deed = Deed::did;
  PersonId person;
  std::string name;
  std::string role;
  std::string what;
  std::string subject;
  std::optional<std::string> ref;
  std::optional<std::string> part;
  std::optional<store::Door> door;
  std::optional<std::int64_t> index;
  Classification classification = Classification::internal;
  std::int64_t place = 0;  // in its source, the record or the log of reads; not shown
};
constexpr auto describe(JournalLine*) {
  return described<JournalLine>(
      "JournalLine", "Something that somebody did or read.", field<&JournalLine::at>("at", "When."),
      field<&JournalLine::deed>("deed", "Done or read."),
      field<&JournalLine::person>("person", "By whom."),
      field<&JournalLine::name>("name", "What they are called."),
      field<&JournalLine::role>("role", "In which capacity."),
      field<&JournalLine::what>("what", "The type of the act, or the operation."),
      field<&JournalLine::subject>("subject", "The stream."),
      field<&JournalLine::ref>("ref", "The reference of the file."),
      field<&JournalLine::part>("part", "Which part was read."),
      field<&JournalLine::door>("door", "By which door it was read."),
      field<&JournalLine::index>("index", "The act."),
      field<&JournalLine::classification>("classification", "Who may know of it."));
}
struct Journal {
  std::vector<JournalLine> lines;
  std::optional<std::int64_t> before_act;
  std::optional<std::int64_t> before_read;
};
constexpr auto describe(Journal*) {
  return described<Journal>(
      "Journal", "Who did and read what.", field<&Journal::lines>("lines", "Newest first."),
      field<&Journal::before_act>("before_act", "The next page goes on here."),
      field<&Journal::before_read>("before_read", "And here."));
}

struct Filter {
  std::optional<PersonId> person;
  std::optional<std::string> subject;
  std::optional<Instant> from;
  std::optional<Instant> to;
  std::optional<Classification> classification;
  std::optional<Deed> deed;
  std::int64_t before_act = INT64_MAX;
  std::int64_t before_read = INT64_MAX;
  std::int64_t page = page_max;

  // One chain at a time: the strictly confidential one when it is asked for.
  [[nodiscard]] Classification chain() const {
    return classification == Classification::strictly_confidential
               ? Classification::strictly_confidential
               : Classification::confidential;
  }
};

// What a source gave: lines that fit, and how far it was looked through.
struct Found {
  std::vector<JournalLine> lines;
  std::int64_t last = 0;  // the place of the last that was looked at
  bool all = true;        // nothing lies before it
};

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

Result<Filter> filter_of(const Request& request) {
  Filter filter;
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
  filter.page = std::clamp<std::int64_t>(limit, 1, page_max);
  filter.classification = ACTA_TRY(word_param<Classification>(request, "classification"));
  filter.deed = ACTA_TRY(word_param<Deed>(request, "deed"));
  return filter;
}

PersonId person_from(ByteView bytes) {
  PersonId id;
  if (bytes.size() == id.value.bytes.size()) std::ranges::copy(bytes, id.value.bytes.begin());
  return id;
}

// Acts that the viewer may see, from the index of acts: who, what and when, not what they say.
Result<Found> acts_done(Context& context, const Viewer& viewer, const Filter& filter) {
  Found found;
  std::vector<std::uint8_t> person;
  if (filter.person) {
    person.assign(filter.person->value.bytes.begin(), filter.person->value.bytes.end());
  }
  const auto classification = filter.classification
                                  ? std::optional(std::string(word_of(*filter.classification)))
                                  : std::nullopt;
  std::int64_t looked_at = 0;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) {
    return db.query(
        R"(SELECT idx, at, type, stream, capacity, person, classification FROM act
           WHERE at >= $1 AND at < $2 AND ($3 IS NULL OR stream = $3)
           AND ($4 IS NULL OR classification = $4) AND ($5 = 0 OR person = $6)
           AND idx < $7 ORDER BY idx DESC LIMIT $8)",
        {filter.from.value_or(Instant{}).milliseconds,
         filter.to.value_or(Instant{INT64_MAX}).milliseconds, filter.subject, classification,
         filter.person ? 1 : 0, ByteView(person), filter.before_act, filter.page},
        [&](const store::Row& row) {
          ++looked_at;
          found.last = row.integer(0);
          const auto of = from_word<Classification>(row.text(6));
          if (!of || !sees(viewer, *of, {})) return;
          JournalLine line;
          line.index = row.integer(0);
          line.at = Instant{row.integer(1)};
          line.what = row.text(2);
          line.subject = row.text(3);
          line.role = row.text(4);
          line.person = person_from(row.bytes(5));
          line.classification = *of;
          line.place = row.integer(0);
          found.lines.push_back(std::move(line));
        });
  }));
  found.all = looked_at < filter.page;
  return found;
}

Result<Found> reads_made(Context& context, const Viewer& viewer, const Filter& filter) {
  Found found;
  const auto chain = filter.chain();
  const bool other = filter.classification && *filter.classification != chain;
  if (other || !sees(viewer, chain, {})) return found;
  // A pseudonym is of its line alone, so a person is looked for line by line.
  const auto limit = filter.person ? page_max * 50 : filter.page;
  const auto lines = ACTA_TRY(context.store.reads().lines({.chain = chain,
                                                           .subject = filter.subject,
                                                           .from = filter.from,
                                                           .to = filter.to,
                                                           .before = filter.before_read,
                                                           .limit = limit}));
  for (const auto& [number, read, person] : lines) {
    found.last = number;
    if (filter.person && *filter.person != person) continue;
    found.lines.push_back({.at = read.at,
                           .deed = Deed::read,
                           .person = person,
                           .name = {},
                           .role = read.as,
                           .what = read.operation,
                           .subject = read.subject,
                           .ref = std::nullopt,
                           .part = read.part,
                           .door = read.door,
                           .index = std::nullopt,
                           .classification = read.classification,
                           .place = number});
  }
  found.all = std::cmp_less(lines.size(), limit);
  return found;
}

// Both sources by time. What is cut off stands on the next page; 0 is the end of a source.
Journal merged(Found did, Found read, std::int64_t page) {
  Journal journal;
  auto& lines = journal.lines;
  lines = std::move(did.lines);
  std::ranges::move(read.lines, std::back_inserter(lines));
  std::ranges::stable_sort(lines, std::ranges::greater{}, &JournalLine::at);
  auto next_act = did.all ? std::int64_t{0} : did.last;
  auto next_read = read.all ? std::int64_t{0} : read.last;
  while (std::cmp_greater(lines.size(), page)) {
    auto& next = lines.back().deed == Deed::did ? next_act : next_read;
    next = std::max(next, lines.back().place + 1);
    lines.pop_back();
  }
  if (next_act == 0 && next_read == 0) return journal;
  journal.before_act = next_act;
  journal.before_read = next_read;
  return journal;
}

Result<Journal> journal_of(Context& context, const Request& request, Sight& sight) {
  const auto filter = ACTA_TRY(filter_of(request));
  if (!sight.shows({.stream = access::stream_of_reads(filter.chain()),
                    .classification = filter.chain(),
                    .state = {}})) {
    return Journal{};
  }
  Found did;
  Found read;
  if (filter.deed != Deed::read) did = ACTA_TRY(acts_done(context, sight.viewer(), filter));
  if (filter.deed != Deed::did) read = ACTA_TRY(reads_made(context, sight.viewer(), filter));
  auto journal = merged(std::move(did), std::move(read), filter.page);
  std::map<std::string, std::optional<FileLabel>> labels;
  for (auto& line : journal.lines) {
    const bool nobody = line.role == "system" || line.role == "operator";
    if (!nobody) line.name = context.name_of(line.person);
    if (!line.subject.starts_with("assistance.request/")) continue;
    const auto [label, fresh] = labels.try_emplace(line.subject);
    if (fresh) label->second = ACTA_TRY(label_of(context.store, line.subject));
    if (label->second) line.ref = label->second->ref;
  }
  return journal;
}

}  // namespace

Result<std::optional<FileLabel>> label_of(store::Store& store, const std::string& stream) {
  std::optional<std::int64_t> first;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
    return db.query("SELECT idx FROM act WHERE stream = $1 AND version = 0", {stream},
                    [&](const store::Row& row) { first = row.integer(0); });
  }));
  if (!first) return std::optional<FileLabel>();
  const auto act = ACTA_TRY(store.act(*first));
  const auto* received = act ? act->act.as<assistance::RequestReceived>() : nullptr;
  if (received == nullptr) return std::optional<FileLabel>();
  return std::optional(FileLabel{.ref = received->ref,
                                 .title = received->title,
                                 .state = received->state,
                                 .classification = act->classification});
}

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
                  return journal_of(context, request, sight);
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
