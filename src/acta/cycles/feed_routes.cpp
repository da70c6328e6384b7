// The calendar as a feed to subscribe to.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "acta/cycles/calendar_feed.h"
#include "acta/cycles/filter_routes.h"

namespace acta::cycles {
namespace {

using http::Reply;
using http::Request;
using routing::Context;

constexpr std::int32_t days_back = 366;
constexpr std::int64_t events_max = 10'000;

// "candidate_nomination" is "candidate nomination".
std::string in_words(std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

FeedEvent::Status status_of(const MilestoneRow& row) {
  if (!row.status || ends_it(*row.status)) return FeedEvent::Status::cancelled;
  switch (*row.status) {
    case DateStatus::announced:
    case DateStatus::deadline:
    case DateStatus::range: return FeedEvent::Status::tentative;
    case DateStatus::delayed:
      // Put off without a day, nothing happens on the one that was known.
      if (!row.day_known) return FeedEvent::Status::cancelled;
      break;
    case DateStatus::declared:
    case DateStatus::advanced:
    case DateStatus::held: break;
    case DateStatus::annulled:
    case DateStatus::voided:
    case DateStatus::not_held: return FeedEvent::Status::cancelled;
  }
  return row.within || !row.day_known ? FeedEvent::Status::tentative : FeedEvent::Status::confirmed;
}

struct Feed {
  const Atlas& atlas;
  Language language = Language::en;
  Date today;
  std::string origin;

  [[nodiscard]] FeedEvent event_of(const MilestoneRow& row, const ElectionRow& election) const {
    const auto what = row.milestone == Milestone::election_day
                          ? std::string()
                          : ": " + in_words(word_of(row.milestone));
    auto description = fmt::format(
        "{}. {}", row.status ? in_words(word_of(*row.status)) : "withdrawn", row.source);
    if (row.reason) description += "\n" + *row.reason;
    description += fmt::format("\nAct {} on the record {}.", row.act, origin);
    return {.uid = fmt::format("{}.{}@{}", to_text(row.election), word_of(row.milestone), origin),
            .sequence = row.sequence,
            .stamp = row.at,
            .from = *row.from,
            .to = *row.to,
            .status = status_of(row),
            .summary = fmt::format("{}: {}{}", atlas.name(row.state, language, today),
                                   election.title, what),
            .description = std::move(description),
            .category = in_words(word_of(election.kind))};
  }
};

Result<std::string> feed_of(Context& context, const Request& request, const Atlas& atlas) {
  auto filter = ACTA_TRY(filter_of(request, atlas));
  const auto today = date_of(context.store.now());
  if (!filter.from) filter.from = today + -days_back;
  filter.most = events_max;
  filter.undated = false;
  const Feed feed{
      .atlas = atlas,
      .language =
          from_word<Language>(request.query("language").value_or("en")).value_or(Language::en),
      .today = today,
      .origin = std::string(context.store.keys().origin())};
  const bool all = request.query("milestones").value_or("no") == "yes";
  std::vector<FeedEvent> events;
  (void)ACTA_TRY(context.store.read([&](store::Database& db) -> Result<bool> {
    const auto rows = ACTA_TRY(milestones(db, filter, all));
    if (std::ssize(rows) > events_max) {
      return refuse("cycles.feed_too_large", 422,
                    "more than 10,000 events; ask for a State, a region, or fewer days", "from");
    }
    std::map<ElectionId, ElectionRow> elections_by_id;
    for (auto& one : ACTA_TRY(elections(db, filter)))
      elections_by_id.emplace(one.id, std::move(one));
    for (const auto& row : rows) {
      auto known = elections_by_id.find(row.election);
      if (known == elections_by_id.end()) {
        auto one = ACTA_TRY(election(db, row.election));
        if (!one) continue;
        known = elections_by_id.emplace(row.election, std::move(*one)).first;
      }
      events.push_back(feed.event_of(row, known->second));
    }
    return true;
  }));
  return print_feed("Acta: elections", events);
}

}  // namespace

void add_feed_routes(http::Router& router, Context& context, const Atlas& atlas) {
  router.add({.method = "GET",
              .pattern = "/api/calendar.ics",
              .operation = "calendar_feed",
              .audience = Right::open,
              .summary = "The calendar of elections as iCalendar, to subscribe to",
              .handler = [&context, atlas](const Request& request, const Reply& reply) {
                auto feed = feed_of(context, request, atlas);
                if (!feed) return reply(http::problem(feed.error()));
                reply(http::text(std::move(*feed), "text/calendar; charset=utf-8")
                          .with("Content-Disposition", "inline; filename=\"elections.ics\""));
              }});
}

}  // namespace acta::cycles
