// Invented documents that the tests of this module print.
#include "acta/documents/samples_test.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace acta::documents {
namespace {

Receipt receipt() {
  return {.origin = "acta.example/record",
          .size = 41'207,
          .root = "q1Zt3mC0Zb0pS8x1J0mYtqXy5m0m3cZ8t0V1uJ2k9aI="};
}

Date day(int year, int month, int day) {
  return *make_date(year, month, day);
}

Row row_of(std::vector<std::string> texts, RowKind kind = RowKind::plain) {
  Row row{.kind = kind, .cells = {}};
  for (auto& text : texts) row.cells.push_back({.text = std::move(text)});
  return row;
}

Table request_table() {
  Table table{.caption = "Table 1. Requests received, by State and outcome",
              .columns = {{.head = "State"},
                          {.head = "Received"},
                          {.head = "Nature of the assistance requested"},
                          {.head = "Response"},
                          {.head = "Days to decision", .align = Align::end}},
              .rows = {}};
  table.rows = {row_of({"Carana", "4 March 2013",
                        // NOLINTNEXTLINE(bugprone-suspicious-missing-comma)
                        "Technical assistance to the electoral commission: voter "
                        "registration and results management",
                        "Approved", "41"}),
                row_of({"Sumora", "18 June 2013", "Support to the electoral calendar",
                        "Approved, limited", "63"}),
                row_of({"Katasi", "2 September 2013", "Observation", "Declined", "28"}),
                row_of({"Tamiri", "11 November 2013", "Coordination of international observers",
                        "Deferred", "—"}),
                row_of({"Four requests", "", "", "", "132"}, RowKind::total)};
  table.rows[2].cells[3].note = "a";
  return table;
}

std::vector<Run> long_paragraph() {
  return {plain("Each request was assessed against the three findings that the General Assembly "
                "asks for before assistance is undertaken: that there is "),
          emphasis("adequate time"),
          plain(" to organize and carry it out, that conditions allow a free and fair election, "
                "and that provisions can be made for adequate and consistent reporting of the "
                "results. Where one of them was open, the focal point was told which, by whom it "
                "could be closed, and until when. "),
          strong("No assistance began before a decision was recorded."),
          plain(" Requests by authorities other than the Government or the electoral commission "
                "were returned to their senders with the reason, and are counted in the table "
                "below only if they were later confirmed.")};
}

}  // namespace

Document english_sample() {
  const auto w = in_english;
  Document out{.title = "Status of requests for electoral assistance",
               .issuer = "Electoral Assistance Division",
               .symbol = "ACTA/2014/7",
               .writing = w,
               .date = day(2014, 1, 15),
               .period = Period{.from = day(2013, 1, 1), .to = day(2013, 12, 31)},
               .blocks = {},
               .receipt = receipt()};
  out.blocks = {
      heading(w, 1, "Key figures"),
      figures(w, {{.label = "Requests received in the period", .value = "4"},
                  {.label = "Requesting States since 2010", .value = "17", .note = "b"},
                  {.label = "Responses given", .value = "3"},
                  {.label = "Median days from receipt to decision", .value = "41"}}),
      heading(w, 1, "Requests and responses"),
      paragraph(w, long_paragraph()),
      table(w, request_table()),
      note(w, "a", {plain("The invitation came after the closing date of the directive.")}),
      note(w, "b", {plain("A State that asked more than once counts once.")}),
      heading(w, 1, "How the figures were made"),
      heading(w, 2, "Definitions")};
  for (int i = 0; i < 6; ++i) out.blocks.push_back(paragraph(w, long_paragraph()));
  out.blocks.push_back(page_break());
  out.blocks.push_back(heading(w, 1, "Annex: names in other scripts"));
  Table names{.caption = "Table 2. Names as the States write them",
              .columns = {{.head = "Short name"}, {.head = "In its own script"}},
              .rows = {}};
  names.rows = {{.cells = {{.text = "Jordan"}, {.text = "الأردن", .writing = in_arabic}}},
                {.cells = {{.text = "Kyrgyzstan"},
                           {.text = "Кыргызстан", .writing = writing_of(Language::other)}}},
                {.cells = {{.text = "Côte d’Ivoire"},
                           {.text = "Côte d’Ivoire", .writing = writing_of(Language::fr)}}}};
  out.blocks.push_back(table(w, std::move(names)));
  out.blocks.push_back(
      table(w, {.caption = "Table 3. Requests withdrawn",
                .columns = {{.head = "State"}, {.head = "Number", .align = Align::end}},
                .rows = {}}));
  return out;
}

