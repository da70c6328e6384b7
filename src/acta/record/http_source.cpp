#include "acta/record/http_source.h"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "acta/record/http_answer.h"

namespace acta::record {
namespace {

constexpr long silence_seconds_max = 30;

auto unreadable(const std::string& what) {
  return refuse("record.unreadable", 502, what);
}

// One connection, opened when first needed and again when the other side closed it.
class Connection {
 public:
  explicit Connection(HttpAddress address) : address_(std::move(address)) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { close(); }

  Result<Bytes> get(const std::string& path) {
    const bool kept = socket_ >= 0;
    auto answer = try_get(path);
    // A connection kept from before may have been closed meanwhile; a new one tells.
    if (!answer && kept && answer.error().word == "record.unreadable") {
      close();
      answer = try_get(path);
    }
    // After a missing file the connection goes on; after anything else its state is not known.
    if (!answer && answer.error().word != "record.no_such_file") close();
    return answer;
  }

 private:
  Result<Bytes> try_get(const std::string& path) {
    (void)ACTA_TRY(open());
    const auto target = address_.path + "/" + path;
    const bool bare_ipv6 = address_.host.find(':') != std::string::npos;
    const auto host = bare_ipv6 ? "[" + address_.host + "]" : address_.host;
    (void)ACTA_TRY(send_all(
        fmt::format("GET {} HTTP/1.1\r\nHost: {}:{}\r\nAccept-Encoding: identity\r\nUser-Agent: "
                    "acta-verify\r\n\r\n",
                    target, host, address_.port)));
    auto answer = ACTA_TRY(
        read_http_answer(received_, [this](std::string& received) { return receive(received); }));
    if (answer.closes) close();
    if (answer.status == 404) {
      return refuse("record.no_such_file", 404, path + ": the server has no such file");
    }
    if (answer.status != 200) {
      return refuse("record.refused", 502,
                    fmt::format("{}: the server answered {}{}", path, answer.status,
                                answer.status / 100 == 3 ? "; redirects are not followed" : ""));
    }
    if (!answer.encoding.empty()) {
      return refuse("record.refused", 502,
                    fmt::format("{}: the server sent it as {}, unasked", path, answer.encoding));
    }
    return std::move(answer.body);
  }

  Result<bool> open() {
    if (socket_ >= 0) return true;
    received_.clear();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int error = getaddrinfo(address_.host.c_str(), address_.port.c_str(), &hints, &found);
    if (error != 0) return unreadable(address_.host + ": " + gai_strerror(error));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> all(found, freeaddrinfo);
    for (const auto* one = all.get(); one != nullptr; one = one->ai_next) {
      socket_ = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
      if (socket_ < 0) continue;
      const timeval silence{.tv_sec = silence_seconds_max, .tv_usec = 0};
      (void)setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
      (void)setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
      if (::connect(socket_, one->ai_addr, one->ai_addrlen) == 0) return true;
      close();
    }
    return unreadable(
        fmt::format("{} port {}: nobody answers there", address_.host, address_.port));
  }

  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

  Result<bool> send_all(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return unreadable("the connection broke");
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Appends what has come; false at the end.
  Result<bool> receive(std::string& received) const {
    std::array<char, 64UL * 1024> block{};
    const auto size = ::recv(socket_, block.data(), block.size(), 0);
    if (size < 0) return unreadable("the connection broke or was silent too long");
    received.append(block.data(), static_cast<std::size_t>(size));
    return size > 0;
  }

  HttpAddress address_;
  int socket_ = -1;
  std::string received_;
};

}  // namespace

Result<HttpAddress> parse_http_address(std::string_view url) {
  const auto malformed = [&] {
    return refuse("record.address_malformed", 422,
                  fmt::format("{}: expected http://host[:port][/path]", url));
  };
  constexpr std::string_view scheme = "http://";
  if (!url.starts_with(scheme)) return malformed();
  auto rest = url.substr(scheme.size());
  HttpAddress address;
  const auto slash = std::min(rest.find('/'), rest.size());
  address.path = rest.substr(slash);
  rest = rest.substr(0, slash);
  while (address.path.ends_with('/')) address.path.pop_back();
  const bool bracketed = rest.starts_with('[');
  const auto host_end = bracketed ? rest.find(']') : std::min(rest.find(':'), rest.size());
  if (host_end == std::string_view::npos) return malformed();
  address.host = bracketed ? rest.substr(1, host_end - 1) : rest.substr(0, host_end);
  rest.remove_prefix(host_end + (bracketed ? 1 : 0));
  if (!rest.empty()) {
    if (!rest.starts_with(':')) return malformed();
    address.port = rest.substr(1);
  }
  const bool port = !address.port.empty() && address.port.size() <= 5 &&
                    std::ranges::all_of(address.port, [](char c) { return c >= '0' && c <= '9'; });
  const bool plain = std::ranges::all_of(
      url, [](char c) { return c > ' ' && c < '\x7F' && c != '?' && c != '#' && c != '@'; });
  if (address.host.empty() || !port || !plain) return malformed();
  return address;
}

Result<Source> http_source(std::string_view url) {
  auto connection = std::make_shared<Connection>(ACTA_TRY(parse_http_address(url)));
  return Source([connection](const std::string& path) { return connection->get(path); });
}

}  // namespace acta::record
