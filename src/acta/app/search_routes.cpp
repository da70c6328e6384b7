// Search: every word asked for stands in what is found, whatever its case and accents.
#include <algorithm>
#include <set>

#include "acta/activities/views.h"
#include "acta/app/open_route.h"
#include "acta/app/schema.h"
#include "acta/assistance/advisory_views.h"
#include "acta/assistance/routes.h"
#include "acta/base/unaccented.h"
#include "acta/cycles/views.h"
#include "acta/routing/sight.h"

namespace acta::app {
namespace {

using http::Request;

constexpr std::size_t hits_max = 50;
constexpr std::int64_t past_max = 200;

struct Hit {
  std::string kind;
  std::string id;
  std::string title;
  std::string detail;
};
constexpr auto describe(Hit*) {
  return described<Hit>("Hit", "Something found.", field<&Hit::kind>("kind", "What it is."),
                        field<&Hit::id>("id", "Its id."), field<&Hit::title>("title", "Its name."),
                        field<&Hit::detail>("detail", "More about it."));
}
struct HitList {
  std::vector<Hit> hits;
};
constexpr auto describe(HitList*) {
  return described<HitList>("HitList", "What was found.",
                            field<&HitList::hits>("hits", "At most 50."));
}

class Finder {
 public:
  Finder(Desk& desk, routing::Sight& sight, const std::string& text)
      : desk_(desk), sight_(sight), text_(text), today_(date_of(desk.store.now())) {
    const auto plain = unaccented(text);
    for (std::size_t i = 0; i < plain.size();) {
      const auto end = std::min(plain.find(' ', i), plain.size());
      if (end > i) words_.push_back(plain.substr(i, end - i));
      i = end + 1;
    }
  }

  Result<HitList> find() {
    if (words_.empty()) return std::move(list_);
    if (may(sight_.viewer(), Right::request_read)) (void)ACTA_TRY(find_requests());
    if (may(sight_.viewer(), Right::request_read)) (void)ACTA_TRY(find_advisories());
    if (may(sight_.viewer(), Right::request_follow)) (void)ACTA_TRY(find_followed());
    (void)ACTA_TRY(find_past_requests());
    (void)ACTA_TRY(find_elections());
    find_states();
    (void)ACTA_TRY(find_activities());
    if (list_.hits.size() > hits_max) list_.hits.resize(hits_max);
    return std::move(list_);
  }

 private:
  [[nodiscard]] std::string name(const CountryCode& code) const {
    return desk_.places.name(code, Language::en, today_);
  }
  [[nodiscard]] bool matches(const std::string& text) const {
    const auto plain = unaccented(text);
    return std::ranges::all_of(
        words_, [&](const auto& word) { return plain.find(word) != std::string::npos; });
  }
  void add(std::string kind, std::string id, std::string title, std::string detail) {
    list_.hits.push_back({.kind = std::move(kind),
                          .id = std::move(id),
                          .title = std::move(title),
                          .detail = std::move(detail)});
  }

  Result<bool> find_requests() {
    for (const auto& row : ACTA_TRY(
             desk_.store.read([](store::Database& db) { return assistance::requests(db, {}); }))) {
      const auto state = name(row.state);
      if (matches(row.ref + ' ' + row.title + ' ' + state) &&
          sight_.shows(assistance::thing_of(row))) {
        add("request", to_text(row.id), row.ref + ' ' + state, row.title);
      }
    }
    return true;
  }
  // A State finds its own, and opens it through its own door.
  Result<bool> find_followed() {
    const auto wanted = [&](const assistance::RequestRow& row) {
      return matches(row.ref + ' ' + row.title);
    };
    for (const auto& row : ACTA_TRY(assistance::followed_requests(desk_.context, sight_, wanted))) {
      add("state_request", to_text(row.id), row.ref, row.title);
    }
    return true;
  }
  Result<bool> find_advisories() {
    for (const auto& row : ACTA_TRY(desk_.store.read(
             [](store::Database& db) { return assistance::advisories(db, {}, {}); }))) {
      const auto state = name(row.state);
      if (matches(row.title + ' ' + state) && sight_.shows(assistance::thing_of(row))) {
        add("advisory", to_text(row.id), row.title, state);
      }
    }
    return true;
  }
  // Registers are long: the database looks for the longest words, and gives a few of what it finds.
  Result<bool> find_past_requests() {
    auto longest = words_;
    std::ranges::sort(longest, std::ranges::greater(), &std::string::size);
    const assistance::PastFilter filter{.state = std::nullopt,
                                        .reg = std::nullopt,
                                        .texts = std::move(longest),
                                        .reach = assistance::past_reach_of(sight_.viewer())};
    for (const auto& row : ACTA_TRY(desk_.store.read([&](store::Database& db) {
           return assistance::past_requests(db, filter, {.from = 0, .most = past_max});
         }))) {
      const auto state = name(row.state);
      const auto told = row.identifier + ' ' + row.title + ' ' + row.election + ' ' +
                        row.lead_entity + ' ' + row.source + ' ' + state;
      if (matches(told) && sight_.shows(assistance::thing_of(row))) {
        add("past_request", to_text(row.id), row.identifier + ' ' + state,
            to_text(row.received_on) + ' ' + row.title);
      }
    }
    return true;
  }
  Result<bool> find_elections() {
    for (const auto& row : ACTA_TRY(
             desk_.store.read([](store::Database& db) { return cycles::elections(db, {}); }))) {
      const auto state = name(row.state);
      if (matches(row.title + ' ' + state)) add("election", to_text(row.id), row.title, state);
    }
    return true;
  }
  // By the name of today, and by any name or code that a State ever had.
  void find_states() {
    const auto codes = desk_.places.codes_for(text_);
    const std::set<CountryCode> once_called(codes.begin(), codes.end());
    for (const auto& place : desk_.places.all()) {
      const auto called = name(place.code);
      if (!matches(called) && !once_called.contains(place.code)) continue;
      add("state", place.code.iso3, called, std::string(word_of(place.kind)));
    }
  }
  Result<bool> find_activities() {
    for (const auto& [read, index] : ACTA_TRY(desk_.store.read([](store::Database& db) {
           return activities::standing_activities(db, std::nullopt);
         }))) {
      if (matches(read.title + ' ' + read.unit_name + ' ' + read.project)) {
        add("activity", activities::id_of(read), read.title, read.unit_name);
      }
    }
    return true;
  }

  Desk& desk_;
  routing::Sight& sight_;
  std::string text_;
  Date today_;
  std::vector<std::string> words_;
  HitList list_;
};

Result<HitList> search(Desk& desk, const Request& request) {
  return routing::seen(desk.context, request, [&](routing::Sight& sight) {
    sight.through(store::Door::search);
    return Finder(desk, sight, request.query("q").value_or("")).find();
  });
}

}  // namespace

void add_search_routes(http::Router& router, Desk& desk) {
  add_open<HitList>(router, "/api/search", "search",
                    "Finds requests, elections, States and activities",
                    [&desk](const Request& request) { return search(desk, request); });
}

}  // namespace acta::app
