#include <algorithm>

#include "acta/iati/text_types.h"

// Norm: RFC 3986, appendix A ("URI-reference"). Letters beyond ASCII, blanks, and the marks that
// XML Schema, part 2, 3.2.17, lets stand unescaped in an anyURI, count as letters.
namespace acta::iati {
namespace {

bool is_one_of(char c, std::string_view marks) {
  return marks.find(c) != std::string_view::npos;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_unescaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte >= 0x7f || is_one_of(c, "<>\"{}|\\^`");
}

// Only what pchar allows, and the marks given.
bool is_made_of(std::string_view text, std::string_view more) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
    } else if (!is_alphanumeric(c) && !is_unescaped(c) && !is_one_of(c, "-._~!$&'()*+,;=") &&
               !is_one_of(c, more)) {
      return false;
    }
  }
  return true;
}

bool is_scheme(std::string_view text) {
  if (text.empty() || !is_alphanumeric(text[0]) || (text[0] >= '0' && text[0] <= '9')) return false;
  return std::ranges::all_of(text,
                             [](char c) { return is_alphanumeric(c) || is_one_of(c, "+-."); });
}

bool is_authority(std::string_view text) {
  if (const auto at = text.find('@'); at != std::string_view::npos) {
    if (!is_made_of(text.substr(0, at), ":")) return false;
    text.remove_prefix(at + 1);
  }
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || !is_made_of(text.substr(1, end - 1), ":")) return false;
    text.remove_prefix(end + 1);
    if (!text.empty() && !text.starts_with(':')) return false;
  }
  const auto colon = text.find(':');
  if (!is_made_of(text.substr(0, colon), "")) return false;
  if (colon == std::string_view::npos) return true;
  const auto port = text.substr(colon + 1);
  return std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_uri_reference(std::string_view text) {
  if (const auto hash = text.find('#'); hash != std::string_view::npos) {
    if (!is_made_of(text.substr(hash + 1), ":@/?[]")) return false;
    text = text.substr(0, hash);
  }
  if (const auto mark = text.find('?'); mark != std::string_view::npos) {
    if (!is_made_of(text.substr(mark + 1), ":@/?[]")) return false;
    text = text.substr(0, mark);
  }
  const auto colon = text.find(':');
  const auto slash = text.find('/');
  if (colon != std::string_view::npos && (slash == std::string_view::npos || colon < slash)) {
    // A colon before the first slash ends a scheme, or is wrong.
    if (!is_scheme(text.substr(0, colon))) return false;
    text.remove_prefix(colon + 1);
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const auto end = std::min(text.find('/'), text.size());
    if (!is_authority(text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
  return is_made_of(text, ":@/");
}

}  // namespace acta::iati
