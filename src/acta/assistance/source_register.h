// What a register of requests from before the record says, row by row, as its columns have it:
// docs/formats/register.md. What a State is called is not known here.
#pragma once

#include <string>
#include <vector>

#include "acta/assistance/past_acts.h"
#include "acta/base/text_table.h"

namespace acta::assistance {

struct RegisterRow {
  std::int64_t line = 0;
  PastEntry entry;    // without its State
  std::string state;  // a code or name, as the register has it
  Classification classification = Classification::internal;
};

struct RegisterRead {
  std::int64_t rows = 0;
  std::vector<RegisterRow> entries;
  std::vector<RowFault> bad;  // all that is wrong with a row, once for each cell
};

// `word` is the register's where the row has none. Refuses a table with a column that is not of the
// template (table.column_unknown): what it says would be lost without a word.
[[nodiscard]] Result<RegisterRead> read_register_rows(const TextTable& table,
                                                      const std::string& word);

}  // namespace acta::assistance
