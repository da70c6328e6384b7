#include "acta/app/person_at_server.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "acta/base/json.h"

namespace acta::app {
namespace {

constexpr std::size_t answer_max = std::size_t{8} << 20U;

std::string text_at(const Json& problem, std::string_view name) {
  const auto* member = problem.find(name);
  return member != nullptr && member->text() != nullptr ? *member->text() : "";
}

// What the server says of itself, or why it does not (RFC 9457).
Result<std::string> judged(const Result<network::Answer>& answer) {
  if (!answer) return std::unexpected(answer.error());
  if (answer->status >= 200 && answer->status < 300) return answer->body;
  const auto problem = parse_json(answer->body, JsonProfile::api);
  if (!problem || answer->content_type != "application/problem+json") {
    return refuse(
        "network.no_problem", answer->status,
        fmt::format("the server answered {} and no reason: is it Acta's address?", answer->status));
  }
  constexpr std::string_view types = "/problems/";
  auto word = text_at(*problem, "type");
  if (word.starts_with(types)) word.erase(0, types.size());
  return refuse(word, answer->status,
                fmt::format("the server refuses: {} ({})", text_at(*problem, "detail"), word),
                text_at(*problem, "where"));
}

}  // namespace

PersonAtServer::PersonAtServer(std::string server) : server_(std::move(server)) {
  while (server_.ends_with('/')) server_.pop_back();
  client_.keep_cookies();
}

Result<std::unique_ptr<PersonAtServer>> PersonAtServer::sign_in(std::string server,
                                                                const std::string& login,
                                                                const std::string& password) {
  if (!network::keeps_secrets(server)) {
    return refuse("usage", 2,
                  "--server: a password is sent over https, or over http to this machine alone");
  }
  std::unique_ptr<PersonAtServer> person(new PersonAtServer(std::move(server)));
  const Json body(Json::Object{{"login", Json(login)}, {"password", Json(password)}});
  (void)ACTA_TRY(person->post("/api/session", write_json(body), {}));
  person->signed_in_ = true;
  return person;
}

PersonAtServer::~PersonAtServer() {
  if (signed_in_) (void)client_.remove(server_ + "/api/session", answer_max);
}

Result<std::string> PersonAtServer::get(const std::string& path) {
  return judged(client_.get(server_ + path, answer_max));
}

Result<std::string> PersonAtServer::post(const std::string& path, const std::string& body,
                                         const std::string& key,
                                         std::optional<std::int64_t> prepare_ahead) {
  std::vector<std::string> headers{"content-type: application/json", "expect:"};
  if (!key.empty()) headers.push_back("idempotency-key: " + key);
  if (prepare_ahead) headers.push_back(fmt::format("acta-prepare: {}", *prepare_ahead));
  return judged(client_.post(server_ + path, body, answer_max, headers));
}

}  // namespace acta::app
