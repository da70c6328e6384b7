// Copies a whole record from one place to another, be they of the same engine or not, and proves
// that the copy is the record: the same entries under the same signed head, the same views, vault,
// log of reads and blobs.
//
// No server may run on either. The copy is opened as any record is: its tree and head are checked
// and its views computed again, and only then compared.
#pragma once

#include <cstdint>

#include "acta/store/store.h"

namespace acta::store {

struct Copied {
  Head head;
  std::int64_t tables = 0;  // compared and equal
  std::int64_t blobs = 0;
};

// `to` has to be empty. The keys go along into a directory that has none.
Result<Copied> copy_record(const StoreOptions& from, const StoreOptions& to,
                           const std::function<Schema()>& make_schema);

// The parts of it, into a place that has none of them; also beside a server that writes in `from`,
// each as one snapshot of it.
Result<bool> copy_vault(const Engine& from, const Engine& to, const KeyRing& keys);
Result<bool> copy_reads(const Engine& from, const Engine& to, const KeyRing& keys);
Result<bool> copy_blobs(const Engine& from, const Engine& to);

}  // namespace acta::store
