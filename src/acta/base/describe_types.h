// The tables behind describe.h: type_of<T>() for every describable T. Include describe.h instead.
#pragma once

#include "acta/base/describe.h"

namespace acta::detail {

template <class T>
struct Shape {
  static constexpr Kind kind = Kind::record;
};
template <class T>
concept TextScalar = requires { Scalar<T>::format; };
template <class T>
struct Shape<std::optional<T>> {
  static constexpr Kind kind = Kind::optional;
  using Element = T;
};
template <class T>
struct Shape<std::vector<T>> {
  static constexpr Kind kind = Kind::list;
  using Element = T;
};
template <class T>
struct Shape<std::map<std::string, T>> {
  static constexpr Kind kind = Kind::map;
  using Element = T;
};

template <class T>
constexpr Operations integer_operations() {
  return {
      .get_integer =
          [](const void* p) { return static_cast<std::int64_t>(*static_cast<const T*>(p)); },
      .set_integer =
          [](void* p, std::int64_t value) {
            if (!std::is_enum_v<T> && static_cast<std::int64_t>(static_cast<T>(value)) != value) {
              return false;
            }
            *static_cast<T*>(p) = static_cast<T>(value);
            return true;
          }};
}

template <class T>
constexpr Operations container_operations() {
  if constexpr (Shape<T>::kind == Kind::optional) {
    return {
        .size = [](const void* p) { return std::size_t{static_cast<const T*>(p)->has_value()}; },
        .at = [](const void* p, std::size_t) -> const void* { return &**static_cast<const T*>(p); },
        .append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace(); }};
  } else if constexpr (Shape<T>::kind == Kind::list) {
    return {.size = [](const void* p) { return static_cast<const T*>(p)->size(); },
            .at = [](const void* p, std::size_t i) -> const void* {
              return &(*static_cast<const T*>(p))[i];
            },
            .append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); }};
  } else {
    return {.size = [](const void* p) { return static_cast<const T*>(p)->size(); },
            .insert = [](void* p, std::string_view key) -> void* {
              return &(*static_cast<T*>(p))[std::string(key)];
            },
            .each =
                [](const void* p, void* user, void (*visit)(void*, std::string_view, const void*)) {
                  for (const auto& [key, value] : *static_cast<const T*>(p))
                    visit(user, key, &value);
                }};
  }
}

template <class T>
constexpr Operations scalar_operations() {
  return {.print = [](const void* p) { return Scalar<T>::print(*static_cast<const T*>(p)); },
          .parse = [](void* p, std::string_view text) -> Result<bool> {
            *static_cast<T*>(p) = ACTA_TRY(Scalar<T>::parse(text));
            return true;
          }};
}

template <class T>
struct Table {
  static const Type& get() {
    if constexpr (std::is_same_v<T, std::string>) {
      static constexpr Type type{.kind = Kind::text, .name = "string"};
      return type;
    } else if constexpr (std::is_same_v<T, bool>) {
      static constexpr Type type{.kind = Kind::boolean, .name = "boolean"};
      return type;
    } else if constexpr (std::is_integral_v<T>) {
      static constexpr Operations operations = integer_operations<T>();
      static constexpr Type type{
          .kind = Kind::integer, .name = "integer", .operations = &operations};
      return type;
    } else if constexpr (TextScalar<T>) {
      static constexpr Operations operations = scalar_operations<T>();
      static constexpr Type type{.kind = Kind::scalar,
                                 .name = Scalar<T>::name,
                                 .note = Scalar<T>::note,
                                 .format = Scalar<T>::format,
                                 .operations = &operations};
      return type;
    } else if constexpr (std::is_enum_v<T>) {
      static constexpr auto description = describe(static_cast<T*>(nullptr));
      static constexpr Operations operations = integer_operations<T>();
      static constexpr Type type{.kind = Kind::word,
                                 .name = description.name,
                                 .note = description.note,
                                 .words = description.words,
                                 .operations = &operations};
      return type;
    } else if constexpr (Shape<T>::kind != Kind::record) {
      static constexpr Operations operations = container_operations<T>();
      static constexpr Type type{.kind = Shape<T>::kind,
                                 .element = &type_of<typename Shape<T>::Element>,
                                 .operations = &operations};
      return type;
    } else {
      static_assert(!std::is_floating_point_v<T>, "no floating point: write whole units, or text");
      static constexpr auto description = describe(static_cast<T*>(nullptr));
      static constexpr Type type{.kind = Kind::record,
                                 .name = description.name,
                                 .note = description.note,
                                 .fields = description.fields};
      return type;
    }
  }
};

}  // namespace acta::detail

namespace acta {

template <class T>
const Type& type_of() {
  return detail::Table<T>::get();
}

}  // namespace acta
