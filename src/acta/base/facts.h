// What a decision may know beside its state: the moment, and ids made for it. A value: the same
// facts give the same acts. The writer makes them, seeded by the system's randomness.
#pragma once

#include <array>
#include <cstdint>

#include "acta/base/bytes.h"
#include "acta/base/id.h"
#include "acta/base/instant.h"

namespace acta {

class Facts {
 public:
  Facts(Instant now, Hash seed) : now_(now), seed_(seed) {}

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Date today() const { return date_of(now_); }

  // A fresh UUIDv7: the moment, the first twelve bits of the seed, then SHA-256(seed || counter).
  // Who makes facts within one millisecond counts in those bits, so that ids come in the order in
  // which they are made (RFC 9562, 6.2, method 1).
  Uuid fresh_uuid();
  template <class IdType>
  IdType fresh() {
    return IdType{fresh_uuid()};
  }

 private:
  Instant now_;
  Hash seed_;
  std::uint32_t used_ = 0;
};

}  // namespace acta
