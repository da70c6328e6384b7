// JSON of foreign publishers, read as it is: numbers keep their text, null is a value.
//
//   auto file = ACTA_TRY(parse_source_json(bytes, "projects.json"));
//   for (const auto& project : ACTA_TRY(file.root().items()))
//     auto title = ACTA_TRY(ACTA_TRY(project.at("title")).text());
// Refusals name the file and the place in it. Duplicate members, trailing text and text that is
// not NFC are refused; members that nobody asks for are left alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/activities/amount.h"
#include "acta/base/result.h"

namespace acta::activities {

struct SourceMember;
struct SourceValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  std::string text;  // of text; of a number, its digits as they stand in the file
  std::vector<SourceValue> items;
  std::vector<SourceMember> members;
};
struct SourceMember {
  std::string name;
  SourceValue value;
};

// A value with its place: "projects.json: $[3].budget[0]". Borrows the value.
class Place {
 public:
  Place(const SourceValue& value, std::string where) : value_(&value), where_(std::move(where)) {}

  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] Result<Place> at(std::string_view member) const;
  [[nodiscard]] Result<std::vector<Place>> items() const;
  // At most 12,000 bytes.
  [[nodiscard]] Result<std::string> text() const;
  [[nodiscard]] Result<std::optional<std::string>> text_or_null() const;
  [[nodiscard]] Result<Amount> amount() const;

  [[nodiscard]] Result<std::string> text_at(std::string_view member) const;
  [[nodiscard]] Result<std::vector<Place>> items_at(std::string_view member) const;

 private:
  const SourceValue* value_;
  std::string where_;
};

[[nodiscard]] Result<SourceValue> parse_source_json(std::string_view bytes,
                                                    std::string_view file_name);

}  // namespace acta::activities
