#include "acta/base/bytes.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto all = acta::fuzz::parsers();
  if (size == 0) return 0;
  (void)all[data[0] % all.size()].read(acta::text_of({data + 1, size - 1}));
  return 0;
}
