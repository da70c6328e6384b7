// The demonstration record: invented requests, elections and people of fictional States only, told
// by a seeded generator as a decade of two electoral cycles, through the same decisions as any
// other act.
#pragma once

#include <cstdint>

#include "acta/base/result.h"
#include "acta/store/blobs.h"
#include "acta/store/store.h"

namespace acta::app {

// Fills an empty store. The same seed tells the same story; it ends on the store's present day.
Result<bool> tell_demonstration(store::Store& store, store::Blobs& blobs, std::uint64_t seed);

}  // namespace acta::app
