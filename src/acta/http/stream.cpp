#include "acta/http/stream.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace acta::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr auto with_error = asio::as_tuple(asio::use_awaitable);

tcp::socket& socket_of(tcp::socket& socket) {
  return socket;
}
tcp::socket& socket_of(asio::ssl::stream<tcp::socket>& stream) {
  return stream.next_layer();
}

template <class Layer>
class StreamOf final : public Stream, public std::enable_shared_from_this<StreamOf<Layer>> {
 public:
  template <class... A>
  explicit StreamOf(A&&... arguments)
      : layer_(std::forward<A>(arguments)...), timer_(layer_.get_executor()) {}

  Task<std::size_t> read(char* to, std::size_t size) override {
    const auto [error, count] = co_await layer_.async_read_some(asio::buffer(to, size), with_error);
    co_return error ? 0 : count;
  }

  Task<bool> write(std::string_view head, std::string_view body) override {
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head.data(), head.size()),
                                                       asio::buffer(body.data(), body.size())};
    const auto [error, count] = co_await asio::async_write(layer_, buffers, with_error);
    co_return !error;
  }

  Task<bool> handshake() override {
    if constexpr (!std::is_same_v<Layer, tcp::socket>) {
      const auto [error] =
          co_await layer_.async_handshake(asio::ssl::stream_base::server, with_error);
      co_return !error;
    }
    co_return true;
  }

  void expires_after(std::chrono::milliseconds time) override {
    timer_.expires_after(time);
    timer_.async_wait([weak = this->weak_from_this()](const boost::system::error_code& error) {
      if (error) return;
      if (const auto self = weak.lock()) self->close();
    });
  }

  void close() override {
    boost::system::error_code ignored;
    socket_of(layer_).shutdown(tcp::socket::shutdown_both, ignored);
    socket_of(layer_).close(ignored);
  }

 private:
  Layer layer_;
  asio::steady_timer timer_;
};

}  // namespace

std::shared_ptr<Stream> plain_stream(tcp::socket socket) {
  return std::make_shared<StreamOf<tcp::socket>>(std::move(socket));
}

std::shared_ptr<Stream> tls_stream(tcp::socket socket, asio::ssl::context& context) {
  return std::make_shared<StreamOf<asio::ssl::stream<tcp::socket>>>(std::move(socket), context);
}

}  // namespace acta::http
