#include "acta/app/operator_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "acta/access/decisions.h"
#include "acta/access/sessions.h"
#include "acta/activities/defects.h"
#include "acta/activities/import.h"
#include "acta/app/order_steps.h"
#include "acta/app/outside.h"
#include "acta/app/reads.h"
#include "acta/app/schema.h"
#include "acta/auditing/routes.h"
#include "acta/reports/decisions.h"
#include "acta/reports/routes.h"

namespace acta::app {
namespace {

struct Record {
  store::Store& store;
  store::Blobs& blobs;
  const places::Places& places;

  [[nodiscard]] reports::StateName state_name() const {
    return [this](const CountryCode& code, Date on) { return places.name(code, Language::en, on); };
  }
};

Result<reports::StatusAsked> status_asked(Options& options) {
  reports::StatusAsked asked;
  asked.from = ACTA_TRY(parse_date(ACTA_TRY(options.required("from"))));
  asked.to = ACTA_TRY(parse_date(ACTA_TRY(options.required("to"))));
  asked.as_of = ACTA_TRY(options.number("as-of"));
  asked.symbol = options.take("symbol").value_or("");
  asked.title = options.take("title").value_or("Status of requests for electoral assistance");
  return asked;
}

Result<Outcome> report_status(const Record& record, Order& order) {
  const auto asked = ACTA_TRY(status_asked(order.options));
  const auto format = order.options.take("format").value_or("html");
  (void)ACTA_TRY(order.options.all_taken());
  const auto answer = ACTA_TRY(reports::compute_status(record.store, record.state_name(), asked));
  return Outcome{
      .text = fmt::format("{} requests, as of {} acts\ndigest {}\n", answer.report.rows.size(),
                          answer.report.as_of, answer.report.digest),
      .file = ACTA_TRY(reports::print_document(answer.document, format))};
}

Result<Outcome> report_issue(const Record& record, Order& order) {
  const auto asked = ACTA_TRY(status_asked(order.options));
  const auto login = ACTA_TRY(order.options.required("login"));
  (void)ACTA_TRY(order.options.all_taken());
  auto actor = ACTA_TRY(actor_by_login(record.store, login, Right::report_issue));
  const auto answer = ACTA_TRY(reports::compute_status(record.store, record.state_name(), asked));
  const auto issued = ACTA_TRY(reports::prepare_issue(record.blobs, answer, asked));
  const auto recorded = ACTA_TRY(record.store.append(
      {.actor = std::move(actor),
       .idempotency_key = "report-" + asked.symbol + "-" + answer.report.digest,
       .request = "report issue " + asked.symbol,
       .expected = std::nullopt,
       .decide =
           [&](const store::Folded& folded, Facts& facts) {
             return reports::issue_report(folded.get<reports::Reports>(), issued, facts);
           },
       .at = std::nullopt}));
  return Outcome{.text = fmt::format("issued as act {}, digest {}\n",
                                     recorded.receipts.front().index, issued.digest),
                 .file = {}};
}

Result<Outcome> report_certify(const Record& record, Order& order) {
  const auto symbol = ACTA_TRY(order.options.required("symbol"));
  const auto login = ACTA_TRY(order.options.required("login"));
  (void)ACTA_TRY(order.options.all_taken());
  auto actor = ACTA_TRY(actor_by_login(record.store, login, Right::report_issue));
  const auto rows =
      ACTA_TRY(record.store.read([](store::Database& db) { return reports::issued_reports(db); }));
  const auto row = std::ranges::find(rows, symbol, &reports::IssuedRow::symbol);
  if (row == rows.end()) {
    return refuse("reports.unknown", 404, "no report was issued as " + symbol);
  }
  const auto witnessed = ACTA_TRY(witnessed_checkpoint(record.store));
  const auto recorded =
      ACTA_TRY(record.store.append({.actor = std::move(actor),
                                    .idempotency_key = order_key("report-certify", record.store),
                                    .request = "report certify " + symbol,
                                    .expected = std::nullopt,
                                    .decide =
                                        [&](const store::Folded& folded, Facts&) {
                                          return reports::certify_report(
                                              folded.get<reports::Reports>(), row->id, witnessed);
                                        },
                                    .at = std::nullopt}));
  return Outcome{.text = fmt::format("certified as act {}, seen by the quorum \"{}\"\n",
                                     recorded.receipts.front().index, witnessed.quorum),
                 .file = {}};
}

Result<Outcome> add_person(const Record& record, Order& order) {
  auto& options = order.options;
  const auto role = from_word<Role>(ACTA_TRY(options.required("role")));
  if (!role) return refuse("usage", 2, "no such role");
  access::AddPerson person{.name = ACTA_TRY(options.required("name")),
                           .login = ACTA_TRY(options.required("login")),
                           .password = {},
                           .role = *role,
                           .organization = options.take("organization"),
                           .state = std::nullopt};
  if (const auto state = options.take("state"))
    person.state = ACTA_TRY(Scalar<CountryCode>::parse(*state));
  (void)ACTA_TRY(options.all_taken());
  if (order.input.empty()) return refuse("usage", 2, "give the password on standard input");
  (void)ACTA_TRY(access::check_password(order.input, "the password"));
  person.password = ACTA_TRY(access::hash_password(order.input));
  (void)ACTA_TRY(record.store.append({.actor = {.person = {}, .capacity = "operator"},
                                      .idempotency_key = order_key("add-person", record.store),
                                      .request = "add-person " + person.login,
                                      .expected = std::nullopt,
                                      .decide =
                                          [&](const store::Folded& folded, Facts& facts) {
                                            return access::add_person(folded.get<access::People>(),
                                                                      person, facts);
                                          },
                                      .at = std::nullopt}));
  return Outcome{.text = fmt::format("{} can sign in as {}\n", person.name, person.login),
                 .file = {}};
}

Result<Outcome> import_command(const Record& record, Order& order) {
  const auto directory = ACTA_TRY(order.options.required("from"));
  (void)ACTA_TRY(order.options.all_taken());
  return Outcome{.text = ACTA_TRY(import_undp(record.store, directory)), .file = {}};
}

Result<Outcome> reads_verify(const Record& record, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  Outcome outcome;
  bool good = true;
  for (const auto chain : store::read_chains()) {
    const auto checked = ACTA_TRY(auditing::check_reads(record.store, chain));
    outcome.text += fmt::format("{}: {}\n", word_of(chain), auditing::text_of(checked));
    for (const auto& what : checked.faults) outcome.text += "  " + what + "\n";
    good = good && checked.good;
  }
  if (!good) return refuse("reads.altered", 409, "the log of reads was altered:\n" + outcome.text);
  return outcome;
}

// Whoever runs it has the keys of the record, so no file is held back; what was read is logged.
Result<Outcome> audit_paper(const Record& record, Order& order) {
  const auto id =
      ACTA_TRY(Scalar<auditing::SampleId>::parse(ACTA_TRY(order.options.required("sample"))));
  const auto format = order.options.take("format").value_or("pdf");
  (void)ACTA_TRY(order.options.all_taken());
  routing::Context context{.store = record.store,
                           .blobs = record.blobs,
                           .name_of = names_of(record.store),
                           .confirmed_in = confirmations_of(record.store)};
  const auto paper =
      ACTA_TRY(auditing::paper_of(context, id, Classification::strictly_confidential));
  std::vector<store::Read> reads;
  reads.reserve(paper.files.size());
  for (const auto& file : paper.files) {
    reads.push_back({.person = {},
                     .capacity = "operator",
                     .door = store::Door::cli,
                     .operation = "audit paper",
                     .subject = "assistance.request/" + file.id,
                     .part = "working paper",
                     .classification = file.classification});
  }
  (void)ACTA_TRY(record.store.reads().add(reads, record.store.now()));
  return Outcome{.text = fmt::format("{} files, {}\n", paper.files.size(), paper.reads_checked),
                 .file = ACTA_TRY(auditing::print_paper(record.store, paper, format))};
}

Result<Outcome> reads_attest(const Record& record, Order& order) {
  (void)ACTA_TRY(order.options.all_taken());
  const auto acts = ACTA_TRY(attest_reads(record.store, true));
  return Outcome{.text = fmt::format("{} acts recorded\n", acts), .file = {}};
}

struct Command {
  std::function<Result<Outcome>(const Record&, Order&)> run;
  bool records = false;  // acts
};
const std::map<std::string, Command>& commands() {
  static const auto all = [] {
    std::map<std::string, Command> table{
        {"report status", {report_status, false}},
        {"report issue", {report_issue, true}},
        {"report certify", {report_certify, true}},
        {"add-person", {add_person, true}},
        {"import undp", {import_command, true}},
        {"import elections",
         {[](const Record& record, Order& order) {
            return import_elections(record.store, record.places, order);
          },
          true}},
        {"import requests",
         {[](const Record& record, Order& order) {
            return import_requests(record.store, record.places, order);
          },
          true}},
        {"audit paper", {audit_paper, false}},
        {"reads verify", {reads_verify, false}},
        {"reads attest", {reads_attest, true}}};
    for (const auto* family : {&key_orders(), &protection_orders(), &audit_orders(),
                               &witness_orders(), &evidence_orders()}) {
      for (const auto& [name, order] : *family) {
        table[name] = {.run = [run = order.run](const Record& record,
                                                Order& given) { return run(record.store, given); },
                       .records = order.records};
      }
    }
    return table;
  }();
  return all;
}

}  // namespace

std::string order_key(std::string_view command, store::Store& store) {
  return fmt::format("{}-{}", command, to_text(store.now()));
}

Viewer viewer_by_login(store::Store& store, const std::string& login) {
  return store.folded<access::People>([&](const access::People& people) {
    const auto found = people.by_login.find(login);
    return found == people.by_login.end()
               ? Viewer{}
               : access::viewer_of(people, found->second, date_of(store.now()));
  });
}

Result<Actor> actor_by_login(store::Store& store, const std::string& login, Right right) {
  const auto viewer = viewer_by_login(store, login);
  const auto* capacity = capacity_for(viewer, right);
  if (capacity == nullptr) {
    return refuse("access.not_allowed", 403, login + " may not do this, or is not known");
  }
  return Actor{.person = viewer.person, .capacity = std::string(word_of(capacity->role))};
}

bool is_operator_command(const std::string& command) {
  return commands().contains(command);
}

bool records_acts(const std::string& command) {
  const auto found = commands().find(command);
  return found != commands().end() && found->second.records;
}

Result<Outcome> carry_out(store::Store& store, store::Blobs& blobs, const places::Places& places,
                          Order order) {
  const auto found = commands().find(order.command);
  if (found == commands().end()) return refuse("usage", 2, "there is no command " + order.command);
  return found->second.run({.store = store, .blobs = blobs, .places = places}, order);
}

Result<std::string> import_undp(store::Store& store, const std::string& directory) {
  const auto import = ACTA_TRY(activities::read_undp(directory));
  const auto recorded =
      ACTA_TRY(store.append({.actor = {.person = {}, .capacity = "operator"},
                             .idempotency_key = order_key("import-undp", store),
                             .request = "import undp",
                             .expected = std::nullopt,
                             .decide =
                                 [&](const store::Folded& folded, Facts& facts) {
                                   return activities::import_activities(
                                       folded.get<activities::Activities>(), import, facts);
                                 },
                             .at = std::nullopt}));
  auto text = fmt::format("{} activities read; {}\n", import.activities.size(),
                          recorded.receipts.empty()
                              ? std::string("all of it is on the record already")
                              : fmt::format("{} acts recorded", recorded.receipts.size()));
  for (const auto& defect : activities::defects_of(import.activities)) {
    if (defect.count == 0) continue;
    text += fmt::format("  {} of {}: {} ({}{})\n", defect.count, defect.of, defect.label,
                        fmt::join(defect.examples, ", "),
                        std::cmp_less(defect.examples.size(), defect.count) ? ", ..." : "");
  }
  return text;
}

}  // namespace acta::app
