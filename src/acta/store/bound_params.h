// The parameters of one statement as PostgreSQL takes them: all in binary form, each with the
// number of its type. Borrows from what it was made of.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/store/database.h"

namespace acta::store {

class Bound {
 public:
  explicit Bound(std::span<const Param> params);
  // An array for each column (gathered_rows.h).
  Bound(const std::vector<Param::Type>& elements, const std::vector<std::string>& arrays);
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const std::vector<std::uint32_t>& types() const { return types_; }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* sizes() const { return sizes_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  void add(std::uint32_t type, const char* data, std::size_t size);

  std::vector<std::array<char, 8>> numbers_;
  std::vector<std::uint32_t> types_;
  std::vector<const char*> values_;
  std::vector<int> sizes_;
  std::vector<int> formats_;
};

// The type's number in pg_type.dat, and that of its arrays.
[[nodiscard]] std::uint32_t oid_of(Param::Type type);
[[nodiscard]] std::uint32_t array_oid_of(Param::Type type);

}  // namespace acta::store
