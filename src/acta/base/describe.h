// Described types: one description of a struct gives its JSON, JSON Schema, TypeScript and SQL.
//
// A type is described by a constexpr function found by argument-dependent look-up. Wire names stand
// apart from C++ names, so renaming a member never changes the record:
//
//   struct Decided { RequestId request; std::string reasons; std::optional<Date> until; };
//   constexpr auto describe(Decided*) {
//     return described<Decided>("Decided", "The focal point decided.",
//                            field<&Decided::request>("request", "The request decided."),
//                            field<&Decided::reasons>("reasons", "Why; never empty."),
//                            field<&Decided::until>("until", "Deferred until."));
//   }
//
// What can be described: bool, int32, int64, std::string, enums (words), std::optional (absent when
// empty), std::vector, std::map<std::string, T>, records of these, and scalars: types with a text
// form (ids, dates, amounts) that specialize Scalar. No floating point and no null, on purpose.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "acta/base/result.h"

namespace acta {

enum class Kind : std::uint8_t {
  text,
  boolean,
  integer,
  word,
  scalar,
  optional,
  list,
  map,
  record
};

struct Type;
using TypeRef = const Type& (*)();

struct Field {
  std::string_view name;
  std::string_view note;
  TypeRef type = nullptr;
  const void* (*read)(const void* record) = nullptr;
  void* (*edit)(void* record) = nullptr;
};

// The operations of a container or scalar, with its element type erased.
struct Operations {
  std::size_t (*size)(const void*) = nullptr;
  const void* (*at)(const void*, std::size_t) = nullptr;
  void* (*append)(void*) = nullptr;
  void* (*insert)(void*, std::string_view key) = nullptr;
  void (*each)(const void*, void* user,
               void (*visit)(void* user, std::string_view key, const void* value)) = nullptr;
  std::int64_t (*get_integer)(const void*) = nullptr;
  bool (*set_integer)(void*, std::int64_t) = nullptr;
  std::string (*print)(const void*) = nullptr;
  Result<bool> (*parse)(void*, std::string_view) = nullptr;
};

struct Type {
  Kind kind;
  std::string_view name;          // of records, words and scalars
  std::string_view note;          // one sentence for the documents
  std::string_view format;        // of scalars: "uuid", "date", "date-time", ...
  std::span<const Field> fields;  // of records, in the byte order of their names
  std::span<const std::string_view> words;
  TypeRef element = nullptr;
  const Operations* operations = nullptr;
};

// A type with a text form specializes this: name, note, format, print(T), parse(text).
template <class T>
struct Scalar;

template <class T>
const Type& type_of();

template <class T, std::size_t N>
struct RecordDescription {
  std::string_view name;
  std::string_view note;
  std::array<Field, N> fields;
};

template <class E, std::size_t N>
struct WordsDescription {
  std::string_view name;
  std::string_view note;
  std::array<std::string_view, N> words;
};

template <class M>
struct MemberOf;
template <class C, class V>
struct MemberOf<V C::*> {
  using Class = C;
  using Value = V;
};

template <auto Member>
constexpr Field field(std::string_view name, std::string_view note) {
  using Class = typename MemberOf<decltype(Member)>::Class;
  using Value = typename MemberOf<decltype(Member)>::Value;
  return {.name = name,
          .note = note,
          .type = &type_of<Value>,
          .read = [](const void* record) -> const void* {
            return &(static_cast<const Class*>(record)->*Member);
          },
          .edit = [](void* record) -> void* { return &(static_cast<Class*>(record)->*Member); }};
}

template <class T, class... F>
constexpr auto described(std::string_view name, std::string_view note, F... fields) {
  RecordDescription<T, sizeof...(F)> description{.name = name, .note = note, .fields = {fields...}};
  std::ranges::sort(description.fields, {}, &Field::name);
  return description;
}

// Enumerators count from 0 in the order of their words.
template <class E, class... W>
constexpr auto words(std::string_view name, std::string_view note, W... list) {
  return WordsDescription<E, sizeof...(W)>{
      .name = name, .note = note, .words = {std::string_view(list)...}};
}

// The word of an enumerator, e.g. word_of(Outcome::declined) == "declined".
template <class E>
[[nodiscard]] std::string_view word_of(E value) {
  return type_of<E>().words[static_cast<std::size_t>(value)];
}
template <class E>
[[nodiscard]] std::optional<E> from_word(std::string_view word) {
  const auto words = type_of<E>().words;
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<E>(found - words.begin());
}

}  // namespace acta

#include "acta/base/describe_types.h"
