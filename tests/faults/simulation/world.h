// A world of one thread: a clock that jumps from event to event, and chance, every decision of
// which comes from one seed. The same seed gives the same events, told in a trace.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace acta::simulation {

class World {
 public:
  // `aloud`: the trace is printed as it grows.
  World(std::uint64_t seed, bool aloud) : random_(seed), aloud_(aloud) {}

  [[nodiscard]] std::int64_t now_ms() const { return now_ms_; }
  [[nodiscard]] std::uint64_t seconds() const {
    return 1'800'000'000 + static_cast<std::uint64_t>(now_ms_ / 1000);
  }
  void after(std::int64_t ms, std::function<void()> event);
  // The earliest event; those of one time in the order in which they were planned.
  void step();
  void run_until(std::int64_t ms);
  // Something else happens while somebody waits; not while that one waits in turn.
  void meanwhile();

  std::mt19937_64& random() { return random_; }
  // REQUIRES a positive number: one of 0, 1, ... number - 1.
  std::int64_t below(std::int64_t number) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(number));
  }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + below(most - least + 1);
  }
  // Whether a fault that comes once in `number` times comes now: never when faults have stopped.
  bool fault(std::int64_t number) { return faulty && below(number) == 0; }

  void tell(const std::string& line);
  [[nodiscard]] std::uint64_t trace() const { return trace_; }
  // The first thing that must not be; empty: none.
  void wrong(const std::string& what);
  [[nodiscard]] const std::string& failure() const { return failure_; }

  bool faulty = true;
  std::map<std::string, std::int64_t> counts;  // of what happened

 private:
  std::mt19937_64 random_;
  bool aloud_;
  std::int64_t now_ms_ = 0;
  std::uint64_t planned_ = 0;
  std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> events_;
  bool waiting_ = false;
  std::uint64_t trace_ = 14'695'981'039'346'656'037U;  // FNV-1a
  std::vector<std::string> last_;
  std::string failure_;
};

}  // namespace acta::simulation
