#include "acta/app/options.h"

#include <charconv>
#include <string_view>

namespace acta::app {

Result<Options> Options::parse(std::span<const char* const> arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string_view name = arguments[i];
    if (!name.starts_with("--") || i + 1 == arguments.size()) {
      return refuse("usage", 2, "expected --name value at: " + std::string(name));
    }
    if (!options.values_.emplace(name.substr(2), arguments[i + 1]).second) {
      return refuse("usage", 2, std::string(name) + " stands twice");
    }
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
