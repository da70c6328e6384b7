#include <fmt/format.h>

#include "acta/iati/judgement.h"
#include "acta/iati/text_types.h"

namespace acta::iati {
namespace {

constexpr std::int64_t one = 1'000'000;
constexpr std::int64_t most_whole = 100'000;

}  // namespace

std::optional<std::int64_t> millionths(std::string_view text) {
  text = trimmed(text);
  if (!fits(TextType::decimal, text)) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  std::int64_t value = 0;
  for (const char c : text.substr(0, point)) {
    value = value * 10 + (c - '0');
    if (value > most_whole) return std::nullopt;
  }
  value *= one;
  auto unit = one / 10;
  if (point != std::string_view::npos) {
    for (const char c : text.substr(point + 1)) {
      value += unit * (c - '0');
      unit /= 10;
    }
  }
  return negative ? -value : value;
}

std::string millionths_text(std::int64_t value) {
  const bool negative = value < 0;
  const auto positive = negative ? -value : value;
  auto text = fmt::format("{}{}.{:06}", negative ? "-" : "", positive / one, positive % one);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace acta::iati
