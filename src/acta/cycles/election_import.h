// Elections of others' lists, made requests that can be decided, and decided.
//
// What a list says of an election that is on the record already, under the list's identifier, is
// added to it; what was said before is not said again. A list never changes what others said, nor
// any vocabulary.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "acta/cycles/date_decisions.h"
#include "acta/cycles/election_decisions.h"
#include "acta/cycles/indicator_decisions.h"
#include "acta/cycles/source_list.h"

namespace acta::cycles {

template <class Asked>
struct AtLine {
  std::int64_t line = 0;
  Asked asked;
};

struct Importable {
  std::int64_t line = 0;
  std::string identifier;
  AddElection add;
  std::vector<AtLine<DateElection>> dates;
  std::vector<AtLine<RecordIndicator>> figures;
};

struct ImportRead {
  std::int64_t rows = 0;
  std::vector<Importable> elections;
  std::vector<RowFault> bad;
  std::vector<RowFault> left_out;
};

using CodesFor = std::function<std::vector<CountryCode>(std::string_view text)>;

// Refuses what is no table of that shape at all; the rest of what is wrong is listed.
[[nodiscard]] Result<ImportRead> read_import(ListShape shape, std::string_view text,
                                             const CodesFor& codes_for);

struct ImportDecided {
  std::vector<Draft> drafts;
  std::vector<RowFault> bad;    // what the rules of elections refuse
  std::int64_t elections = 0;   // that were not on the record
  std::int64_t statements = 0;  // dates and figures
  std::int64_t known = 0;       // statements that were on the record already
};

// Pure: same elections, requests and facts, same acts.
[[nodiscard]] ImportDecided decide_import(const Elections& elections,
                                          std::span<const Importable> part, Facts& facts);

}  // namespace acta::cycles
