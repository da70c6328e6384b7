#include "acta/record/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/json.h"
#include "acta/record/canonical.h"
#include "acta/record/seal.h"

namespace acta::record {
namespace {

constexpr std::size_t rounded_to = 16;
constexpr std::string_view list_label = "acta/fields/v1";

auto malformed(std::string_view what) {
  return fault("vault.unreadable", "a sealed content: " + std::string(what));
}

// One past the end of the JSON text that begins at `at`. REQUIRES canonical JSON.
std::size_t end_of_text(std::string_view json, std::size_t at) {
  for (++at; json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

// One past the end of the value that begins at `at`.
std::size_t end_of_value(std::string_view json, std::size_t at) {
  if (json[at] == '"') return end_of_text(json, at);
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_text(json, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}')) return at;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
    if (depth == 0 && (c == '}' || c == ']')) return at;
  }
  return at;
}

// Calls each(name, value) for the members of a canonical object, whose names need no escapes.
template <class Each>
void each_member(std::string_view object, Each each) {
  std::size_t at = 1;
  while (object[at] != '}') {
    if (object[at] == ',') ++at;
    const auto name_end = end_of_text(object, at);
    const auto value_end = end_of_value(object, name_end + 1);
    each(object.substr(at + 1, name_end - at - 2),
         object.substr(name_end + 1, value_end - name_end - 1));
    at = value_end;
  }
}

// The word in front of the line as JSON: words need no escapes.
Result<std::string_view> classification_json(std::string_view word) {
  for (const std::string_view known :
       {R"("public")", R"("internal")", R"("confidential")", R"("strictly_confidential")"}) {
    if (known.substr(1, known.size() - 2) == word) return known;
  }
  return malformed("it begins with no classification");
}

}  // namespace

Result<std::vector<Field>> fields_of(std::string_view content) {
  const auto space = content.find(' ');
  const auto line_end = content.find('\n');
  if (space == std::string_view::npos || line_end == std::string_view::npos || space > line_end) {
    return malformed("no line");
  }
  const auto line = content.substr(space + 1, line_end - space - 1);
  if (!scan_canonical(line)) return malformed("its line is not canonical");
  std::vector<Field> fields;
  fields.push_back({.pointer = "/classification",
                    .value = std::string(ACTA_TRY(classification_json(content.substr(0, space))))});
  if (const auto rest = content.substr(line_end + 1); !rest.empty()) {
    write_json_string(fields.emplace_back(Field{.pointer = "/signatures", .value = {}}).value,
                      rest);
  }
  each_member(line, [&](std::string_view name, std::string_view value) {
    if (name != "body" || !value.starts_with('{')) {
      fields.push_back({.pointer = fmt::format("/{}", name), .value = std::string(value)});
      return;
    }
    each_member(value, [&](std::string_view inner, std::string_view its_value) {
      fields.push_back(
          {.pointer = fmt::format("/body/{}", inner), .value = std::string(its_value)});
    });
  });
  std::ranges::sort(fields, {}, &Field::pointer);
  return fields;
}

Hash field_randomness(const Hash& seed, std::string_view pointer) {
  return hmac_sha256(seed, bytes_of(pointer));
}

Hash list_randomness(const Hash& seed) {
  return hmac_sha256(seed, bytes_of("list"));
}

Hash field_commitment(const Hash& r, std::string_view context, std::string_view pointer,
                      std::string_view value) {
  std::string of_field(context);
  of_field += pointer;
  return commitment_of(r, of_field, value);
}

std::vector<Hash> field_list(const std::vector<Field>& fields, const Hash& seed,
                             std::string_view context) {
  std::vector<Hash> list;
  list.reserve((fields.size() + rounded_to - 1) / rounded_to * rounded_to);
  for (const auto& field : fields) {
    list.push_back(field_commitment(field_randomness(seed, field.pointer), context, field.pointer,
                                    field.value));
  }
  for (std::size_t k = 0; list.size() % rounded_to != 0; ++k) {
    list.push_back(hmac_sha256(seed, bytes_of(fmt::format("decoy|{}", k))));
  }
  std::ranges::sort(list);
  return list;
}

Hash list_commitment(const Hash& r, std::string_view context, const std::vector<Hash>& list) {
  std::string message(list_label);
  message += '\0';
  for (const auto& one : list) message += text_of(one);
  return commitment_of(r, context, message);
}

Result<Hash> commitment_to_fields(std::string_view content, const Hash& seed,
                                  std::string_view context) {
  const auto fields = ACTA_TRY(fields_of(content));
  return list_commitment(list_randomness(seed), context, field_list(fields, seed, context));
}

}  // namespace acta::record
