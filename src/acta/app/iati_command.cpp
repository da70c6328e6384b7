#include "acta/app/iati_command.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "acta/app/options.h"
#include "acta/base/json.h"
#include "acta/iati/validator.h"

namespace acta::app {
namespace {

struct Asked {
  std::vector<std::string> files;
  iati::Settings settings;
  bool json = false;
};

Result<std::set<iati::Check>> read_checks(std::string_view text) {
  std::set<iati::Check> checks;
  while (true) {
    const auto word = text.substr(0, text.find(','));
    const auto check = from_word<iati::Check>(word);
    if (!check) {
      return refuse("usage", 2,
                    "--only takes structure, codes and rules, not " + std::string(word));
    }
    checks.insert(*check);
    if (word.size() == text.size()) return checks;
    text.remove_prefix(word.size() + 1);
  }
}

Result<Asked> read_arguments(std::span<const char* const> arguments) {
  Asked asked;
  std::vector<const char*> named;
  while (!arguments.empty()) {
    const std::string_view word = arguments[0];
    const bool is_name = word.starts_with("--");
    const std::size_t taken = is_name && word != "--json" && arguments.size() > 1 ? 2 : 1;
    if (is_name) {
      const auto pair = arguments.first(taken);
      named.insert(named.end(), pair.begin(), pair.end());
    } else {
      asked.files.emplace_back(word);
    }
    arguments = arguments.subspan(taken);
  }
  auto options = ACTA_TRY(Options::parse(named));
  asked.settings.schema_directory = options.take("schema").value_or("");
  if (const auto only = options.take("only")) asked.settings.checks = ACTA_TRY(read_checks(*only));
  asked.json = options.take("json").has_value();
  (void)ACTA_TRY(options.all_taken());
  if (asked.files.empty()) return refuse("usage", 2, "acta iati validate FILE...: say which files");
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  asked.settings.now = {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
  return asked;
}

// Every reading of the file is of its own; what cannot be opened cannot be read.
iati::XmlSource source_of_file(const std::string& path) {
  const std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rb"), [](std::FILE* open) {
    if (open != nullptr) std::fclose(open);
  });
  return [file](std::span<char> room) -> std::ptrdiff_t {
    if (!file) return -1;
    const auto size = std::fread(room.data(), 1, room.size(), file.get());
    return size == 0 && std::ferror(file.get()) != 0 ? -1 : static_cast<std::ptrdiff_t>(size);
  };
}

void print_finding(const iati::Finding& finding) {
  fmt::print("{}:{}: {} {} {}: {}\n", finding.file, finding.line, word_of(finding.severity),
             finding.rule, finding.path, finding.words);
}

void print_outcome(const iati::Outcome& outcome) {
  const auto* what = !outcome.readable ? "cannot be read" : outcome.valid() ? "valid" : "not valid";
  fmt::print("{}: {}; records {}, errors {}, warnings {}\n", outcome.file, what, outcome.records,
             outcome.errors, outcome.warnings);
}

}  // namespace

Result<bool> iati_command(std::span<const char* const> arguments) {
  if (arguments.empty() || std::string_view(arguments[0]) != "validate") {
    return refuse("usage", 2, "acta iati validate FILE... is what there is for IATI");
  }
  const auto asked = ACTA_TRY(read_arguments(arguments.subspan(1)));
  const auto sink = [&](const iati::Finding& finding) {
    if (asked.json) {
      fmt::print("{}\n", to_json(finding));
    } else {
      print_finding(finding);
    }
  };
  auto made = iati::Validator::create(asked.settings, sink);
  if (!made) return refuse("usage", 2, made.error().detail);
  std::size_t not_valid = 0;
  std::string unreadable;
  for (const auto& file : asked.files) {
    const auto outcome = (*made)->validate(file, [&] { return source_of_file(file); });
    if (asked.json) {
      fmt::print("{}\n", to_json(outcome));
    } else {
      print_outcome(outcome);
    }
    not_valid += outcome.valid() ? 0U : 1U;
    if (!outcome.readable) unreadable = file;
  }
  if (!unreadable.empty()) return refuse("usage", 2, "cannot read " + unreadable);
  if (not_valid == 0) return true;
  // What is wrong was said already, finding by finding: only the exit code is left.
  return refuse("iati.not_valid", 1,
                fmt::format("{} of {} files not valid", not_valid, asked.files.size()));
}

}  // namespace acta::app
