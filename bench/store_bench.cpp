// The store against SQLite itself, as ratios measured in one run (bars in parentheses):
//   durable acts/s with 100 clients, through decisions, record and views, over the bare
//   group-commit rate of SQLite for rows of that size with as many clients (0.25); the latency of
//   one client in flushes, a flush being one bare durable insert (under 3); the rate of a full
//   rebuild over the rate at which the same entries are merely read and parsed into acts (0.2).
// Exits non-zero when a bar is not met.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "acta/app/schema.h"
#include "acta/store/codec.h"
#include "bench/load.h"

namespace acta {
namespace {

using bench::add_election, bench::BareWriter, bench::Clock, bench::fresh_directory, bench::judge;
using bench::seconds_of, bench::seconds_since;
constexpr int clients = 100;
constexpr int acts_each = 100;
constexpr int rounds = 6;

template <class Work>
double ms_of(Work work) {
  const auto start = Clock::now();
  work();
  return seconds_since(start) * 1000;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

int run() {
  const auto directory = fresh_directory("store");
  auto store = store::Store::open({.directory = directory, .origin = "acta.example/bench"},
                                  app::make_schema())
                   .value();
  (void)store->append(add_election(0, 0, "first"));
  const auto row = store->entry(0).value();

  const auto bare_directory = fresh_directory("bare");
  std::filesystem::create_directories(bare_directory);
  BareWriter bare(store::open_sqlite(bare_directory + "/bare.db", store::Access::write).value());
  // In turns, so that both meet the same disk.
  double bare_seconds = 0;
  double acts_seconds = 0;
  for (int round = 0; round < rounds; ++round) {
    bare_seconds += seconds_of(clients, acts_each, [&](int, int) { bare.insert(row); });
    acts_seconds += seconds_of(clients, acts_each, [&](int c, int i) {
      if (!store->append(add_election(c, i, fmt::format("round {}", round)))) std::abort();
    });
  }
  const auto acts = static_cast<double>(rounds) * clients * acts_each;
  const auto bare_rate = acts / bare_seconds;
  const auto acts_rate = acts / acts_seconds;
  std::vector<double> flushes;
  std::vector<double> alones;
  for (int i = 0; i < 400; ++i) {
    flushes.push_back(ms_of([&] { bare.insert(row); }));
    alones.push_back(ms_of([&] { (void)store->append(add_election(0, i, "alone")); }));
  }
  const auto flush = median(flushes);
  const auto alone = median(alones);
  fmt::print(
      "bare {:.0f} rows/s, acts {:.0f}/s with {} clients; flush {:.3f} ms, one act {:.3f} ms\n",
      bare_rate, acts_rate, clients, flush, alone);

  const auto size = store->head()->size;
  auto start = Clock::now();
  std::int64_t parsed = 0;
  {
    auto vault = store::Vault::open(store->engine().vault(store::Access::read).value(),
                                    store->keys().wrapping, store::Access::read)
                     .value();
    store::Codec codec(store->keys(), store->schema().acts, *vault);
    (void)store->read([&](store::Database& db) {
      return store::each_entry(
          db, 0, size, [&](std::int64_t index, ByteView bytes) -> Result<bool> {
            parsed += ACTA_TRY(codec.decode(index, text_of(bytes))).has_value();
            return true;
          });
    });
  }
  const auto read_rate = static_cast<double>(parsed) / seconds_since(start);
  store.reset();
  start = Clock::now();
  store = store::Store::open({.directory = directory, .origin = {}, .rebuild = true},
                             app::make_schema())
              .value();
  const auto rebuild_rate = static_cast<double>(size) / seconds_since(start);
  fmt::print("{} entries: read and parsed {:.0f}/s, rebuilt {:.0f}/s\n", parsed, read_rate,
             rebuild_rate);
  store.reset();

  bool good = judge("durable acts/s over bare group commit", acts_rate / bare_rate, 0.25, true);
  good = judge("latency of one client, in flushes", alone / flush, 3, false) && good;
  good =
      judge("rebuild of all views over reading and parsing", rebuild_rate / read_rate, 0.2, true) &&
      good;
  std::filesystem::remove_all(directory);
  std::filesystem::remove_all(bare_directory);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace acta

int main() {
  if (sodium_init() < 0) return 1;
  return acta::run();
}
