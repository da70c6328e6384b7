// Texts of the shared test vectors, read where they are, to start from.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/check.h"
#include "acta/base/json.h"

namespace acta::fuzz {

inline void collect_texts(const Json& json, std::vector<std::string>& texts) {
  if (const auto* text = json.text()) texts.push_back(*text);
  if (const auto* items = json.array()) {
    for (const auto& item : *items) collect_texts(item, texts);
  }
  if (const auto* members = json.object()) {
    for (const auto& [name, value] : *members) collect_texts(value, texts);
  }
}

// Nothing where the shared folder is absent; the folder without the vectors is a bug.
inline std::vector<std::string> shared_seeds(const std::function<bool(std::string_view)>& wanted) {
  const std::filesystem::path shared(ACTA_SOURCE_DIR "/../shared");
  if (!std::filesystem::exists(shared)) return {};
  std::ifstream file(shared / "data/record/vectors.json", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const auto json = parse_json(text, JsonProfile::api);
  ACTA_ASSERT(json);
  std::vector<std::string> all;
  collect_texts(*json, all);
  std::erase_if(all, [&](const std::string& one) { return one.size() > 4000 || !wanted(one); });
  ACTA_ASSERT(!all.empty());
  return all;
}

}  // namespace acta::fuzz
