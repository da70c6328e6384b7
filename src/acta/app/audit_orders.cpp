#include <fmt/format.h>

#include "acta/access/acts.h"
#include "acta/app/order_steps.h"
#include "acta/app/schema.h"
#include "acta/auditing/routes.h"

namespace acta::app {
namespace {

using auditing::Samples;

constexpr std::int64_t lines_unless_told = 50;

Result<std::int64_t> needed_number(Options& options, const std::string& name) {
  const auto number = ACTA_TRY(options.number(name));
  if (!number) return refuse("usage", 2, "--" + name + " is needed");
  return *number;
}

// Drawn from the files that the person of --login may see.
Result<Outcome> order_draw(store::Store& store, Order& order) {
  auto& options = order.options;
  const auditing::DrawSample asked{
      .number = ACTA_TRY(needed_number(options, "number")),
      .count = ACTA_TRY(needed_number(options, "count")),
      .size = ACTA_TRY(options.number("size")),
      .by_classification = options.take("each-classification").has_value()};
  const auto login = ACTA_TRY(options.required("login"));
  const auto population =
      ACTA_TRY(auditing::population_at(store, viewer_by_login(store, login), asked.size));
  options.put("login", login);
  const auto recorded = ACTA_TRY(record_in_name(
      store, order, Right::audit, [&](const store::Folded&, const Actor&, Facts& facts) {
        return auditing::draw_sample(population, asked, facts);
      }));
  const auto id = id_of(store, recorded);
  const auto files = store.folded<Samples>([&](const Samples& samples) {
    return samples.by_id.at(*Scalar<auditing::SampleId>::parse(id)).act.files;
  });
  Outcome outcome{.text = fmt::format("sample {}: {} of {} files, from a record of {} acts\n", id,
                                      files.size(), population.files.size(), population.size),
                  .file = {}};
  for (const auto& file : files) outcome.text += fmt::format("file {}\n", to_text(file));
  return outcome;
}

Result<Outcome> order_remark(store::Store& store, Order& order) {
  auto& options = order.options;
  const auto sample = ACTA_TRY(id_option<auditing::SampleId>(options, "sample"));
  const auditing::RecordRemark asked{
      .file = ACTA_TRY(id_option<auditing::RequestId>(options, "file")),
      .kind = ACTA_TRY(word_option<auditing::Finding>(options, "kind")),
      .text = ACTA_TRY(options.required("text"))};
  const auto acts = ACTA_TRY(auditing::acts_of_file(store, asked.file));
  const auto recorded = ACTA_TRY(record_in_name(
      store, order, Right::audit, [&](const store::Folded& folded, const Actor&, Facts&) {
        return auditing::record_remark(folded.get<Samples>(), sample, asked, acts);
      }));
  return Outcome{.text = fmt::format("recorded by act {}\n", recorded.receipts.front().index),
                 .file = {}};
}

Result<auditing::JournalFilter> filter_of(Options& options) {
  auditing::JournalFilter filter;
  filter.page = lines_unless_told;
  if (const auto file = options.take("file")) {
    filter.subject = assistance::stream_of(ACTA_TRY(Scalar<auditing::RequestId>::parse(*file)));
  }
  if (const auto from = options.take("from")) filter.from = start_of(ACTA_TRY(parse_date(*from)));
  if (const auto to = options.take("to")) filter.to = start_of(ACTA_TRY(parse_date(*to)) + 1);
  if (options.left().contains("deed")) {
    filter.deed = ACTA_TRY(word_option<auditing::Deed>(options, "deed"));
  }
  if (options.left().contains("classification")) {
    filter.classification = ACTA_TRY(word_option<Classification>(options, "classification"));
  }
  if (const auto limit = ACTA_TRY(options.number("limit"))) {
    if (*limit < 1 || *limit > auditing::journal_page_max) {
      return refuse("usage", 2, fmt::format("--limit is at most {}", auditing::journal_page_max));
    }
    filter.page = *limit;
  }
  return filter;
}

std::string text_of(const auditing::JournalLine& line) {
  const auto who = line.name.empty() ? line.role : line.name + " (" + line.role + ")";
  auto text = fmt::format("{}  {} {} {}  {}", to_text(line.at), who, word_of(line.deed), line.what,
                          line.ref.value_or(line.subject));
  if (line.part) text += ", " + *line.part;
  if (line.index) text += fmt::format(", act {}", *line.index);
  return text + "\n";
}

// Whoever owns the machine sees all of it; that it was read is logged.
Result<Outcome> order_journal(store::Store& store, Order& order) {
  const auto filter = ACTA_TRY(filter_of(order.options));
  (void)ACTA_TRY(order.options.all_taken());
  const auto journal = ACTA_TRY(
      auditing::journal_of(store, names_of(store), Classification::strictly_confidential, filter));
  (void)ACTA_TRY(store.reads().add({{.person = {},
                                     .capacity = "operator",
                                     .door = store::Door::cli,
                                     .operation = "audit journal",
                                     .subject = access::stream_of_reads(filter.chain()),
                                     .part = std::nullopt,
                                     .classification = filter.chain()}},
                                   store.now()));
  Outcome outcome;
  for (const auto& line : journal.lines) outcome.text += text_of(line);
  if (journal.before_act) outcome.text += "there is more: narrow it with --from, --to and --file\n";
  if (outcome.text.empty()) outcome.text = "nothing of that was done or read\n";
  return outcome;
}

}  // namespace

const Orders& audit_orders() {
  static const Orders orders{{"audit draw", {order_draw, true}},
                             {"audit remark", {order_remark, true}},
                             {"audit journal", {order_journal, false}}};
  return orders;
}

}  // namespace acta::app
