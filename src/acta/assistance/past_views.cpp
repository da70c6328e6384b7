#include "acta/assistance/past_views.h"

#include <fmt/format.h>

namespace acta::assistance {
namespace {

const store::Table& table() {
  static const store::Table past{"assistance_past",
                                 type_of<PastRow>(),
                                 {"id"},
                                 {R"("state", "received_on")", R"("received_on", "identifier")"}};
  return past;
}

PastRow row_of(PastRequestId id, const PastEntry& entry, const RecordedAct& act) {
  return {.id = id,
          .reg = entry.reg,
          .identifier = entry.identifier,
          .state = entry.state,
          .received_on = entry.received_on,
          .title = entry.title,
          .types = entry.types,
          .response = entry.response,
          .responded_on = entry.responded_on,
          .lead_entity = entry.lead_entity,
          .election = entry.election,
          .source = entry.source,
          .page = entry.page,
          .note = entry.note,
          .apart_from = entry.apart_from,
          .classification = act.classification,
          .withdrawn = std::nullopt,
          .version = act.version + 1};
}

Result<bool> withdraw(store::Database& db, const PastRequestWithdrawn& a, const RecordedAct& act) {
  auto row = ACTA_TRY(past_request(db, a.past));
  if (!row) return fault("assistance.view", "a withdrawal of an entry that was not recorded");
  row->version = act.version + 1;
  row->withdrawn = a.reason;
  return store::put(db, table(), *row);
}

// Words are letters alone: they stand in the statement as they are.
std::string within(const PastReach& reach) {
  std::string all;
  for (const auto one : reach) all += fmt::format("{}'{}'", all.empty() ? "" : ",", word_of(one));
  return fmt::format(R"("classification" IN ({}))", all);
}

constexpr std::size_t texts_max = 3;

std::string where_of(const PastFilter& filter) {
  std::string where = R"(WHERE ($1 IS NULL OR "state" = $1) AND ($2 IS NULL OR "register" = $2))";
  for (std::size_t i = 0; i < texts_max; ++i) {
    where += fmt::format(R"( AND (${0} IS NULL
             OR instr(lower("identifier" || ' ' || "title" || ' ' || "election" || ' '
                            || "lead_entity" || ' ' || "source"), lower(${0})) > 0))",
                         i + 3);
  }
  return where + " AND " + within(filter.reach);
}

std::optional<std::string> text_at(const PastFilter& filter, std::size_t at) {
  return at < filter.texts.size() ? std::optional(filter.texts[at]) : std::nullopt;
}

}  // namespace

PastEntry entry_of(const PastRow& row) {
  return {.reg = row.reg,
          .identifier = row.identifier,
          .state = row.state,
          .received_on = row.received_on,
          .title = row.title,
          .types = row.types,
          .response = row.response,
          .responded_on = row.responded_on,
          .lead_entity = row.lead_entity,
          .election = row.election,
          .source = row.source,
          .page = row.page,
          .note = row.note,
          .apart_from = row.apart_from};
}

store::View past_requests_view() {
  return {.name = "assistance_past_requests",
          .version = 1,
          .tables = {"assistance_past"},
          .ddl = store::ddl_of(table()),
          .apply = [](store::Database& db, const RecordedAct& act) {
            Result<bool> done = true;
            match(
                act.act,
                [&](const PastRequestRecorded& a) {
                  done = store::put(db, table(), row_of(a.past, a.entry, act));
                },
                [&](const PastRequestCorrected& a) {
                  done = store::put(db, table(), row_of(a.past, a.entry, act));
                },
                [&](const PastRequestWithdrawn& a) { done = withdraw(db, a, act); });
            return done;
          }};
}

Result<std::vector<PastRow>> past_requests(store::Database& db, const PastFilter& filter,
                                           const PastPart& part) {
  const auto state = filter.state ? std::optional(filter.state->iso3) : std::nullopt;
  return store::select<PastRow>(
      db, table(),
      where_of(filter) +
          R"( ORDER BY "received_on" DESC, "identifier" DESC, "id" LIMIT $6 OFFSET $7)",
      {state, filter.reg, text_at(filter, 0), text_at(filter, 1), text_at(filter, 2), part.most,
       part.from});
}

Result<std::int64_t> count_past_requests(store::Database& db, const PastFilter& filter) {
  const auto state = filter.state ? std::optional(filter.state->iso3) : std::nullopt;
  std::int64_t count = 0;
  (void)ACTA_TRY(
      db.query("SELECT count(*) FROM assistance_past " + where_of(filter),
               {state, filter.reg, text_at(filter, 0), text_at(filter, 1), text_at(filter, 2)},
               [&](const store::Row& row) { count = row.integer(0); }));
  return count;
}

Result<std::vector<std::string>> past_registers(store::Database& db, const PastReach& reach) {
  std::vector<std::string> words;
  (void)ACTA_TRY(db.query(
      "SELECT DISTINCT \"register\" FROM assistance_past WHERE " + within(reach) + " ORDER BY 1",
      {}, [&](const store::Row& row) { words.emplace_back(row.text(0)); }));
  return words;
}

Result<std::optional<PastRow>> past_request(store::Database& db, PastRequestId id) {
  auto rows = ACTA_TRY(store::select<PastRow>(db, table(), R"(WHERE "id" = $1)", {to_text(id)}));
  if (rows.empty()) return std::optional<PastRow>();
  return std::optional(std::move(rows.front()));
}

}  // namespace acta::assistance
