// The command line's "--name value" pairs and few flags; every one has to be taken by the command.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "acta/base/result.h"

namespace acta::app {

class Options {
 public:
  static Result<Options> parse(std::span<const char* const> arguments);

  Result<std::string> required(const std::string& name);
  std::optional<std::string> take(const std::string& name);
  Result<std::optional<std::int64_t>> number(const std::string& name);
  [[nodiscard]] Result<bool> all_taken() const;
  // What was not taken yet.
  [[nodiscard]] const std::map<std::string, std::string>& left() const { return values_; }
  void put(const std::string& name, std::string value) { values_[name] = std::move(value); }

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace acta::app
