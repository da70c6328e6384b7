#include "acta/base/facts.h"

#include <algorithm>

namespace acta {

Uuid Facts::fresh_uuid() {
  std::array<std::uint8_t, 36> input{};
  std::ranges::copy(seed_, input.begin());
  for (std::size_t i = 0; i < 4; ++i) {
    input[32 + i] = static_cast<std::uint8_t>((used_ >> (8 * i)) & 0xFFU);
  }
  ++used_;
  const auto hash = sha256(input);
  std::array<std::uint8_t, 10> random{};
  std::copy_n(hash.begin(), random.size(), random.begin());
  random[0] = static_cast<std::uint8_t>(seed_[0] >> 4U);
  random[1] = static_cast<std::uint8_t>((seed_[0] << 4U) | (seed_[1] >> 4U));
  return uuid_v7(now_, random);
}

}  // namespace acta
