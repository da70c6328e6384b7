// What reads lists of elections of others: tables of CSV, and what the rows say.

#include <array>

#include "acta/base/csv_table.h"
#include "acta/cycles/election_import.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

constexpr std::array<std::string_view, 1> needed = {"a"};

// Every row has as many cells as the head, or says what is wrong with it; lines only grow.
bool read_table(std::string_view text) {
  const auto table = read_csv_table(text, needed);
  if (!accepted(table)) return false;
  std::size_t line = 1;
  for (const auto& row : table->rows) {
    ACTA_ASSERT(row.line > line);
    line = row.line;
    ACTA_ASSERT(row.fault.empty() == (row.cells.size() == table->head.size()));
  }
  return true;
}

std::vector<CountryCode> codes_for(std::string_view text) {
  return text.empty() ? std::vector<CountryCode>{} : std::vector<CountryCode>{{"KEN"}};
}

// Every row is an election's, bad, or left out; what is decided is decided once: a second time
// nothing is new.
template <cycles::ListShape shape>
bool read_list(std::string_view text) {
  const auto read = cycles::read_import(shape, text, codes_for);
  if (!accepted(read)) return false;
  const Instant now{1'790'000'000'000};
  cycles::Elections elections;
  std::int64_t index = 0;
  std::int64_t version = 0;
  Facts facts(now, Hash{1});
  for (const auto& draft : cycles::decide_import(elections, read->elections, facts).drafts) {
    apply(elections, {.index = index++,
                      .at = now,
                      .stream = draft.stream,
                      .version = version++,
                      .act = draft.act});
  }
  ACTA_ASSERT(cycles::decide_import(elections, read->elections, facts).drafts.empty());
  return true;
}

const std::string reign_head =
    "ccode,country,elec_year,elec_month,elec_day,sequence,event,elecnum,type,runoff\n";
const std::string guide_head =
    "election_id,election_name,district_country,date_updated,election_range_start_date,"
    "election_range_end_date,election_declared_start_date,registered_voters\n";

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"csv table",
       read_table,
       {"a,b\n1,2\n",
        "\xEF\xBB\xBF"
        "a\r\n\"x\ny\"\r\n",
        "a\n\n\"\"\"\"", "a,b\n1\n\"2\"3,4\n"},
       {"", "b\n1\n", "a\n\"1", "a,a\n"}},
      {"reign",
       read_list<cycles::ListShape::reign>,
       {reign_head + "501,Kenya,2017,8, ,2,\"Vote, Early\",501001,X,2\n",
        reign_head + "501,Kenya,2018,12,26,1,Delay Announced,5,L,N\n" +
            "501,Kenya,2019,4,20,2,Voided,5,L,N\n",
        reign_head + "1,,2013,2,30,1,Deadline Not Met,1,R,N\n"},
       {"ccode,country\n", ""}},
      {"electionguide",
       read_list<cycles::ListShape::electionguide>,
       {guide_head + "77,Presidency,KE,2026-10-01,2027-08-01,2027-08-31,2027-08-10,5\n",
        guide_head + "x,By-election,KE,,,,2027-08-10T00:00:00Z,\n"},
       {"election_id\n1\n", ""}},
  };
}

}  // namespace acta::fuzz
