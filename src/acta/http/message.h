// Requests and responses as handlers see them: no Asio, no Beast.
//
//   http::Response answer(const http::Request& request) {
//     return http::json(list_of(request.query("state")));
//   }
// Refusals become RFC 9457 problem details with problem(); a fault's detail stays in the log.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/base/json.h"
#include "acta/base/result.h"

namespace acta::http {

class EventStream;

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string path;  // percent-decoded, without the query
  std::vector<std::pair<std::string, std::string>> query_values;  // decoded
  Headers headers;
  std::map<std::string, std::string> params;  // of the route's pattern
  std::string operation;                      // of the route
  std::string body;
  std::string peer;                 // address of the other side
  bool secure = false;              // over TLS
  std::shared_ptr<const void> who;  // what the guard found out

  // Case does not matter; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // Empty and absent are the same.
  [[nodiscard]] std::optional<std::string> query(std::string_view name) const;
  // REQUIRES that the route's pattern has it.
  [[nodiscard]] const std::string& param(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::string_view view;                // static bytes, instead of body
  std::shared_ptr<EventStream> events;  // server-sent events, instead of body

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// May be called once, from any thread; copies share the answer. Dropped unanswered: 500.
using Reply = std::function<void(Response)>;
using Handler = std::function<void(const Request&, const Reply&)>;

[[nodiscard]] Response json_text(std::string text, int status = 200);
template <class T>
[[nodiscard]] Response json(const T& value, int status = 200) {
  return json_text(to_json(value), status);
}
[[nodiscard]] Response text(std::string body, std::string type, int status = 200);
[[nodiscard]] Response no_content();
[[nodiscard]] Response problem(const Refused& refused);
// The response, or the problem.
template <class T>
[[nodiscard]] Response json_or_problem(const Result<T>& result, int status = 200) {
  return result ? json(*result, status) : problem(result.error());
}

[[nodiscard]] std::string_view reason_phrase(int status);
// Refuses what is not properly percent-encoded UTF-8.
[[nodiscard]] Result<std::string> percent_decode(std::string_view text, bool plus_is_space);
// Takes path and query out of the target of a request line: "/api/acts?from=3".
[[nodiscard]] Result<bool> read_target(std::string_view target, Request& request);

}  // namespace acta::http
