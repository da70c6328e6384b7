#include "acta/app/list_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "acta/record/keys.h"

namespace acta::app {
namespace {

ListReport empty_report(const ListFile& file) {
  return {.shape = file.shape,
          .name = file.name,
          .rows = file.rows,
          .bad = file.bad,
          .left_out = file.left_out};
}

void add(ListReport& report, const PartDecided& decided) {
  report.added += decided.added;
  report.statements += decided.statements;
  report.corrected += decided.corrected;
  report.known += decided.known;
  std::ranges::copy(decided.bad, std::back_inserter(report.bad));
}

// Part after part; `take` may refuse, and then the rest is not taken.
Result<bool> in_parts(
    const ListFile& file, const Progress& progress,
    const std::function<Result<bool>(std::size_t from, std::size_t count)>& take) {
  for (std::size_t at = 0; at < file.entries; at += file.part) {
    const auto count = std::min(file.part, file.entries - at);
    (void)ACTA_TRY(take(at, count));
    if (progress) {
      progress(static_cast<std::int64_t>(at + count), static_cast<std::int64_t>(file.entries));
    }
  }
  return true;
}

// One command. Its decision runs on the writer's thread, and says what it found.
Result<PartDecided> record_part(store::Store& store, const Actor& actor, const ListFile& file,
                                BadRows bad_rows, std::size_t from, std::size_t count) {
  const auto decided = std::make_shared<PartDecided>();
  (void)ACTA_TRY(store.append(
      {.actor = actor,
       .idempotency_key = "import-" + to_hex(record::random_hash()),
       .request = file.request,
       .expected = std::nullopt,
       .decide = [decided, &file, bad_rows, from, count](
                     const store::Folded& folded, Facts& facts) -> Result<std::vector<Draft>> {
         *decided = file.decide(folded, from, count, facts);
         const bool none = bad_rows == BadRows::refuse_all && !decided->bad.empty();
         return none ? std::vector<Draft>() : std::move(decided->drafts);
       },
       .at = std::nullopt}));
  return std::move(*decided);
}

// A list without a bad row met one while it was recorded: someone else recorded something
// meanwhile.
Refused broken_off(const ListReport& report, const RowFault& bad) {
  return {.word = "import.bad_rows",
          .status = 409,
          .detail = fmt::format(
              "line {}, {}: the record changed while the list was recorded; {} new, {} statements "
              "and {} corrected were recorded before it and stay, nothing after them. Mend the "
              "row and begin again with the same file",
              bad.line, bad.reason, report.added, report.statements, report.corrected)};
}

Result<bool> record_source(store::Store& store, const Actor& actor, const ListFile& file,
                           const ListReport& report) {
  (void)ACTA_TRY(
      store.append({.actor = actor,
                    .idempotency_key = "import-" + to_hex(record::random_hash()),
                    .request = file.request,
                    .expected = std::nullopt,
                    .decide = [&](const store::Folded&, Facts&) -> Result<std::vector<Draft>> {
                      return std::vector{file.source(report)};
                    },
                    .at = std::nullopt}));
  return true;
}

}  // namespace

ListReport judge_list(store::Store& store, const ListFile& file, const Progress& progress) {
  auto report = empty_report(file);
  const auto now = store.now();
  (void)in_parts(file, progress, [&](std::size_t from, std::size_t count) -> Result<bool> {
    Facts facts(now, record::random_hash());
    add(report, store.all_folded([&](const store::Folded& folded) {
      return file.decide(folded, from, count, facts);
    }));
    return true;
  });
  std::ranges::stable_sort(report.bad, {}, &RowFault::line);
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
      in_parts(file, progress, [&](std::size_t from, std::size_t count) -> Result<bool> {
        if (stop && stop()) return refuse("import.stopped", 503, "the server ends; begin it again");
        auto decided = ACTA_TRY(record_part(store, actor, file, bad_rows, from, count));
        if (bad_rows == BadRows::refuse_all && !decided.bad.empty()) {
          std::ranges::copy(decided.bad, std::back_inserter(report.bad));
          return std::unexpected(broken_off(report, decided.bad.front()));
        }
        add(report, decided);
        return true;
      });
  std::ranges::stable_sort(report.bad, {}, &RowFault::line);
  // Also of a list that broke off: what was recorded came from it.
  if (report.added + report.statements + report.corrected > 0) {
    (void)ACTA_TRY(record_source(store, actor, file, report));
  }
  (void)ACTA_TRY(done);
  return report;
}

}  // namespace acta::app
