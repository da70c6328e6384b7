// Checks canonical JSON of the record profile in one pass and without allocating: what verifying a
// million entries needs. It accepts exactly what parse_json(text, JsonProfile::record) accepts
// among objects, which the tests hold it to; it gives the members as they are written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "acta/base/result.h"

namespace acta::record {

// The greatest integer of the record profile: what every reader of JSON keeps exactly.
inline constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

struct RawMember {
  std::string_view name;
  std::string_view value;  // canonical JSON, quotes and all
};

struct RawObject {
  static constexpr std::size_t members_max = 16;
  std::array<RawMember, members_max> members;
  std::size_t count = 0;  // of all members; those beyond 16 are checked and not given

  // The value of that member, empty when there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
};

[[nodiscard]] Result<RawObject> scan_canonical(std::string_view text);
// The same of an object that is to stand within so many others.
[[nodiscard]] Result<RawObject> scan_canonical(std::string_view text, int within);

}  // namespace acta::record
