// A register of 100,000 requests from before the record, against bare limits (bars in parentheses),
// in one run:
//   reading and judging it over merely reading its rows as CSV, in times of the latter (12);
//   reading the same as a workbook over reading it as CSV, in times of the latter (12);
//   recording it over recording elections, one small act each in commands as large (0.25);
//   the rate at which its last tenth is recorded over that of its second (0.5);
//   the report since 1992 of all of them over that of a hundredth of them, a request (5).
// Exits non-zero when a bar is not met.
#include <fmt/format.h>
#include <sodium.h>

#include "acta/app/order_steps.h"
#include "acta/app/register_lists.h"
#include "acta/app/schema.h"
#include "acta/base/csv_table.h"
#include "acta/documents/zip.h"
#include "acta/reports/routes.h"
#include "acta/tables/xlsx.h"
#include "bench/load.h"

namespace acta {
namespace {

using bench::Clock, bench::judge, bench::seconds_since;

constexpr int rows = 100'000;
constexpr int part = 500;  // acts in one command, as imports have them

// The cells of one row: all States in turn, days known in full, by month and by year.
std::vector<std::string> cells_of(int number, const std::vector<CountryCode>& states) {
  const auto& state = states[static_cast<std::size_t>(number) % states.size()];
  auto day =
      fmt::format("{}-{:02}-{:02}", 1994 + number % 30, 1 + number / 7 % 12, 1 + number / 11 % 28);
  day.resize(number % 3 == 0 ? 10 : number % 3 == 1 ? 7 : 4);
  return {fmt::format("R-{}", number),
          state.iso3,
          day,
          fmt::format("A/{}/304", 50 + number % 30),
          "annex II",
          "Support of the commission",
          "TA; COORD",
          "approved",
          fmt::format("{}", 1996 + number % 30 > 2025 ? 2025 : 1996 + number % 30),
          "public"};
}
constexpr std::array<std::string_view, 10> head = {
    "identifier", "state", "received_on", "source",       "page",
    "title",      "types", "response",    "responded_on", "classification"};

std::string csv_of(int count, const std::vector<CountryCode>& states) {
  auto text = fmt::format("{}\n", fmt::join(head, ","));
  for (int i = 0; i < count; ++i) text += fmt::format("{}\n", fmt::join(cells_of(i, states), ","));
  return text;
}

std::string workbook_of(const std::vector<CountryCode>& states) {
  const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string sheet = "<worksheet><sheetData>";
  const auto add = [&](const auto& cells) {
    sheet += "<row>";
    for (const auto& cell : cells) {
      sheet += fmt::format(R"(<c t="inlineStr"><is><t>{}</t></is></c>)", cell);
    }
    sheet += "</row>";
  };
  add(head);
  for (int i = 0; i < rows; ++i) add(cells_of(i, states));
  sheet += "</sheetData></worksheet>";
  return documents::write_zip(
             {{.name = "xl/workbook.xml",
               .bytes = R"(<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>)"},
              {.name = "xl/_rels/workbook.xml.rels",
               .bytes = fmt::format(
                   R"(<R><Relationship Id="a" Type="{}worksheet" Target="s.xml"/></R>)", kind)},
              {.name = "xl/s.xml", .bytes = std::move(sheet)}})
      .value();
}

std::unique_ptr<store::Store> fresh_store(const std::string& name) {
  return bench::open({.directory = bench::fresh_directory(name), .origin = "acta.example/bench"},
                     app::make_schema())
      .value()
      .store;
}

struct Recorded {
  std::unique_ptr<store::Store> store;
  double rate = 0;     // acts a second
  double slowing = 0;  // the rate of the last tenth over that of the second
};

Recorded record(int count, const std::vector<CountryCode>& states, const places::Places& places) {
  Recorded made{.store = fresh_store(fmt::format("register-{}", count))};
  const auto file =
      app::read_register({.name = "r.csv", .word = "bench"}, csv_of(count, states), places).value();
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
  made.rate = count / seconds_since(tenths[0]);
  if (report.added != count) std::abort();
  made.slowing = std::chrono::duration<double>(tenths[2] - tenths[1]) /
                 std::chrono::duration<double>(tenths[10] - tenths[9]);
  (void)made.store->receipt(made.store->head()->size - 1).value();
  return made;
}

// Elections in commands of as many acts: what one small act with its view costs.
double bare_rate(const std::vector<CountryCode>& states) {
  const auto store = fresh_store("register-bare");
  const auto start = Clock::now();
  for (int done = 0; done < rows; done += part) {
    (void)store
        ->append({.actor = app::operating(),
                  .idempotency_key = bench::fresh_key(),
                  .request = "bare",
                  .expected = std::nullopt,
                  .decide = [done, &states](const store::Folded&,
                                            Facts& facts) -> Result<std::vector<Draft>> {
                    std::vector<Draft> drafts;
                    for (int i = 0; i < part; ++i) {
                      const auto id = facts.fresh<cycles::ElectionId>();
                      drafts.emplace_back(
                          cycles::stream_of(id),
                          cycles::ElectionAdded{
                              .election = id,
                              .state = states[static_cast<std::size_t>(i) % states.size()],
                              .kind = cycles::ElectionKind::local,
                              .title = fmt::format("Elections {} {}", done, i)});
                    }
                    return drafts;
                  },
                  .at = std::nullopt})
        .value();
  }
  return rows / seconds_since(start);
}

bool judge_reading(const std::vector<CountryCode>& states, Recorded& large,
                   const places::Places& places) {
  const auto text = csv_of(rows, states);
  const auto book = workbook_of(states);
  auto start = Clock::now();
  if (read_csv_table(text, {}).value().rows.size() != rows) std::abort();
  const auto bare = seconds_since(start);
  start = Clock::now();
  if (tables::read_xlsx(book, "", {}).value().rows.size() != rows) std::abort();
  const auto of_book = seconds_since(start);
  start = Clock::now();
  const auto file = app::read_register({.name = "r.csv", .word = "bench"}, text, places).value();
  if (app::judge_list(*large.store, file, {}).known != rows) std::abort();
  const auto whole = seconds_since(start);
  fmt::print("{} rows: read as CSV {:.2f} s, as a workbook {:.2f} s, read and judged {:.2f} s\n",
             rows, bare, of_book, whole);
  const bool good = judge("reading and judging over reading", whole / bare, 12, false);
  return judge("reading a workbook over reading CSV", of_book / bare, 12, false) && good;
}

double seconds_of_report(Recorded& recorded, const places::Places& places) {
  const auto name = [&](const CountryCode& code, Date on) {
    return places.name(code, Language::en, on);
  };
  const reports::StatusAsked since_1992{.from = make_date(1992, 1, 1).value(),
                                        .to = make_date(2026, 1, 1).value(),
                                        .title = "Status"};
  const auto start = Clock::now();
  const auto answer = reports::compute_status(*recorded.store, name, since_1992).value();
  if (answer.report.rows.empty()) std::abort();
  return seconds_since(start);
}

int run() {
  const auto places = places::Places::load().value();
  std::vector<CountryCode> states;
  for (const auto& place : places.all()) {
    if (place.member_since && place.member_since->year() < 1993) states.push_back(place.code);
  }
  auto small = record(rows / 100, states, places);
  auto large = record(rows, states, places);
  const auto bare = bare_rate(states);
  fmt::print("recorded {:.0f} acts/s, elections {:.0f} acts/s\n", large.rate, bare);
  bool good = judge("recording a register over elections", large.rate / bare, 0.25, true);
  good = judge("recording the last tenth over the second", large.slowing, 0.5, true) && good;
  good = judge_reading(states, large, places) && good;
  const auto of_large = seconds_of_report(large, places);
  const auto of_small = seconds_of_report(small, places);
  fmt::print("the report since 1992: {:.3f} s, of {} requests {:.3f} s\n", of_large, rows / 100,
             of_small);
  return judge("the report of all over a hundredth, a request", of_large / of_small / 100, 5,
               false) &&
                 good
             ? 0
             : 1;
}

}  // namespace
}  // namespace acta

int main() {
  if (sodium_init() < 0) return 2;
  return acta::run();
}
