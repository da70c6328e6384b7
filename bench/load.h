// The load that benchmarks of the store put on an engine, and the bare engine to compare it with: a
// group-commit writer of one table, for as many clients.
#pragma once

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "acta/cycles/decisions.h"
#include "acta/store/store.h"

namespace acta::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A directory that is not there yet. It is not deleted here: for some minutes after many files were
// deleted, ext4 finds places for new ones slowly, and the next measurement would pay for it.
// tools/bench.mjs deletes all of them behind the last.
inline std::string fresh_directory(const std::string& name) {
  const auto place = std::filesystem::current_path() / "bench";
  std::filesystem::create_directories(place);
  static int number = 0;
  return (place / fmt::format("{}-{}-{}", name, ::getpid(), ++number)).string();
}

// A group-commit writer of the bare engine: one row of `size` bytes for each client's wish.
class BareWriter {
 public:
  explicit BareWriter(std::unique_ptr<store::Database> db) : db_(std::move(db)) {
    (void)db_->script(store::in_dialect(
        "CREATE TABLE bare (idx {integer} PRIMARY KEY, bytes {bytes} NOT NULL){strict}",
        db_->dialect()));
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
      (void)db_->begin();
      for (const auto& [bytes, written] : batch) {
        (void)db_->send("INSERT INTO bare (idx, bytes) VALUES ($1, $2)",
                        {index++, bytes_of(*bytes)});
      }
      if (!db_->commit()) std::abort();
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

// As Acta's own clients make them; their randomness is not what is measured.
inline std::string fresh_key() {
  thread_local std::mt19937_64 numbers(randombytes_random());
  std::array<std::uint8_t, 10> random{};
  for (auto& byte : random) byte = static_cast<std::uint8_t>(numbers());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_text(
      uuid_v7({std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}, random));
}

inline store::Command add_election(int client, int number, const std::string& run) {
  const auto title = fmt::format("Elections round {} {} {}", run, client, number);
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

// The rates of one engine, bare and through the store, taken in turns so that all meet the same
// disk: the record alone (decisions, hashing, tiles, signed checkpoint), and with the views of the
// product beside it.
struct Shares {  // of the bare engine's rate: the medians of what each round gave
  double record = 0;
  double with_views = 0;
};

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// Twice as many as a batch takes: while half of them are answered, the others fill the next one.
inline constexpr int clients = 512;
inline constexpr int acts_each = 240;
inline constexpr int rounds = 7;
inline constexpr int bare_each = 3 * acts_each;  // for a burst as long

// When how much of a record was published under a signed checkpoint.
class Publications {
 public:
  void note(const store::Head& head) {
    const std::scoped_lock lock(mutex_);
    seen_.emplace_back(Clock::now(), head.size);
  }
  // Acts a second from the second publication after `start` to the last one before `end`: all that
  // an act takes, tiles too, and none of the pauses between publications once nobody asks any more.
  // The first one holds the first acts alone and is there sooner than any that follow.
  double rate(Clock::time_point start, Clock::time_point end) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(seen_, [&](const auto& one) { return one.first < start || one.first > end; });
    if (seen_.size() < 4) std::abort();  // too short a load to tell
    const auto& [began, before] = seen_[1];
    const auto& [ended, after] = seen_.back();
    return static_cast<double>(after - before) /
           std::chrono::duration<double>(ended - began).count();
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<Clock::time_point, std::int64_t>> seen_;
};

struct Measured {
  std::shared_ptr<Publications> publications = std::make_shared<Publications>();
  std::unique_ptr<store::Store> store;
};

inline Result<Measured> open(store::StoreOptions options, store::Schema schema) {
  Measured measured;
  options.published = [publications = measured.publications](const store::Head& head) {
    publications->note(head);
  };
  measured.store = ACTA_TRY(store::Store::open(std::move(options), std::move(schema)));
  return measured;
}

// The commands are made before, as the rows of the bare engine are; their keys when they are sent,
// in the order of time.
inline double append_rate(const Measured& measured, int round) {
  std::vector<std::vector<store::Command>> load(clients);
  for (int c = 0; c < clients; ++c) {
    for (int i = 0; i < acts_each; ++i) {
      load[static_cast<std::size_t>(c)].push_back(add_election(c, i, fmt::format("{}", round)));
    }
  }
  const auto start = Clock::now();
  (void)seconds_of(clients, acts_each, [&](int c, int i) {
    auto& command = load[static_cast<std::size_t>(c)][static_cast<std::size_t>(i)];
    command.idempotency_key = fresh_key();
    if (!measured.store->append(std::move(command))) std::abort();
  });
  return measured.publications->rate(start, Clock::now());
}

inline Shares shares_of(BareWriter& bare, const Measured& record, const Measured& with_views) {
  (void)record.store->append(add_election(0, 0, "first"));
  const auto row = record.store->entry(0).value();
  std::vector<double> bare_rates;
  std::vector<double> record_rates;
  std::vector<double> views_rates;
  std::vector<double> record_shares;
  std::vector<double> views_shares;
  for (int round = 0; round < rounds; ++round) {
    const auto seconds = seconds_of(clients, bare_each, [&](int, int) { bare.insert(row); });
    bare_rates.push_back(clients * bare_each / seconds);
    record_rates.push_back(append_rate(record, round));
    views_rates.push_back(append_rate(with_views, round));
    record_shares.push_back(record_rates.back() / bare_rates.back());
    views_shares.push_back(views_rates.back() / bare_rates.back());
  }
  fmt::print("bare {:.0f} rows/s, record {:.0f} acts/s, with views {:.0f} acts/s, {} clients\n",
             median(bare_rates), median(record_rates), median(views_rates), clients);
  return {.record = median(record_shares), .with_views = median(views_shares)};
}

// What the record is without what is read from it.
inline store::Schema without_views(store::Schema schema) {
  schema.views.clear();
  return schema;
}

inline bool judge(std::string_view what, double ratio, double bar, bool at_least) {
  const bool good = at_least ? ratio >= bar : ratio < bar;
  fmt::print("{:<52} {:6.2f}  ({} {})  {}\n", what, ratio, at_least ? "at least" : "under", bar,
             good ? "met" : "NOT MET");
  return good;
}

}  // namespace acta::bench
