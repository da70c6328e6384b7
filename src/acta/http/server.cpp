#include "acta/http/server.h"

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "acta/base/check.h"
#include "acta/http/session.h"

namespace acta::http {
namespace {
namespace asio = boost::asio;
using asio::ip::tcp;
constexpr int connections_max = 2000;
}  // namespace

struct Server::State {
  ServerConfig config;
  Router router;
  Guard guard;
  asio::io_context io;
  std::optional<asio::ssl::context> tls;
  tcp::acceptor acceptor{io};
  std::atomic<int> connections = 0;
  std::optional<SessionSettings> settings;

  // One that is served, until it ends in whatever way.
  struct Counted {
    std::atomic<int>& connections;
    ~Counted() { --connections; }
  };

  Task<> serve(tcp::socket socket) {
    const Counted counted{connections};
    boost::system::error_code error;
    socket.set_option(tcp::no_delay(true), error);
    const auto peer = socket.remote_endpoint(error).address().to_string();
    auto stream = tls ? tls_stream(std::move(socket), *tls) : plain_stream(std::move(socket));
    stream->expires_after(std::chrono::seconds(30));
    if (co_await stream->handshake()) co_await serve_session(stream, *settings, peer);
  }

  Task<> listen() {
    for (;;) {
      auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io),
                                                            asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::operation_aborted) co_return;
      if (error) continue;
      if (connections >= connections_max) continue;  // closed as it goes out of scope
      ++connections;
      const auto executor = socket.get_executor();
      asio::co_spawn(executor, serve(std::move(socket)), asio::detached);
    }
  }
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::create(ServerConfig config, Router router, Guard guard) {
  ACTA_ASSERT(guard);
  auto state = std::make_unique<State>();
  state->config = std::move(config);
  state->router = std::move(router);
  state->guard = std::move(guard);
  boost::system::error_code error;
  if (!state->config.certificate.empty()) {
    state->tls.emplace(asio::ssl::context::tls_server);
    state->tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1, error);
    state->tls->use_certificate_chain_file(state->config.certificate, error);
    if (error) return fault("http.certificate", "cannot read " + state->config.certificate);
    state->tls->use_private_key_file(state->config.private_key, asio::ssl::context::pem, error);
    if (error) return fault("http.certificate", "cannot read " + state->config.private_key);
  }
  const auto address = asio::ip::make_address(state->config.address, error);
  if (error) return fault("http.address", state->config.address + " is no address");
  const tcp::endpoint endpoint(address, state->config.port);
  state->acceptor.open(endpoint.protocol(), error);
  if (!error) state->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) state->acceptor.bind(endpoint, error);
  if (!error) state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return fault("http.address", "cannot listen on " + state->config.address + " port " +
                                     std::to_string(state->config.port) + ": " + error.message());
  }
  state->settings.emplace(SessionSettings{.router = state->router,
                                          .guard = state->guard,
                                          .fallback = state->config.fallback,
                                          .secure = state->tls.has_value(),
                                          .head_time = state->config.head_time,
                                          .body_time = state->config.body_time});
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
  boost::system::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

void Server::run() {
  asio::co_spawn(state_->io, state_->listen(), asio::detached);
  std::vector<std::jthread> threads;
  for (int i = 1; i < state_->config.threads; ++i) {
    threads.emplace_back([this] { state_->io.run(); });
  }
  state_->io.run();
}

void Server::stop() {
  state_->io.stop();
}

}  // namespace acta::http
