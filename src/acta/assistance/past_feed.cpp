#include "acta/assistance/past_feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/assistance/register_words.h"

namespace acta::assistance {
namespace {

std::string quoted(const std::string& cell) {
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) line += quoted(cell) + ',';
  line.pop_back();
  return line + "\r\n";
}

}  // namespace

std::string register_head() {
  return line_of({register_columns.begin(), register_columns.end()});
}

std::string register_line(const PastEntry& entry, Classification classification) {
  std::vector<std::string> kinds;
  kinds.reserve(entry.types.size());
  for (const auto type : entry.types) kinds.emplace_back(word_of(type));
  std::vector<std::string> cells{entry.identifier,
                                 entry.state.iso3,
                                 to_text(entry.received_on),
                                 entry.source,
                                 entry.reg,
                                 entry.title,
                                 fmt::format("{}", fmt::join(kinds, "; ")),
                                 entry.response ? std::string(word_of(*entry.response)) : "",
                                 entry.responded_on ? to_text(*entry.responded_on) : "",
                                 entry.lead_entity,
                                 entry.election,
                                 entry.page,
                                 entry.note,
                                 fmt::format("{}", fmt::join(entry.apart_from, "; ")),
                                 std::string(word_of(classification))};
  for (auto& cell : cells) cell = guarded(std::move(cell));
  return line_of(cells);
}

}  // namespace acta::assistance
