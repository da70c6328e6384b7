// Boost.JSON's tokenizer, which hands over the text of numbers.
#include "acta/activities/source_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

#include "acta/base/json.h"

namespace acta::activities {
namespace {

constexpr std::size_t depth_max = 16;
constexpr std::size_t text_max = 12'000;

struct Builder {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = 1U << 10U;
  static constexpr std::size_t max_string_size = 1U << 20U;
  using Code = boost::json::error_code;
  using Text = boost::json::string_view;
  using Kind = SourceValue::Kind;

  struct Level {
    SourceValue value;
    std::string key;
  };
  std::vector<Level> levels;
  std::string partial;
  SourceValue root;
  std::string why;

  bool put(SourceValue value, Code& ec) {
    if (levels.empty()) {
      root = std::move(value);
      return true;
    }
    auto& [owner, key] = levels.back();
    if (owner.kind == Kind::list) {
      owner.items.push_back(std::move(value));
      return true;
    }
    const auto same = [&](const auto& member) { return member.name == key; };
    if (std::ranges::any_of(owner.members, same)) {
      why = fmt::format("the member \"{}\" stands twice in one object", key);
      ec = boost::json::error::syntax;
      return false;
    }
    owner.members.push_back({.name = std::move(key), .value = std::move(value)});
    key.clear();
    return true;
  }
  bool open(Kind kind) {
    levels.emplace_back().value.kind = kind;
    return true;
  }
  bool close(Code& ec) {
    auto value = std::move(levels.back().value);
    levels.pop_back();
    return put(std::move(value), ec);
  }
  bool part(Text text) {
    partial.append(text.data(), text.size());
    return true;
  }
  bool leaf(Kind kind, Text text, Code& ec) {
    part(text);
    return put({.kind = kind, .text = std::exchange(partial, {}), .items = {}, .members = {}}, ec);
  }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return open(Kind::object); }
  bool on_object_end(std::size_t, Code& ec) { return close(ec); }
  bool on_array_begin(Code&) { return open(Kind::list); }
  bool on_array_end(std::size_t, Code& ec) { return close(ec); }
  bool on_key_part(Text text, std::size_t, Code&) { return part(text); }
  bool on_key(Text text, std::size_t, Code&) {
    part(text);
    levels.back().key = std::exchange(partial, {});
    return true;
  }
  bool on_string_part(Text text, std::size_t, Code&) { return part(text); }
  bool on_string(Text text, std::size_t, Code& ec) { return leaf(Kind::text, text, ec); }
  bool on_number_part(Text text, Code&) { return part(text); }
  bool on_int64(std::int64_t, Text text, Code& ec) { return leaf(Kind::number, text, ec); }
  bool on_uint64(std::uint64_t, Text text, Code& ec) { return leaf(Kind::number, text, ec); }
  bool on_double(double, Text text, Code& ec) { return leaf(Kind::number, text, ec); }
  bool on_bool(bool value, Code& ec) { return leaf(Kind::boolean, value ? "true" : "false", ec); }
  bool on_null(Code& ec) { return leaf(Kind::null, "", ec); }
  bool on_comment_part(Text, Code&) { return true; }
  bool on_comment(Text, Code&) { return true; }
};

auto wrong(const std::string& where, std::string_view expected) {
  return refuse("activities.wrong_type", 422, fmt::format("{} is not {}", where, expected), where);
}

}  // namespace

Result<Place> Place::at(std::string_view member) const {
  if (value_->kind != SourceValue::Kind::object) return wrong(where_, "an object");
  for (const auto& [name, value] : value_->members) {
    if (name == member) return Place(value, fmt::format("{}.{}", where_, name));
  }
  return refuse("activities.wrong_type", 422, fmt::format("{} has no {}", where_, member), where_);
}

Result<std::vector<Place>> Place::items() const {
  if (value_->kind != SourceValue::Kind::list) return wrong(where_, "a list");
  std::vector<Place> places;
  places.reserve(value_->items.size());
  for (const auto& item : value_->items) {
    places.emplace_back(item, fmt::format("{}[{}]", where_, places.size()));
  }
  return places;
}

Result<std::string> Place::text() const {
  if (value_->kind != SourceValue::Kind::text) return wrong(where_, "text");
  if (value_->text.size() > text_max) {
    return refuse("activities.too_long", 422,
                  fmt::format("{} is longer than {} bytes", where_, text_max), where_);
  }
  if (const auto good = check_text(value_->text); !good) {
    return refuse("activities.malformed", 422, fmt::format("{}: {}", where_, good.error().detail),
                  where_);
  }
  return value_->text;
}

Result<std::optional<std::string>> Place::text_or_null() const {
  if (value_->kind == SourceValue::Kind::null) return std::optional<std::string>();
  return std::optional(ACTA_TRY(text()));
}

Result<Amount> Place::amount() const {
  if (value_->kind != SourceValue::Kind::number) return wrong(where_, "a number");
  auto amount = parse_amount(value_->text);
  if (!amount) {
    return refuse(amount.error().word, 422, fmt::format("{}: {}", where_, amount.error().detail),
                  where_);
  }
  return amount;
}

Result<std::string> Place::text_at(std::string_view member) const {
  return ACTA_TRY(at(member)).text();
}

Result<std::vector<Place>> Place::items_at(std::string_view member) const {
  return ACTA_TRY(at(member)).items();
}

Result<SourceValue> parse_source_json(std::string_view bytes, std::string_view file_name) {
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::json::basic_parser<Builder> parser(options);
  boost::json::error_code ec;
  const auto used = parser.write_some(false, bytes.data(), bytes.size(), ec);
  const auto where = fmt::format("{}: byte {}", file_name, used);
  if (ec) {
    const auto& why = parser.handler().why;
    return refuse("activities.malformed", 422,
                  fmt::format("{}: {}; take the file again from its publisher", where,
                              why.empty() ? "not JSON, " + ec.message() : why),
                  where);
  }
  if (bytes.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return refuse("activities.malformed", 422, where + ": text after the value", where);
  }
  return std::move(parser.handler().root);
}

}  // namespace acta::activities
