// Lists that others keep, read, judged and recorded: what the routes of imports and the command
// line share, whatever the list is of (election_lists.h, register_lists.h).
//
// A list is recorded in parts, each one command, so that others are not held up; an import that
// broke off is begun again with the same file, and records what is not there yet.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "acta/base/text_table.h"
#include "acta/store/store.h"

namespace acta::app {

enum class BadRows : std::uint8_t { keep_good, refuse_all };
constexpr auto describe(BadRows*) {
  return words<BadRows>("BadRows", "What becomes of a list with rows that are wrong.", "keep_good",
                        "refuse_all");
}

enum class ListKind : std::uint8_t { reign, electionguide, requests };
constexpr auto describe(ListKind*) {
  return words<ListKind>("ListKind", "Of which shape a list is.", "reign", "electionguide",
                         "requests");
}

// What recording a list would do, or did.
struct ListReport {
  ListKind shape = ListKind::requests;
  std::string name;
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t statements = 0;
  std::int64_t corrected = 0;
  std::int64_t known = 0;
  std::vector<RowFault> bad;
  std::vector<RowFault> left_out;
};
constexpr auto describe(ListReport*) {
  return described<ListReport>(
      "ListReport", "What recording a list would do, or did.",
      field<&ListReport::shape>("shape", "Of which shape it is."),
      field<&ListReport::name>("name", "What its file is called."),
      field<&ListReport::rows>("rows", "How many rows it has."),
      field<&ListReport::added>("added", "Elections or requests that are new."),
      field<&ListReport::statements>("statements", "Dates and figures that are new."),
      field<&ListReport::corrected>("corrected", "Requests of which it says something else."),
      field<&ListReport::known>("known", "What is on the record already."),
      field<&ListReport::bad>("bad", "Every row that is wrong, by line."),
      field<&ListReport::left_out>("left_out", "Rows that say nothing that is kept here."));
}

// What a part of a list comes to.
struct PartDecided {
  std::vector<Draft> drafts;
  std::vector<RowFault> bad;
  std::int64_t added = 0;
  std::int64_t statements = 0;
  std::int64_t corrected = 0;
  std::int64_t known = 0;
};

// A list that was read. Its entries are kept by `decide`, which is pure and knows them by number.
struct ListFile {
  ListKind shape = ListKind::requests;
  std::string name;
  std::string request;  // for the log of commands: "import elections"
  std::int64_t rows = 0;
  std::vector<RowFault> bad;
  std::vector<RowFault> left_out;
  std::size_t entries = 0;
  std::size_t part = 200;  // how many entries one command takes
  std::function<PartDecided(const store::Folded&, std::size_t from, std::size_t count, Facts&)>
      decide;
  // The act that names the file and what came of it.
  std::function<Draft(const ListReport&)> source;
};

using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

// Nothing is recorded.
[[nodiscard]] ListReport judge_list(store::Store& store, const ListFile& file,
                                    const Progress& progress);
// With refuse_all a list that has a bad row is refused as a whole (import.bad_rows); should a row
// become bad while it is recorded, its part and what follows are not, and the refusal says what
// was. `stop` is asked between parts: what was recorded stays.
Result<ListReport> record_list(store::Store& store, const Actor& actor, const ListFile& file,
                               BadRows bad_rows, const Progress& progress,
                               const std::function<bool()>& stop);

}  // namespace acta::app
