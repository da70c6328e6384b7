// That a list of elections that others keep was read, and what came of its rows. Public.
#pragma once

#include <string>

#include "acta/base/act.h"
#include "acta/base/describe.h"

namespace acta::cycles {

enum class ListShape : std::uint8_t { reign, electionguide };
constexpr auto describe(ListShape*) {
  return words<ListShape>("ListShape", "The shape of a list of elections.", "reign",
                          "electionguide");
}

struct ListImported {
  static constexpr ActInfo info{"cycles.list_imported", 1, Classification::open};
  ListShape shape = ListShape::reign;
  std::string name;
  std::string sha256;
  std::int64_t rows = 0;
  std::int64_t elections = 0;
  std::int64_t statements = 0;
  std::int64_t refused = 0;
};
constexpr auto describe(ListImported*) {
  return described<ListImported>(
      "ListImported", "A list of elections was read.",
      field<&ListImported::shape>("shape", "Of which shape."),
      field<&ListImported::name>("name", "What its file is called."),
      field<&ListImported::sha256>("sha256", "Of the file, 64 hexadecimal digits."),
      field<&ListImported::rows>("rows", "How many rows it has."),
      field<&ListImported::elections>("elections", "Put on the calendar."),
      field<&ListImported::statements>("statements", "Dates and figures recorded."),
      field<&ListImported::refused>("refused", "Faults of rows that were not taken."));
}

[[nodiscard]] inline std::string stream_of(ListShape shape) {
  return "cycles.list/" + std::string(word_of(shape));
}

}  // namespace acta::cycles
