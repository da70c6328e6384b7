// What an erasure asks of the vault.
#include <algorithm>

#include "acta/store/vault.h"

namespace acta::store {

Result<std::vector<std::string>> Vault::subjects() {
  std::vector<std::string> all;
  (void)ACTA_TRY(db_->query(
      "SELECT subject FROM wrapped_key UNION SELECT subject FROM sealed_content ORDER BY subject",
      {}, [&](const Row& row) { all.emplace_back(row.text(0)); }));
  return all;
}

Result<std::vector<std::string>> Vault::contents_of(
    const std::string& subject, const std::function<std::string(const Uuid&)>& context_of) {
  struct Found {
    Uuid entry;
    std::string of;
    record::Sealed sealed;
  };
  std::vector<Found> all;
  const auto copy = [](ByteView from, auto& to) {
    std::copy_n(from.begin(), std::min(from.size(), to.size()), to.begin());
  };
  (void)ACTA_TRY(db_->query(
      "SELECT entry, class, commitment, nonce, ciphertext FROM sealed_content WHERE subject = $1",
      {subject}, [&](const Row& row) {
        auto& found = all.emplace_back();
        copy(row.bytes(0), found.entry.bytes);
        found.of = row.text(1);
        copy(row.bytes(2), found.sealed.commitment);
        copy(row.bytes(3), found.sealed.nonce);
        found.sealed.ciphertext.assign(row.bytes(4).begin(), row.bytes(4).end());
      }));
  std::vector<std::string> contents;
  for (const auto& found : all) {
    const auto of = from_word<Classification>(found.of);
    const auto key = of ? ACTA_TRY(subject_key(subject, *of)) : std::optional<Hash>();
    if (!key) continue;
    // What does not open tells no blobs; it is destroyed all the same.
    auto opened = record::open_unchecked(found.sealed, context_of(found.entry), *key);
    if (opened) contents.push_back(std::move(opened->message));
  }
  return contents;
}

Result<bool> Vault::erase(const std::string& subject) {
  (void)ACTA_TRY(begin());
  (void)ACTA_TRY(db_->execute("DELETE FROM wrapped_key WHERE subject = $1", {subject}));
  (void)ACTA_TRY(db_->execute("DELETE FROM sealed_content WHERE subject = $1", {subject}));
  (void)ACTA_TRY(commit());
  known_.clear();
  return true;
}

Result<bool> Vault::note_blobs(const std::set<std::string>& ids) {
  if (ids.empty()) return true;
  (void)ACTA_TRY(begin());
  for (const auto& id : ids) {
    (void)ACTA_TRY(
        db_->execute("INSERT INTO erased_blob (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", {id}));
  }
  return commit();
}

Result<std::vector<std::string>> Vault::noted_blobs() {
  std::vector<std::string> ids;
  (void)ACTA_TRY(db_->query("SELECT id FROM erased_blob", {},
                            [&](const Row& row) { ids.emplace_back(row.text(0)); }));
  return ids;
}

}  // namespace acta::store
