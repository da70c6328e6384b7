#include "acta/record/entry.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/json.h"
#include "acta/record/note.h"
#include "acta/record/tiles.h"

namespace acta::record {
namespace {

constexpr std::int64_t version_max = 1'000'000;

auto malformed(std::string_view what) {
  return refuse("record.entry_malformed", 422, "not an entry: " + std::string(what));
}

void member(std::string& out, std::string_view name, std::string_view text) {
  out += out.empty() ? '{' : ',';
  write_json_string(out, name);
  out += ':';
  write_json_string(out, text);
}

void plain_member(std::string& out, std::string_view name, std::string_view json) {
  out += out.empty() ? '{' : ',';
  write_json_string(out, name);
  out += ':';
  out += json;
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

Result<std::string> text_member(const Json& line, std::string_view name) {
  const auto* value = line.find(name);
  if (value == nullptr || value->text() == nullptr)
    return malformed(fmt::format("no \"{}\"", name));
  return *value->text();
}

Result<std::int64_t> number_member(const Json& line, std::string_view name) {
  const auto* value = line.find(name);
  const auto* number = value == nullptr ? nullptr : value->integer();
  if (number == nullptr || *number < 0) return malformed(fmt::format("no \"{}\"", name));
  return *number;
}

Result<Entry> parse_sealed(const Json& line) {
  if (line.object()->size() != 5) return malformed("a sealed entry has five members");
  if (ACTA_TRY(number_member(line, "v")) != 1) return malformed("another version of sealing");
  SealedEntry entry;
  entry.at = ACTA_TRY(parse_instant(ACTA_TRY(text_member(line, "at"))));
  entry.id = ACTA_TRY(parse_uuid(ACTA_TRY(text_member(line, "id"))));
  const auto commitment = ACTA_TRY(text_member(line, "c"));
  if (!is_hex(commitment, 64)) return malformed("the commitment is not 64 digits");
  std::ranges::copy(ACTA_TRY(from_hex(commitment)), entry.commitment.begin());
  return entry;
}

Result<Entry> parse_open(const Json& line) {
  OpenEntry entry;
  entry.as = ACTA_TRY(text_member(line, "as"));
  entry.at = ACTA_TRY(parse_instant(ACTA_TRY(text_member(line, "at"))));
  entry.by = ACTA_TRY(text_member(line, "by"));
  entry.id = ACTA_TRY(parse_uuid(ACTA_TRY(text_member(line, "id"))));
  entry.n = ACTA_TRY(number_member(line, "n"));
  entry.stream = ACTA_TRY(text_member(line, "stream"));
  entry.type = ACTA_TRY(text_member(line, "type"));
  const auto version = ACTA_TRY(number_member(line, "v"));
  if (version < 1 || version > version_max) return malformed("\"v\" is no version of an act");
  entry.v = static_cast<int>(version);
  const auto* body = line.find("body");
  if (body == nullptr || body->object() == nullptr) return malformed("no \"body\"");
  entry.body = write_json(*body);
  std::size_t members = 9;
  if (line.find("idem") != nullptr) {
    entry.idem = ACTA_TRY(text_member(line, "idem"));
    if (!is_hex(*entry.idem, 64)) return malformed("\"idem\" is not 64 digits");
    ++members;
  }
  if (line.object()->size() != members) return malformed("it has members that are not known");
  if (!is_hex(entry.by, 32)) return malformed("\"by\" is not 32 digits");
  if (entry.type.empty() || entry.stream.empty()) return malformed("an empty type or stream");
  return entry;
}

}  // namespace

std::string encode_entry(const OpenEntry& entry) {
  std::string line;
  member(line, "as", entry.as);
  member(line, "at", to_text(entry.at));
  plain_member(line, "body", entry.body);
  member(line, "by", entry.by);
  member(line, "id", to_text(entry.id));
  if (entry.idem) member(line, "idem", *entry.idem);
  plain_member(line, "n", std::to_string(entry.n));
  member(line, "stream", entry.stream);
  member(line, "type", entry.type);
  plain_member(line, "v", std::to_string(entry.v));
  return line + "}\n";
}

std::string encode_entry(const SealedEntry& entry) {
  std::string line;
  member(line, "at", to_text(entry.at));
  member(line, "c", to_hex(entry.commitment));
  member(line, "id", to_text(entry.id));
  member(line, "type", "sealed.act");
  plain_member(line, "v", "1");
  return line + "}\n";
}

Result<Entry> parse_entry(std::string_view bytes) {
  if (bytes.size() > entry_size_max) return malformed("longer than 65,535 bytes");
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return malformed("the line does not end");
  if (end + 1 != bytes.size()) {
    const auto note = ACTA_TRY(parse_note(bytes));
    if (note.text.size() != end + 1) return malformed("its text has more than one line");
  }
  const auto line = ACTA_TRY(parse_json(bytes.substr(0, end), JsonProfile::record));
  if (line.object() == nullptr) return malformed("the line is no object");
  const auto type = ACTA_TRY(text_member(line, "type"));
  return type == "sealed.act" ? parse_sealed(line) : parse_open(line);
}

Instant at_of(const Entry& entry) {
  return std::visit([](const auto& one) { return one.at; }, entry);
}

std::string seal_context(std::string_view origin, const Uuid& id) {
  return fmt::format("{}|{}|", origin, to_text(id));
}

}  // namespace acta::record
