// acta import elections: a list of elections that others keep, recorded by whoever owns the
// machine.
#include <algorithm>

#include "acta/app/election_lists.h"
#include "acta/app/order_steps.h"
#include "acta/base/files.h"

namespace acta::app {
namespace {

// Words of the command line have hyphens where those of the record have underscores.
template <class Word>
Result<Word> word_or(Options& options, const std::string& name, Word otherwise) {
  auto text = options.take(name);
  if (!text) return otherwise;
  std::ranges::replace(*text, '-', '_');
  if (const auto word = from_word<Word>(*text)) return *word;
  return refuse("usage", 2, "--" + name + ": no such word: " + *text);
}

std::string told(const ListReport& report, bool recorded) {
  auto text = fmt::format(
      "{} rows; {} elections and {} dates and figures {}; {} known before; {} rows say nothing "
      "that is kept; {} faults\n",
      report.rows, report.elections, report.statements, recorded ? "recorded" : "would be recorded",
      report.known, report.left_out.size(), report.bad.size());
  for (const auto& fault : report.bad) {
    text += fmt::format("  line {}{}{}: {}\n", fault.line, fault.column.empty() ? "" : ", ",
                        fault.column, fault.reason);
  }
  return text;
}

}  // namespace

Result<Outcome> import_elections(store::Store& store, const places::Places& places, Order& order) {
  const auto path = ACTA_TRY(order.options.required("from"));
  const auto shape = ACTA_TRY(word_option<cycles::ListShape>(order.options, "shape"));
  const auto bad_rows = ACTA_TRY(word_or(order.options, "bad-rows", BadRows::keep_good));
  const bool check = order.options.take("check").has_value();
  (void)ACTA_TRY(order.options.all_taken());
  const auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return refuse("import.no_file", 2, "there is no file " + path);
  const auto name = path.substr(path.find_last_of('/') + 1);
  const auto file = ACTA_TRY(read_list(shape, name, acta::text_of(*bytes), places));
  if (check) return Outcome{.text = told(judge_list(store, file, {}), false), .file = {}};
  const auto report = ACTA_TRY(record_list(store, operating(), file, bad_rows, {}, {}));
  return Outcome{.text = told(report, true), .file = {}};
}

}  // namespace acta::app
