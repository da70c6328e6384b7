// The load that benchmarks of the store put on an engine, and the bare engine to compare it with: a
// group-commit writer of one table, for as many clients.
#pragma once

#include <fmt/format.h>
#include <sodium.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "acta/cycles/decisions.h"
#include "acta/store/store.h"

namespace acta::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

inline std::string fresh_directory(const std::string& name) {
  const auto path = (std::filesystem::current_path() / ("bench-" + name)).string();
  std::filesystem::remove_all(path);
  return path;
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

// As Acta's own clients make them.
inline std::string fresh_key() {
  std::array<std::uint8_t, 10> random{};
  randombytes_buf(random.data(), random.size());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_text(
      uuid_v7({std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}, random));
}

inline store::Command add_election(int client, int number, const std::string& run) {
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

inline bool judge(std::string_view what, double ratio, double bar, bool at_least) {
  const bool good = at_least ? ratio >= bar : ratio < bar;
  fmt::print("{:<52} {:6.2f}  ({} {})  {}\n", what, ratio, at_least ? "at least" : "under", bar,
             good ? "met" : "NOT MET");
  return good;
}

}  // namespace acta::bench
