#include "acta/app/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace acta::app {
namespace {

// These stand alone, without a value.
constexpr std::array<std::string_view, 6> flags{
    "--with-keys", "--incomplete", "--json", "--list", "--check", "--each-classification"};

}  // namespace

Result<Options> Options::parse(std::span<const char* const> arguments) {
  Options options;
  while (!arguments.empty()) {
    const std::string_view name = arguments[0];
    const bool alone = std::ranges::find(flags, name) != flags.end();
    if (!name.starts_with("--") || (!alone && arguments.size() == 1)) {
      return refuse("usage", 2, "expected --name value at: " + std::string(name));
    }
    const auto* value = alone ? "yes" : arguments[1];
    if (!options.values_.emplace(name.substr(2), value).second) {
      return refuse("usage", 2, std::string(name) + " stands twice");
    }
    arguments = arguments.subspan(alone ? 1 : 2);
  }
  return options;
}

Result<std::string> Options::required(const std::string& name) {
  const auto value = take(name);
  if (!value) return refuse("usage", 2, "--" + name + " is needed");
  return *value;
}

std::optional<std::string> Options::take(const std::string& name) {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  auto value = std::move(found->second);
  values_.erase(found);
  return value;
}

Result<std::optional<std::int64_t>> Options::number(const std::string& name) {
  const auto text = take(name);
  if (!text) return std::optional<std::int64_t>();
  std::int64_t number = 0;
  const auto* end = text->data() + text->size();
  const auto parsed = std::from_chars(text->data(), end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end) {
    return refuse("usage", 2, "--" + name + " is a number");
  }
  return std::optional(number);
}

Result<bool> Options::all_taken() const {
  if (values_.empty()) return true;
  return refuse("usage", 2, "there is no option --" + values_.begin()->first);
}

}  // namespace acta::app
