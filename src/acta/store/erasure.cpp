#include "acta/store/erasure.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "acta/base/json.h"
#include "acta/record/entry.h"
#include "acta/store/log.h"

namespace acta::store {
namespace {

void gather_blobs(const Json& json, std::set<std::string>& ids) {
  if (const auto* members = json.object()) {
    for (const auto& [name, value] : *members) {
      const auto* text = value.text();
      if (name == "blob" && text != nullptr) ids.insert(*text);
      gather_blobs(value, ids);
    }
  }
  if (const auto* items = json.array()) {
    for (const auto& item : *items) gather_blobs(item, ids);
  }
}

// Whatever a blob was called by, it goes before the contents that name it.
Result<bool> destroy(Vault& vault, Blobs& blobs, const KeyRing& keys, const std::string& subject) {
  const auto contents = ACTA_TRY(vault.contents_of(
      subject, [&](const Uuid& id) { return record::seal_context(keys.origin(), id); }));
  std::set<std::string> ids;
  for (const auto& content : contents) ids.merge(blobs_named_in(content));
  (void)ACTA_TRY(vault.note_blobs(ids));
  for (const auto& id : ids) (void)ACTA_TRY(blobs.remove(id));
  return vault.erase(subject);
}

using Entries = std::vector<std::pair<std::int64_t, std::string>>;

Result<Entries> erasing_entries(Database& db, const std::string& type) {
  Entries entries;
  std::int64_t indexed = 0;
  (void)ACTA_TRY(
      db.query("SELECT count(*) FROM act", {}, [&](const Row& row) { indexed = row.integer(0); }));
  const auto size = ACTA_TRY(read_head(db)).size;
  if (indexed == size) {
    (void)ACTA_TRY(
        db.query("SELECT act.idx, entry.bytes FROM act JOIN entry ON entry.idx = "
                 "act.idx WHERE act.type = $1",
                 {type}, [&](const Row& row) {
                   entries.emplace_back(row.integer(0), std::string(text_of(row.bytes(1))));
                 }));
    return entries;
  }
  constexpr std::int64_t chunk = 1000;
  for (std::int64_t from = 0; from < size; from += chunk) {
    (void)ACTA_TRY(each_entry(db, from, std::min(from + chunk, size),
                              [&](std::int64_t index, ByteView bytes) -> Result<bool> {
                                const auto entry = record::view_entry(text_of(bytes));
                                if (entry && !entry->sealed && entry->type == type)
                                  entries.emplace_back(index, std::string(text_of(bytes)));
                                return true;
                              }));
  }
  return entries;
}

}  // namespace

std::set<std::string> blobs_named_in(std::string_view content) {
  std::set<std::string> ids;
  const auto line = content.substr(std::min(content.find('{'), content.size()));
  const auto json = parse_json(line.substr(0, line.find('\n')), JsonProfile::api);
  if (json) gather_blobs(*json, ids);
  return ids;
}

bool is_rest_of_erased(const KeyRing& keys, const ErasedSubjects& erased, const RecordedAct& act) {
  return !erased.empty() && erased.contains(digest_of_subject(keys, act.stream));
}

Result<ErasedSubjects> known_erasures(Database& db, Codec& codec, const Schema& schema) {
  ErasedSubjects erased;
  if (!schema.erasing.subject_of) return erased;
  for (const auto& [index, bytes] : ACTA_TRY(erasing_entries(db, schema.erasing.type))) {
    const auto decoded = ACTA_TRY(codec.decode(index, bytes));
    if (!decoded) continue;
    if (auto subject = schema.erasing.subject_of(decoded->act.act)) erased.insert(*subject);
  }
  return erased;
}

Result<bool> destroy_subjects(Vault& vault, Blobs& blobs, const KeyRing& keys,
                              const ErasedSubjects& erased) {
  if (erased.empty()) return false;
  bool any = false;
  for (const auto& subject : ACTA_TRY(vault.subjects())) {
    if (!erased.contains(digest_of_subject(keys, subject))) continue;
    (void)ACTA_TRY(destroy(vault, blobs, keys, subject));
    any = true;
  }
  for (const auto& id : ACTA_TRY(vault.noted_blobs())) (void)ACTA_TRY(blobs.remove(id));
  return any;
}

}  // namespace acta::store
