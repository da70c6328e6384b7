// What reads registers of requests from before the record: workbooks, and what their rows say.

#include <fmt/format.h>

#include "acta/assistance/past_feed.h"
#include "acta/assistance/past_import.h"
#include "acta/base/csv_table.h"
#include "acta/documents/zip.h"
#include "acta/tables/xlsx.h"
#include "acta/tables/xlsx_parts.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

// Every row has as many cells as the head, or says what is wrong with it; rows only grow.
void check_table(const TextTable& table) {
  std::size_t line = 0;
  for (const auto& row : table.rows) {
    ACTA_ASSERT(row.line > line);
    line = row.line;
    ACTA_ASSERT(row.fault.empty() == (row.cells.size() == table.head.size()));
  }
}

bool read_workbook(std::string_view bytes) {
  const auto table = tables::read_xlsx(bytes, "", {});
  if (!accepted(table)) return false;
  check_table(*table);
  return true;
}

// A sheet by itself: what a whole workbook would say of it, without the archive around.
bool read_sheet(std::string_view xml) {
  const tables::Workbook workbook{
      .texts = {"identifier", "state"},
      .styles = {tables::Shown::number, tables::Shown::day, tables::Shown::year}};
  tables::SheetReader reader(workbook);
  const auto read = tables::read_xml(xml, reader);
  if (!accepted(read)) return false;
  const auto table = std::move(reader).table({});
  if (!accepted(table)) return false;
  check_table(*table);
  return true;
}

bool read_format(std::string_view code) {
  return tables::shown_by(code) != tables::Shown::number;
}

Result<CountryCode> state_in(std::string_view text, Date, Date) {
  if (text == "KEN") return CountryCode{"KEN"};
  return refuse("state.unknown", 422, "no State or area is known as that", "state");
}

// What is recorded once is known; what is written is read back as it was.
bool read_register(std::string_view text) {
  const auto table = read_csv_table(text, {});
  if (!accepted(table)) return false;
  const auto read = assistance::read_past_import(*table, "ead", state_in);
  if (!accepted(read)) return false;
  const Instant now{1'790'000'000'000};
  Facts facts(now, Hash{1});
  assistance::PastRequests past;
  const assistance::Requests requests;
  const auto decided = assistance::decide_past_import(past, requests, read->entries, facts);
  auto written = assistance::register_head();
  for (const auto& draft : decided.drafts) {
    apply(past, {.at = now,
                 .stream = draft.stream,
                 .classification = draft.classification,
                 .act = draft.act});
    written += assistance::register_line(draft.act.as<assistance::PastRequestRecorded>()->entry,
                                         draft.classification);
  }
  const auto again =
      assistance::read_past_import(read_csv_table(written, {}).value(), "", state_in);
  const auto known = assistance::decide_past_import(past, requests, again.value().entries, facts);
  ACTA_ASSERT(known.drafts.empty() && known.bad.empty());
  ACTA_ASSERT(known.known == std::ssize(decided.drafts));
  return true;
}

const std::string head =
    "identifier,state,received_on,source,title,types,response,responded_on,apart_from,"
    "classification\n";

std::string workbook(const std::string& sheet) {
  const std::string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return documents::write_zip(
             {{.name = "_rels/.rels",
               .bytes = fmt::format(R"(<R><Relationship Id="a" Type="{}officeDocument" )"
                                    R"(Target="xl/workbook.xml"/></R>)",
                                    kind)},
              {.name = "xl/workbook.xml",
               .bytes = R"(<workbook><sheets><sheet name="A" id="b"/></sheets></workbook>)"},
              {.name = "xl/_rels/workbook.xml.rels",
               .bytes = fmt::format(
                   R"(<R><Relationship Id="b" Type="{}worksheet" Target="s.xml"/></R>)", kind)},
              {.name = "xl/s.xml", .bytes = sheet}})
      .value();
}

const std::string rows = R"(<s><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>)"
                         R"(<c t="inlineStr"><is><t>x</t><rPh><t>y</t></rPh></is></c></row>)"
                         R"(<row><c s="1"><v>34497</v></c><c s="2" t="n"><v>60</v></c></row>)"
                         R"(<row r="9"><c r="B9" t="b"><v>1</v></c></row></sheetData>)"
                         R"(<mergeCells><mergeCell ref="A3:A9"/></mergeCells></s>)";

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"workbook",
       read_workbook,
       {workbook(R"(<s><row><c t="str"><v>a</v></c></row><row><c><v>1</v></c></row></s>)")},
       {"", workbook(rows), "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", workbook("<s/>"),
        workbook(R"(<!DOCTYPE s [<!ENTITY a "b">]><s>&a;</s>)")}},
      {"sheet",
       read_sheet,
       {rows, R"(<s><row><c t="d"><v>x</v></c></row><row><c t="e"><v>#REF!</v></c></row>)"
              R"(<row><c><f>A1</f></c></row></s>)"},
       {"<s>", "<s/>", R"(<s><row r="2"/><row r="1"/></s>)", R"(<s><row><c r="A2"/></row></s>)"}},
      {"format of numbers",
       read_format,
       {"yyyy\\-mm", "[$-409]d\"th\" mmmm;@", "[h]:mm", "e"},
       {"General", "0.00E+00", "#,##0", ""}},
      {"register",
       read_register,
       {head + "1,KEN,1992,A/49/675,Help,TA; OBS,declined,1993-01,,public\n" +
            "2,KEN,2009-02-14,A/64/304,\"'=1+1, \"\"x\"\"\",,,,ead:1;x,\n",
        head + "1,KEN,1992-13,A,,XX,,1,,x\n1,,,,,,,,,\n"},
       {"identifier,state\n", "", head + "\"", "identifier,state,received_on,source,colour\n"}},
  };
}

}  // namespace acta::fuzz
