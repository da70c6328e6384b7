#include "acta/app/election_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>

#include "acta/record/keys.h"

namespace acta::app {
namespace {

constexpr std::size_t part_size = 200;  // elections

ListReport empty_report(const ListFile& file) {
  return {.shape = file.shape,
          .name = file.name,
          .rows = file.read.rows,
          .bad = file.read.bad,
          .left_out = file.read.left_out};
}

void add(ListReport& report, const cycles::ImportDecided& decided) {
  report.elections += decided.elections;
  report.statements += decided.statements;
  report.known += decided.known;
  std::ranges::copy(decided.bad, std::back_inserter(report.bad));
}

// Part after part; `take` may refuse, and then the rest is not taken.
Result<bool> in_parts(
    const ListFile& file, const Progress& progress,
    const std::function<Result<bool>(std::span<const cycles::Importable>)>& take) {
  const std::span<const cycles::Importable> all(file.read.elections);
  for (std::size_t at = 0; at < all.size(); at += part_size) {
    (void)ACTA_TRY(take(all.subspan(at, std::min(part_size, all.size() - at))));
    if (progress) {
      progress(std::ssize(all.first(std::min(at + part_size, all.size()))), std::ssize(all));
    }
  }
  return true;
}

// One command. Its decision runs on the writer's thread, and says what it found.
Result<cycles::ImportDecided> record_part(store::Store& store, const Actor& actor,
                                          std::span<const cycles::Importable> part) {
  const auto decided = std::make_shared<cycles::ImportDecided>();
  const auto key = "import-elections-" + to_hex(record::random_hash());
  (void)ACTA_TRY(store.append(
      {.actor = actor,
       .idempotency_key = key,
       .request = "import elections",
       .expected = std::nullopt,
       .decide = [decided, part](const store::Folded& folded,
                                 Facts& facts) -> Result<std::vector<Draft>> {
         *decided = cycles::decide_import(folded.get<cycles::Elections>(), part, facts);
         return std::move(decided->drafts);
       },
       .at = std::nullopt}));
  return std::move(*decided);
}

Result<bool> record_source(store::Store& store, const Actor& actor, const ListFile& file,
                           const ListReport& report) {
  const cycles::ListImported act{.shape = file.shape,
                                 .name = file.name,
                                 .sha256 = file.sha256,
                                 .rows = report.rows,
                                 .elections = report.elections,
                                 .statements = report.statements,
                                 .refused = std::ssize(report.bad)};
  (void)ACTA_TRY(
      store.append({.actor = actor,
                    .idempotency_key = "import-elections-" + to_hex(record::random_hash()),
                    .request = "import elections",
                    .expected = std::nullopt,
                    .decide = [&](const store::Folded&, Facts&) -> Result<std::vector<Draft>> {
                      return std::vector{Draft(cycles::stream_of(file.shape), act)};
                    },
                    .at = std::nullopt}));
  return true;
}

}  // namespace

cycles::CodesFor codes_for(const places::Places& places) {
  return [&places](std::string_view text) { return places.codes_for(text); };
}

Result<ListFile> read_list(cycles::ListShape shape, std::string name, std::string_view text,
                           const places::Places& places) {
  (void)ACTA_TRY(check_text(name));
  return ListFile{.shape = shape,
                  .name = std::move(name),
                  .sha256 = to_hex(sha256(bytes_of(text))),
                  .read = ACTA_TRY(cycles::read_import(shape, text, codes_for(places)))};
}

ListReport judge_list(store::Store& store, const ListFile& file, const Progress& progress) {
  auto report = empty_report(file);
  const auto now = store.now();
  (void)in_parts(file, progress, [&](std::span<const cycles::Importable> part) -> Result<bool> {
    Facts facts(now, record::random_hash());
    add(report, store.folded<cycles::Elections>([&](const cycles::Elections& elections) {
      return cycles::decide_import(elections, part, facts);
    }));
    return true;
  });
  std::ranges::stable_sort(report.bad, {}, &cycles::RowFault::line);
  return report;
}

Result<ListReport> record_list(store::Store& store, const Actor& actor, const ListFile& file,
                               BadRows bad_rows, const Progress& progress,
                               const std::function<bool()>& stop) {
  if (bad_rows == BadRows::refuse_all) {
    const auto judged = judge_list(store, file, {});
    if (!judged.bad.empty()) {
      const auto& first = judged.bad.front();
      return refuse(
          "import.bad_rows", 422,
          fmt::format("{} faults in {} rows; nothing was recorded. The first: line {}, {}",
                      judged.bad.size(), judged.rows, first.line, first.reason));
    }
  }
  auto report = empty_report(file);
  const auto done =
      in_parts(file, progress, [&](std::span<const cycles::Importable> part) -> Result<bool> {
        if (stop && stop()) return refuse("import.stopped", 503, "the server ends; begin it again");
        add(report, ACTA_TRY(record_part(store, actor, part)));
        return true;
      });
  std::ranges::stable_sort(report.bad, {}, &cycles::RowFault::line);
  // Also of a list that broke off: what was recorded came from it.
  if (report.elections + report.statements > 0) {
    (void)ACTA_TRY(record_source(store, actor, file, report));
  }
  (void)ACTA_TRY(done);
  return report;
}

}  // namespace acta::app
