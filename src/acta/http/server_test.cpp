#include "acta/http/server.h"

#include <gtest/gtest.h>

#include "acta/http/server_for_test.h"

namespace acta::http {
namespace {

using namespace std::chrono_literals;

class Http : public testing::Test {
 protected:
  std::string ask(std::string_view bytes) { return Client(server_.port()).ask(bytes); }
  void expect_status(std::string_view bytes, std::string_view status) {
    const auto answer = ask(bytes);
    EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 " + std::string(status)) << bytes.substr(0, 200);
  }
  void expect_alive() { expect_status("GET /hello HTTP/1.1\r\nhost: a\r\n\r\n", "200"); }

  Running server_{{.head_time = 300ms, .body_time = 300ms}, routes_for_test(), open_guard()};
};

TEST_F(Http, KeepsAConnectionForSeveralRequests) {
  Client client(server_.port());
  for (int i = 0; i < 5; ++i) {
    const auto answer = client.ask("GET /hello?name=A%20b HTTP/1.1\r\nhost: a\r\n\r\n");
    EXPECT_TRUE(answer.ends_with("hello A b")) << answer;
  }
  EXPECT_NE(client.ask("GET /hello HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"), "");
  EXPECT_EQ(client.rest(), "") << "it was asked to close";
}

TEST_F(Http, AnswersPipelinedRequestsInOrder) {
  Client client(server_.port());
  std::string sent;
  for (int i = 0; i < 20; ++i) {
    sent += "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n";
    sent += "GET /hello?name=" + std::to_string(i) + " HTTP/1.1\r\nhost: a\r\n\r\n";
  }
  ASSERT_TRUE(client.send(sent));
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(client.answer().ends_with("slow"));
    EXPECT_TRUE(client.answer().ends_with("hello " + std::to_string(i)));
  }
}

TEST_F(Http, TakesBodiesInChunksAndPieces) {
  Client client(server_.port());
  const std::string sent =
      "POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
  for (const char c : sent) ASSERT_TRUE(client.send({&c, 1}));
  EXPECT_TRUE(client.answer().ends_with("\r\n\r\nabcde"));
  EXPECT_TRUE(client.ask("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\nhi")
                  .ends_with("\r\n\r\nhi"));
}

TEST_F(Http, SaysContinueToWhoWaitsForIt) {
  Client client(server_.port());
  client.send(
      "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_TRUE(client.ask("hi").ends_with("\r\n\r\nhi"));
  // Whoever would send too much is told before a byte of it is sent.
  client.send(
      "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 5000\r\nexpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(client.answer().starts_with("HTTP/1.1 413")) << "after or without 100";
}

TEST_F(Http, RefusesABodyThatIsTooLarge) {
  const auto post = [](std::size_t size) {
    return "POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: " + std::to_string(size) +
           "\r\n\r\n" + std::string(size, 'x');
  };
  expect_status(post(1000), "200");
  expect_status(post(1001), "413");
  expect_status("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n3e9\r\n" +
                    std::string(1001, 'x') + "\r\n0\r\n\r\n",
                "413");
  const auto answer = ask(post(1001));
  EXPECT_NE(answer.find("application/problem+json"), std::string::npos);
  EXPECT_NE(answer.find("1000"), std::string::npos) << "says how much is taken";
}

// Whatever two readers could read in two ways is refused, or one could smuggle a request past a
// proxy (RFC 9112 §11.2).
TEST_F(Http, RefusesWhatIsNoProperRequest) {
  const std::string malformed[] = {
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "GET /hello HTTP/1.1\r\nhost a\r\n\r\n",
      "GET /hello HTTP/1.1\r\nhost : a\r\n\r\n",
      "GET /hello HTTP/1.1\r\nx: a\x01z\r\n\r\n",
      std::string("GET /hello HTTP/1.1\r\nx: a\0z\r\n\r\n", 31),
      "POST /echo HTTP/1.1\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nabc",
      "POST /echo HTTP/1.1\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /echo HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
      "POST /echo HTTP/1.1\r\ncontent-length: 1x\r\n\r\na",
      "POST /echo HTTP/1.1\r\ncontent-length: 99999999999999999999999\r\n\r\n",
      "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
      "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
      "GET /hello?name=%zz HTTP/1.1\r\n\r\n",
      "GET /%00 HTTP/1.1\r\n\r\n"};
  for (const auto& bytes : malformed) {
    const auto answer = ask(bytes);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << bytes << "\n" << answer;
  }
  expect_status("GET /hello HTTP/1.1\r\nx: " + std::string(40'000, 'a') + "\r\n\r\n", "431");
  expect_alive();
}

TEST_F(Http, KnowsAddressesAndMethods) {
  expect_status("GET /nothing HTTP/1.1\r\nhost: a\r\n\r\n", "404");
  const auto answer = ask("DELETE /hello HTTP/1.1\r\nhost: a\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 405"));
  EXPECT_NE(answer.find("allow: GET"), std::string::npos) << answer;
  Client client(server_.port());
  client.send("HEAD /hello HTTP/1.1\r\nhost: a\r\n\r\n");
  EXPECT_TRUE(client.until("\r\n\r\n").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(client.ask("GET /hello HTTP/1.1\r\nhost: a\r\n\r\n").starts_with("HTTP/1.1 200"))
      << "the answer to HEAD has no body";
}

TEST_F(Http, TellsWhoHasItAlreadyThatNothingChanged) {
  const auto answer = ask("GET /hello HTTP/1.1\r\nhost: a\r\n\r\n");
  const auto at = answer.find("etag: ");
  ASSERT_NE(at, std::string::npos);
  const auto tag = answer.substr(at + 6, answer.find("\r\n", at) - at - 6);
  expect_status("GET /hello HTTP/1.1\r\nhost: a\r\nif-none-match: " + tag + "\r\n\r\n", "304");
  expect_status("GET /hello HTTP/1.1\r\nhost: a\r\nif-none-match: \"other\"\r\n\r\n", "200");
}

TEST_F(Http, PutsTheSecurityHeadersOnEveryAnswer) {
  for (const auto* path : {"/hello", "/nothing", "/dropped"}) {
    const auto answer = ask("GET " + std::string(path) + " HTTP/1.1\r\nhost: a\r\n\r\n");
    for (const auto* header : {"content-security-policy: ", "x-content-type-options: nosniff",
                               "referrer-policy: ", "cross-origin-"}) {
      EXPECT_NE(answer.find(header), std::string::npos) << path << header;
    }
  }
}

TEST_F(Http, AHandlerThatThrowsOrForgetsToAnswerIsAnError) {
  expect_status("GET /dropped HTTP/1.1\r\nhost: a\r\n\r\n", "500");
  expect_status("GET /thrown HTTP/1.1\r\nhost: a\r\n\r\n", "500");
  expect_alive();
}

TEST_F(Http, EndsAClientThatIsTooSlow) {
  Client silent(server_.port());
  EXPECT_EQ(silent.rest(), "");
  Client slow_head(server_.port());
  slow_head.send("GET /hel");
  EXPECT_EQ(slow_head.rest(), "");
  Client slow_body(server_.port());
  slow_body.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 500\r\n\r\n");
  // A byte now and then does not keep it open.
  int sent = 0;
  while (sent < 60 && slow_body.send("x")) {
    std::this_thread::sleep_for(20ms);
    ++sent;
  }
  EXPECT_LT(sent, 60);
  expect_alive();
}

TEST_F(Http, AnswersManyAtOnce) {
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<Client>(server_.port()));
    clients.back()->send("GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
  }
  for (const auto& client : clients) EXPECT_TRUE(client->answer().ends_with("slow"));
}

TEST_F(Http, RefusesAChangeFromAnotherOrigin) {
  const std::string post = "POST /echo HTTP/1.1\r\nhost: acta.example\r\ncontent-length: 0\r\n";
  expect_status(post + "origin: http://acta.example\r\n\r\n", "200");
  expect_status(post + "origin: http://evil.example\r\n\r\n", "403");
  expect_status(post + "sec-fetch-site: cross-site\r\n\r\n", "403");
}

TEST(HttpGuard, IsAskedForEveryRouteAndBeforeTheBodyIsRead) {
  std::vector<std::string> asked;
  std::mutex mutex;
  Running server({}, routes_for_test(),
                 [&](const Route& route, const Request&) -> Result<std::shared_ptr<const void>> {
                   const std::scoped_lock lock(mutex);
                   asked.push_back(route.operation);
                   return refuse("access.not_allowed", 403, "no");
                 });
  EXPECT_TRUE(Client(server.port())
                  .ask("GET /hello HTTP/1.1\r\nhost: a\r\n\r\n")
                  .starts_with("HTTP/1.1 403"));
  Client client(server.port());
  EXPECT_TRUE(client
                  .ask("POST /echo HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\n"
                       "content-length: 5\r\n\r\n")
                  .starts_with("HTTP/1.1 403"));
  EXPECT_EQ(asked, (std::vector<std::string>{"GET/hello", "POST/echo"}));
}

TEST(HttpServer, StopsWithOpenConnections) {
  auto server = std::make_unique<Running>(ServerConfig{}, routes_for_test(), open_guard());
  Client idle(server->port());
  Client half(server->port());
  half.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nab");
  server->stop();
  server.reset();
  EXPECT_EQ(idle.rest(), "");
}

TEST(HttpServer, SaysWhyItCannotStart) {
  const Running server({}, routes_for_test(), open_guard());
  const auto second = Server::create({.port = server.port()}, routes_for_test(), open_guard());
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().detail.find(std::to_string(server.port())), std::string::npos);
  const auto tls = Server::create({.port = 0, .certificate = "/nowhere.pem", .private_key = "/no"},
                                  routes_for_test(), open_guard());
  ASSERT_FALSE(tls);
  EXPECT_NE(tls.error().detail.find("/nowhere.pem"), std::string::npos) << tls.error().detail;
}

}  // namespace
}  // namespace acta::http
