// Routes, files and events, without a listener but the last ones.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "acta/http/events.h"
#include "acta/http/files.h"
#include "acta/http/server_for_test.h"

namespace acta::http {
namespace {

void nobody(const Request& /*request*/, const Reply& /*reply*/) {}

TEST(Router, FindsTheMostParticularPattern) {
  Router router;
  for (const auto* pattern : {"/a/{id}", "/a/b", "/a/{id}/c", "/f/{path*}"}) {
    router.add(route("GET", pattern, nobody));
  }
  const auto found = [&](std::string_view path) {
    const auto match = router.find("GET", path);
    return match.route == nullptr ? std::string() : match.route->pattern;
  };
  EXPECT_EQ(found("/a/b"), "/a/b");
  EXPECT_EQ(found("/a/x"), "/a/{id}");
  EXPECT_EQ(found("/a/b/c"), "/a/{id}/c") << "a literal that leads nowhere is no dead end";
  EXPECT_EQ(found("/f/x/y/z"), "/f/{path*}");
  EXPECT_EQ(router.find("GET", "/f/x/y").params.at("path"), "x/y");
  EXPECT_EQ(found("/a"), "");
  EXPECT_EQ(found("/a/x/"), "");
  EXPECT_EQ(router.find("POST", "/a/b").allowed, (std::vector<std::string>{"GET"}));
}

TEST(RouterDeath, ASecondRouteOfOneAddressIsABug) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  Router router;
  router.add(route("GET", "/a", nobody));
  EXPECT_DEATH(router.add(route("GET", "/a", nobody)), "");
}

TEST(RecordFiles, NeverClimb) {
  const auto directory = testing::TempDir() + "acta_http_files_" + std::to_string(::getpid());
  std::filesystem::create_directories(directory + "/record/tile");
  std::ofstream(directory + "/secret") << "secret";
  std::ofstream(directory + "/record/tile/000") << "tile";
  const auto base = directory + "/record";
  const auto tile = record_file(base, "tile/000");
  EXPECT_EQ(tile.status, 200);
  for (const auto* name : {"../secret", "tile/../../secret", "/etc/passwd", "tile//000", "", "tile",
                           ".", "..", "tile/000/", "TILE/000", "tile\\000", "a\nb"}) {
    EXPECT_EQ(record_file(base, name).status, 404) << name;
  }
  std::filesystem::create_symlink(directory + "/secret", base + "/link");
  EXPECT_NE(record_file(base, "tile/000").status, 500);
  std::filesystem::remove_all(directory);
}

TEST(Events, ReachWhoListensAndDropWhoDoesNotKeepUp) {
  EventHub hub;
  const auto listener = hub.subscribe();
  hub.publish("record", "7");
  EXPECT_EQ(listener->take(), "event: record\ndata: 7\n\n");
  EXPECT_EQ(listener->take(), std::nullopt);
  for (int i = 0; i < 100'000 && !listener->closed(); ++i) hub.publish("record", "8");
  EXPECT_TRUE(listener->closed()) << "it never read";
  const auto other = hub.subscribe();
  hub.close_all();
  EXPECT_TRUE(other->closed());
}

TEST(Events, AreStreamedUntilTheClientLeaves) {
  EventHub hub;
  auto router = routes_for_test();
  router.add(route("GET", "/events", [&](const Request&, const Reply& reply) {
    Response response;
    response.with("content-type", "text/event-stream");
    response.events = hub.subscribe();
    reply(std::move(response));
  }));
  Running server({}, std::move(router), open_guard());
  {
    Client client(server.port());
    client.send("GET /events HTTP/1.1\r\nhost: a\r\n\r\n");
    EXPECT_TRUE(client.until("\r\n\r\n").starts_with("HTTP/1.1 200"));
    hub.publish("record", "1");
    EXPECT_NE(client.until("data: 1\n\n"), "");
    hub.publish("record", "2");
    EXPECT_NE(client.until("data: 2\n\n"), "");
  }
  Client stays(server.port());
  stays.send("GET /events HTTP/1.1\r\nhost: a\r\n\r\n");
  EXPECT_NE(stays.until("\r\n\r\n"), "");
  for (int i = 0; i < 50; ++i) hub.publish("record", "3");  // to one that left, too
  EXPECT_NE(stays.until("data: 3\n\n"), "");
  hub.close_all();
  stays.rest();
}

}  // namespace
}  // namespace acta::http
