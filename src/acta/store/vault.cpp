#include "acta/store/vault.h"

#include <algorithm>
#include <vector>

#include "acta/record/keys.h"

namespace acta::store {
namespace {

constexpr std::string_view schema =
    "CREATE TABLE IF NOT EXISTS subject_key (subject {text} PRIMARY KEY, nonce {bytes} NOT NULL, "
    "wrapped {bytes} NOT NULL){keyed};"
    "CREATE TABLE IF NOT EXISTS content (entry {bytes} PRIMARY KEY, subject {text} NOT NULL, "
    "commitment {bytes} NOT NULL, nonce {bytes} NOT NULL, ciphertext {bytes} NOT NULL){strict};";

std::string key_name(const std::string& subject) {
  return subject + "|1";
}

template <std::size_t N>
bool copy_exactly(ByteView from, std::array<std::uint8_t, N>& to) {
  if (from.size() != N) return false;
  std::ranges::copy(from, to.begin());
  return true;
}

}  // namespace

Result<std::unique_ptr<Vault>> Vault::open(std::unique_ptr<Database> db, const Hash& key,
                                           Access access) {
  if (access == Access::write) {
    (void)ACTA_TRY(db->script(in_dialect(schema, db->dialect())));
  }
  return std::unique_ptr<Vault>(new Vault(std::move(db), key));
}

Result<bool> Vault::begin() {
  if (open_) return true;
  (void)ACTA_TRY(db_->begin());
  open_ = true;
  return true;
}

Result<bool> Vault::commit() {
  if (!open_) return true;
  (void)ACTA_TRY(db_->commit());
  open_ = false;
  return true;
}

Result<Hash> Vault::subject_key(const std::string& subject) {
  const auto known = keys_.find(subject);
  if (known != keys_.end()) return known->second;
  record::Nonce nonce{};
  Bytes wrapped;
  bool good = true;
  (void)ACTA_TRY(db_->query("SELECT nonce, wrapped FROM subject_key WHERE subject = $1", {subject},
                            [&](const Row& row) {
                              good = copy_exactly(row.bytes(0), nonce);
                              wrapped.assign(row.bytes(1).begin(), row.bytes(1).end());
                            }));
  if (!good) return fault("vault.unreadable", "the key of a subject is malformed");
  Hash key{};
  if (wrapped.empty()) {
    (void)ACTA_TRY(begin());
    key = record::random_hash();
    nonce = record::random_nonce();
    wrapped = record::wrap_key(key, key_, nonce, key_name(subject));
    (void)ACTA_TRY(
        db_->send("INSERT INTO subject_key (subject, nonce, wrapped) VALUES ($1, $2, $3)",
                  {subject, ByteView(nonce), wrapped}));
  } else {
    key = ACTA_TRY(record::unwrap_key(wrapped, key_, nonce, key_name(subject)));
  }
  constexpr std::size_t cache_max = 10'000;
  if (keys_.size() >= cache_max) keys_.clear();
  keys_.emplace(subject, key);
  return key;
}

Result<record::Sealed> Vault::put(const Uuid& entry, const std::string& subject,
                                  std::string_view content, std::string_view context) {
  (void)ACTA_TRY(begin());
  const auto key = ACTA_TRY(subject_key(subject));
  auto sealed = record::seal(content, context, record::random_hash(), key, record::random_nonce());
  (void)ACTA_TRY(
      db_->send("INSERT INTO content (entry, subject, commitment, nonce, ciphertext) "
                "VALUES ($1, $2, $3, $4, $5)",
                {ByteView(entry.bytes), subject, sealed.commitment, ByteView(sealed.nonce),
                 sealed.ciphertext}));
  return sealed;
}

Result<std::optional<std::string>> Vault::get(const Uuid& entry, std::string_view context) {
  std::string subject;
  record::Sealed sealed;
  bool found = false;
  bool good = true;
  (void)ACTA_TRY(
      db_->query("SELECT subject, commitment, nonce, ciphertext FROM content WHERE entry = $1",
                 {ByteView(entry.bytes)}, [&](const Row& row) {
                   found = true;
                   subject = row.text(0);
                   good = copy_exactly(row.bytes(1), sealed.commitment) &&
                          copy_exactly(row.bytes(2), sealed.nonce);
                   sealed.ciphertext.assign(row.bytes(3).begin(), row.bytes(3).end());
                 }));
  if (!found) return std::optional<std::string>();
  if (!good) return fault("vault.unreadable", "a content is malformed");
  const auto key = ACTA_TRY(subject_key(subject));
  auto opened = ACTA_TRY(record::open_sealed(sealed, context, key));
  return std::optional<std::string>(std::move(opened.message));
}

Result<std::int64_t> Vault::collect_orphans(
    const std::function<Result<bool>(const Uuid&)>& is_recorded) {
  std::vector<Uuid> all;
  bool good = true;
  // Orphans are of the last batch before a crash, so only the newest contents are looked at; the
  // ids of acts stand in the order of time (UUIDv7).
  (void)ACTA_TRY(db_->query("SELECT entry FROM content ORDER BY entry DESC LIMIT 4096", {},
                            [&](const Row& row) {
                              good = good && copy_exactly(row.bytes(0), all.emplace_back().bytes);
                            }));
  if (!good) return fault("vault.unreadable", "a content is malformed");
  std::int64_t removed = 0;
  for (const auto& entry : all) {
    if (ACTA_TRY(is_recorded(entry))) continue;
    removed +=
        ACTA_TRY(db_->execute("DELETE FROM content WHERE entry = $1", {ByteView(entry.bytes)}));
  }
  return removed;
}

}  // namespace acta::store
