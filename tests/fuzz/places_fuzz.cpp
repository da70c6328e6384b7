// The data files of places: the strict reader of CSV, and the tables that are made of them.
#include <algorithm>
#include <array>

#include "acta/base/csv.h"
#include "acta/places/tables.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using namespace acta::places;

constexpr std::array<std::string_view, 3> head = {"code", "name", "note"};

std::string print_line(std::span<const std::string> cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (!line.empty()) line += ',';
    line += '"';
    for (const char c : cell) line += c == '"' ? "\"\"" : std::string(1, c);
    line += '"';
  }
  return line + "\n";
}

bool read_any_csv(std::string_view text) {
  const auto rows = read_csv({.name = "any.csv", .text = text}, head);
  if (!accepted(rows)) return false;
  std::string printed = "code,name,note\n";
  for (const auto& row : *rows) printed += print_line(row.cells);
  const auto again = read_csv({.name = "any.csv", .text = printed}, head);
  const auto same = [](const CsvRow& a, const CsvRow& b) { return a.cells == b.cells; };
  ACTA_ASSERT(again && std::ranges::equal(*rows, *again, same));
  return true;
}

// The text: the five files one behind the other, each ended by a line "=".
bool read_all_tables(std::string_view text) {
  std::array<CsvFile, 5> files{};
  for (auto& file : files) {
    const auto end = std::min(text.find("=\n"), text.size());
    file = {.name = "random.csv", .text = text.substr(0, end)};
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  const auto tables = read_tables({.states = files[0],
                                   .former = files[1],
                                   .statuses = files[2],
                                   .names = files[3],
                                   .fictional = files[4]});
  if (!accepted(tables)) return false;
  ACTA_ASSERT(std::ranges::is_sorted(tables->places, {}, &Place::code));
  return true;
}

const std::string few_tables =
    "iso3,iso2,m49,kind,group,region,subregion,intermediate_region,member_since\n"
    "CIV,CI,384,member,african,002,202,011,1960-09-20\n=\n"
    "iso3,iso2,m49,group,member_since,member_until,successors\n"
    "YUG,YU,891,eastern_european,1945-10-24,1992-04-28,CIV\n=\n"
    "iso3,status,valid_from,valid_to\n=\n"
    "iso3,language,valid_from,valid_to,name,source\n"
    "CIV,en,,1986-01-01,Ivory Coast,one\nCIV,en,1986-01-01,,Côte d'Ivoire,two\n=\n"
    "iso3,iso2,group,ar,en,es,fr,ru,zh\nXAA,XA,african,a,b,c,d,e,f\n=\n";

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"csv",
       read_any_csv,
       {"code,name,note\nCIV,Côte d'Ivoire,\nXAA,\"a, \"\"b\"\"\",x\n", "code,name,note\n"},
       {"", "code,name\n", "code,name,note\na,b,c", "code,name,note\na,\"b,c\n",
        "code,name,note\r\n"}},
      {"tables", read_all_tables, {few_tables}, {"", few_tables.substr(0, few_tables.find("YUG"))}},
  };
}

}  // namespace acta::fuzz
