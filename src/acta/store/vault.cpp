#include "acta/store/vault.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "acta/record/fields.h"
#include "acta/record/keys.h"

namespace acta::store {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE IF NOT EXISTS wrapped_key (subject {text} NOT NULL, class {text} NOT NULL,
  version {integer} NOT NULL, nonce {bytes} NOT NULL, wrapped {bytes} NOT NULL,
  PRIMARY KEY (subject, class)){keyed};
CREATE TABLE IF NOT EXISTS sealed_content (entry {bytes} PRIMARY KEY, subject {text} NOT NULL,
  class {text} NOT NULL, commitment {bytes} NOT NULL, nonce {bytes} NOT NULL,
  ciphertext {bytes} NOT NULL){strict};
CREATE TABLE IF NOT EXISTS erased_blob (id {text} PRIMARY KEY){keyed};
CREATE INDEX IF NOT EXISTS sealed_content_subject ON sealed_content (subject);
)sql";

// The tables of the first version, whose one key-encryption key is of every class ("public" stands
// for that). They are made when they are not there, so that moving them is the same everywhere.
constexpr std::string_view from_first_version = R"sql(
CREATE TABLE IF NOT EXISTS subject_key (subject {text} PRIMARY KEY, nonce {bytes} NOT NULL,
  wrapped {bytes} NOT NULL){keyed};
CREATE TABLE IF NOT EXISTS content (entry {bytes} PRIMARY KEY, subject {text} NOT NULL,
  commitment {bytes} NOT NULL, nonce {bytes} NOT NULL, ciphertext {bytes} NOT NULL){strict};
INSERT INTO wrapped_key (subject, class, version, nonce, wrapped)
  SELECT subject, 'public', 1, nonce, wrapped FROM subject_key;
INSERT INTO sealed_content (entry, subject, class, commitment, nonce, ciphertext)
  SELECT entry, subject, 'public', commitment, nonce, ciphertext FROM content;
DROP TABLE subject_key;
DROP TABLE content;
)sql";

// What a wrapped key is called; the name is bound to it.
std::string name_of_key(const std::string& subject, Classification of, std::int64_t version) {
  if (of == Classification::open) return fmt::format("{}|{}", subject, version);
  return fmt::format("{}|{}|{}", subject, word_of(of), version);
}

template <std::size_t N>
bool copy_exactly(ByteView from, std::array<std::uint8_t, N>& to) {
  if (from.size() != N) return false;
  std::ranges::copy(from, to.begin());
  return true;
}

std::string cache_name(const std::string& subject, Classification of) {
  return fmt::format("{} {}", word_of(of), subject);
}

struct WrappedKey {
  std::int64_t version = 0;
  record::Nonce nonce{};
  Bytes wrapped;
};

// Version, nonce and wrapped key, from that column on.
bool read_wrapped(const Row& row, int column, WrappedKey& key) {
  key.version = row.integer(column);
  key.wrapped.assign(row.bytes(column + 2).begin(), row.bytes(column + 2).end());
  return copy_exactly(row.bytes(column + 1), key.nonce) && !key.wrapped.empty();
}

Result<Hash> unwrap(const VaultKeys& keys, const std::string& subject, Classification of,
                    const WrappedKey& key) {
  const auto* under = keys.find(of, key.version);
  if (under == nullptr) {
    return fault("vault.unreadable",
                 fmt::format("vault.key holds no key of class {} and version {}: it is of another "
                             "time than the vault",
                             word_of(of), key.version));
  }
  return record::unwrap_key(key.wrapped, under->key, key.nonce,
                            name_of_key(subject, of, key.version));
}

}  // namespace

