// How fast authors' signatures are judged before the queue, against libsodium's bare rate on the
// same number of threads in the same run; hashing is timed apart. Exit 1 when the bar is not met.
//
// The bound: crypto_sign_verify_detached over the same lines, out of memory. The pass: what the
// server does with a signature that it is handed: the line is parsed, its key is found among the
// keys of the signer by its key id, and the signature is judged.
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <ctime>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "acta/record/authors.h"
#include "acta/record/record_for_test.h"
#include "acta/record/sodium_ready.h"
#include "acta/record/tree.h"

namespace acta::record {
namespace {

constexpr std::size_t entries_each = 8'000;
constexpr int rounds = 5;
constexpr std::size_t keys_of_signer = 3;
constexpr double ratio_bar = 0.8;

struct Case {
  std::string text;
  std::string line;
  Signature signature{};
};

struct Work {
  std::vector<Case> cases;
  std::vector<Hash> keys;  // of the signer; the last one signed
};

Work make_work() {
  Work work;
  for (std::uint8_t i = 1; i <= keys_of_signer; ++i) {
    work.keys.push_back(make_signer("n", KeyType::ed25519, Hash{i}).verifier.key);
  }
  const Hash seed{static_cast<std::uint8_t>(keys_of_signer)};
  const std::string story(120, 's');
  for (std::size_t i = 0; i < entries_each; ++i) {
    auto name = fmt::format("{:032x}", i);
    const auto signer = make_signer(std::move(name), KeyType::ed25519, seed);
    Case one{.text = test_entry(static_cast<std::int64_t>(i), story), .line = {}, .signature = {}};
    one.signature = signer.sign(bytes_of(one.text));
    one.line = signature_line(signer.verifier, one.signature);
    work.cases.push_back(std::move(one));
  }
  return work;
}

bool judge(const Work& work, const Case& one) {
  const auto line = parse_signature_line(one.line);
  if (!line) return false;
  const auto key = std::ranges::find_if(work.keys, [&](const Hash& candidate) {
    return author_key(line->name, candidate).id() == line->id;
  });
  return key != work.keys.end() && signed_by(one.text, *line, *key);
}

bool bare(const Work& work, const Case& one) {
  return crypto_sign_verify_detached(one.signature.data(),
                                     reinterpret_cast<const unsigned char*>(one.text.data()),
                                     one.text.size(), work.keys.back().data()) == 0;
}

// Of this thread's processor, so that what else the machine does is not counted.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Seconds of a core for all cases, on that many threads at once; 0 when one did not hold.
template <class Judge>
double time_on(unsigned threads, const Work& work, Judge judged) {
  std::vector<std::size_t> held(threads, 0);
  std::vector<double> seconds(threads, 0);
  {
    std::vector<std::jthread> running;
    for (unsigned t = 0; t < threads; ++t) {
      running.emplace_back([&, t] {
        const auto start = processor_seconds();
        std::size_t count = 0;
        for (const auto& one : work.cases) count += judged(work, one) ? 1U : 0U;
        held[t] = count;
        seconds[t] = processor_seconds() - start;
      });
    }
  }
  const bool all = std::ranges::all_of(held, [&](auto n) { return n == work.cases.size(); });
  const auto sum = std::accumulate(seconds.begin(), seconds.end(), 0.0);
  return all ? sum / threads : 0;
}

double time_of_hashing(const Work& work) {
  const auto start = processor_seconds();
  Hash last{};
  for (const auto& one : work.cases) last = leaf_hash(bytes_of(one.text));
  return last == Hash{} ? 0 : processor_seconds() - start;
}

int run() {
  sodium_ready();
  const auto work = make_work();
  const auto threads = std::max(1U, std::thread::hardware_concurrency());
  double bound = 1e9;
  double pass = 1e9;
  double hashing = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto bare_time = time_on(threads, work, bare);
    const auto judged_time = time_on(threads, work, judge);
    if (bare_time == 0 || judged_time == 0) {
      fmt::print("signatures: one does not hold\n");
      return 1;
    }
    bound = std::min(bound, bare_time);
    pass = std::min(pass, judged_time);
    hashing = std::min(hashing, time_of_hashing(work));
  }
  const auto rate = [&](double seconds) { return static_cast<double>(entries_each) / seconds; };
  fmt::print("signatures: {} entries on each of {} threads; best of {} rounds\n", entries_each,
             threads, rounds);
  fmt::print("  libsodium, bare          {:.0f} signatures/s and core\n", rate(bound));
  fmt::print("  judged before the queue  {:.0f} signatures/s and core\n", rate(pass));
  fmt::print("  leaf hashes, apart       {:.0f} entries/s on one core\n", rate(hashing));
  const bool fast = bound / pass >= ratio_bar;
  fmt::print("signatures: judged over bare {:.2f} (at least {:.2f}): {}\n", bound / pass, ratio_bar,
             fast ? "met" : "NOT MET");
  return fast ? 0 : 1;
}

}  // namespace
}  // namespace acta::record

int main() {
  return acta::record::run();
}
