// acta import elections, acta import requests: lists that others keep, recorded by whoever owns the
// machine.
#include <algorithm>

#include "acta/app/election_lists.h"
#include "acta/app/order_steps.h"
#include "acta/app/register_lists.h"
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

std::string faults_of(const ListReport& report) {
  std::string text;
  for (const auto& fault : report.bad) {
    text += fmt::format("  line {}{}{}: {}\n", fault.line, fault.column.empty() ? "" : ", ",
                        fault.column, fault.reason);
  }
  return text;
}

std::string told_of_elections(const ListReport& report, bool recorded) {
  return fmt::format(
             "{} rows; {} elections and {} dates and figures {}; {} known before; {} rows say "
             "nothing that is kept; {} faults\n",
             report.rows, report.added, report.statements,
             recorded ? "recorded" : "would be recorded", report.known, report.left_out.size(),
             report.bad.size()) +
         faults_of(report);
}

std::string told_of_requests(const ListReport& report, bool recorded) {
  return fmt::format("{} rows; {} requests {}, {} corrected; {} known before; {} faults\n",
                     report.rows, report.added, recorded ? "recorded" : "would be recorded",
                     report.corrected, report.known, report.bad.size()) +
         faults_of(report);
}

struct Given {
  std::string name;
  Bytes bytes;
  BadRows bad_rows = BadRows::keep_good;
  bool check = false;
};

// What both take; the last of the order's options.
Result<Given> given_of(Order& order) {
  const auto path = ACTA_TRY(order.options.required("from"));
  Given given{.name = path.substr(path.find_last_of('/') + 1),
              .bytes = {},
              .bad_rows = ACTA_TRY(word_or(order.options, "bad-rows", BadRows::keep_good)),
              .check = order.options.take("check").has_value()};
  (void)ACTA_TRY(order.options.all_taken());
  auto bytes = ACTA_TRY(read_if_there(path));
  if (!bytes) return refuse("import.no_file", 2, "there is no file " + path);
  given.bytes = std::move(*bytes);
  return given;
}

using Told = std::string (*)(const ListReport& report, bool recorded);

Result<Outcome> judge_or_record(store::Store& store, const ListFile& file, const Given& given,
                                Told told) {
  if (given.check) return Outcome{.text = told(judge_list(store, file, {}), false), .file = {}};
  const auto report = ACTA_TRY(record_list(store, operating(), file, given.bad_rows, {}, {}));
  return Outcome{.text = told(report, true), .file = {}};
}

}  // namespace

Result<Outcome> import_elections(store::Store& store, const places::Places& places, Order& order) {
  const auto shape = ACTA_TRY(word_option<cycles::ListShape>(order.options, "shape"));
  const auto given = ACTA_TRY(given_of(order));
  const auto file =
      ACTA_TRY(read_election_list(shape, given.name, acta::text_of(given.bytes), places));
  return judge_or_record(store, file, given, told_of_elections);
}

Result<Outcome> import_requests(store::Store& store, const places::Places& places, Order& order) {
  RegisterFile named{.name = {},
                     .word = order.options.take("register").value_or(""),
                     .sheet = order.options.take("sheet").value_or("")};
  const auto given = ACTA_TRY(given_of(order));
  named.name = given.name;
  const auto file = ACTA_TRY(read_register(named, acta::text_of(given.bytes), places));
  return judge_or_record(store, file, given, told_of_requests);
}

}  // namespace acta::app
