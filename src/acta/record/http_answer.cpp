#include "acta/record/http_answer.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "acta/record/verify.h"

namespace acta::record {
namespace {

constexpr std::size_t head_size_max = 16UL * 1024;

auto unreadable(const std::string& what) {
  return refuse("record.unreadable", 502, what);
}

// The whole text as a number.
template <class Number>
std::optional<Number> number_in(std::string_view text, int base) {
  Number number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, base);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

struct Head {
  int status = 0;
  std::optional<std::size_t> length;
  bool chunked = false;
  bool closes = false;
  std::string encoding;
};

Result<Head> parse_head(std::string_view text) {
  Head head;
  const auto first = text.substr(0, text.find("\r\n"));
  if (!first.starts_with("HTTP/1.") || first.size() < 12) return unreadable("not an HTTP answer");
  const auto status = number_in<int>(first.substr(9, 3), 10);
  if (!status || *status < 100) return unreadable("not an HTTP answer");
  head.status = *status;
  head.closes = first.starts_with("HTTP/1.0");
  text.remove_prefix(std::min(text.size(), first.size() + 2));
  while (!text.empty()) {
    const auto line = text.substr(0, text.find("\r\n"));
    text.remove_prefix(std::min(text.size(), line.size() + 2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (same_word(name, "content-length")) {
      head.length = number_in<std::size_t>(value, 10);
      if (!head.length) return unreadable("a malformed length");
    } else if (same_word(name, "transfer-encoding")) {
      head.chunked = same_word(value, "chunked");
      if (!head.chunked) return unreadable("an unknown transfer encoding");
    } else if (same_word(name, "content-encoding") && !same_word(value, "identity")) {
      head.encoding = value;
    } else if (same_word(name, "connection")) {
      head.closes = head.closes || same_word(value, "close");
    }
  }
  return head;
}

class Reader {
 public:
  Reader(std::string& received, const Receive& receive) : received_(received), receive_(receive) {}

  Result<HttpAnswer> read() {
    auto head = ACTA_TRY(parse_head(ACTA_TRY(take_until("\r\n\r\n"))));
    HttpAnswer answer{.status = head.status,
                      .closes = head.closes,
                      .encoding = std::move(head.encoding),
                      .body = {}};
    if (head.chunked) {
      (void)ACTA_TRY(take_chunks(answer.body));
    } else if (!head.length) {
      return unreadable("an answer without a length");
    } else {
      (void)ACTA_TRY(take(*head.length, answer.body));
    }
    return answer;
  }

 private:
  // Takes what stands before the separator off what has come.
  Result<std::string> take_until(std::string_view separator) {
    while (true) {
      const auto end = received_.find(separator);
      if (end != std::string::npos && end <= head_size_max) {
        auto text = received_.substr(0, end);
        received_.erase(0, end + separator.size());
        return text;
      }
      if (received_.size() > head_size_max + separator.size()) {
        return unreadable("the head of the answer is too long");
      }
      if (!ACTA_TRY(receive_(received_))) return unreadable("the answer ended early");
    }
  }

  Result<bool> take(std::size_t size, Bytes& to) {
    if (size > static_cast<std::size_t>(published_size_max) - to.size()) {
      return refuse("record.file_too_large", 422, "an answer larger than any published file");
    }
    while (received_.size() < size) {
      if (!ACTA_TRY(receive_(received_))) return unreadable("the answer ended early");
    }
    to.insert(to.end(), received_.begin(), received_.begin() + static_cast<std::ptrdiff_t>(size));
    received_.erase(0, size);
    return true;
  }

  // RFC 9112 §7.1, without trailers; what a chunk says of itself behind ";" is passed over.
  Result<bool> take_chunks(Bytes& body) {
    while (true) {
      const auto line = ACTA_TRY(take_until("\r\n"));
      const auto size =
          number_in<std::size_t>(trimmed(std::string_view(line).substr(0, line.find(';'))), 16);
      if (!size) return unreadable("a malformed chunk");
      (void)ACTA_TRY(take(*size, body));
      const auto after = ACTA_TRY(take_until("\r\n"));
      if (!after.empty()) return unreadable("a malformed chunk");
      if (*size == 0) return true;
    }
  }

  std::string& received_;
  const Receive& receive_;
};

}  // namespace

Result<HttpAnswer> read_http_answer(std::string& received, const Receive& receive) {
  return Reader(received, receive).read();
}

}  // namespace acta::record
