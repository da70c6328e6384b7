// The store against SQLite itself, as ratios measured in one run (bars in parentheses):
//   durable acts/s with 256 clients, through decisions, hashing, tiles and signed checkpoint, over
//   the bare group-commit rate of SQLite for rows of that size with as many clients (0.4); the same
//   with the views of the product (0.3); the latency of one client, with views, in flushes, a flush
//   being one bare durable insert (under 3); the rate of a full
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
using bench::seconds_since;

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
  const auto alone_directory = fresh_directory("record");
  auto record = store::Store::open({.directory = alone_directory, .origin = "acta.example/bench"},
                                   bench::without_views(app::make_schema()))
                    .value();
  const auto bare_directory = fresh_directory("bare");
  std::filesystem::create_directories(bare_directory);
  BareWriter bare(store::open_sqlite(bare_directory + "/bare.db", store::Access::write).value());
  const auto rates = bench::rates_of(bare, *record, *store);
  record.reset();
  const auto row = store->entry(0).value();
  std::vector<double> flushes;
  std::vector<double> alones;
  for (int i = 0; i < 400; ++i) {
    flushes.push_back(ms_of([&] { bare.insert(row); }));
    alones.push_back(ms_of([&] { (void)store->append(add_election(0, i, "alone")); }));
  }
  const auto flush = median(flushes);
  const auto alone = median(alones);
  fmt::print("flush {:.3f} ms, one act {:.3f} ms\n", flush, alone);

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

  bool good = judge("durable acts/s over bare group commit", rates.record / rates.bare, 0.4, true);
  good = judge("the same with views", rates.with_views / rates.bare, 0.3, true) && good;
  good = judge("latency of one client, in flushes", alone / flush, 3, false) && good;
  good =
      judge("rebuild of all views over reading and parsing", rebuild_rate / read_rate, 0.2, true) &&
      good;
  std::filesystem::remove_all(directory);
  std::filesystem::remove_all(alone_directory);
  std::filesystem::remove_all(bare_directory);
  return good ? 0 : 1;
}

}  // namespace
}  // namespace acta

int main() {
  if (sodium_init() < 0) return 1;
  return acta::run();
}
