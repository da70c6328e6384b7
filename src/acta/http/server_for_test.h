// A running server, and a client that sends bytes as they are; for the tests of this folder alone.
#pragma once

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "acta/base/check.h"
#include "acta/http/server.h"

namespace acta::http {

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const void* raw = &address;
    ACTA_ASSERT(::connect(socket_, static_cast<const sockaddr*>(raw), sizeof address) == 0);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(); }

  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  [[nodiscard]] int socket() const { return socket_; }
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto wrote = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (wrote <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return true;
  }
  // Reads until `mark` has come; what came up to its end. Empty when the connection ended before.
  std::string until(std::string_view mark) {
    for (;;) {
      if (const auto at = read_.find(mark); at != std::string::npos) return take(at + mark.size());
      if (!more()) return {};
    }
  }
  // One answer with a content-length: its head and body.
  std::string answer() {
    auto head = until("\r\n\r\n");
    const auto at = head.find("content-length: ");
    const auto size = at == std::string::npos ? 0UL : std::stoul(head.substr(at + 16));
    while (read_.size() < size && more()) {
    }
    return head + take(std::min(size, read_.size()));
  }
  std::string rest() {
    while (more()) {
    }
    return std::move(read_);
  }
  std::string ask(std::string_view bytes) {
    EXPECT_TRUE(send(bytes));
    return answer();
  }

 private:
  bool more() {
    char bytes[4096];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    read_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  std::string take(std::size_t size) {
    auto taken = read_.substr(0, size);
    read_.erase(0, size);
    return taken;
  }

  int socket_;
  std::string read_;
};

class Running {
 public:
  Running(ServerConfig config, Router router, Guard guard) {
    config.port = 0;
    auto made = Server::create(std::move(config), std::move(router), std::move(guard));
    ACTA_ASSERT(made.has_value());
    server_ = std::move(*made);
    thread_ = std::thread([this] { server_->run(); });
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { stop(); }
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

inline Guard open_guard() {
  return [](const Route&, const Request&) -> Result<std::shared_ptr<const void>> {
    return std::make_shared<const int>(0);
  };
}

inline Route route(std::string method, std::string pattern, Handler handler) {
  auto operation = method + pattern;
  return {.method = std::move(method),
          .pattern = std::move(pattern),
          .operation = std::move(operation),
          .audience = Right::open,
          .handler = std::move(handler),
          .body_max = 1000};
}

// GET /hello; GET /slow, answered later by a thread of its own; POST /echo.
inline Router routes_for_test() {
  Router router;
  router.add(route("GET", "/hello", [](const Request& request, const Reply& reply) {
    reply(text("hello " + request.query("name").value_or(""), "text/plain"));
  }));
  router.add(route("GET", "/slow", [](const Request&, const Reply& reply) {
    std::thread([reply] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      reply(text("slow", "text/plain"));
    }).detach();
  }));
  router.add(route("GET", "/dropped", [](const Request&, const Reply&) {}));
  router.add(route("GET", "/thrown", [](const Request&, const Reply&) {
    throw std::runtime_error("thrown for a test");
  }));
  router.add(route("POST", "/echo", [](const Request& request, const Reply& reply) {
    reply(text(request.body, "text/plain"));
  }));
  return router;
}

}  // namespace acta::http
