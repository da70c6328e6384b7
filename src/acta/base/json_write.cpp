// Writing JSON in its canonical form, and reading described types out of it.
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "acta/base/check.h"
#include "acta/base/json.h"

namespace acta {
namespace {

void write_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

auto wrong(std::string_view expected) {
  return refuse("json.wrong_type", 422, "expected " + std::string(expected), "");
}

// Puts a step in front of the path of a refusal on its way out.
Result<bool> at(std::string_view step, Result<bool> result) {
  if (!result) result.error().where.insert(0, step);
  return result;
}

Result<bool> read_value(const Json& json, const Type& type, void* value);

Result<bool> read_record(const Json& json, const Type& type, void* value) {
  const auto* object = json.object();
  if (object == nullptr) return wrong("an object");
  std::size_t known = 0;
  for (const auto& field : type.fields) {
    const auto& member_type = field.type();
    const Json* member = json.find(field.name);
    const auto step = "." + std::string(field.name);
    if (member != nullptr) {
      ++known;
      (void)ACTA_TRY(at(step, read_value(*member, member_type, field.edit(value))));
    } else if (member_type.kind != Kind::optional) {
      return refuse("json.required", 422, "this member is required", step);
    }
  }
  if (known == object->size()) return true;
  for (const auto& [name, ignored] : *object) {
    const auto same = [&](const Field& field) { return field.name == name; };
    if (std::ranges::none_of(type.fields, same)) {
      return refuse("json.unknown_member", 422, "there is no member of this name", "." + name);
    }
  }
  ACTA_ASSERT(false);
}

Result<bool> read_list(const Json& json, const Type& type, void* value) {
  const auto* array = json.array();
  if (array == nullptr) return wrong("a list");
  for (std::size_t i = 0; i < array->size(); ++i) {
    (void)ACTA_TRY(at("[" + std::to_string(i) + "]",
                      read_value((*array)[i], type.element(), type.operations->append(value))));
  }
  return true;
}

Result<bool> read_map(const Json& json, const Type& type, void* value) {
  const auto* object = json.object();
  if (object == nullptr) return wrong("an object");
  for (const auto& [name, member] : *object) {
    (void)ACTA_TRY(
        at("." + name, read_value(member, type.element(), type.operations->insert(value, name))));
  }
  return true;
}

Result<bool> read_word(const Json& json, const Type& type, void* value) {
  const auto* text = json.text();
  if (text == nullptr) return wrong("text");
  const auto found = std::ranges::find(type.words, *text);
  if (found == type.words.end()) {
    std::string list;
    for (const auto word : type.words) list += (list.empty() ? "" : ", ") + std::string(word);
    return refuse("json.unknown_word", 422, "expected one of: " + list);
  }
  type.operations->set_integer(value, found - type.words.begin());
  return true;
}

Result<bool> read_value(const Json& json, const Type& type, void* value) {
  switch (type.kind) {
    case Kind::text:
      if (json.text() == nullptr) return wrong("text");
      *static_cast<std::string*>(value) = *json.text();
      return true;
    case Kind::boolean:
      if (json.boolean() == nullptr) return wrong("true or false");
      *static_cast<bool*>(value) = *json.boolean();
      return true;
    case Kind::integer:
      if (json.integer() == nullptr) return wrong("a whole number");
      if (!type.operations->set_integer(value, *json.integer())) return wrong("a smaller number");
      return true;
    case Kind::scalar:
      if (json.text() == nullptr) return wrong("text");
      return type.operations->parse(value, *json.text());
    case Kind::word: return read_word(json, type, value);
    case Kind::optional: return read_value(json, type.element(), type.operations->append(value));
    case Kind::list: return read_list(json, type, value);
    case Kind::map: return read_map(json, type, value);
    case Kind::record: return read_record(json, type, value);
  }
  std::unreachable();
}

void write_record(std::string& out, const Type& type, const void* value) {
  bool first = true;
  out += '{';
  for (const auto& field : type.fields) {
    const auto& member_type = field.type();
    const void* member = field.read(value);
    if (member_type.kind == Kind::optional && member_type.operations->size(member) == 0) continue;
    if (!std::exchange(first, false)) out += ',';
    write_json_string(out, field.name);
    out += ':';
    write_described(out, member_type, member);
  }
  out += '}';
}

void write_map(std::string& out, const Type& type, const void* value) {
  struct Writing {
    std::string& out;
    const Type& element;
    bool first = true;
  } writing{.out = out, .element = type.element()};
  out += '{';
  type.operations->each(value, &writing, [](void* user, std::string_view key, const void* member) {
    auto& to = *static_cast<Writing*>(user);
    if (!std::exchange(to.first, false)) to.out += ',';
    write_json_string(to.out, key);
    to.out += ':';
    write_described(to.out, to.element, member);
  });
  out += '}';
}

}  // namespace

std::size_t plain_size(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  constexpr std::uint64_t tops = ones * 0x80;
  // The top bit of a byte that is `c`, and perhaps of bytes after it.
  const auto equal = [](std::uint64_t word, std::uint64_t c) {
    const auto other = word ^ (ones * c);
    return (other - ones) & ~other & tops;
  };
  std::size_t size = 0;
  for (std::uint64_t word = 0; size + sizeof(word) <= text.size(); size += sizeof(word)) {
    std::memcpy(&word, text.data() + size, sizeof(word));
    const auto control = (word - ones * 0x20) & ~word & tops;
    if ((control | (word & tops) | equal(word, '"') | equal(word, '\\')) != 0) break;
  }
  return size;
}

void write_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = plain_size(text); i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, written, i - written);
    written = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: (out += "\\u00") += {hex[c >> 4U], hex[c & 15U]};
    }
  }
  out.append(text, written);
  out += '"';
}

