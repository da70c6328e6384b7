// libsodium asks to be initialized once before anything else; every wrapper of it calls this first.
// Any thread.
#pragma once

#include <sodium.h>

#include "acta/base/check.h"

namespace acta::record {

inline void sodium_ready() {
  static const bool ready = sodium_init() >= 0;
  ACTA_ASSERT(ready);
}

}  // namespace acta::record
