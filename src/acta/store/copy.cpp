#include "acta/store/copy.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "acta/base/files.h"
#include "acta/store/catalog.h"
#include "acta/store/durable_file.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;

// What a place holds, as digests: equal for equal records on any engine.
struct Contents {
  Head head;
  Digests record;
  Digests vault;
  Digests reads;
  Digests blobs;
};

Result<Digests> digests_of_blobs(BlobShelf& shelf) {
  Digests digests;
  for (const auto& id : ACTA_TRY(shelf.ids())) {
    auto bytes = ACTA_TRY(shelf.info(id));
    const auto content = ACTA_TRY(shelf.content(id));
    bytes.insert(bytes.end(), content.begin(), content.end());
    digests[id] = sha256(bytes);
  }
  return digests;
}

// The head is compared by itself: its epoch counts the servers that led, which a copy is free of.
Result<Contents> contents_of(const Engine& engine) {
  auto record = ACTA_TRY(engine.record(Access::read));
  auto vault = ACTA_TRY(engine.vault(Access::read));
  return Contents{.head = ACTA_TRY(read_head(*record)),
                  .record = ACTA_TRY(digests_of(*record, {"head"})),
                  .vault = ACTA_TRY(digests_of(*vault, {"blob_chunk", "blob_info"})),
                  .reads = ACTA_TRY(digests_of(*ACTA_TRY(engine.reads(Access::read)))),
                  .blobs = ACTA_TRY(digests_of_blobs(*ACTA_TRY(engine.blobs())))};
}

std::string first_difference(const Digests& one, const Digests& other) {
  for (const auto& [name, digest] : one) {
    const auto found = other.find(name);
    if (found == other.end() || found->second != digest) return name;
  }
  for (const auto& [name, digest] : other) {
    if (!one.contains(name)) return name;
  }
  return {};
}

Result<bool> compare(const Contents& from, const Contents& to) {
  auto differs = from.head.size == to.head.size && from.head.root == to.head.root &&
                         from.head.checkpoint == to.head.checkpoint
                     ? std::string()
                     : "the head";
  if (differs.empty()) differs = first_difference(from.record, to.record);
  if (differs.empty()) differs = first_difference(from.vault, to.vault);
  if (differs.empty()) differs = first_difference(from.reads, to.reads);
  if (differs.empty()) differs = first_difference(from.blobs, to.blobs);
  if (differs.empty()) return true;
  return fault("copy.differs", "the copy is not the record: " + differs + " differs; remove it");
}

Result<bool> copy_keys(const std::string& from, const std::string& to) {
  if (ACTA_TRY(is_there(to + "/keys/log.key"))) return true;
  std::error_code error;
  fs::copy(from + "/keys", to + "/keys", fs::copy_options::recursive, error);
  if (error) return fault("keys.not_written", "cannot copy the keys: " + error.message());
  fs::permissions(to + "/keys", fs::perms::owner_all, error);
  return true;
}

Result<bool> copy_tables(Database& from, Database& into, const std::vector<std::string>& which) {
  for (const auto& table : ACTA_TRY(tables_of(from))) {
    const bool all = which.empty() && !table.name.starts_with("blob_");
    if (!all && std::ranges::find(which, table.name) == which.end()) continue;
    (void)ACTA_TRY(copy_rows(from, into, table));
  }
  return true;
}

Result<bool> copy_entries(const Engine& from, const Engine& to) {
  auto source = ACTA_TRY(from.record(Access::read));
  auto target = ACTA_TRY(to.record(Access::write));
  (void)ACTA_TRY(take_lead(*target));
  (void)ACTA_TRY(create_log(*target));
  if (ACTA_TRY(read_head(*target)).size != 0) {
    return fault("copy.not_empty", "there is a record at the place to copy to; choose another");
  }
  const auto head = ACTA_TRY(read_head(*source));
  (void)ACTA_TRY(target->begin());
  (void)ACTA_TRY(copy_tables(*source, *target, {"entry"}));
  (void)ACTA_TRY(move_head(*target, 0, head));
  return target->commit();
}

// Nobody writes in files that are copied (a backup of them goes another way).
Result<bool> begin_snapshot(Database& db) {
  if (db.dialect() == Dialect::sqlite) return true;
  (void)ACTA_TRY(db.script("SET default_transaction_isolation = 'repeatable read'"));
  return db.begin();
}

}  // namespace

Result<bool> copy_vault(const Engine& from, const Engine& to, const KeyRing& keys) {
  // Opening it makes its tables.
  (void)ACTA_TRY(Vault::open(ACTA_TRY(to.vault(Access::write)), keys.wrapping, Access::write));
  auto source = ACTA_TRY(from.vault(Access::read));
  auto target = ACTA_TRY(to.vault(Access::write));
  (void)ACTA_TRY(begin_snapshot(*source));
  (void)ACTA_TRY(target->begin());
  (void)ACTA_TRY(copy_tables(*source, *target, {}));
  return target->commit();
}

Result<bool> copy_reads(const Engine& from, const Engine& to, const KeyRing& keys) {
  // Opening it makes its table.
  (void)ACTA_TRY(ReadLog::open(to, keys));
  auto source = ACTA_TRY(from.reads(Access::read));
  auto target = ACTA_TRY(to.reads(Access::write));
  (void)ACTA_TRY(begin_snapshot(*source));
  (void)ACTA_TRY(target->begin());
  (void)ACTA_TRY(copy_tables(*source, *target, {}));
  return target->commit();
}

Result<bool> copy_blobs(const Engine& from, const Engine& to) {
  const auto source = ACTA_TRY(from.blobs());
  const auto target = ACTA_TRY(to.blobs());
  for (const auto& id : ACTA_TRY(source->ids())) {
    auto slot = ACTA_TRY(target->begin(id));
    (void)ACTA_TRY(slot->write(ACTA_TRY(source->content(id))));
    (void)ACTA_TRY(slot->finish(ACTA_TRY(source->info(id))));
  }
  return true;
}

Result<Copied> copy_record(const StoreOptions& from, const StoreOptions& to,
                           const std::function<Schema()>& make_schema) {
  auto source = ACTA_TRY(Store::open(from, make_schema()));
  const auto before = ACTA_TRY(contents_of(source->engine()));
  if (before.head.size == 0) return refuse("copy.nothing", 422, "there is no record to copy");
  const Engine target(to.directory, to.database);
  (void)ACTA_TRY(keep_private(to.directory));
  (void)ACTA_TRY(copy_entries(source->engine(), target));
  (void)ACTA_TRY(copy_keys(from.directory, to.directory));
  (void)ACTA_TRY(copy_vault(source->engine(), target, source->keys()));
  (void)ACTA_TRY(copy_reads(source->engine(), target, source->keys()));
  (void)ACTA_TRY(copy_blobs(source->engine(), target));
  source.reset();  // the lock file may be the same one
  const auto copy = ACTA_TRY(Store::open(to, make_schema()));
  const auto after = ACTA_TRY(contents_of(target));
  (void)ACTA_TRY(compare(before, after));
  return Copied{
      .head = after.head,
      .tables = std::ssize(after.record) + std::ssize(after.vault) + std::ssize(after.reads),
      .blobs = static_cast<std::int64_t>(after.blobs.size())};
}

}  // namespace acta::store
