#include "acta/reports/status_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace acta::reports {
namespace {

// The names of the kinds, as the United Nations lists them (domain reference 1.2).
std::string_view name_of(AssistanceType type) {
  switch (type) {
    case AssistanceType::ta: return "technical assistance";
    case AssistanceType::env: return "support to a conducive environment";
    case AssistanceType::org: return "organization and conduct";
    case AssistanceType::cert: return "certification";
    case AssistanceType::sup: return "supervision";
    case AssistanceType::obs: return "observation";
    case AssistanceType::panel: return "panel of experts";
    case AssistanceType::coord: return "coordination of observers";
    case AssistanceType::go: return "good offices";
  }
  std::unreachable();
}

std::string_view name_of(Response response) {
  switch (response) {
    case Response::approved: return "Approved";
    case Response::approved_limited: return "Approved with limits";
    case Response::declined: return "Declined";
    case Response::deferred: return "Deferred";
    case Response::withdrawn: return "Withdrawn by the State";
    case Response::not_admissible: return "Not admissible";
    case Response::lapsed: return "Lapsed without an answer of the State";
    case Response::terminated: return "Ended by the focal point";
  }
  std::unreachable();
}

std::string list_of(const std::vector<AssistanceType>& types) {
  std::string text;
  for (const auto type : types) text += (text.empty() ? "" : ", ") + std::string(name_of(type));
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

bool within(const std::optional<Date>& day, const StatusOptions& options) {
  return day && *day >= options.from && *day < options.to;
}

std::vector<ReportCell> row_of(const StatusRow& row, const StatusOptions& options,
                               const StatusSources& sources) {
  const std::vector<std::int64_t> received{row.received_index};
  std::vector<std::int64_t> responded;
  if (row.response_index) responded.push_back(*row.response_index);
  const auto response =
      row.response ? fmt::format("{}, {}", name_of(*row.response), long_text(*row.responded_on))
                   : std::string("Under consideration");
  auto nature = list_of(row.types_approved);
  if (row.lead_entity && !nature.empty()) nature += fmt::format(" (lead: {})", *row.lead_entity);
  return {{.text = sources.state_name(row.state, options.to + -1), .acts = received},
          {.text = row.ref, .acts = received},
          {.text = long_text(row.received_on), .acts = received},
          {.text = list_of(row.types_requested), .acts = received},
          {.text = response, .acts = responded},
          {.text = nature.empty() ? "–" : nature, .acts = responded}};
}

// With what is known of its days, and no more.
std::vector<ReportCell> row_of(const PastStatusRow& row, const StatusOptions& options,
                               const StatusSources& sources) {
  const std::vector<std::int64_t> acts{row.from_index};
  const bool answered = row.response && *row.responded_first < options.to;
  std::string response = "Not known";
  if (answered && row.responded_on) {
    response = fmt::format("{}, {}", name_of(*row.response), long_text(*row.responded_on));
  } else if (answered) {
    response = fmt::format("{}, on a day not known", name_of(*row.response));
  }
  const bool led = answered && !row.lead_entity.empty();
  return {{.text = sources.state_name(row.state, options.to + -1), .acts = acts},
          {.text = row.ref, .acts = acts},
          {.text = long_text(row.received_on), .acts = acts},
          {.text = row.types.empty() ? "–" : list_of(row.types), .acts = acts},
          {.text = response, .acts = acts},
          {.text = led ? fmt::format("(lead: {})", row.lead_entity) : "–", .acts = acts}};
}

// Whether it was in the period, on whatever of its days.
bool within(Date first, Date last, const StatusOptions& options) {
  return first >= options.from && last < options.to;
}

class Figures {
 public:
  void add(std::string word, std::string label, const std::vector<std::int64_t>& acts) {
    figures_.push_back({.word = std::move(word),
                        .label = std::move(label),
                        .value = static_cast<std::int64_t>(acts.size()),
                        .acts = acts});
  }
  void add_counted(std::string word, std::string label, std::size_t count,
                   const std::vector<std::int64_t>& acts) {
    add(std::move(word), std::move(label), acts);
    figures_.back().value = static_cast<std::int64_t>(count);
  }
  std::vector<ReportFigure> take() { return std::move(figures_); }

 private:
  std::vector<ReportFigure> figures_;
};

// What is counted, by the acts that say it.
struct Counted {
  std::vector<std::int64_t> received;
  std::vector<std::int64_t> approved;
  std::vector<std::int64_t> declined;
  std::vector<std::int64_t> other;
  std::vector<std::int64_t> open;
  std::vector<std::int64_t> unknown;   // received before the record, and how it was answered
  std::vector<std::int64_t> unplaced;  // received in the period or not
  std::set<CountryCode> states;

  void respond(Response response, std::int64_t act) {
    const bool yes = response == Response::approved || response == Response::approved_limited;
    (yes ? approved : response == Response::declined ? declined : other).push_back(act);
  }
  void add(const StatusRow& row, const StatusOptions& options) {
    if (within(row.received_on, options)) {
      received.push_back(row.received_index);
      states.insert(row.state);
      if (!row.response) open.push_back(row.received_index);
    }
    if (row.response && within(row.responded_on, options)) {
      respond(*row.response, *row.response_index);
    }
  }
  void add(const PastStatusRow& row, const StatusOptions& options) {
    if (within(row.received_first, row.received_last, options)) {
      received.push_back(row.from_index);
      states.insert(row.state);
      if (!row.response) unknown.push_back(row.from_index);
    } else if (row.received_first < options.to && row.received_last >= options.from) {
      unplaced.push_back(row.from_index);
    }
    if (row.response && within(*row.responded_first, *row.responded_last, options)) {
      respond(*row.response, row.from_index);
    }
  }
};

std::vector<ReportFigure> figures_of(const StatusRows& rows, const StatusOptions& options) {
  Counted counted;
  for (const auto& row : rows.of_record) counted.add(row, options);
  for (const auto& row : rows.past) counted.add(row, options);
  Figures figures;
  figures.add("received", "Requests received", counted.received);
  figures.add_counted("states", "States that asked", counted.states.size(), counted.received);
  figures.add("approved", "Approved, wholly or with limits", counted.approved);
  figures.add("declined", "Declined", counted.declined);
  figures.add("other", "Deferred, withdrawn or closed otherwise", counted.other);
  figures.add("open", "Under consideration", counted.open);
  if (!counted.unknown.empty()) {
    figures.add("unknown", "Received before the record, response not known", counted.unknown);
  }
  if (!counted.unplaced.empty()) {
    figures.add("unplaced", "Received on a day not known, perhaps in this period; not counted",
                counted.unplaced);
  }
  return figures.take();
}

documents::Table table_of(const StatusReport& report) {
  documents::Table table{.caption = "Requests received, responses given and nature of assistance",
                         .columns = {},
                         .row_heads = true,
                         .rows = {}};
  for (const auto& column : report.columns) table.columns.push_back({.head = column});
  for (const auto& row : report.rows) {
    auto& cells = table.rows.emplace_back().cells;
    for (const auto& cell : row) {
      cells.push_back({.text = cell.text, .note = std::nullopt, .writing = std::nullopt});
    }
  }
  return table;
}

}  // namespace

StatusReport status_report(const StatusRows& rows, const StatusOptions& options,
                           const StatusSources& sources) {
  StatusReport report{.title = options.title,
                      .from = options.from,
                      .to = options.to,
                      .as_of = options.as_of,
                      .columns = {"State", "Reference", "Received", "Asked for", "Response",
                                  "Nature of assistance"},
                      .rows = {},
                      .figures = figures_of(rows, options),
                      .past = 0,
                      .digest = {}};
  for (const auto& row : rows.past) report.rows.push_back(row_of(row, options, sources));
  for (const auto& row : rows.of_record) report.rows.push_back(row_of(row, options, sources));
  report.past = std::ssize(rows.past);
  std::ranges::stable_sort(report.rows, {}, [](const auto& row) { return row[0].text; });
  report.digest = to_hex(documents::digest(status_document(report, options, sources)));
  return report;
}

documents::Document status_document(const StatusReport& report, const StatusOptions& options,
                                    const StatusSources& sources) {
  const auto en = documents::writing_of(Language::en);
  const auto last_day = options.to + -1;
  documents::Document document{
      .title = options.title,
      .issuer = "Electoral assistance record",
      .symbol = std::nullopt,
      .writing = en,
      .date = last_day,
      .period = documents::Period{.from = options.from, .to = last_day},
      .blocks = {},
      .receipt = {.origin = sources.origin, .size = options.as_of, .root = sources.root}};
  if (!options.symbol.empty()) document.symbol = options.symbol;
  std::vector<documents::Figure> items;
  items.reserve(report.figures.size());
  for (const auto& figure : report.figures) {
    items.push_back(
        {.label = figure.label, .value = std::to_string(figure.value), .note = std::nullopt});
  }
  document.blocks = {
      documents::paragraph(
          en,
          {documents::plain(fmt::format(
              "This report lists the requests for electoral assistance received, and the "
              "responses given, from {} to {}. It was computed from the first {} acts of the "
              "record {}; only acts that are public were used, so that anyone who has the record "
              "can compute it again.",
              long_text(options.from), long_text(last_day), options.as_of, sources.origin))}),
      documents::heading(en, 1, "Key figures"), documents::figures(en, std::move(items)),
      documents::heading(en, 1, "Requests")};
  if (report.past > 0) {
    document.blocks.insert(
        document.blocks.begin() + 1,
        documents::paragraph(
            en,
            {documents::plain(fmt::format(
                "Of these requests {} were received before this record began. They stand here "
                "as registers of that time tell them, with their days as far as they are known; "
                "one is counted in a period when every day that it can have been is in it.",
                report.past))}));
  }
  if (report.rows.empty()) {
    document.blocks.push_back(documents::paragraph(
        en, {documents::plain("No request was received or answered in this period.")}));
  } else {
    document.blocks.push_back(documents::table(en, table_of(report)));
  }
  return document;
}

}  // namespace acta::reports
