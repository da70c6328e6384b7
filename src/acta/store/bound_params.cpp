#include "acta/store/bound_params.h"

#include <bit>
#include <utility>

namespace acta::store {

std::uint32_t oid_of(Param::Type type) {
  switch (type) {
    case Param::Type::unknown: return 0;
    case Param::Type::integer: return 20;  // int8
    case Param::Type::text: return 25;
    case Param::Type::bytes: return 17;  // bytea
  }
  std::unreachable();
}

std::uint32_t array_oid_of(Param::Type type) {
  switch (type) {
    case Param::Type::unknown: return 0;
    case Param::Type::integer: return 1016;
    case Param::Type::text: return 1009;
    case Param::Type::bytes: return 1001;
  }
  std::unreachable();
}

Bound::Bound(std::span<const Param> params) : numbers_(params.size()) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto type = oid_of(params[i].type());
    const auto& value = params[i].value();
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      static_assert(std::endian::native == std::endian::little);
      numbers_[i] = std::bit_cast<std::array<char, 8>>(
          __builtin_bswap64(static_cast<std::uint64_t>(*number)));
      add(type, numbers_[i].data(), numbers_[i].size());
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      add(type, text->data() == nullptr ? "" : text->data(), text->size());
    } else if (const auto* bytes = std::get_if<ByteView>(&value)) {
      add(type, bytes->empty() ? "" : text_of(*bytes).data(), bytes->size());
    } else {
      add(type, nullptr, 0);
    }
  }
}

Bound::Bound(const std::vector<Param::Type>& elements, const std::vector<std::string>& arrays) {
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    add(array_oid_of(elements[i]), arrays[i].data(), arrays[i].size());
  }
}

void Bound::add(std::uint32_t type, const char* data, std::size_t size) {
  types_.push_back(type);
  values_.push_back(data);
  sizes_.push_back(static_cast<int>(size));
  formats_.push_back(1);
}

}  // namespace acta::store
