// The vault: what the record only commits to, encrypted, in a database of its own.
//
// Every subject (a stream) has its own key, wrapped under the vault key; destroying it makes its
// commitments meaningless noise while the record still verifies. Ciphertexts are flushed before the
// entries that commit to them; what no entry refers to is collected at start.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "acta/base/bytes.h"
#include "acta/base/id.h"
#include "acta/base/result.h"
#include "acta/record/seal.h"
#include "acta/store/database.h"

namespace acta::store {

class Vault {
 public:
  static Result<std::unique_ptr<Vault>> open(std::unique_ptr<Database> db, const Hash& key,
                                             Access access);

  // Between begin and commit, contents are put; commit flushes. Nothing put: nothing flushed.
  Result<record::Sealed> put(const Uuid& entry, const std::string& subject,
                             std::string_view content, std::string_view context);
  Result<bool> commit();

  // The content that an entry commits to; nothing when it was erased.
  Result<std::optional<std::string>> get(const Uuid& entry, std::string_view context);
  // Removes contents of entries that are not on the record; gives how many.
  Result<std::int64_t> collect_orphans(const std::function<Result<bool>(const Uuid&)>& is_recorded);

 private:
  Vault(std::unique_ptr<Database> db, const Hash& key) : db_(std::move(db)), key_(key) {}
  Result<Hash> subject_key(const std::string& subject);
  Result<bool> begin();

  std::unique_ptr<Database> db_;
  Hash key_;
  bool open_ = false;
  std::unordered_map<std::string, Hash> keys_;
};

}  // namespace acta::store
