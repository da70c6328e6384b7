// Adds to the golden corpus what it lacks, and never changes what is there.
//   golden_write tests/golden                         a file for each act version that has none,
//                                                     its bodies made up from the description;
//                                                     lines of the manifest for what is new
//   golden_write tests/golden --record NAME DATA      also the record in DATA as records/NAME.jsonl
//                                                     and, for versions without a file, its lines
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "../fuzz/sample.h"
#include "acta/app/schema.h"
#include "acta/record/entry.h"
#include "acta/store/store.h"
#include "golden.h"

namespace acta::golden {
namespace {

namespace fs = std::filesystem;

Result<bool> write_new(const fs::path& path, const std::string& text) {
  if (fs::exists(path)) return fault("golden.frozen", path.string() + " is there already");
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  fmt::print("{}\n", path.string());
  return true;
}

fs::path act_path(const fs::path& folder, std::string_view type, int version) {
  return folder / "acts" / fmt::format("{}.v{}.jsonl", type, version);
}

// Sealed acts as their content; an act that was erased is left out.
Result<std::vector<std::string>> lines_of_record(const std::string& data) {
  const auto store = ACTA_TRY(
      store::Store::open({.directory = data, .origin = "golden.example"}, app::make_schema()));
  std::vector<std::string> lines;
  for (std::int64_t index = 0; index < ACTA_TRY(store->head()).size; ++index) {
    if (auto line = ACTA_TRY(store->content(index))) lines.push_back(std::move(*line));
  }
  return lines;
}

Result<bool> write_record(const fs::path& folder, const std::string& name,
                          const std::string& data) {
  std::string whole;
  std::map<std::pair<std::string, int>, std::vector<std::string>> by_version;
  for (const auto& line : ACTA_TRY(lines_of_record(data))) {
    whole += line;
    const auto entry = ACTA_TRY(record::view_entry(line));
    by_version[{std::string(entry.type), entry.v}].push_back(line);
  }
  (void)ACTA_TRY(write_new(folder / "records" / (name + ".jsonl"), whole));
  for (auto& [key, lines] : by_version) {
    const auto path = act_path(folder, key.first, key.second);
    if (fs::exists(path)) continue;
    std::ranges::stable_sort(lines, std::ranges::greater{}, &std::string::size);
    std::string text = lines.front();  // the longest has most of what may be absent
    if (lines.size() > 2) text += lines[lines.size() / 2];
    if (lines.size() > 1) text += lines.back();
    (void)ACTA_TRY(write_new(path, text));
  }
  return true;
}

std::string made_up_line(const ActRegistry::Known& known, bool full) {
  Uuid id;
  std::copy_n(sha256(bytes_of(known.info.type)).begin(), id.bytes.size(), id.bytes.begin());
  return record::encode_entry(record::OpenEntry{.as = "system",
                                                .at = {1'767'225'600'000},
                                                .body = fuzz::sample(*known.type, full),
                                                .by = std::string(32, full ? 'a' : '0'),
                                                .id = id,
                                                .idem = std::nullopt,
                                                .n = full ? 1 : 0,
                                                .stream = "golden/1",
                                                .type = std::string(known.info.type),
                                                .v = known.info.version});
}

Result<bool> write_made_up(const fs::path& folder, const ActRegistry& acts) {
  for (const auto& [key, known] : acts.known()) {
    const auto path = act_path(folder, key.first, key.second);
    if (fs::exists(path)) continue;
    (void)ACTA_TRY(write_new(path, made_up_line(known, true) + made_up_line(known, false)));
  }
  return true;
}

// A view that was raised to another version may say something else, and an act is read as another
// one when a version followed its own; nothing else may change.
Result<bool> write_manifest(const fs::path& folder, const store::Schema& schema) {
  const auto corpus = ACTA_TRY(read_corpus(folder.string()));
  const auto today = ACTA_TRY(manifest_of(corpus, schema.acts, schema.views));
  for (const auto& [key, digests] : corpus.manifest) {
    const auto found = today.find(key);
    const bool may_go = key.starts_with("view ") || key.starts_with("act ");
    if (found == today.end() && may_go) continue;
    if (found == today.end() || found->second != digests) {
      return fault("golden.frozen",
                   key + " is frozen: what it says now is wrong, or needs a version");
    }
  }
  std::ofstream(folder / "MANIFEST", std::ios::binary) << print_manifest(today);
  return true;
}

Result<bool> run(const std::vector<std::string>& arguments) {
  const fs::path folder = arguments.at(0);
  const auto schema = app::make_schema();
  if (arguments.size() == 4) {
    (void)ACTA_TRY(write_record(folder, arguments[2], arguments[3]));
  }
  (void)ACTA_TRY(write_made_up(folder, schema.acts));
  return write_manifest(folder, schema);
}

}  // namespace
}  // namespace acta::golden

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  const bool record = arguments.size() == 4 && arguments[1] == "--record";
  if (sodium_init() < 0 || (arguments.size() != 1 && !record)) {
    fmt::print(stderr, "golden_write tests/golden [--record NAME DATA]\n");
    return 2;
  }
  const auto done = acta::golden::run(arguments);
  if (!done) fmt::print(stderr, "golden_write: {}\n", done.error().detail);
  return done ? 0 : 1;
}
