#include "acta/record/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "acta/base/json.h"
#include "acta/record/canonical.h"
#include "acta/record/note.h"
#include "acta/record/tiles.h"

namespace acta::record {
namespace {

constexpr std::int64_t version_max = 1'000'000;
constexpr std::int64_t sealed_version_max = 2;
constexpr std::string_view sealed_type = "sealed.act";

auto malformed(std::string_view what) {
  return refuse("record.entry_malformed", 422, "not an entry: " + std::string(what));
}

// The names need no escapes.
void plain_member(std::string& out, std::string_view name, std::string_view json) {
  out += out.empty() ? '{' : ',';
  out += '"';
  out += name;
  out += "\":";
  out += json;
}

void member(std::string& out, std::string_view name, std::string_view text) {
  plain_member(out, name, {});
  write_json_string(out, text);
}

using Characters = std::array<bool, 256>;

constexpr Characters lowercase_and(std::string_view more) {
  Characters characters{};
  for (char c = 'a'; c <= 'z'; ++c) characters[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) characters[static_cast<unsigned char>(c)] = true;
  for (const char c : more) characters[static_cast<unsigned char>(c)] = true;
  return characters;
}

struct Alphabet {
  std::string_view more;
  Characters characters = lowercase_and(more);
};
constexpr Alphabet word{"_."};
constexpr Alphabet path{"_.-/"};
constexpr Characters hex = [] {
  Characters digits{};
  for (const char c : std::string_view("0123456789abcdef"))
    digits[static_cast<unsigned char>(c)] = true;
  return digits;
}();

bool all_of(std::string_view text, const Characters& characters) {
  return std::ranges::all_of(text,
                             [&](char c) { return characters[static_cast<unsigned char>(c)]; });
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && all_of(text, hex);
}

// The texts of the header need no escapes, so what stands between the quotes is the text.
Result<std::string_view> text_member(const RawObject& line, std::string_view name) {
  const auto value = line.value(name);
  if (value.size() < 2 || value.front() != '"') return malformed(fmt::format("no \"{}\"", name));
  return value.substr(1, value.size() - 2);
}

Result<std::string_view> check_word(std::string_view text, std::string_view name,
                                    const Alphabet& alphabet) {
  if (text.empty() || !all_of(text, alphabet.characters)) {
    return malformed(fmt::format("\"{}\" uses a-z 0-9 {}", name, alphabet.more));
  }
  return text;
}

Result<std::string_view> word_member(const RawObject& line, std::string_view name,
                                     const Alphabet& alphabet) {
  return check_word(ACTA_TRY(text_member(line, name)), name, alphabet);
}

Result<std::int64_t> number_member(const RawObject& line, std::string_view name, std::int64_t least,
                                   std::int64_t most) {
  const auto value = line.value(name);
  std::int64_t number = -1;
  const auto end = value.data() + value.size();
  const auto read = std::from_chars(value.data(), end, number);
  if (value.empty() || read.ec != std::errc{} || read.ptr != end || number < least ||
      number > most) {
    return malformed(fmt::format("no proper \"{}\"", name));
  }
  return number;
}

Result<EntryView> view_sealed(const RawObject& line, EntryView entry) {
  if (line.count != 5) return malformed("a sealed entry has five members");
  entry.v = static_cast<int>(ACTA_TRY(number_member(line, "v", 1, sealed_version_max)));
  entry.sealed = true;
  entry.commitment = ACTA_TRY(text_member(line, "c"));
  if (!is_hex(entry.commitment, 64)) return malformed("\"c\" is not 64 digits");
  return entry;
}

Result<EntryView> view_open(const RawObject& line, EntryView entry) {
  entry.as = ACTA_TRY(word_member(line, "as", word));
  entry.by = ACTA_TRY(text_member(line, "by"));
  entry.n = ACTA_TRY(number_member(line, "n", 0, std::numeric_limits<std::int64_t>::max()));
  entry.stream = ACTA_TRY(word_member(line, "stream", path));
  entry.v = static_cast<int>(ACTA_TRY(number_member(line, "v", 1, version_max)));
  entry.body = line.value("body");
  if (!entry.body.starts_with('{')) return malformed("no \"body\"");
  std::size_t members = 9;
  if (!line.value("idem").empty()) {
    entry.idem = ACTA_TRY(text_member(line, "idem"));
    if (!is_hex(*entry.idem, 64)) return malformed("\"idem\" is not 64 digits");
    ++members;
  }
  if (line.count != members) return malformed("it has members that are not known");
  if (!is_hex(entry.by, 32)) return malformed("\"by\" is not 32 digits");
  return entry;
}

}  // namespace

std::string encode_entry(const OpenEntry& entry) {
  constexpr std::size_t header_size = 512;  // with room
  std::string line;
  line.reserve(entry.body.size() + header_size);
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
  line += "}\n";
  return line;
}

std::string encode_entry(const SealedEntry& entry) {
  std::string line;
  member(line, "at", to_text(entry.at));
  member(line, "c", to_hex(entry.commitment));
  member(line, "id", to_text(entry.id));
  member(line, "type", sealed_type);
  plain_member(line, "v", std::to_string(entry.v));
  line += "}\n";
  return line;
}

Result<bool> check_entry(const OpenEntry& entry) {
  (void)ACTA_TRY(check_word(entry.as, "as", word));
  (void)ACTA_TRY(check_word(entry.stream, "stream", path));
  (void)ACTA_TRY(check_word(entry.type, "type", word));
  (void)ACTA_TRY(parse_instant(to_text(entry.at)));
  (void)ACTA_TRY(scan_canonical(entry.body, 1));
  if (entry.type == sealed_type)
    return malformed("an open entry is not of the type of sealed ones");
  if (!is_hex(entry.by, 32)) return malformed("\"by\" is not 32 digits");
  if (entry.idem && !is_hex(*entry.idem, 64)) return malformed("\"idem\" is not 64 digits");
  if (entry.n < 0 || entry.n > integer_max) return malformed("no proper \"n\"");
  if (entry.v < 1 || entry.v > version_max) return malformed("no proper \"v\"");
  return true;
}

Result<EntryView> view_entry(std::string_view bytes) {
  if (bytes.size() > entry_size_max) return malformed("longer than 65,535 bytes");
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return malformed("the line does not end");
  if (end + 1 != bytes.size()) {
    const auto note = ACTA_TRY(parse_note(bytes));
    if (note.text.size() != end + 1) return malformed("its text has more than one line");
  }
  const auto line = ACTA_TRY(scan_canonical(bytes.substr(0, end)));
  EntryView entry;
  entry.at = ACTA_TRY(parse_instant(ACTA_TRY(text_member(line, "at"))));
  entry.id = ACTA_TRY(parse_uuid(ACTA_TRY(text_member(line, "id"))));
  entry.type = ACTA_TRY(word_member(line, "type", word));
  return entry.type == sealed_type ? view_sealed(line, entry) : view_open(line, entry);
}

Result<Entry> parse_entry(std::string_view bytes) {
  const auto view = ACTA_TRY(view_entry(bytes));
  if (view.sealed) {
    SealedEntry entry{.at = view.at, .commitment = {}, .id = view.id, .v = view.v};
    std::ranges::copy(ACTA_TRY(from_hex(view.commitment)), entry.commitment.begin());
    return entry;
  }
  return OpenEntry{.as = std::string(view.as),
                   .at = view.at,
                   .body = std::string(view.body),
                   .by = std::string(view.by),
                   .id = view.id,
                   .idem = view.idem ? std::optional(std::string(*view.idem)) : std::nullopt,
                   .n = view.n,
                   .stream = std::string(view.stream),
                   .type = std::string(view.type),
                   .v = view.v};
}

Instant at_of(const Entry& entry) {
  return std::visit([](const auto& one) { return one.at; }, entry);
}

std::string seal_context(std::string_view origin, const Uuid& id) {
  return fmt::format("{}|{}|", origin, to_text(id));
}

}  // namespace acta::record
