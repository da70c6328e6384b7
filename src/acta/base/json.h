// JSON as Acta reads and writes it: one engine, two strict profiles, one canonical form.
//
// Both profiles refuse duplicate members, null, fractions and exponents, integers beyond 2^53 - 1,
// lone surrogates, text that is not UTF-8, and nesting deeper than 16. The record profile refuses
// in addition whatever is not byte for byte the canonical form (RFC 8785 restricted, docs/formats/
// entry.md): members in byte order of names [a-z0-9_.], no white space, text in NFC.
//
// The canonical form is what write_json and to_json give. Hashes are over stored bytes; nothing is
// ever written again to be verified.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "acta/base/describe.h"
#include "acta/base/result.h"

namespace acta {

enum class JsonProfile : std::uint8_t { api, record };

// One JSON value. Objects keep the order in which their members stood.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() : value_(Object{}) {}
  explicit Json(bool value) : value_(value) {}
  explicit Json(std::int64_t value) : value_(value) {}
  explicit Json(std::string value) : value_(std::move(value)) {}
  explicit Json(Array value) : value_(std::move(value)) {}
  explicit Json(Object value) : value_(std::move(value)) {}

  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&value_); }
  // The member of that name, or null when this is no object or has none.
  [[nodiscard]] const Json* find(std::string_view name) const;

 private:
  std::variant<bool, std::int64_t, std::string, Array, Object> value_;
};

[[nodiscard]] Result<Json> parse_json(std::string_view text, JsonProfile profile);
// Canonical: members in byte order of their names.
[[nodiscard]] std::string write_json(const Json& value);
void write_json_string(std::string& out, std::string_view text);
// How many characters at the start surely stand in a JSON string as they are: printable ASCII
// without quotes and backslashes. Looks at eight at a time, so it may stop seven short.
[[nodiscard]] std::size_t plain_size(std::string_view text);
// Refuses what is not UTF-8 or not in Normalization Form C.
[[nodiscard]] Result<bool> check_text(std::string_view text);

// Type-erased halves of to_json and from_json.
void write_described(std::string& out, const Type& type, const void* value);
[[nodiscard]] Result<bool> read_described(const Json& json, const Type& type, void* value);

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  std::string out;
  write_described(out, type_of<T>(), &value);
  return out;
}

template <class T>
[[nodiscard]] Result<T> from_json(const Json& json) {
  T value{};
  (void)ACTA_TRY(read_described(json, type_of<T>(), &value));
  return value;
}

template <class T>
[[nodiscard]] Result<T> from_json(std::string_view text, JsonProfile profile = JsonProfile::api) {
  return from_json<T>(ACTA_TRY(parse_json(text, profile)));
}

}  // namespace acta
