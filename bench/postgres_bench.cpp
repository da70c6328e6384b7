// The store on PostgreSQL against PostgreSQL itself, as a ratio measured in one run: durable acts/s
// with 100 clients, through decisions, record and views, over the bare group-commit rate for rows
// of that size with as many clients, sent in one pipeline (bar: 0.4). Exits non-zero when the bar
// is not met.
//   postgres_bench CONNECTION-STRING
#include "acta/app/schema.h"
#include "bench/load.h"

namespace acta {
namespace {

constexpr int clients = 100;
constexpr int acts_each = 100;
constexpr int rounds = 6;

int run(const std::string& place) {
  const auto directory = bench::fresh_directory("postgres");
  auto store = store::Store::open(
      {.directory = directory, .database = place, .origin = "acta.example/bench"},
      app::make_schema());
  if (!store) {
    fmt::print(stderr, "{}\n", store.error().detail);
    return 1;
  }
  (void)(*store)->append(bench::add_election(0, 0, "first"));
  const auto row = (*store)->entry(0).value();
  bench::BareWriter bare(store::open_postgresql(place, store::Access::write).value());
  // In turns, so that both meet the same disk.
  double bare_seconds = 0;
  double acts_seconds = 0;
  for (int round = 0; round < rounds; ++round) {
    bare_seconds += bench::seconds_of(clients, acts_each, [&](int, int) { bare.insert(row); });
    acts_seconds += bench::seconds_of(clients, acts_each, [&](int c, int i) {
      if (!(*store)->append(bench::add_election(c, i, fmt::format("round {}", round))))
        std::abort();
    });
  }
  const auto acts = static_cast<double>(rounds) * clients * acts_each;
  fmt::print("bare {:.0f} rows/s, acts {:.0f}/s with {} clients\n", acts / bare_seconds,
             acts / acts_seconds, clients);
  store->reset();
  std::filesystem::remove_all(directory);
  return bench::judge("durable acts/s over bare group commit, PostgreSQL",
                      bare_seconds / acts_seconds, 0.4, true)
             ? 0
             : 1;
}

}  // namespace
}  // namespace acta

int main(int count, char** arguments) {
  if (sodium_init() < 0 || count != 2) return 2;
  return acta::run(arguments[1]);
}
