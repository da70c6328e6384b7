// Lists of elections that others keep, read, judged and recorded: what the route of imports and the
// command line share.
//
// A list is recorded in parts, each one command, so that others are not held up; an import that
// broke off is begun again with the same file, and records what is not there yet.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/cycles/election_import.h"
#include "acta/places/places.h"
#include "acta/store/store.h"

namespace acta::app {

enum class BadRows : std::uint8_t { keep_good, refuse_all };
constexpr auto describe(BadRows*) {
  return words<BadRows>("BadRows", "What becomes of a list with rows that are wrong.", "keep_good",
                        "refuse_all");
}

struct ListFile {
  cycles::ListShape shape = cycles::ListShape::reign;
  std::string name;
  std::string sha256;
  cycles::ImportRead read;
};

// What recording it would do, or did.
struct ListReport {
  cycles::ListShape shape = cycles::ListShape::reign;
  std::string name;
  std::int64_t rows = 0;
  std::int64_t elections = 0;
  std::int64_t statements = 0;
  std::int64_t known = 0;
  std::vector<cycles::RowFault> bad;
  std::vector<cycles::RowFault> left_out;
};
constexpr auto describe(ListReport*) {
  return described<ListReport>(
      "ListReport", "What recording a list of elections would do, or did.",
      field<&ListReport::shape>("shape", "Of which shape it is."),
      field<&ListReport::name>("name", "What its file is called."),
      field<&ListReport::rows>("rows", "How many rows it has."),
      field<&ListReport::elections>("elections", "Elections that are new."),
      field<&ListReport::statements>("statements", "Dates and figures that are new."),
      field<&ListReport::known>("known", "Dates and figures on the record already."),
      field<&ListReport::bad>("bad", "Every row that is wrong, by line."),
      field<&ListReport::left_out>("left_out", "Rows that say nothing that is kept here."));
}

using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

[[nodiscard]] cycles::CodesFor codes_for(const places::Places& places);
Result<ListFile> read_list(cycles::ListShape shape, std::string name, std::string_view text,
                           const places::Places& places);
// Nothing is recorded.
[[nodiscard]] ListReport judge_list(store::Store& store, const ListFile& file,
                                    const Progress& progress);
// With refuse_all a list that has a bad row is refused as a whole (import.bad_rows). `stop` is
// asked between parts: what was recorded stays.
Result<ListReport> record_list(store::Store& store, const Actor& actor, const ListFile& file,
                               BadRows bad_rows, const Progress& progress,
                               const std::function<bool()>& stop);

}  // namespace acta::app
