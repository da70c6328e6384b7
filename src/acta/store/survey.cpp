#include "acta/store/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "acta/base/json.h"
#include "acta/record/entry.h"
#include "acta/record/tree.h"
#include "acta/store/codec.h"
#include "acta/store/erasure.h"

namespace acta::store {
namespace {

constexpr std::int64_t chunk = 1000;
constexpr std::size_t problems_max = 100;  // enough to see what happened; the rest is alike

Result<bool> check_integrity(Database& db) {
  std::string first;
  (void)ACTA_TRY(db.query("PRAGMA integrity_check(1)", {},
                          [&](const Row& row) { first = std::string(row.text(0)); }));
  if (first == "ok") return true;
  return fault("store.corrupt", "the database says of itself: " + first);
}

Result<bool> check_signed(const Head& head, const Hash& root, const record::VerifierKey& key) {
  if (root != head.root) {
    return fault("store.corrupt", "the entries are not those that the head was computed from");
  }
  if (head.size == 0) return true;
  const std::vector keys{key};
  const auto signed_head = record::VerifiedCheckpoint::open(head.checkpoint, key.name, keys);
  if (!signed_head) return fault("store.corrupt", "the head: " + signed_head.error().detail);
  if (signed_head->size() != head.size || signed_head->root() != head.root) {
    return fault("store.corrupt", "the signed checkpoint is not of the head");
  }
  return true;
}

// A document as an act names it: a member "blob", and beside it what its bytes have to be.
struct Named {
  std::int64_t index = 0;
  std::string blob;
  std::string commitment;
  std::string sha256;
};

std::string text_member(const Json& json, std::string_view name) {
  const auto* member = json.find(name);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

void find_documents(const Json& json, std::int64_t index, std::vector<Named>& found) {
  if (const auto* array = json.array()) {
    for (const auto& each : *array) find_documents(each, index, found);
  }
  if (json.object() == nullptr) return;
  if (auto blob = text_member(json, "blob"); blob.size() == 32) {
    found.push_back({.index = index,
                     .blob = std::move(blob),
                     .commitment = text_member(json, "commitment"),
                     .sha256 = text_member(json, "sha256")});
  }
  for (const auto& [name, member] : *json.object()) find_documents(member, index, found);
}

class Pass {
 public:
  Pass(Codec& codec, Blobs& blobs, const SurveyOptions& options, Survey& survey)
      : codec_(codec), blobs_(blobs), options_(options), survey_(survey) {}

  void entry(std::int64_t index, std::string_view bytes) {
    const auto view = record::view_entry(bytes);
    if (!view) return problem("store.corrupt", index, view.error().detail);
    if (view->at < survey_.last_at) {
      problem("store.corrupt", index, "it is older than the entry before it");
    }
    survey_.last_at = view->at;
    if (view->sealed) ++survey_.sealed;
    const auto line = codec_.content(bytes);
    if (!line) return problem("vault.unreadable", index, line.error().detail);
    if (!*line) return survey_.absent.push_back(index);
    if (options_.schema != nullptr) subject_of(index, bytes, **line);
    documents_of(index, **line);
  }

  // What the vault has of subjects that were erased, or of whom nothing is on the record.
  Result<bool> subjects(Vault& vault, const KeyRing& keys) {
    if (options_.schema == nullptr) return true;
    for (const auto& subject : ACTA_TRY(vault.subjects())) {
      const bool is_erased = erased_.contains(digest_of_subject(keys, subject));
      if (is_erased) ++survey_.unapplied;
      if (!is_erased && !streams_.contains(subject)) ++survey_.unnamed;
    }
    for (const auto& id : ACTA_TRY(vault.noted_blobs())) {
      if (blobs_.info(id)) ++survey_.unapplied;
    }
    return true;
  }

  Result<bool> orphans(BlobShelf& shelf) {
    std::ranges::copy_if(ACTA_TRY(shelf.ids()), std::back_inserter(survey_.orphans),
                         [&](const std::string& id) { return !known_.contains(id); });
    std::ranges::sort(survey_.orphans);
    return true;
  }

 private:
  void subject_of(std::int64_t index, std::string_view bytes, std::string_view line) {
    const auto entry = record::view_entry(line);
    if (!entry || entry->sealed) return;
    streams_.emplace(entry->stream);
    const auto& erasing = options_.schema->erasing;
    if (!erasing.subject_of || entry->type != erasing.type) return;
    const auto decoded = codec_.decode(index, bytes);
    if (!decoded || !*decoded) return;
    if (auto subject = erasing.subject_of((*decoded)->act.act)) erased_.insert(*subject);
  }

  void problem(std::string_view word, std::int64_t index, const std::string& detail) {
    if (survey_.problems.size() >= problems_max) return;
    survey_.problems.push_back(fault(word, fmt::format("act {}: {}", index, detail)).error());
  }

  void documents_of(std::int64_t index, std::string_view line) {
    const auto entry = record::view_entry(line);
    if (!entry || entry->sealed) return problem("vault.unreadable", index, "it is no act");
    if (entry->body.find("\"blob\"") == std::string_view::npos) return;
    const auto body = parse_json(entry->body, JsonProfile::api);
    if (!body) return problem("store.corrupt", index, body.error().detail);
    std::vector<Named> found;
    find_documents(*body, index, found);
    for (const auto& named : found) document(named);
  }

  void document(const Named& named) {
    const bool first = known_.insert(named.blob).second;
    if (first) ++survey_.documents;
    const auto info = blobs_.info(named.blob);
    if (!info) {
      const bool gone = info.error().word == "blob.unknown";
      return problem(gone ? "blob.missing" : "blob.damaged", named.index,
                     fmt::format("document {}: {}", named.blob, info.error().detail));
    }
    if (!named.commitment.empty() && info->commitment != named.commitment) {
      return problem("blob.damaged", named.index,
                     fmt::format("document {} is not the one committed to", named.blob));
    }
    if (!first) return;
    const auto content =
        options_.read_documents ? blobs_.content(named.blob) : Result<std::string>();
    if (!content) {
      const bool gone = content.error().word == "blob.unknown";
      return problem(gone ? "blob.missing" : "blob.damaged", named.index,
                     fmt::format("document {}: {}", named.blob, content.error().detail));
    }
    if (options_.read_documents && !named.sha256.empty() &&
        to_hex(sha256(bytes_of(*content))) != named.sha256) {
      problem("blob.damaged", named.index,
              fmt::format("document {} has another SHA-256", named.blob));
    }
  }

  Codec& codec_;
  Blobs& blobs_;
  const SurveyOptions& options_;
  Survey& survey_;
  std::set<std::string> known_;
  std::set<std::string, std::less<>> streams_;
  ErasedSubjects erased_;
};

}  // namespace

Result<Head> check_log(Database& db, const record::VerifierKey& key,
                       const std::function<void(std::int64_t, std::string_view)>& each) {
  if (db.dialect() == Dialect::sqlite) (void)ACTA_TRY(check_integrity(db));
  // The head first: the entries below it never change, whatever a server appends meanwhile.
  auto head = ACTA_TRY(read_head(db));
  record::Tree tree;
  for (std::int64_t from = 0; from < head.size; from += chunk) {
    (void)ACTA_TRY(each_entry(db, from, std::min(from + chunk, head.size),
                              [&](std::int64_t index, ByteView bytes) -> Result<bool> {
                                tree.append(record::leaf_hash(bytes));
                                each(index, text_of(bytes));
                                return true;
                              }));
  }
  (void)ACTA_TRY(check_signed(head, tree.root(), key));
  return head;
}

Result<Survey> survey(Database& db, Vault& vault, const std::shared_ptr<BlobShelf>& shelf,
                      const KeyRing& keys, const SurveyOptions& options) {
  Survey found;
  const ActRegistry no_acts;  // contents are opened, not understood
  Codec codec(keys, options.schema == nullptr ? no_acts : options.schema->acts, vault);
  Blobs blobs(shelf, keys.vault);
  Pass pass(codec, blobs, options, found);
  const auto size = ACTA_TRY(read_head(db)).size;
  const auto head = check_log(db, keys.log.verifier, [&](auto index, auto bytes) {
    pass.entry(index, bytes);
    if (options.progress && (index + 1) % chunk == 0) options.progress(index + 1, size);
  });
  if (head) {
    found.head = *head;
    (void)ACTA_TRY(pass.orphans(*shelf));
    (void)ACTA_TRY(pass.subjects(vault, keys));
  } else {
    found.problems.insert(found.problems.begin(), head.error());
  }
  return found;
}

}  // namespace acta::store
