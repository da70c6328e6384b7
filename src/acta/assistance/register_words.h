// The columns of a register of requests from before the record (docs/formats/register.md): what is
// read and what is written have the same.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace acta::assistance {

enum class RegisterColumn : std::uint8_t {
  identifier,
  state,
  received_on,
  source,
  reg,
  title,
  types,
  response,
  responded_on,
  lead_entity,
  election,
  page,
  note,
  apart_from,
  classification
};
// In the order of the enumerators; the first four have to be there.
inline constexpr std::array<std::string_view, 15> register_columns = {
    "identifier", "state", "received_on", "source",       "register",
    "title",      "types", "response",    "responded_on", "lead_entity",
    "election",   "page",  "note",        "apart_from",   "classification"};
inline constexpr std::size_t register_columns_needed = 4;

// A spreadsheet takes a cell that begins with = + - @, a tab or their full width forms for a
// formula. Such a cell is written behind an apostrophe, and so is one that begins with apostrophes
// before these; reading takes one apostrophe away, so that every text is read as it was.
[[nodiscard]] std::string guarded(std::string text);
[[nodiscard]] std::string_view unguarded(std::string_view text);

}  // namespace acta::assistance
