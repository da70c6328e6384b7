// The vault: what the record only commits to, encrypted, in a database of its own.
//
// Every subject (a stream) has a key for each class of what is not public, wrapped under the
// key-encryption key of that class; destroying them makes its commitments meaningless noise while
// the record still verifies. Ciphertexts are flushed before the entries that commit to them; what
// no entry refers to is collected at start.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/id.h"
#include "acta/base/result.h"
#include "acta/record/entry.h"
#include "acta/record/seal.h"
#include "acta/store/database.h"
#include "acta/store/vault_keys.h"

namespace acta::store {

class Vault {
 public:
  // `keys` outlives the vault. A vault of the first version is brought to this one.
  static Result<std::unique_ptr<Vault>> open(std::unique_ptr<Database> db, const VaultKeys& keys,
                                             Access access);

  // Between begin and commit, contents are put; commit flushes. Nothing put: nothing flushed.
  struct Put {
    Uuid entry;
    const std::string& subject;
    Classification of;
    std::string_view content;
    std::string_view context;
  };
  // Commits to each field of "<classification> <line>" (record/fields.h): entries of version 2.
  Result<record::Sealed> put(const Put& what);
  Result<bool> commit();
  // Forgets what was put since begin, and every key that it remembers: one may be among that.
  void rollback();

  // The content that an entry commits to and what opens its commitment; nothing when it was erased.
  Result<std::optional<record::Opened>> open(const record::SealedEntry& entry,
                                             std::string_view context);
  // Removes contents of entries that are not on the record; gives how many.
  Result<std::int64_t> collect_orphans(const std::function<Result<bool>(const Uuid&)>& is_recorded);
  // Subjects that have keys or contents.
  Result<std::vector<std::string>> subjects();
  // What it holds of a subject, decrypted and not held against the record.
  Result<std::vector<std::string>> contents_of(
      const std::string& subject, const std::function<std::string(const Uuid&)>& context_of);
  // Destroys the keys of the subject, then its contents; durable when it returns.
  Result<bool> erase(const std::string& subject);
  // Blobs of erased subjects, which a backup of blobs may bring back.
  Result<bool> note_blobs(const std::set<std::string>& ids);
  Result<std::vector<std::string>> noted_blobs();
  Result<bool> leave_no_trace() { return db_->leave_no_trace(); }

  // Wraps every key that is under an older key-encryption key under the newest of its class; the
  // contents stay as they are. Gives how many.
  Result<std::int64_t> rewrap();

 private:
  Vault(std::unique_ptr<Database> db, const VaultKeys& keys) : db_(std::move(db)), keys_(keys) {}
  Result<std::optional<Hash>> subject_key(const std::string& subject, Classification of);
  Result<Hash> key_to_put_under(const std::string& subject, Classification of);
  void remember(std::string name, const Hash& key);
  Result<bool> keep_key(const std::string& subject, Classification of, const Hash& key);
  Result<bool> begin();

  std::unique_ptr<Database> db_;
  const VaultKeys& keys_;
  bool open_ = false;
  std::unordered_map<std::string, Hash> known_;  // "<class> <subject>"
};

}  // namespace acta::store
