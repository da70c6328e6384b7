#include "acta/http/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/base/bytes.h"

namespace acta::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> security_headers = {{
    {"content-security-policy",
     "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
     "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "no-referrer"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
    {"permissions-policy", "camera=(), geolocation=(), microphone=()"},
}};

bool has(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers,
                             [&](const auto& header) { return header.first == name; });
}

bool asker_has(const Request& request, std::string_view etag) {
  const auto asked = request.header("if-none-match");
  return asked == "*" || (!asked.empty() && asked.find(etag) != std::string_view::npos);
}

// "https://host:port" -> "host:port"
std::string_view host_of(std::string_view origin) {
  const auto start = origin.find("://");
  return start == std::string_view::npos ? origin : origin.substr(start + 3);
}

}  // namespace

void finish_response(const Request& request, Response& response) {
  for (const auto& [name, value] : security_headers) {
    if (!has(response, name)) response.headers.emplace_back(name, value);
  }
  if (request.secure) {
    response.headers.emplace_back("strict-transport-security", "max-age=31536000");
  }
  if (!has(response, "cache-control")) {
    response.headers.emplace_back("cache-control", "no-store");
  }
  const bool get = request.method == "GET" || request.method == "HEAD";
  if (!get || response.status != 200 || response.events) return;
  const auto content = response.view.data() != nullptr ? response.view : response.body;
  std::string etag;
  for (const auto& [name, value] : response.headers) {
    if (name == "etag") etag = value;
  }
  if (etag.empty()) {
    etag = '"' + to_hex(sha256(bytes_of(content))).substr(0, 32) + '"';
    response.headers.emplace_back("etag", etag);
  }
  if (!asker_has(request, etag)) return;
  response.status = 304;
  response.body.clear();
  response.view = {};
}

std::string print_head(const Response& response, bool keep_alive, bool streaming) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
  for (const auto& [name, value] : response.headers) head += fmt::format("{}: {}\r\n", name, value);
  if (!keep_alive) head += "connection: close\r\n";
  if (streaming) {
    head += "transfer-encoding: chunked\r\n";
  } else if (response.status != 204 && response.status != 304) {
    const auto size = response.view.data() != nullptr ? response.view.size() : response.body.size();
    head += fmt::format("content-length: {}\r\n", size);
  }
  return head + "\r\n";
}

Result<bool> check_origin(const Request& request) {
  if (request.method == "GET" || request.method == "HEAD") return true;
  const auto refused = [] {
    return refuse("http.other_origin", 403, "this request was sent by a page of another site");
  };
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return refused();
  const auto origin = request.header("origin");
  if (!origin.empty() && host_of(origin) != request.header("host")) return refused();
  return true;
}

}  // namespace acta::http