Document arabic_sample() {
  const auto w = in_arabic;
  Document out{.title = "حالة طلبات المساعدة الانتخابية",
               .issuer = "شعبة المساعدة الانتخابية",
               .symbol = "ACTA/2014/7",
               .writing = w,
               .date = day(2014, 1, 15),
               .period = Period{.from = day(2013, 1, 1), .to = day(2013, 12, 31)},
               .blocks = {},
               .receipt = receipt()};
  Table requests{.caption = "الجدول 1 - الطلبات الواردة حسب الدولة",
                 .columns = {{.head = "الدولة"},
                             {.head = "تاريخ الورود"},
                             {.head = "الرد"},
                             {.head = "الأيام", .align = Align::end}},
                 .rows = {}};
  requests.rows = {row_of({"كارانا", "4 آذار/مارس 2013", "تمت الموافقة", "41"}),
                   row_of({"سومورا", "18 حزيران/يونيه 2013", "موافقة محدودة", "63"}),
                   row_of({"المجموع", "", "", "104"}, RowKind::total)};
  requests.rows[1].cells[2].note = "أ";
  requests.rows.insert(requests.rows.begin() + 2,
                       Row{.cells = {{.text = "Katasi", .writing = in_english},
                                     {.text = "2 أيلول/سبتمبر 2013"},
                                     {.text = "لم تتم الموافقة (A/RES/68/164)"},
                                     {.text = "28"}}});
  out.blocks = {
      heading(w, 1, "الأرقام الرئيسية"),
      figures(w, {{.label = "الطلبات الواردة", .value = "4"},
                  {.label = "الدول الطالبة منذ عام 2010", .value = "17"},
                  {.label = "الردود", .value = "3"}}),
      heading(w, 1, "الطلبات والردود"),
      paragraph(w,
                {plain("جرى تقييم كل طلب وفقاً للقرار 68/164 قبل تقديم أي مساعدة: "),
                 strong("الوقت الكافي"),
                 plain(" لتنظيم المساعدة، والظروف التي تسمح بإجراء انتخابات حرة ونزيهة، والإبلاغ "
                       "عن النتائج على نحو شامل ومتسق. ولم تبدأ أي مساعدة قبل تسجيل القرار.")}),
      table(w, std::move(requests)),
      note(w, "أ", {plain("تقتصر المساعدة على الجدول الزمني للانتخابات.")})};
  return out;
}

Document long_sample(int rows) {
  auto out = english_sample();
  out.title = "Register of requests";
  Table table{.caption = "Table 1. All requests since 2010",
              .columns = {{.head = "No.", .align = Align::end},
                          {.head = "State"},
                          {.head = "Subject"},
                          {.head = "Amount (USD)", .align = Align::end}},
              .rows = {}};
  for (int i = 1; i <= rows; ++i) {
    table.rows.push_back(row_of({fmt::format("{}", i), fmt::format("Fictional State {}", i % 37),
                                 i % 5 == 0 ? "Training of polling staff in all districts, and the "
                                              "printing of manuals in three languages"
                                            : "Voter registration",
                                 fmt::format("{},{:03}", i, (i * 7919) % 1000)}));
  }
  out.blocks = {heading(in_english, 1, "Requests"), documents::table(in_english, std::move(table))};
  return out;
}

Document hostile_sample() {
  const auto w = in_english;
  auto out = english_sample();
  const std::string script = "<script>alert('x')</script> & \"q\" ]]> &amp; <!--";
  const std::string word(10'000, 'w');
  const std::string arabic = "\u0627\u0644\u200F (\u0644\u0627) 12/3 abc \u0395\u03BB \u0928\u0947";
  out.title = "Title " + script;
  out.issuer = script;
  out.symbol = script;
  out.receipt.origin = "<b>&\"'/record";
  Table table{.caption = script,
              .columns = {{.head = script}, {.head = arabic}, {.head = "n", .align = Align::end}},
              .rows = {row_of({script, word, "=1+1"}), row_of({arabic, script, word}),
                       row_of({word, word, word}, RowKind::total)}};
  table.rows[0].cells[0].note = "<";
  table.rows[1].cells[0].writing = in_arabic;
  out.blocks = {
      heading(w, 1, script),
      heading(w, 2, std::string(999, 'h')),
      paragraph(w, {plain(script), strong(word), emphasis(arabic)}),
      paragraph(in_arabic, {plain(script + arabic + word)}),
      figures(w, {{.label = script, .value = script, .note = "<"}}),
      documents::table(w, std::move(table)),
      documents::table(in_arabic, {.caption = "empty", .columns = {{.head = "x"}}, .rows = {}}),
      note(w, "<", {plain(script + word)}),
      page_break(),
      page_break()};
  return out;
}

std::string ill_formed(std::string_view xml) {
  const auto whole = xml;
  const auto wrong = [&](std::string_view what) {
    return fmt::format("{} at byte {}", what, whole.size() - xml.size());
  };
  if (xml.starts_with("<?xml") || xml.starts_with("<!doctype")) {
    xml.remove_prefix(xml.find('>') + 1);
  }
  std::vector<std::string> open;
  bool rooted = false;
  while (!xml.empty()) {
    const auto text = xml.substr(0, xml.find('<'));
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      const auto entity = text.substr(at, text.find(';', at) - at + 1);
      if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;" &&
          entity != "&#39;") {
        return wrong("an unknown entity");
      }
    }
    if (open.empty() && text.find_first_not_of(" \n") != std::string_view::npos) {
      return wrong("text outside of the root");
    }
    for (const char c : text) {
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return wrong("a control character");
    }
    xml.remove_prefix(text.size());
    if (xml.empty()) break;
    // The end of the tag: the first > that stands in no attribute.
    std::size_t end = 1;
    for (char quote = 0; end < xml.size() && (quote != 0 || xml[end] != '>'); ++end) {
      if (xml[end] == '<') return wrong("a < within a tag");
      if (quote == 0 && xml[end] == '"')
        quote = '"';
      else if (quote != 0 && xml[end] == quote)
        quote = 0;
    }
    if (end == xml.size()) return wrong("a tag without end");
    const auto tag = xml.substr(1, end - 1);
    const auto name = std::string(tag.substr(0, tag.find_first_of(" /", 1)));
    if (name.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name) return wrong("an end tag without start");
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      if (open.empty() && rooted) return wrong("a second root");
      open.push_back(name);
      rooted = true;
    }
    xml.remove_prefix(end + 1);
  }
  return open.empty() ? "" : wrong("an element without end: " + open.back());
}

std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), got);
  }
  if (pclose(pipe) != 0) return std::nullopt;
  return out;
}

bool installed(const std::string& program) {
  return output_of("command -v " + program + " 2>/dev/null").has_value();
}

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "acta-documents-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace acta::documents
