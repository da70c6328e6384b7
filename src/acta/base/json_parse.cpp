// Reading JSON: Boost.JSON's tokenizer under our own rules.
#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/json.h"

namespace acta {
namespace {

constexpr std::size_t depth_max = 16;
constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

// Builds a Json from the tokens; `why` says what was refused.
struct Builder {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = 1U << 16U;
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;

  struct Level {
    bool is_object = false;
    Json::Object members;
    Json::Array items;
    std::string key;
  };
  std::vector<Level> levels;
  std::string partial;
  Json root;
  Refused why;
  bool escaped = false;  // the text has \u escapes, so that its strings are other than its bytes

  bool stop(error_code& ec, std::string_view word, std::string detail) {
    why = {.word = std::string(word), .status = 400, .detail = std::move(detail), .where = path()};
    ec = boost::json::error::syntax;
    return false;
  }

  [[nodiscard]] std::string path() const {
    std::string text = "$";
    for (const auto& level : levels) {
      if (level.is_object) {
        if (!level.key.empty()) text += "." + level.key;
      } else {
        text += "[" + std::to_string(level.items.size()) + "]";
      }
    }
    return text;
  }

  // The string that ends here. Escapes can write what is in Form C as bytes and not as text.
  bool take(string_view part, std::string& to, error_code& ec) {
    partial.append(part.data(), part.size());
    to = std::exchange(partial, {});
    if (!escaped) return true;
    const auto checked = check_text(to);
    return checked || stop(ec, checked.error().word, checked.error().detail);
  }

  bool put(Json value, error_code& ec) {
    if (levels.empty()) {
      root = std::move(value);
      return true;
    }
    auto& level = levels.back();
    if (!level.is_object) {
      level.items.push_back(std::move(value));
      return true;
    }
    for (const auto& [name, ignored] : level.members) {
      if (name == level.key) {
        return stop(ec, "json.duplicate_member", "the member \"" + name + "\" stands twice");
      }
    }
    level.members.emplace_back(std::move(level.key), std::move(value));
    level.key.clear();
    return true;
  }

  bool open(bool is_object, error_code& ec) {
    if (levels.size() == depth_max) return stop(ec, "json.too_deep", "nested deeper than 16");
    levels.emplace_back().is_object = is_object;
    return true;
  }
  bool close(error_code& ec) {
    Level level = std::move(levels.back());
    levels.pop_back();
    return put(level.is_object ? Json(std::move(level.members)) : Json(std::move(level.items)), ec);
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return open(true, ec); }
  bool on_object_end(std::size_t, error_code& ec) { return close(ec); }
  bool on_array_begin(error_code& ec) { return open(false, ec); }
  bool on_array_end(std::size_t, error_code& ec) { return close(ec); }
  bool on_key_part(string_view part, std::size_t, error_code&) {
    partial.append(part.data(), part.size());
    return true;
  }
  bool on_key(string_view part, std::size_t, error_code& ec) {
    return take(part, levels.back().key, ec);
  }
  bool on_string_part(string_view part, std::size_t, error_code&) {
    partial.append(part.data(), part.size());
    return true;
  }
  bool on_string(string_view part, std::size_t, error_code& ec) {
    std::string text;
    return take(part, text, ec) && put(Json(std::move(text)), ec);
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t value, string_view, error_code& ec) {
    if (value > integer_max || value < -integer_max) {
      return stop(ec, "json.integer_too_large", "integers reach from -(2^53-1) to 2^53-1");
    }
    return put(Json(value), ec);
  }
  bool on_uint64(std::uint64_t, string_view, error_code& ec) {
    return stop(ec, "json.integer_too_large", "integers reach from -(2^53-1) to 2^53-1");
  }
  bool on_double(double, string_view, error_code& ec) {
    return stop(ec, "json.not_an_integer", "numbers are whole; write a fraction as text");
  }
  bool on_bool(bool value, error_code& ec) { return put(Json(value), ec); }
  bool on_null(error_code& ec) {
    return stop(ec, "json.null", "null is not used; leave the member out");
  }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

Result<bool> check_names(const Json& value, const std::string& path) {
  if (const auto* object = value.object()) {
    for (const auto& [name, member] : *object) {
      const auto place = fmt::format("{}.{}", path, name);
      for (const char c : name) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')) {
          return refuse("json.member_name", 400, "names use a-z 0-9 _ .", place);
        }
      }
      (void)ACTA_TRY(check_names(member, place));
    }
  } else if (const auto* array = value.array()) {
    for (const auto& item : *array) (void)ACTA_TRY(check_names(item, path + "[]"));
  }
  return true;
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto* members = object();
  if (members == nullptr) return nullptr;
  for (const auto& [key, value] : *members) {
    if (key == name) return &value;
  }
  return nullptr;
}

Result<Json> parse_json(std::string_view text, JsonProfile profile) {
  boost::json::parse_options options;
  options.max_depth = depth_max + 1;
  boost::json::basic_parser<Builder> parser(options);
  parser.handler().escaped = text.contains("\\u");
  boost::json::error_code ec;
  const auto used = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) {
    auto& why = parser.handler().why;
    if (!why.word.empty()) return std::unexpected(std::move(why));
    return refuse("json.malformed", 400,
                  "not JSON: " + ec.message() + " at byte " + std::to_string(used),
                  parser.handler().path());
  }
  if (used != text.size()) {
    return refuse("json.malformed", 400, "text after the value at byte " + std::to_string(used));
  }
  Json value = std::move(parser.handler().root);
  (void)ACTA_TRY(check_text(text));
  if (profile == JsonProfile::record) {
    if (write_json(value) != text) {
      return refuse("json.not_canonical", 400, "the bytes are not the canonical form");
    }
    (void)ACTA_TRY(check_names(value, "$"));
  }
  return value;
}

}  // namespace acta
