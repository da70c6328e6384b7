// Invented documents that the tests of this module print.
#include "samples_test.h"

#include <fmt/format.h>

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

}  // namespace acta::documents
