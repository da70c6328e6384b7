// Erasure: what is done to a data directory when an act says that a subject's data are erased, and
// again at every start, since a backup may have brought them back.
//
//   keys of the subject destroyed -> ciphertexts deleted -> its blobs deleted
//   -> folded state and views computed again without it -> nothing deleted left in files
//
// The act stands first: whatever happens in between, the next start carries the erasure out.
#pragma once

#include <set>
#include <string>

#include "acta/store/blobs.h"
#include "acta/store/codec.h"
#include "acta/store/database.h"
#include "acta/store/keys.h"
#include "acta/store/vault.h"
#include "acta/store/view.h"

namespace acta::store {

// Digests of subjects (digest_of_subject).
using ErasedSubjects = std::set<std::string>;

// What the index of acts knows, or, where it lacks acts as in a restored record, what the entries
// say: before anything is folded, since what an erasure left of a stream makes no sense alone.
Result<ErasedSubjects> known_erasures(Database& db, Codec& codec, const Schema& schema);

// Destroys what the vault and the blobs hold of these subjects; whether there was anything.
Result<bool> destroy_subjects(Vault& vault, Blobs& blobs, const KeyRing& keys,
                              const ErasedSubjects& erased);

// Whether this is what an erasure left of a stream: its public acts.
[[nodiscard]] bool is_rest_of_erased(const KeyRing& keys, const ErasedSubjects& erased,
                                     const RecordedAct& act);

// The ids that stand under "blob" in the body of an act, at any depth.
[[nodiscard]] std::set<std::string> blobs_named_in(std::string_view content);

}  // namespace acta::store
