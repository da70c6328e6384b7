// What a fuzz program is made of: parsers, each with the law it is held to and inputs to start
// from.
//
// A program defines parsers(); one_input.cpp hands one input to one of them: the first byte
// chooses. That function runs under libFuzzer (preset `fuzz`) and, with inputs that are the same in
// every run, as an ordinary test (replay_main.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/check.h"
#include "acta/base/result.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace acta::fuzz {

struct Parser {
  std::string name;
  // Says whether the text was accepted; aborts when a law is broken.
  std::function<bool(std::string_view)> read;
  std::vector<std::string> accepted;
  std::vector<std::string> refused = {};  // also what was once accepted by mistake
  std::vector<std::string> others = {};   // held to the law alone
};

[[nodiscard]] std::vector<Parser> parsers();

// Whether there is a value; a refusal has a word and a sentence, and a status that says no.
template <class T>
bool accepted(const Result<T>& result) {
  if (result) return true;
  const auto& refused = result.error();
  ACTA_ASSERT(!refused.word.empty() && !refused.detail.empty());
  ACTA_ASSERT(refused.status >= 400 && refused.status < 600);
  return false;
}

// A parser whose texts are printed back to the same bytes.
template <class Parse, class Print>
std::function<bool(std::string_view)> identity(Parse parse, Print print) {
  return [parse, print](std::string_view text) {
    const auto value = parse(text);
    if (!accepted(value)) return false;
    ACTA_ASSERT(print(*value) == text);
    return true;
  };
}

}  // namespace acta::fuzz
