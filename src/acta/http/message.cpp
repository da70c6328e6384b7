#include "acta/http/message.h"

#include <algorithm>

#include "acta/base/check.h"

namespace acta::http {
namespace {

struct Problem {
  std::string type;
  std::string title;
  std::int64_t status = 500;
  std::optional<std::string> detail;
  std::optional<std::string> where;
};
constexpr auto describe(Problem*) {
  return described<Problem>(
      "Problem", "Problem details (RFC 9457).", field<&Problem::type>("type", "/problems/<word>."),
      field<&Problem::title>("title", "The kind of problem."),
      field<&Problem::status>("status", "The HTTP status."),
      field<&Problem::detail>("detail", "What is wrong, and who can mend it."),
      field<&Problem::where>("where", "Which member is to blame."));
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) return value;
  }
  return {};
}

std::optional<std::string> Request::query(std::string_view name) const {
  for (const auto& [key, value] : query_values) {
    if (key == name && !value.empty()) return value;
  }
  return std::nullopt;
}

const std::string& Request::param(const std::string& name) const {
  const auto found = params.find(name);
  ACTA_ASSERT(found != params.end());
  return found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  auto rest = header("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto part = rest.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=') {
      return std::string(part.substr(name.size() + 1));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::nullopt;
}

Response json_text(std::string text, int status) {
  Response response{
      .status = status, .headers = {}, .body = std::move(text), .view = {}, .events = {}};
  return response.with("content-type", "application/json");
}

Response text(std::string body, std::string type, int status) {
  Response response{
      .status = status, .headers = {}, .body = std::move(body), .view = {}, .events = {}};
  return response.with("content-type", std::move(type));
}

Response no_content() {
  return {.status = 204, .headers = {}, .body = {}, .view = {}, .events = {}};
}

Response problem(const Refused& refused) {
  Problem details{.type = "/problems/" + refused.word,
                  .title = std::string(reason_phrase(refused.status)),
                  .status = refused.status,
                  .detail = std::nullopt,
                  .where = std::nullopt};
  if (refused.fault) {
    details.detail =
        "This server cannot answer now; its administrator finds the reason in its log.";
  } else if (!refused.detail.empty()) {
    details.detail = refused.detail;
  }
  if (!refused.where.empty()) details.where = refused.where;
  auto response = json(details, refused.status);
  response.headers.front().second = "application/problem+json";
  if (refused.status == 503) response.with("retry-after", "2");
  return response;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Sign-in needed";
    case 403: return "Not allowed";
    case 404: return "Not found";
    case 405: return "Method not allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition failed";
    case 413: return "Too large";
    case 415: return "Unsupported media type";
    case 422: return "Cannot be accepted";
    case 429: return "Too many attempts";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal error";
    case 503: return "Not available";
    default: return "Status";
  }
}

Result<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return refuse("http.malformed", 400, "the address is malformed");
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  const auto checked = check_text(decoded);
  if (!checked || decoded.find('\0') != std::string::npos) {
    return refuse("http.malformed", 400, "the address is not text in UTF-8");
  }
  return decoded;
}

Result<bool> read_target(std::string_view target, Request& request) {
  const auto question = std::min(target.find('?'), target.size());
  request.path = ACTA_TRY(percent_decode(target.substr(0, question), false));
  auto rest = target.substr(std::min(question + 1, target.size()));
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto pair = rest.substr(0, end);
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = ACTA_TRY(percent_decode(pair.substr(0, equals), true));
    auto value = ACTA_TRY(percent_decode(pair.substr(std::min(equals + 1, pair.size())), true));
    request.query_values.emplace_back(std::move(name), std::move(value));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

}  // namespace acta::http
