// The calendar of elections with 100,000 elections against 1,000, and against bare limits (bars in
// parentheses), in one run:
//   the 990th of a thousand times of each page: the year of a State, the first ten of the year,
//   what comes next, one election, the feed of a State; each no slower than 3 times the same with
//   1,000 elections (3), where a time under 0.2 ms counts as that;
//   reading and judging a list of 100,000 rows over merely reading its rows as CSV, in times of the
//   latter (12);
//   the rate at which its last tenth is recorded over that of its second (0.5).
// Exits non-zero when a bar is not met.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <functional>
#include <random>

#include "acta/app/election_lists.h"
#include "acta/app/order_steps.h"
#include "acta/app/schema.h"
#include "acta/base/csv_table.h"
#include "acta/cycles/calendar_feed.h"
#include "acta/cycles/cycle_views.h"
#include "acta/cycles/indicator_views.h"
#include "acta/cycles/views.h"
#include "bench/load.h"

namespace acta {
namespace {

using bench::Clock, bench::judge, bench::seconds_since;

constexpr double clock_ms = 0.2;  // what is less than that nobody notices
const std::string head =
    "ccode,country,elec_year,elec_month,elec_day,sequence,event,elecnum,type,runoff\n";

// One election a row, of all States in turn, over a century; of every tenth the day is not known.
std::string list_of(int rows, const places::Places& places) {
  std::string text = head;
  for (int i = 0; i < rows; ++i) {
    const auto& place = places.all()[static_cast<std::size_t>(i) % places.all().size()];
    text += fmt::format("{},{},{},{},{},1,\"Vote, As Scheduled\",{},X,N\n", i % 200,
                        place.code.iso3, 1926 + i % 100, 1 + i / 7 % 12,
                        i / 3 % 10 == 0 ? std::string(" ") : std::to_string(1 + i / 11 % 28), i);
  }
  return text;
}

struct Calendar {
  std::unique_ptr<store::Store> store;
  double slowing = 0;  // the rate of the last tenth over that of the second
};

Calendar calendar_of(int rows, const places::Places& places) {
  Calendar made;
  made.store =
      bench::open({.directory = bench::fresh_directory("calendar"), .origin = "acta.example/bench"},
                  app::make_schema())
          .value()
          .store;
  const auto file =
      app::read_election_list(cycles::ListShape::reign, "list.csv", list_of(rows, places), places)
          .value();
  if (!file.bad.empty()) std::abort();
  std::vector<Clock::time_point> tenths(11);
  tenths[0] = Clock::now();
  const auto note = [&](std::int64_t done, std::int64_t of) {
    auto& reached = tenths[static_cast<std::size_t>(done * 10 / of)];
    if (reached == Clock::time_point{}) reached = Clock::now();
  };
  const auto report =
      app::record_list(*made.store, app::operating(), file, app::BadRows::keep_good, note, {})
          .value();
  if (report.added != rows) std::abort();
  made.slowing = std::chrono::duration<double>(tenths[2] - tenths[1]) /
                 std::chrono::duration<double>(tenths[10] - tenths[9]);
  fmt::print("{} elections recorded in {:.2f} s\n", rows, seconds_since(tenths[0]));
  // Published to the end, so that nothing else runs while pages are timed.
  (void)made.store->receipt(made.store->head()->size - 1).value();
  return made;
}

double ms_at_99(const std::function<void(int)>& ask) {
  std::vector<double> times;
  for (int i = 0; i < 1000; ++i) {
    const auto start = Clock::now();
    ask(i % 100);
    times.push_back(seconds_since(start) * 1000);
  }
  std::ranges::sort(times);
  return times[989];
}

// What each page asks of the store.
struct Page {
  const char* name;
  std::function<void(store::Database&, int)> ask;
};
std::vector<Page> pages(const places::Places& places, const std::vector<cycles::ElectionId>& ids) {
  const auto year_of = [](int i) {
    cycles::ElectionFilter filter;
    filter.from = make_date(1930 + i % 90, 1, 1).value();
    filter.to = make_date(1930 + i % 90, 12, 31).value();
    return filter;
  };
  return {
      {"a year of one State",
       [=, &places](store::Database& db, int i) {
         auto filter = year_of(i);
         filter.states = {places.all()[static_cast<std::size_t>(i)].code};
         (void)cycles::elections(db, filter).value();
       }},
      {"a year, the first 10",
       [=](store::Database& db, int i) {
         auto filter = year_of(i);
         filter.most = 10;
         (void)cycles::elections(db, filter).value();
       }},
      {"what comes next",
       [](store::Database& db, int) {
         (void)cycles::next_elections(db, make_date(2025, 12, 1).value()).value();
       }},
      {"one election",
       [ids](store::Database& db, int i) {
         const auto id = ids[static_cast<std::size_t>(i) % ids.size()];
         (void)cycles::election(db, id).value();
         (void)cycles::milestones_of(db, id).value();
         (void)cycles::figures_of(db, id).value();
       }},
      {"dates of one State in ten years",
       [=, &places](store::Database& db, int i) {
         cycles::ElectionFilter filter;
         filter.states = {places.all()[static_cast<std::size_t>(i)].code};
         filter.from = make_date(2010, 1, 1).value();
         filter.to = make_date(2019, 12, 31).value();
         (void)cycles::milestones(db, filter, true).value();
       }},
  };
}

std::vector<cycles::ElectionId> ids_of(store::Store& store) {
  std::vector<cycles::ElectionId> ids;
  store.folded<cycles::Elections>([&](const cycles::Elections& elections) {
    std::mt19937_64 numbers(1);  // NOLINT(cert-msc51-cpp): the same each time
    for (const auto& [id, election] : elections.by_id) {
      if (numbers() % (elections.by_id.size() / 100 + 1) == 0) ids.push_back(id);
    }
    return true;
  });
  return ids;
}

bool judge_pages(Calendar& small, Calendar& large, const places::Places& places) {
  bool good = true;
  const auto few = pages(places, ids_of(*small.store));
  const auto many = pages(places, ids_of(*large.store));
  for (std::size_t i = 0; i < few.size(); ++i) {
    const auto time = [&](Calendar& calendar, const Page& page) {
      return ms_at_99([&](int n) {
        (void)calendar.store->read([&](store::Database& db) -> Result<bool> {
          page.ask(db, n);
          return true;
        });
      });
    };
    const auto slow = time(large, many[i]);
    const auto fast = time(small, few[i]);
    fmt::print("{}: {:.3f} ms, with 1,000 {:.3f} ms\n", few[i].name, slow, fast);
    good =
        judge(few[i].name, std::max(slow, clock_ms) / std::max(fast, clock_ms), 3, false) && good;
  }
  return good;
}

bool judge_list_of(int rows, Calendar& large, const places::Places& places) {
  const auto text = list_of(rows, places);
  constexpr std::array<std::string_view, 1> any = {"country"};
  auto start = Clock::now();
  if (read_csv_table(text, any).value().rows.size() != static_cast<std::size_t>(rows)) std::abort();
  const auto bare = seconds_since(start);
  start = Clock::now();
  const auto file =
      app::read_election_list(cycles::ListShape::reign, "list.csv", text, places).value();
  const auto judged = app::judge_list(*large.store, file, {});
  const auto whole = seconds_since(start);
  if (judged.known != rows) std::abort();
  fmt::print("a list of {} rows: read as CSV {:.2f} s, read and judged {:.2f} s\n", rows, bare,
             whole);
  return judge("reading and judging over reading", whole / bare, 12, false);
}

int run() {
  const auto places = places::Places::load().value();
  auto small = calendar_of(1000, places);
  auto large = calendar_of(100'000, places);
  bool good = judge("recording the last tenth over the second", large.slowing, 0.5, true);
  good = judge_list_of(100'000, large, places) && good;
  good = judge_pages(small, large, places) && good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace acta

int main() {
  if (sodium_init() < 0) return 2;
  return acta::run();
}
