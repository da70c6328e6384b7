// CBOR as authenticators write it: a small reader, bounded, of the canonical form of CTAP2 alone.
//
// Norm: RFC 8949 (after the specification; text not quoted), narrowed as CTAP 2.1 section 8 does:
// lengths are definite and integers are written in their shortest form. No tags, no floating point,
// no member twice, at most 8 levels. Everything else is refused, never repaired.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/result.h"

namespace acta::record {

class Cbor {
 public:
  using Array = std::vector<Cbor>;
  using Map = std::vector<std::pair<Cbor, Cbor>>;
  using Value = std::variant<std::int64_t, Bytes, std::string, Array, Map, bool, std::monostate>;

  Cbor() = default;
  explicit Cbor(Value value) : value_(std::move(value)) {}

  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] const Bytes* bytes() const { return std::get_if<Bytes>(&value_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const Map* map() const { return std::get_if<Map>(&value_); }
  // The member of a map under that key, or null when this is no map or has none.
  [[nodiscard]] const Cbor* find(std::string_view key) const;
  [[nodiscard]] const Cbor* find(std::int64_t key) const;
  friend bool operator==(const Cbor&, const Cbor&) = default;

 private:
  Value value_ = std::monostate{};
};

// Reads one value from the front and takes its bytes off `bytes`.
[[nodiscard]] Result<Cbor> read_cbor(ByteView& bytes);
// Reads one value, and refuses what stands behind it.
[[nodiscard]] Result<Cbor> parse_cbor(ByteView bytes);

}  // namespace acta::record
