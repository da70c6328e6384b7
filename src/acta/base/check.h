// A broken assertion is a bug of ours: it says where and aborts, in release builds too.
#pragma once

namespace acta {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}  // namespace acta

#define ACTA_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::acta::assertion_failed(#condition, __FILE__, __LINE__))
