#include "acta/store/codec.h"

#include "acta/base/json.h"
#include "acta/record/tiles.h"

namespace acta::store {
namespace {

// The classification stands in front of the line that is sealed, so that the vault knows it.
std::string sealed_content(Classification classification, const std::string& line) {
  return std::string(word_of(classification)) + " " + line;
}

Result<std::pair<Classification, std::string_view>> split_content(std::string_view content) {
  const auto space = content.find(' ');
  const auto word = from_word<Classification>(content.substr(0, space));
  if (space == std::string_view::npos || !word) {
    return fault("vault.unreadable", "a content has no classification");
  }
  return std::pair(*word, content.substr(space + 1));
}

// U+0000, which PostgreSQL keeps in no text (15, 8.3): as a line writes it, an escape of its own.
bool holds_nul(std::string_view line) {
  constexpr std::string_view nul = "\\u0000";
  for (auto at = line.find(nul); at != std::string_view::npos; at = line.find(nul, at + 1)) {
    auto before = at;
    while (before > 0 && line[before - 1] == '\\') --before;
    if ((at - before) % 2 == 0) return true;
  }
  return false;
}

}  // namespace

Result<std::string> Codec::line_of(const RecordedAct& act, const std::string& idem) const {
  record::OpenEntry entry{.as = act.actor.capacity,
                          .at = act.at,
                          .body = act.act.body(),
                          .by = pseudonym_of(keys_, act.actor.person.value, act.id),
                          .id = act.id,
                          .idem = std::nullopt,
                          .n = act.version,
                          .stream = act.stream,
                          .type = std::string(act.act.info().type),
                          .v = act.act.info().version};
  if (!idem.empty()) entry.idem = idem;
  auto line = encode_entry(entry);
  if (line.size() > record::entry_size_max) {
    return refuse("record.act_too_large", 413,
                  "an act holds at most 65,535 bytes; shorten the text or attach a document");
  }
  // Whatever door a text came through: what could not be read again is never written.
  if (const auto readable = record::check_entry(entry); !readable) {
    return refuse("record.act_unreadable", 422,
                  "the act could not be read again: texts are UTF-8 in Normalization Form C (" +
                      readable.error().detail + ")");
  }
  if (holds_nul(line)) {
    return refuse("record.act_unreadable", 422, "a text holds the character U+0000; remove it");
  }
  return line;
}

Result<std::string> Codec::close(const RecordedAct& act, std::string line) {
  if (act.classification == Classification::open) return line;
  const auto content = sealed_content(act.classification, line);
  const auto context = record::seal_context(keys_.origin(), act.id);
  const auto sealed = ACTA_TRY(vault_.put({.entry = act.id,
                                           .subject = act.stream,
                                           .of = act.classification,
                                           .content = content,
                                           .context = context}));
  return encode_entry(
      record::SealedEntry{.at = act.at, .commitment = sealed.commitment, .id = act.id, .v = 2});
}

Result<Codec::Decoded> Codec::decode_open(std::int64_t index, const record::OpenEntry& entry,
                                          Classification classification) {
  const auto body = ACTA_TRY(parse_json(entry.body, JsonProfile::api));
  const auto person = ACTA_TRY(person_of(keys_, entry.by, entry.id));
  auto act = acts_.knows(entry.type, entry.v) ? ACTA_TRY(acts_.read(entry.type, entry.v, body))
                                              : AnyAct::unknown(entry.type, entry.v, entry.body);
  return Decoded{.act = {.index = index,
                         .id = entry.id,
                         .at = entry.at,
                         .stream = entry.stream,
                         .version = entry.n,
                         .actor = {.person = {person}, .capacity = entry.as},
                         .classification = classification,
                         .act = std::move(act)},
                 .idem = entry.idem.value_or("")};
}

Result<std::optional<record::Opened>> Codec::open(const record::SealedEntry& entry) {
  return vault_.open(entry, record::seal_context(keys_.origin(), entry.id));
}

Result<std::optional<std::string>> Codec::content(std::string_view bytes) {
  const auto entry = ACTA_TRY(record::parse_entry(bytes));
  const auto* sealed = std::get_if<record::SealedEntry>(&entry);
  if (sealed == nullptr) return std::optional(std::string(bytes));
  const auto opened = ACTA_TRY(open(*sealed));
  if (!opened) return std::optional<std::string>();
  return std::optional(std::string(ACTA_TRY(split_content(opened->message)).second));
}

Result<std::optional<Codec::Decoded>> Codec::decode(std::int64_t index, std::string_view bytes) {
  const auto entry = ACTA_TRY(record::parse_entry(bytes));
  if (const auto* open = std::get_if<record::OpenEntry>(&entry)) {
    return std::optional(ACTA_TRY(decode_open(index, *open, Classification::open)));
  }
  const auto opened = ACTA_TRY(open(std::get<record::SealedEntry>(entry)));
  if (!opened) return std::optional<Decoded>();
  const auto [classification, line] = ACTA_TRY(split_content(opened->message));
  const auto inner = ACTA_TRY(record::parse_entry(line));
  const auto* act = std::get_if<record::OpenEntry>(&inner);
  if (act == nullptr) return fault("vault.unreadable", "a content is no entry");
  return std::optional(ACTA_TRY(decode_open(index, *act, classification)));
}

}  // namespace acta::store
