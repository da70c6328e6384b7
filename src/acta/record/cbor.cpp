#include "acta/record/cbor.h"

#include <algorithm>
#include <limits>

#include "acta/base/json.h"

namespace acta::record {
namespace {

constexpr int depth_max = 8;
constexpr std::uint64_t integer_max = std::numeric_limits<std::int64_t>::max();

auto malformed(std::string_view what) {
  return refuse("record.cbor_malformed", 422, "not canonical CBOR: " + std::string(what));
}

ByteView take(ByteView& bytes, std::size_t count) {
  const auto front = bytes.first(count);
  bytes = bytes.subspan(count);
  return front;
}

struct Head {
  std::uint8_t major = 0;
  std::uint64_t argument = 0;
};

Result<Head> read_head(ByteView& bytes) {
  if (bytes.empty()) return malformed("it is cut short");
  const auto first = take(bytes, 1)[0];
  const auto info = static_cast<unsigned>(first & 0x1FU);
  Head head{.major = static_cast<std::uint8_t>(first >> 5U), .argument = info};
  if (info < 24) return head;
  if (info > 27) return malformed("a length is not definite");
  const auto width = std::size_t{1} << (info - 24);
  if (bytes.size() < width) return malformed("it is cut short");
  head.argument = 0;
  for (const auto byte : take(bytes, width)) head.argument = head.argument << 8U | byte;
  const bool shorter = width == 1 ? head.argument < 24 : head.argument >> (width * 4) == 0;
  if (shorter) return malformed("a number is written longer than it is");
  return head;
}

Result<Cbor> read_value(ByteView& bytes, int depth);

Result<Cbor> read_text(ByteView& bytes, std::uint64_t size) {
  std::string text(text_of(take(bytes, size)));
  if (const auto good = check_text(text); !good && good.error().word == "text.not_utf8") {
    return malformed("a text is not UTF-8");
  }
  return Cbor(Cbor::Value(std::move(text)));
}

Result<Cbor> read_array(ByteView& bytes, std::uint64_t count, int depth) {
  Cbor::Array array;
  for (; count > 0; --count) array.push_back(ACTA_TRY(read_value(bytes, depth + 1)));
  return Cbor(Cbor::Value(std::move(array)));
}

Result<Cbor> read_map(ByteView& bytes, std::uint64_t count, int depth) {
  Cbor::Map map;
  for (; count > 0; --count) {
    auto key = ACTA_TRY(read_value(bytes, depth + 1));
    if (key.integer() == nullptr && key.text() == nullptr) {
      return malformed("a key is a number or a text");
    }
    const bool twice = std::ranges::any_of(map, [&](const auto& one) { return one.first == key; });
    if (twice) return malformed("a member stands twice");
    auto value = ACTA_TRY(read_value(bytes, depth + 1));
    map.emplace_back(std::move(key), std::move(value));
  }
  return Cbor(Cbor::Value(std::move(map)));
}

Result<Cbor> read_value(ByteView& bytes, int depth) {
  if (depth > depth_max) return malformed("it is nested too deeply");
  const auto [major, argument] = ACTA_TRY(read_head(bytes));
  if (major < 2) {
    if (argument > integer_max) return malformed("a number is too large");
    const auto number = static_cast<std::int64_t>(argument);
    return Cbor(Cbor::Value(major == 0 ? number : -1 - number));
  }
  if (major < 6) {
    // Every element has a byte at least: a count beyond what is left is refused before it is read.
    if (argument > bytes.size()) return malformed("it is cut short");
    if (major == 3) return read_text(bytes, argument);
    if (major == 4) return read_array(bytes, argument, depth);
    if (major == 5) return read_map(bytes, argument, depth);
    const auto content = take(bytes, argument);
    return Cbor(Cbor::Value(Bytes(content.begin(), content.end())));
  }
  if (major == 7 && (argument == 20 || argument == 21)) {
    return Cbor(Cbor::Value(argument == 21));
  }
  if (major == 7 && argument == 22) return Cbor();
  return malformed("a tag, a fraction or a value without a name");
}

const Cbor* find_key(const Cbor::Map* map, const Cbor& key) {
  if (map == nullptr) return nullptr;
  const auto found = std::ranges::find(*map, key, &std::pair<Cbor, Cbor>::first);
  return found == map->end() ? nullptr : &found->second;
}

}  // namespace

const Cbor* Cbor::find(std::string_view key) const {
  return find_key(map(), Cbor(Value(std::string(key))));
}

const Cbor* Cbor::find(std::int64_t key) const {
  return find_key(map(), Cbor(Value(key)));
}

Result<Cbor> read_cbor(ByteView& bytes) {
  return read_value(bytes, 0);
}

Result<Cbor> parse_cbor(ByteView bytes) {
  auto value = ACTA_TRY(read_value(bytes, 0));
  if (!bytes.empty()) return malformed("something stands behind it");
  return value;
}

}  // namespace acta::record
