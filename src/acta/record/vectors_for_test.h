// The shared test vectors, for the tests of this folder alone.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/bytes.h"
#include "acta/base/json.h"
#include "acta/record/tree.h"

namespace acta::record {

// The vectors, or null where the shared folder is absent. The folder without them is a failure.
inline const Json* vectors() {
  static const std::optional<Json> all = []() -> std::optional<Json> {
    const std::filesystem::path shared(ACTA_SOURCE_DIR "/../shared");
    if (!std::filesystem::exists(shared)) return std::nullopt;
    std::ifstream file(shared / "data/record/vectors.json", std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto json = parse_json(text, JsonProfile::api);
    if (!json) ADD_FAILURE() << "the vectors: " << json.error().detail;
    return json ? *std::move(json) : Json();
  }();
  return all ? &*all : nullptr;
}

inline const Json& section(std::string_view name) {
  static const Json empty;
  const auto* found = vectors()->find(name);
  if (found == nullptr) ADD_FAILURE() << "the vectors have no section " << name;
  return found == nullptr ? empty : *found;
}

inline const std::string& text_in(const Json& object, std::string_view name) {
  static const std::string empty;
  const auto* found = object.find(name);
  if (found == nullptr || found->text() == nullptr) {
    ADD_FAILURE() << "the vector has no text " << name;
    return empty;
  }
  return *found->text();
}

inline std::int64_t number_in(const Json& object, std::string_view name) {
  const auto* found = object.find(name);
  if (found == nullptr || found->integer() == nullptr) {
    ADD_FAILURE() << "the vector has no number " << name;
    return -1;
  }
  return *found->integer();
}

inline Hash hash_of_hex(std::string_view hex) {
  Hash hash{};
  const auto bytes = from_hex(hex);
  if (!bytes || bytes->size() != hash.size()) {
    ADD_FAILURE() << "not 32 bytes: " << hex;
    return hash;
  }
  std::ranges::copy(*bytes, hash.begin());
  return hash;
}

inline std::vector<Hash> hashes_in(const Json& object, std::string_view name) {
  std::vector<Hash> hashes;
  for (const auto& hash : *object.find(name)->array()) hashes.push_back(hash_of_hex(*hash.text()));
  return hashes;
}

// Says how many vectors of a section ran; none is a failure.
inline void executed(std::string_view name, std::size_t count) {
  std::printf("[ vectors  ] %.*s: %zu executed\n", static_cast<int>(name.size()), name.data(),
              count);
  EXPECT_GT(count, 0U) << name;
}

// Leaf i of the vectors' trees is the decimal text of i.
inline Hash vector_leaf(std::int64_t i) {
  return leaf_hash(bytes_of(std::to_string(i)));
}

}  // namespace acta::record

#define ACTA_NEEDS_VECTORS() \
  if (vectors() == nullptr) GTEST_SKIP() << "the shared test vectors are not here"
