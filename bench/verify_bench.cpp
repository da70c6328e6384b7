// How fast acta-verify is against the bare cost of hashing the same bytes, and whether its memory
// stays flat. Prints each as a ratio measured in this run; exit 1 when one is not met.
//
// Flat: ten million entries are verified in at most 1.2 times the memory of one million, each by a
// process of its own, and at no less than 0.8 of its rate per second of the processor. Needs 3 GB
// in the temporary directory, which it frees (ACTA_BENCH_ENTRIES: another number than ten million).
//
// The bound: SHA-256 of every entry with its prefix byte and of every node of the tree, 65 bytes
// each, out of memory, on one core. The hash pass: verify_record without parsing the entries, from
// the files of a directory, all tiles compared.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "acta/record/record_for_test.h"
#include "acta/record/tile_writer.h"
#include "acta/record/verify.h"

namespace acta::record {
namespace {

constexpr std::int64_t small_size = 50'000;
constexpr std::int64_t large_size = 400'000;
constexpr int rounds = 5;
constexpr double ratio_bar = 0.5;
constexpr long growth_bar_kib = 2'048;
constexpr std::int64_t million = 1'000'000;
constexpr double peak_bar = 1.2;
constexpr double rate_bar = 0.8;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void write_file(const std::filesystem::path& path, ByteView bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text_of(bytes);
}

// Entries of some 400 bytes, written as the log publishes them.
void generate(const std::filesystem::path& directory, std::int64_t size,
              std::size_t story_size = 200) {
  const std::string story(story_size, 's');
  TileWriter writer;
  while (writer.size() < size) {
    writer.append(bytes_of(test_entry(writer.size(), story)));
    if (writer.size() % 65'536 != 0 && writer.size() != size) continue;
    for (const auto& file : writer.take()) write_file(directory / tile_path(file.id), file.bytes);
  }
  const Checkpoint checkpoint{
      .origin = test_log_key().verifier.name, .size = writer.size(), .root = writer.root()};
  write_file(directory / "checkpoint", bytes_of(sign_checkpoint(checkpoint, test_log_key())));
}

bool holds(const std::filesystem::path& directory, bool parse) {
  const auto verified =
      verify_record(directory_source(directory.string()),
                    {.key = test_log_key().verifier, .remembered = {}, .parse_entries = parse});
  if (!verified) fmt::print("does not hold: {}\n", verified.error().detail);
  return verified.has_value();
}

double time_of_verification(const std::filesystem::path& directory, bool parse) {
  const auto start = std::chrono::steady_clock::now();
  if (!holds(directory, parse)) std::exit(1);
  return seconds_since(start);
}

double time_of_bound(const std::filesystem::path& directory, std::int64_t size) {
  const auto source = directory_source(directory.string());
  constexpr std::uint8_t prefix = 0;
  Bytes node(65, 1);
  double seconds = 0;
  for (const auto& id : tiles_of(size)) {
    if (id.level >= 0) continue;
    const auto bundle = source(tile_path(id)).value();
    const auto entries = decode_bundle(bundle, id.width).value();
    const auto start = std::chrono::steady_clock::now();
    for (const auto& entry : entries) {
      const auto leaf = sha256({&prefix, 1}, entry);
      std::ranges::copy(leaf, node.begin() + 1);
      const auto inner = sha256(node);
      std::ranges::copy(inner, node.begin() + 33);
    }
    seconds += seconds_since(start);
  }
  return seconds;
}

// Processor time: what a verification costs, whatever else the machine does.
double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Verification {
  long peak_kib = 0;
  double seconds = 0;  // of the processor
};

// In a process of its own that does nothing but verify.
Verification verification_of(const std::filesystem::path& directory) {
  const auto program = std::filesystem::read_symlink("/proc/self/exe").string();
  const auto command = fmt::format("'{}' --peak '{}'", program, directory.string());
  std::FILE* child = ::popen(command.c_str(), "r");
  Verification done;
  const bool read =
      child != nullptr && std::fscanf(child, "%ld %lf", &done.peak_kib, &done.seconds) == 2;
  if (child == nullptr || ::pclose(child) != 0 || !read) std::exit(1);
  return done;
}

int print_peak(const std::filesystem::path& directory) {
  if (!holds(directory, true)) return 1;
  const auto seconds = cpu_seconds();
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long peak = 0;
    if (word == "VmHWM:" && status >> peak) {
      fmt::print("{} {:.6f}\n", peak, seconds);
      return 0;
    }
  }
  return 1;
}

std::int64_t many() {
  const auto* given = std::getenv("ACTA_BENCH_ENTRIES");
  return given == nullptr ? 10 * million : std::strtoll(given, nullptr, 10);
}

int run_many(const std::filesystem::path& directory) {
  const auto size = many();
  generate(directory / "million", million, 0);
  generate(directory / "many", size, 0);
  // The million several times around the many: a machine whose clock changes is not a slower walk.
  auto one = verification_of(directory / "million");
  const auto all = verification_of(directory / "many");
  std::array millions{one.seconds, verification_of(directory / "million").seconds,
                      verification_of(directory / "million").seconds};
  std::ranges::sort(millions);
  one.seconds = millions[1];
  const auto rate = [](std::int64_t entries, double seconds) {
    return static_cast<double>(entries) / seconds;
  };
  const double rates = rate(size, all.seconds) / rate(million, one.seconds);
  const double peaks = static_cast<double>(all.peak_kib) / static_cast<double>(one.peak_kib);
  const bool flat = peaks <= peak_bar;
  const bool steady = rates >= rate_bar;
  fmt::print(
      "verify: {} entries in {:.1f} s of the processor, {:.2f} M entries/s; of {} {:.2f} M "
      "entries/s\n",
      size, all.seconds, rate(size, all.seconds) / 1e6, million, rate(million, one.seconds) / 1e6);
  fmt::print("verify: rate over that of a million {:.2f} (at least {:.1f}): {}\n", rates, rate_bar,
             steady ? "met" : "NOT MET");
  fmt::print("verify: peak memory {} KiB over {} KiB {:.2f} (at most {:.1f}): {}\n", all.peak_kib,
             one.peak_kib, peaks, peak_bar, flat ? "met" : "NOT MET");
  return flat && steady ? 0 : 1;
}

int run(const std::filesystem::path& directory) {
  generate(directory / "small", small_size);
  generate(directory / "large", large_size);
  const auto small_peak = verification_of(directory / "small").peak_kib;
  const auto large_peak = verification_of(directory / "large").peak_kib;

  double bound = 1e9;
  double pass = 1e9;
  double whole = 1e9;
  for (int round = 0; round < rounds; ++round) {
    bound = std::min(bound, time_of_bound(directory / "large", large_size));
    pass = std::min(pass, time_of_verification(directory / "large", false));
    whole = std::min(whole, time_of_verification(directory / "large", true));
  }
  const auto rate = [](double seconds) { return static_cast<double>(large_size) / seconds / 1e6; };
  fmt::print("verify: {} entries; best of {} rounds\n", large_size, rounds);
  fmt::print("  bare SHA-256 bound      {:.2f} M entries/s\n", rate(bound));
  fmt::print("  hash pass               {:.2f} M entries/s\n", rate(pass));
  fmt::print("  with every entry parsed {:.2f} M entries/s\n", rate(whole));
  const bool fast = bound / pass >= ratio_bar;
  const bool flat = large_peak - small_peak <= growth_bar_kib;
  fmt::print("verify: hash pass over bound {:.2f} (at least {:.2f}): {}\n", bound / pass, ratio_bar,
             fast ? "met" : "NOT MET");
  fmt::print("verify: peak memory {} KiB at {} entries, {} KiB at {} (growth at most {}): {}\n",
             small_peak, small_size, large_peak, large_size, growth_bar_kib,
             flat ? "met" : "NOT MET");
  return fast && flat ? 0 : 1;
}

}  // namespace
}  // namespace acta::record

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--peak") {
    return acta::record::print_peak(argv[2]);
  }
  std::string name = (std::filesystem::temp_directory_path() / "acta-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    std::fputs("no temporary directory can be made\n", stderr);
    return 1;
  }
  const int code = acta::record::run(name) | acta::record::run_many(name);
  std::filesystem::remove_all(name);
  return code;
}
