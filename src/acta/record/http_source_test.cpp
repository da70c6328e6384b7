#include "acta/record/http_source.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <string>
#include <thread>

#include "acta/record/record_for_test.h"

namespace acta::record {
namespace {

// What a server does with the target of a request: bytes to send, and whether to close then.
struct Answer {
  std::string bytes;
  bool close = false;
};
using Handler = std::function<Answer(const std::string& target)>;

// A server of one connection at a time on a free port of this machine.
class TestServer {
 public:
  explicit TestServer(Handler handler) : handler_(std::move(handler)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener_, 8), 0);
    EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/record/";
  }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void serve() {
    while (true) {
      const int connection = ::accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      ++connections_;
      while (answer(connection)) {
      }
      ::close(connection);
    }
  }
  bool answer(int connection) {
    std::string request;
    while (request.find("\r\n\r\n") == std::string::npos) {
      std::array<char, 4096> block{};
      const auto size = ::recv(connection, block.data(), block.size(), 0);
      if (size <= 0) return false;
      request.append(block.data(), static_cast<std::size_t>(size));
    }
    const auto begin = request.find(' ') + 1;
    const auto reply = handler_(request.substr(begin, request.find(' ', begin) - begin));
    (void)::send(connection, reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL);
    return !reply.close;
  }

  Handler handler_;
  int listener_ = -1;
  int port_ = 0;
  int connections_ = 0;
  std::thread thread_;
};

std::string ok(std::string_view body) {
  return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
}

Handler serving(const TestLog& log) {
  return [&log](const std::string& target) -> Answer {
    const auto found = log.files.find(target.substr(std::string("/record/").size()));
    if (found == log.files.end()) {
      return {.bytes = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"};
    }
    return {.bytes = ok(text_of(found->second))};
  };
}

Result<Bytes> get(const Answer& answer) {
  TestServer server([&answer](const std::string&) { return answer; });
  return http_source(server.url()).value()("checkpoint");
}

TEST(HttpSource, VerifiesAPublishedRecordOverOneConnection) {
  auto log = published(300);
  const auto then = log.files["checkpoint"];
  log.grow_to(600);
  log.publish();
  log.files["checkpoint"] = then;
  log.files.erase("tile/0/001.p/44");  // gone, because the full one exists
  int connections = 0;
  {
    TestServer server(serving(log));
    const auto source = http_source(server.url()).value();
    const auto verified = verify_record(source, {.key = log.key()});
    EXPECT_TRUE(verified) << verified.error().detail;
    connections = server.connections();
  }
  EXPECT_EQ(connections, 1);
}

TEST(HttpSource, GoesOnWhenTheServerClosesAfterEachAnswer) {
  const auto log = published(300);
  const auto serve = serving(log);
  for (const bool announced : {false, true}) {
    TestServer server([&](const std::string& target) {
      auto answer = serve(target);
      answer.close = true;
      if (announced) answer.bytes.insert(answer.bytes.find("\r\n") + 2, "Connection: close\r\n");
      return answer;
    });
    const auto source = http_source(server.url()).value();
    EXPECT_TRUE(verify_record(source, {.key = log.key()}));
  }
}

TEST(HttpSource, ReadsChunks) {
  const auto body = get({.bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "3;x=y\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"});
  ASSERT_TRUE(body) << body.error().detail;
  EXPECT_EQ(text_of(*body), "abcd");
}

TEST(HttpSource, RefusesAnswersThatItCannotTrust) {
  const std::string bad[] = {
      "HTTP/1.1 301 Moved\r\nLocation: https://x/\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
      "HTTP/1.1 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
      "SSH-2.0-OpenSSH\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x'),
      "",
  };
  for (const auto& bytes : bad) {
    const auto body = get({.bytes = bytes, .close = true});
    EXPECT_FALSE(body) << bytes.substr(0, 80);
  }
}

TEST(HttpSource, ReadsAddresses) {
  const auto plain = parse_http_address("http://acta.example/record/");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->host, "acta.example");
  EXPECT_EQ(plain->port, "80");
  EXPECT_EQ(plain->path, "/record");
  const auto bracketed = parse_http_address("http://[::1]:8080");
  ASSERT_TRUE(bracketed);
  EXPECT_EQ(bracketed->host, "::1");
  EXPECT_EQ(bracketed->port, "8080");
  EXPECT_EQ(bracketed->path, "");
  for (const auto* bad : {"http://", "http://:80", "http://a:", "http://a:b", "https://a",
                          "http://[::1", "http://a/ b", "http://a/?x", "http://a\r\n/"}) {
    EXPECT_FALSE(parse_http_address(bad)) << bad;
  }
}

TEST(HttpSource, SaysWhenNobodyAnswers) {
  std::string url;
  {
    TestServer server([](const std::string&) { return Answer{}; });
    url = server.url();
  }
  const auto body = http_source(url).value()("checkpoint");
  ASSERT_FALSE(body);
  EXPECT_NE(body.error().detail.find("nobody answers"), std::string::npos);
}

}  // namespace
}  // namespace acta::record
