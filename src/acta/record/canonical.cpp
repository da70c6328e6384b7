#include "acta/record/canonical.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "acta/base/json.h"

namespace acta::record {
namespace {

constexpr int depth_max = 16;
constexpr std::size_t digits_max = 16;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '.';
}

// Walks over the text; each step leaves the place after what it read, or says false.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t place() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

  // `top` gets the members of the outermost object.
  bool object(int depth, RawObject* top) {
    if (depth > depth_max || !take('{')) return false;
    if (take('}')) return true;
    std::string_view last;
    for (bool first = true; first || take(','); first = false) {
      const auto name = member_name();
      if (!name.data() || (!first && name <= last) || !take(':')) return false;
      const auto begin = at_;
      if (!value(depth)) return false;
      if (top != nullptr) add(*top, {name, text_.substr(begin, at_ - begin)});
      last = name;
    }
    return take('}');
  }

 private:
  static void add(RawObject& object, const RawMember& member) {
    if (object.count < RawObject::members_max) object.members[object.count] = member;
    ++object.count;
  }

  bool value(int depth) {
    switch (peek()) {
      case '"': return string();
      case '{': return object(depth + 1, nullptr);
      case '[': return array(depth + 1);
      case 't': return word("true");
      case 'f': return word("false");
      default: return integer();
    }
  }

  bool array(int depth) {
    if (depth > depth_max || !take('[')) return false;
    if (take(']')) return true;
    do {
      if (!value(depth)) return false;
    } while (take(','));
    return take(']');
  }

  // Without its quotes; no data when it is malformed.
  std::string_view member_name() {
    if (!take('"')) return {};
    const auto begin = at_;
    while (in_name(peek())) ++at_;
    const auto name = text_.substr(begin, at_ - begin);
    return take('"') ? name : std::string_view();
  }

  bool string() {
    const auto begin = ++at_;
    bool ascii = true;
    for (at_ += plain_size(text_.substr(at_)); at_ < text_.size(); ++at_) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '"') {
        const auto content = text_.substr(begin, at_ - begin);
        ++at_;
        return ascii || check_text(content).has_value();
      }
      if (c < 0x20) return false;
      if (c == '\\' && !escape()) return false;
      ascii = ascii && c < 0x80;
    }
    return false;
  }

  // RFC 8785 §3.2.2.2: five short escapes besides \" and \\, and \u00xx for the other controls.
  // Leaves the place at the last character of the escape.
  bool escape() {
    ++at_;
    const char c = peek();
    if (c != 'u')
      return c != '\0' && std::string_view("\"\\bfnrt").find(c) != std::string_view::npos;
    const auto digits = text_.substr(at_ + 1, 4);
    if (digits.size() < 4 || !digits.starts_with("00")) return false;
    const bool lower = is_digit(digits[3]) || (digits[3] >= 'a' && digits[3] <= 'f');
    if ((digits[2] != '0' && digits[2] != '1') || !lower) return false;
    const bool has_short =
        digits[2] == '0' && std::string_view("89acd").find(digits[3]) != std::string_view::npos;
    at_ += 4;
    return !has_short;
  }

  bool integer() {
    const bool negative = take('-');
    const auto begin = at_;
    std::int64_t number = 0;
    while (is_digit(peek()) && at_ - begin < digits_max)
      number = number * 10 + (text_[at_++] - '0');
    const auto digits = at_ - begin;
    if (digits == 0 || is_digit(peek()) || number > integer_max) return false;
    return text_[begin] != '0' || (digits == 1 && !negative);
  }

  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }

  // A control character, which stands nowhere, when there is no more.
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view RawObject::value(std::string_view name) const {
  const auto end = members.begin() + static_cast<std::ptrdiff_t>(std::min(count, members_max));
  const auto found = std::find_if(members.begin(), end,
                                  [&](const RawMember& member) { return member.name == name; });
  return found == end ? std::string_view() : found->value;
}

Result<RawObject> scan_canonical(std::string_view text) {
  return scan_canonical(text, 0);
}

Result<RawObject> scan_canonical(std::string_view text, int within) {
  RawObject object;
  Scanner scanner(text);
  if (!scanner.object(within + 1, &object) || !scanner.at_end()) {
    return refuse("json.not_canonical", 400,
                  fmt::format("not canonical JSON from byte {} on", scanner.place()));
  }
  return object;
}

}  // namespace acta::record
