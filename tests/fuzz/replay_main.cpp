// Runs a fuzz program's parsers as an ordinary test: every seed, then 200,000 mutations of seeds
// that are the same in every run and with every compiler.
//   NAME_replay                   the test
//   NAME_replay DIRECTORY         writes the seeds as files, to start libFuzzer from
//   NAME_replay --keep DIRECTORY  adds inputs that libFuzzer found to the kept corpus
//
// The kept corpus, tests/fuzz/corpus/<parser>/, holds small inputs that reach what seeds do not,
// and every find: each is run by every build.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "acta/base/bytes.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

constexpr int inputs_total = 200'000;
constexpr std::size_t size_max = 4096;

std::string current;

// A broken law aborts: the input that broke it is what is needed to mend it.
void print_input(int) {
  (void)!::write(STDERR_FILENO, current.data(), current.size());
  (void)!::write(STDERR_FILENO, "\n", 1);
}

class Mutations {
 public:
  explicit Mutations(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string next() {
    auto input = seeds_[below(seeds_.size())];
    for (auto left = 1 + below(4); left > 0; --left) change(input);
    input.resize(std::min(input.size(), size_max));
    return input;
  }

 private:
  // Not a distribution of the standard library: those differ from one to another.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  void change(std::string& input) {
    const auto at = below(input.size() + 1);
    const auto length = below(std::min<std::size_t>(input.size() - at, 16) + 1);
    switch (below(6)) {
      case 0: input.erase(at, length); break;
      case 1: input.insert(at, input.substr(at, length)); break;
      case 2: input.insert(at, 1, static_cast<char>(below(256))); break;
      case 3: input.insert(at, tokens_[below(tokens_.size())]); break;
      case 4: splice(input, at); break;
      default:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
    }
  }
  // The rest of another seed behind the start of this one.
  void splice(std::string& input, std::size_t at) {
    const auto& other = seeds_[below(seeds_.size())];
    input = input.substr(0, at) + other.substr(std::min(at, other.size()));
  }

  const std::vector<std::string>& seeds_;
  std::vector<std::string> tokens_ = {"\"",      "\\",
                                      "\\u0301", "\\ud800",
                                      "\n",      "\n\n",
                                      "\r\n",    "0",
                                      "-",       "-0",
                                      "1e9",     ".",
                                      ",",       ":",
                                      "=",       "%",
                                      "%0",      "+",
                                      "&",       "null",
                                      "[[[[",    "{\"\":",
                                      "é",       "e\u0301",
                                      "\xff",    "9007199254740993",
                                      "/",       ";",
                                      "\t",      "9999",
                                      "\x7f"};
  std::mt19937_64 random_{20131218};
};

std::filesystem::path corpus_of(const Parser& parser) {
  auto name = parser.name;
  std::ranges::replace(name, ' ', '_');
  return std::filesystem::path(ACTA_SOURCE_DIR "/tests/fuzz/corpus") / name;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> files_of(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& file : std::filesystem::directory_iterator(directory, none)) {
    paths.push_back(file.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const auto& path : paths) texts.push_back(read_file(path));
  return texts;
}

// Small ones, as libFuzzer gives them: the first byte says which parser.
void keep(const std::vector<Parser>& all, const std::string& directory) {
  constexpr std::size_t small = 300;
  constexpr std::size_t kept_max = 24;  // of each parser
  std::vector<std::size_t> count(all.size());
  for (const auto& input : files_of(directory)) {
    if (input.empty() || input.size() > small) continue;
    const auto place = static_cast<unsigned char>(input[0]) % all.size();
    if (++count[place] > kept_max) continue;
    const auto text = input.substr(1);
    const auto folder = corpus_of(all[place]);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / to_hex(sha256(bytes_of(text))).substr(0, 16), std::ios::binary) << text;
  }
}

// The seeds as inputs; complains of one that is not judged as it should be.
std::vector<std::string> judged_seeds(const std::vector<Parser>& all, bool& right) {
  std::vector<std::string> seeds;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto judge = [&](const std::string& text, bool expected) {
      seeds.push_back(static_cast<char>(i) + text);
      current = seeds.back();
      if (all[i].read(text) == expected) return;
      right = false;
      std::printf("%s should be %s: %s\n", all[i].name.c_str(), expected ? "accepted" : "refused",
                  text.c_str());
    };
    for (const auto& text : all[i].accepted) judge(text, true);
    for (const auto& text : all[i].refused) judge(text, false);
    auto others = all[i].others;
    std::ranges::copy(files_of(corpus_of(all[i])), std::back_inserter(others));
    for (const auto& text : others) {
      seeds.push_back(static_cast<char>(i) + text);
      current = seeds.back();
      (void)all[i].read(text);
    }
  }
  return seeds;
}

int run(const char* directory) {
  bool right = true;
  const auto seeds = judged_seeds(parsers(), right);
  for (std::size_t i = 0; directory != nullptr && i < seeds.size(); ++i) {
    std::ofstream(std::string(directory) + "/seed" + std::to_string(i), std::ios::binary)
        << seeds[i];
  }
  if (directory != nullptr || !right) return right ? 0 : 1;
  Mutations mutations(seeds);
  for (int i = 0; i < inputs_total; ++i) {
    current = mutations.next();
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()),
                                 current.size());
  }
  std::printf("%zu seeds, %d inputs\n", seeds.size(), inputs_total);
  return 0;
}

}  // namespace
}  // namespace acta::fuzz

int main(int count, char** arguments) {
  (void)std::signal(SIGABRT, acta::fuzz::print_input);
  if (count == 3 && std::string_view(arguments[1]) == "--keep") {
    acta::fuzz::keep(acta::fuzz::parsers(), arguments[2]);
    return 0;
  }
  return acta::fuzz::run(count > 1 ? arguments[1] : nullptr);
}
