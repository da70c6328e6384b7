// The store against SQLite itself, as ratios measured in one run (bars in parentheses):
//   durable acts/s with 100 clients, through decisions, record and views, over the bare
//   group-commit rate of SQLite for rows of that size with as many clients (0.25); the latency of
//   one client in flushes, a flush being one bare durable insert (under 3); the rate of a full
//   rebuild over the rate at which the same entries are merely read and parsed into acts (0.2).
// Exits non-zero when a bar is not met.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "acta/app/schema.h"
#include "acta/cycles/decisions.h"
#include "acta/store/codec.h"

namespace acta {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int clients = 100;
constexpr int acts_each = 100;
constexpr int rounds = 6;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string fresh_directory(const std::string& name) {
  const auto path = (std::filesystem::current_path() / ("bench-" + name)).string();
  std::filesystem::remove_all(path);
  return path;
}

// A group-commit writer of the bare engine: one row of `size` bytes for each client's wish.
class BareWriter {
 public:
  explicit BareWriter(const std::string& path)
      : db_(store::open_sqlite(path, store::Access::write).value()) {
    (void)db_->script("CREATE TABLE bare (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
    thread_ = std::jthread([this](const std::stop_token& done) { run(done); });
  }
  ~BareWriter() {
    thread_.request_stop();
    wake_.notify_all();
  }
  BareWriter(const BareWriter&) = delete;
  BareWriter& operator=(const BareWriter&) = delete;

  void insert(const std::string& bytes) {
    std::promise<void> written;
    auto future = written.get_future();
    {
      const std::scoped_lock lock(mutex_);
      queue_.emplace_back(&bytes, &written);
    }
    wake_.notify_one();
    future.get();
  }

 private:
  void run(const std::stop_token& done) {
    std::int64_t index = 0;
    while (!done.stop_requested()) {
      std::vector<std::pair<const std::string*, std::promise<void>*>> batch;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return done.stop_requested() || !queue_.empty(); });
        batch.swap(queue_);
      }
      (void)db_->execute("BEGIN IMMEDIATE");
      for (const auto& [bytes, written] : batch) {
        (void)db_->execute("INSERT INTO bare (idx, bytes) VALUES ($1, $2)",
                           {index++, bytes_of(*bytes)});
      }
      (void)db_->execute("COMMIT");
      for (const auto& [bytes, written] : batch) written->set_value();
    }
  }

  std::unique_ptr<store::Database> db_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::pair<const std::string*, std::promise<void>*>> queue_;
  std::jthread thread_;
};

template <class Work>
double seconds_of(int threads, int each, Work work) {
  const auto start = Clock::now();
  std::vector<std::thread> running;
  for (int t = 0; t < threads; ++t) {
    running.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) work(t, i);
    });
  }
  for (auto& thread : running) thread.join();
  return seconds_since(start);
}

// As Acta's own clients make them.
std::string fresh_key() {
  std::array<std::uint8_t, 10> random{};
  randombytes_buf(random.data(), random.size());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_text(
      uuid_v7({std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}, random));
}

store::Command add_election(int client, int number, const std::string& run) {
  const auto title = fmt::format("Elections {} {} {}", run, client, number);
  return {.actor = {.person = {}, .capacity = "desk_officer"},
          .idempotency_key = fresh_key(),
          .request = title,
          .expected = std::nullopt,
          .decide = [title](const store::Folded&, Facts& facts) -> Result<std::vector<Draft>> {
            const auto id = facts.fresh<cycles::ElectionId>();
            return std::vector{Draft(cycles::stream_of(id),
                                     cycles::ElectionAdded{.election = id,
                                                           .state = {"XCA"},
                                                           .kind = cycles::ElectionKind::local,
                                                           .title = title})};
          },
          .at = std::nullopt};
}

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

bool judge(std::string_view what, double ratio, double bar, bool at_least) {
  const bool good = at_least ? ratio >= bar : ratio < bar;
  fmt::print("{:<52} {:6.2f}  ({} {})  {}\n", what, ratio, at_least ? "at least" : "under", bar,
             good ? "met" : "NOT MET");
  return good;
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
  BareWriter bare(bare_directory + "/bare.db");
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
                                    store->keys().vault, store::Access::read)
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