Result<std::unique_ptr<Vault>> Vault::open(std::unique_ptr<Database> db, const VaultKeys& keys,
                                           Access access) {
  if (access == Access::write) {
    (void)ACTA_TRY(db->begin());
    (void)ACTA_TRY(db->script(in_dialect(schema, db->dialect())));
    (void)ACTA_TRY(db->script(in_dialect(from_first_version, db->dialect())));
    (void)ACTA_TRY(db->commit());
  }
  return std::unique_ptr<Vault>(new Vault(std::move(db), keys));
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

void Vault::rollback() {
  if (open_) (void)db_->rollback();
  open_ = false;
  known_.clear();
}

Result<bool> Vault::keep_key(const std::string& subject, Classification of, const Hash& key) {
  const auto& under = keys_.newest(of);
  const auto nonce = record::random_nonce();
  const auto wrapped =
      record::wrap_key(key, under.key, nonce, name_of_key(subject, under.of, under.version));
  (void)ACTA_TRY(
      db_->send("INSERT INTO wrapped_key (subject, class, version, nonce, wrapped) "
                "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subject, class) DO UPDATE SET "
                "version = excluded.version, nonce = excluded.nonce, wrapped = excluded.wrapped",
                {subject, word_of(under.of), under.version, ByteView(nonce), wrapped}));
  return true;
}

Result<std::optional<Hash>> Vault::subject_key(const std::string& subject, Classification of) {
  const auto name = cache_name(subject, of);
  const auto known = known_.find(name);
  if (known != known_.end()) return std::optional(known->second);
  WrappedKey found;
  bool good = true;
  (void)ACTA_TRY(db_->query(
      "SELECT version, nonce, wrapped FROM wrapped_key WHERE subject = $1 AND class = $2",
      {subject, word_of(of)}, [&](const Row& row) { good = read_wrapped(row, 0, found); }));
  if (!good) return fault("vault.unreadable", "the key of a subject is malformed");
  if (found.wrapped.empty()) return std::optional<Hash>();
  const auto key = ACTA_TRY(unwrap(keys_, subject, of, found));
  remember(name, key);
  return std::optional(key);
}

Result<Hash> Vault::key_to_put_under(const std::string& subject, Classification of) {
  if (const auto known = ACTA_TRY(subject_key(subject, of))) return *known;
  const auto key = record::random_hash();
  (void)ACTA_TRY(keep_key(subject, of, key));
  remember(cache_name(subject, of), key);
  return key;
}

void Vault::remember(std::string name, const Hash& key) {
  constexpr std::size_t cache_max = 10'000;
  if (known_.size() >= cache_max) known_.clear();
  known_.emplace(std::move(name), key);
}

Result<record::Sealed> Vault::put(const Put& what) {
  (void)ACTA_TRY(begin());
  const auto of = keys_.newest(what.of).of;
  const auto key = ACTA_TRY(key_to_put_under(what.subject, of));
  const auto seed = record::random_hash();
  const auto commitment = ACTA_TRY(record::commitment_to_fields(what.content, seed, what.context));
  auto sealed =
      record::seal_under(commitment, what.content, what.context, seed, key, record::random_nonce());
  (void)ACTA_TRY(
      db_->send("INSERT INTO sealed_content (entry, subject, class, commitment, nonce, ciphertext) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                {ByteView(what.entry.bytes), what.subject, word_of(of), sealed.commitment,
                 ByteView(sealed.nonce), sealed.ciphertext}));
  return sealed;
}

Result<std::optional<record::Opened>> Vault::open(const record::SealedEntry& entry,
                                                  std::string_view context) {
  std::string subject;
  std::optional<Classification> of;
  record::Sealed sealed;
  bool found = false;
  bool good = true;
  (void)ACTA_TRY(db_->query(
      "SELECT subject, class, commitment, nonce, ciphertext FROM sealed_content WHERE entry = $1",
      {ByteView(entry.id.bytes)}, [&](const Row& row) {
        found = true;
        subject = row.text(0);
        of = from_word<Classification>(row.text(1));
        good = of && copy_exactly(row.bytes(2), sealed.commitment) &&
               copy_exactly(row.bytes(3), sealed.nonce);
        sealed.ciphertext.assign(row.bytes(4).begin(), row.bytes(4).end());
      }));
  if (!found) return std::optional<record::Opened>();
  if (!good) return fault("vault.unreadable", "a content is malformed");
  const auto key = ACTA_TRY(subject_key(subject, *of));
  if (!key) return std::optional<record::Opened>();
  auto opened = ACTA_TRY(record::open_unchecked(sealed, context, *key));
  const auto commitment =
      entry.v == 1 ? record::commitment_of(opened.r, context, opened.message)
                   : ACTA_TRY(record::commitment_to_fields(opened.message, opened.r, context));
  if (commitment != entry.commitment) {
    return fault("vault.unreadable", "the content is not what the record commits to");
  }
  return std::optional(std::move(opened));
}

Result<std::int64_t> Vault::rewrap() {
  struct Older {
    std::string subject;
    Classification of = Classification::open;
    WrappedKey key;
  };
  std::vector<Older> older;
  bool good = true;
  (void)ACTA_TRY(db_->query(
      "SELECT subject, class, version, nonce, wrapped FROM wrapped_key", {}, [&](const Row& row) {
        const auto of = from_word<Classification>(row.text(1));
        Older one{.subject = std::string(row.text(0)), .of = of.value_or(Classification::open)};
        good = good && of && read_wrapped(row, 2, one.key);
        if (keys_.newest(one.of).version != one.key.version) older.push_back(std::move(one));
      }));
  if (!good) return fault("vault.unreadable", "the key of a subject is malformed");
  (void)ACTA_TRY(begin());
  for (const auto& one : older) {
    const auto key = ACTA_TRY(unwrap(keys_, one.subject, one.of, one.key));
    (void)ACTA_TRY(keep_key(one.subject, one.of, key));
  }
  (void)ACTA_TRY(commit());
  return static_cast<std::int64_t>(older.size());
}

Result<std::int64_t> Vault::collect_orphans(
    const std::function<Result<bool>(const Uuid&)>& is_recorded) {
  std::vector<Uuid> all;
  bool good = true;
  // Orphans are of the last batch before a crash, so only the newest contents are looked at; the
  // ids of acts stand in the order of time (UUIDv7).
  (void)ACTA_TRY(db_->query("SELECT entry FROM sealed_content ORDER BY entry DESC LIMIT 4096", {},
                            [&](const Row& row) {
                              good = good && copy_exactly(row.bytes(0), all.emplace_back().bytes);
                            }));
  if (!good) return fault("vault.unreadable", "a content is malformed");
  std::int64_t removed = 0;
  for (const auto& entry : all) {
    if (ACTA_TRY(is_recorded(entry))) continue;
    removed += ACTA_TRY(
        db_->execute("DELETE FROM sealed_content WHERE entry = $1", {ByteView(entry.bytes)}));
  }
  return removed;
}

}  // namespace acta::store
