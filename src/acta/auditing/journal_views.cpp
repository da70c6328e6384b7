#include "acta/auditing/journal_views.h"

#include <algorithm>
#include <map>

#include "acta/assistance/acts.h"

namespace acta::auditing {
namespace {

// What a source gave: lines that fit, and how far it was looked through.
struct Found {
  std::vector<JournalLine> lines;
  std::int64_t last = 0;  // the place of the last that was looked at
  bool all = true;        // nothing lies before it
};

PersonId person_from(ByteView bytes) {
  PersonId id;
  if (bytes.size() == id.value.bytes.size()) std::ranges::copy(bytes, id.value.bytes.begin());
  return id;
}

// From the index of acts: who, what and when, not what they say.
Result<Found> acts_done(store::Store& store, Classification up_to, const JournalFilter& filter) {
  Found found;
  std::vector<std::uint8_t> person;
  if (filter.person) {
    person.assign(filter.person->value.bytes.begin(), filter.person->value.bytes.end());
  }
  const auto classification = filter.classification
                                  ? std::optional(std::string(word_of(*filter.classification)))
                                  : std::nullopt;
  std::int64_t looked_at = 0;
  (void)ACTA_TRY(store.read([&](store::Database& db) {
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
          if (!of || *of > up_to) return;
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

Result<Found> reads_made(store::Store& store, Classification up_to, const JournalFilter& filter) {
  Found found;
  const auto chain = filter.chain();
  const bool other = filter.classification && *filter.classification != chain;
  if (other || chain > up_to) return found;
  // A pseudonym is of its line alone, so a person is looked for line by line.
  const auto limit = filter.person ? journal_page_max * 50 : filter.page;
  const auto lines = ACTA_TRY(store.reads().lines({.chain = chain,
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

}  // namespace

Result<Journal> journal_of(store::Store& store, const NameOf& name_of, Classification up_to,
                           const JournalFilter& filter) {
  Found did;
  Found read;
  if (filter.deed != Deed::read) did = ACTA_TRY(acts_done(store, up_to, filter));
  if (filter.deed != Deed::did) read = ACTA_TRY(reads_made(store, up_to, filter));
  auto journal = merged(std::move(did), std::move(read), filter.page);
  std::map<std::string, std::optional<FileLabel>> labels;
  for (auto& line : journal.lines) {
    const bool nobody = line.role == "system" || line.role == "operator";
    if (!nobody) line.name = name_of(line.person);
    if (!line.subject.starts_with("assistance.request/")) continue;
    const auto [label, fresh] = labels.try_emplace(line.subject);
    if (fresh) label->second = ACTA_TRY(label_of(store, line.subject));
    if (label->second) line.ref = label->second->ref;
  }
  return journal;
}

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

}  // namespace acta::auditing
