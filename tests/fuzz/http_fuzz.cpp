// What a browser sends, as far as our own code reads it: the target, headers, cookies, origins.
#include <fmt/format.h>

#include <algorithm>

#include "acta/http/answer.h"
#include "acta/http/message.h"
#include "acta/http/routes.h"
#include "fuzz.h"

namespace acta::fuzz {
namespace {

using namespace acta::http;

std::string percent_encode(std::string_view text) {
  std::string encoded;
  for (const auto byte : bytes_of(text)) encoded += fmt::format("%{:02X}", byte);
  return encoded;
}

std::function<bool(std::string_view)> decoder(bool plus_is_space) {
  return [plus_is_space](std::string_view text) {
    const auto decoded = percent_decode(text, plus_is_space);
    if (!accepted(decoded)) return false;
    const auto again = percent_decode(percent_encode(*decoded), plus_is_space);
    ACTA_ASSERT(again && *again == *decoded && !decoded->contains('\0'));
    return true;
  };
}

bool read_any_target(std::string_view text) {
  Request request;
  if (!accepted(read_target(text, request))) return false;
  std::string printed = percent_encode(request.path) + "?";
  for (const auto& [name, value] : request.query_values) {
    printed += fmt::format("{}={}&", percent_encode(name), percent_encode(value));
  }
  Request again;
  ACTA_ASSERT(accepted(read_target(printed, again)));
  ACTA_ASSERT(again.path == request.path && again.query_values == request.query_values);
  return true;
}

const Router& router() {
  static const Router routes = [] {
    Router made;
    const auto add = [&](std::string method, std::string pattern, std::string operation) {
      made.add({.method = std::move(method),
                .pattern = std::move(pattern),
                .operation = std::move(operation),
                .audience = Right::open,
                .summary = "A route.",
                .handler = [](const Request&, const Reply& reply) { reply(no_content()); }});
    };
    add("GET", "/", "root");
    add("GET", "/api/requests", "requests_list");
    add("POST", "/api/requests/{id}", "request_do");
    add("GET", "/api/requests/{id}/file", "file_read");
    add("GET", "/record/{rest*}", "record_read");
    return made;
  }();
  return routes;
}

// What the pattern took is in the path.
bool find_route(std::string_view text) {
  const auto match = router().find("HEAD", text);
  for (const auto& [name, value] : match.params) ACTA_ASSERT(text.contains(value));
  ACTA_ASSERT(match.route == nullptr || match.allowed.empty());
  return match.route != nullptr;
}

bool read_cookie(std::string_view text) {
  Request request;
  request.headers.emplace_back("Cookie", text);
  const auto cookie = request.cookie("acta");
  if (!cookie) return false;
  ACTA_ASSERT(text.contains("acta=" + *cookie) && !cookie->contains(';'));
  return true;
}

// The text: the host, a space, the origin.
bool same_origin(std::string_view text) {
  const auto space = std::min(text.find(' '), text.size());
  Request request;
  request.method = "POST";
  request.headers = {{"Host", std::string(text.substr(0, space))},
                     {"Origin", std::string(text.substr(std::min(space + 1, text.size())))}};
  return accepted(check_origin(request));
}

// The text: what the browser says it has.
bool has_already(std::string_view text) {
  Request request;
  request.method = "GET";
  request.headers = {{"If-None-Match", std::string(text)}};
  auto response = json_text("{}");
  finish_response(request, response);
  const auto head = print_head(response, true, false);
  ACTA_ASSERT(head.ends_with("\r\n\r\n") && response.body.empty() == (response.status == 304));
  return response.status == 304;
}

}  // namespace

std::vector<Parser> parsers() {
  return {
      {"path", decoder(false), {"/api/%C3%A9+", ""}, {"%", "%4", "%zz", "%FF", "%00", "e%CC%81"}},
      {"query", decoder(true), {"a+b%2B"}, {"a\xff"}},
      {"target", read_any_target, {"/api/acts?from=3&q=a+b&empty&=x", "/", "*"}, {"/?%", "/%?a"}},
      {"route",
       find_route,
       {"/", "/api/requests", "/api/requests/7/file", "/record/tile/0/000"},
       {"", "//", "/api/requests/7", "/api/requests//file", "api"}},
      {"cookie", read_cookie, {"a=b; acta=0192f5c2; c=d", "acta="}, {"xacta=1", "acta", ";;="}},
      {"origin",
       same_origin,
       {"localhost:8080 http://localhost:8080", "a.example "},
       {"a.example https://b.example", "a.example null"}},
      {"etag", has_already, {"*"}, {"", "\"0\""}},
  };
}

}  // namespace acta::fuzz
