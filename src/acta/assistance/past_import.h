// Registers of requests from before the record, made requests that can be decided, and decided.
//
// A register never changes what others said, nor any vocabulary; what it said before and says again
// records nothing.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "acta/assistance/past_decisions.h"
#include "acta/assistance/source_register.h"

namespace acta::assistance {

struct PastAsked {
  std::int64_t line = 0;
  RecordPast asked;
  std::optional<std::string> twin = std::nullopt;  // an entry before it in the file that it may be
};

struct PastImportRead {
  std::int64_t rows = 0;
  std::vector<PastAsked> entries;
  std::vector<RowFault> bad;
};

// Whom a text names, of those that were States at some time from the first day to the last.
using StateIn = std::function<Result<CountryCode>(std::string_view text, Date first, Date last)>;

// Refuses what is no register at all; the rest of what is wrong is listed, by row.
[[nodiscard]] Result<PastImportRead> read_past_import(const TextTable& table,
                                                      const std::string& word,
                                                      const StateIn& state_in);

struct PastImportDecided {
  std::vector<Draft> drafts;
  std::vector<RowFault> bad;  // what the rules refuse
  std::int64_t recorded = 0;
  std::int64_t corrected = 0;
  std::int64_t known = 0;  // said before in the same words
};

// Pure: same state, requests and facts, same acts.
[[nodiscard]] PastImportDecided decide_past_import(const PastRequests& past,
                                                   const Requests& requests,
                                                   std::span<const PastAsked> part, Facts& facts);

// As closed as its most closed row; a row that was not read can be a confidential one.
[[nodiscard]] Classification classification_of(const PastImportRead& read);
[[nodiscard]] std::vector<std::string> registers_of(const PastImportRead& read);

}  // namespace acta::assistance