std::string write_json(const Json& value) {
  std::string out;
  if (const auto* boolean = value.boolean()) {
    out = *boolean ? "true" : "false";
  } else if (const auto* integer = value.integer()) {
    write_integer(out, *integer);
  } else if (const auto* text = value.text()) {
    write_json_string(out, *text);
  } else if (const auto* array = value.array()) {
    for (const auto& item : *array) (out += out.empty() ? '[' : ',') += write_json(item);
    out += out.empty() ? "[]" : "]";
  } else {
    std::vector<const std::pair<std::string, Json>*> members;
    for (const auto& member : *value.object()) members.push_back(&member);
    std::ranges::sort(members, {},
                      [](const auto* member) -> const std::string& { return member->first; });
    for (const auto* member : members) {
      out += out.empty() ? '{' : ',';
      write_json_string(out, member->first);
      (out += ':') += write_json(member->second);
    }
    out += out.empty() ? "{}" : "}";
  }
  return out;
}

Result<bool> check_text(std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return (c & '\x80') == 0; });
  if (ascii) return true;
  const auto size = static_cast<std::int32_t>(text.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t i = 0; i < size;) {
    UChar32 point = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
    U8_NEXT(data, i, size, point);  // NOLINT(bugprone-inc-dec-in-conditions)
#pragma GCC diagnostic pop
    if (point < 0) return refuse("text.not_utf8", 400, "not UTF-8 at byte " + std::to_string(i));
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  ACTA_ASSERT(U_SUCCESS(status));
  const bool normal = nfc->isNormalizedUTF8(icu::StringPiece(text.data(), size), status) != 0;
  if (!normal) return refuse("text.not_nfc", 400, "text must be in Unicode Normalization Form C");
  return true;
}

void write_described(std::string& out, const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::text: write_json_string(out, *static_cast<const std::string*>(value)); return;
    case Kind::boolean: out += *static_cast<const bool*>(value) ? "true" : "false"; return;
    case Kind::integer: write_integer(out, type.operations->get_integer(value)); return;
    case Kind::word:
      write_json_string(out,
                        type.words[static_cast<std::size_t>(type.operations->get_integer(value))]);
      return;
    case Kind::scalar: write_json_string(out, type.operations->print(value)); return;
    case Kind::optional:
      write_described(out, type.element(), type.operations->at(value, 0));
      return;
    case Kind::list:
      out += '[';
      for (std::size_t i = 0; i < type.operations->size(value); ++i) {
        if (i != 0) out += ',';
        write_described(out, type.element(), type.operations->at(value, i));
      }
      out += ']';
      return;
    case Kind::map: write_map(out, type, value); return;
    case Kind::record: write_record(out, type, value); return;
  }
  std::unreachable();
}

Result<bool> read_described(const Json& json, const Type& type, void* value) {
  return at("$", read_value(json, type, value));
}

}  // namespace acta
