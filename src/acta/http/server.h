// The listener: HTTP/1.1 over TCP or TLS, bounded in everything (docs/adr/0002-http.md).
//
//   auto server = ACTA_TRY(Server::create(config, std::move(router), guard));
//   server->run();          // returns after stop()
//
// Every answer carries the security headers; answers to GET with a body get a strong ETag and
// honour If-None-Match. State-changing requests from other origins are refused before the guard is
// asked.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "acta/base/result.h"
#include "acta/http/routes.h"

namespace acta::http {

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: one that is free
  int threads = 2;
  std::string certificate;  // PEM chain; empty: no TLS
  std::string private_key;
  // For a whole head; for a body, which gets a second more with every thousand bytes that come.
  std::chrono::milliseconds head_time{60'000};
  std::chrono::milliseconds body_time{30'000};
  // Answers GET requests that no route takes (the front-end); may be empty.
  std::function<Response(const Request&)> fallback;
};

class Server {
 public:
  static Result<std::unique_ptr<Server>> create(ServerConfig config, Router router, Guard guard);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  void run();
  // Any thread; run() returns soon after.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace acta::http
