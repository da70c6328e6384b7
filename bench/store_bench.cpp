// The store against SQLite itself, as ratios measured in one run (bars in parentheses):
//   durable and published acts/s with 512 clients, through decisions, hashing, tiles and signed
//   checkpoint, over the bare group-commit rate of SQLite for rows of that size with as many
//   clients (0.4); the same with the views of the product (0.3); the latency of one client, with
//   views, in flushes, a flush being one bare durable insert (under 3); the rate of a full rebuild
//   over the rate at which the same entries are merely read and parsed into acts (0.2).
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
using bench::median, bench::seconds_since;

template <class Work>
double ms_of(Work work) {
  const auto start = Clock::now();
  work();
  return seconds_since(start) * 1000;
}

// Seconds in which the entries are read from the store and parsed into acts, and no more.
double reading_seconds(store::Store& store, std::int64_t size) {
  const auto start = Clock::now();
  auto vault = store::Vault::open(store.engine().vault(store::Access::read).value(),
                                  store.keys().wrapping, store::Access::read)
                   .value();
  store::Codec codec(store.keys(), store.schema().acts, *vault);
  std::int64_t parsed = 0;
  (void)store.read([&](store::Database& db) {
    return store::each_entry(db, 0, size, [&](std::int64_t index, ByteView bytes) -> Result<bool> {
      parsed += ACTA_TRY(codec.decode(index, text_of(bytes))).has_value();
      return true;
    });
  });
  if (parsed != size) std::abort();
  return seconds_since(start);
}

int run() {
  const auto directory = fresh_directory("store");
  auto with_views =
      bench::open({.directory = directory, .origin = "acta.example/bench"}, app::make_schema())
          .value();
  const auto alone_directory = fresh_directory("record");
  auto record = bench::open({.directory = alone_directory, .origin = "acta.example/bench"},
                            bench::without_views(app::make_schema()))
                    .value();
  const auto bare_directory = fresh_directory("bare");
  std::filesystem::create_directories(bare_directory);
  BareWriter bare(store::open_sqlite(bare_directory + "/bare.db", store::Access::write).value());
  const auto shares = bench::shares_of(bare, record, with_views);
  record.store.reset();
  auto store = std::move(with_views.store);
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
  // In turns, so that both meet the same machine.
  std::vector<double> shares_of_rebuild;
  for (int round = 0; round < 5; ++round) {
    const auto reading = reading_seconds(*store, size);
    store.reset();
    const auto start = Clock::now();
    store = store::Store::open({.directory = directory, .origin = {}, .rebuild = true},
                               app::make_schema())
                .value();
    const auto rebuilding = seconds_since(start);
    fmt::print("{} entries: read and parsed {:.0f}/s, rebuilt {:.0f}/s\n", size,
               static_cast<double>(size) / reading, static_cast<double>(size) / rebuilding);
    shares_of_rebuild.push_back(reading / rebuilding);
  }
  store.reset();

  bool good = judge("durable acts/s over bare group commit", shares.record, 0.4, true);
  good = judge("the same with views", shares.with_views, 0.3, true) && good;
  good = judge("latency of one client, in flushes", alone / flush, 3, false) && good;
  good = judge("rebuild of all views over reading and parsing", median(shares_of_rebuild), 0.2,
               true) &&
         good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace acta

int main() {
  if (sodium_init() < 0) return 1;
  return acta::run();
}
