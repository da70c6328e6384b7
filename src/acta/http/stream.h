// One connection's bytes, over TCP or TLS. Internal to http: it needs Asio.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <string_view>

namespace acta::http {

template <class T = void>
using Task = boost::asio::awaitable<T>;

class Stream {
 public:
  virtual ~Stream() = default;
  // Bytes read; 0 at the end or after an error.
  virtual Task<std::size_t> read(char* to, std::size_t size) = 0;
  virtual Task<bool> write(std::string_view head, std::string_view body) = 0;
  virtual Task<bool> handshake() = 0;
  // The connection is closed when nothing sets another limit within that time.
  virtual void expires_after(std::chrono::milliseconds time) = 0;
  virtual void close() = 0;
};

std::shared_ptr<Stream> plain_stream(boost::asio::ip::tcp::socket socket);
std::shared_ptr<Stream> tls_stream(boost::asio::ip::tcp::socket socket,
                                   boost::asio::ssl::context& context);

}  // namespace acta::http
