// What a list of elections that others keep says, in the words of acts, whatever its shape: one
// shape's columns are known in one source_*.cpp, and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/result.h"
#include "acta/base/text_table.h"
#include "acta/cycles/acts.h"

namespace acta::cycles {

struct ListedDate {
  std::size_t line = 0;
  Milestone milestone = Milestone::election_day;
  DateStatus status = DateStatus::announced;
  std::optional<Date> from;
  std::optional<Date> to;
  bool within = false;
  std::optional<Date> known_on;
  std::string source;
  std::optional<std::string> reason;
};

struct ListedFigure {
  std::size_t line = 0;
  Indicator indicator = Indicator::registered;
  std::int64_t count = 0;
  Date on;
  std::string source;
};

struct Listed {
  std::size_t line = 0;
  std::string identifier;  // "reign:700003"
  std::string state;       // a code or name, as the list has it
  std::string state_code;  // the list's own number of it; empty when it has none
  ElectionKind kind = ElectionKind::general;
  std::string title;
  Particulars particulars;
  std::vector<ListedDate> dates;  // in the order in which they were said
  std::vector<ListedFigure> figures;
};

struct ListRead {
  std::int64_t rows = 0;
  std::vector<Listed> elections;
  std::vector<RowFault> bad;
  std::vector<RowFault> left_out;  // rows that say nothing that is kept here
};

// The elections of REIGN, one event a row (OEF Research: Rulers, Elections, and Irregular
// Governance): ccode, country, elec_year, elec_month, elec_day, sequence, event, elecnum, type.
// An event without a day is of some day of its month. The day of an announcement is that on which
// it was made, not that of the election.
[[nodiscard]] Result<ListRead> read_reign(std::string_view text);

// The columns of ElectionGuide's interface (IFES), one election a row: election_id, election_name,
// district_country and what else is there of election_type, election_range_start_date ...
[[nodiscard]] Result<ListRead> read_electionguide(std::string_view text);

}  // namespace acta::cycles
