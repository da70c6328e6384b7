// A whole desk in a directory of its own, with one person for every role: requests go through the
// real router, guard, handlers, store and writer, and come back as the bytes that would be sent.
// For the tests of this folder alone.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <map>
#include <string>

#include "acta/access/decisions.h"
#include "acta/app/schema.h"
#include "acta/assistance/decisions.h"
#include "acta/base/check.h"
#include "acta/http/answer.h"
#include "acta/http/events.h"

namespace acta::app {

// An act about nothing that anyone sees: it stands on the record where the other world has one.
struct Filler {
  static constexpr ActInfo info{"test.filler", 1, Classification::strictly_confidential};
  std::string nothing;
};
constexpr auto describe(Filler*) {
  return described<Filler>("Filler", "", field<&Filler::nothing>("nothing", ""));
}

struct Asked {
  std::string method = "GET";
  std::string target;
  std::string body;
  http::Headers headers = {};
};

struct Answered {
  int status = 0;
  std::string bytes;  // head and body
  [[nodiscard]] bool contains(std::string_view text) const {
    return bytes.find(text) != std::string::npos;
  }
};

class World {
 public:
  explicit World(const std::string& name)
      : directory_(testing::TempDir() + "acta_world_" + name + "_" + std::to_string(::getpid())) {
    std::filesystem::remove_all(directory_);
    auto schema = make_schema();
    schema.acts.add<Filler>();
    store_ = value(store::Store::open({.directory = directory_,
                                       .origin = "acta.example/world",
                                       .lock_path = {},
                                       .rebuild = false,
                                       .clock = [this] { return now_.load(); },
                                       .published = {},
                                       .stopped = {},
                                       .progress = {}},
                                      std::move(schema)));
    desk_ = std::make_unique<Desk>(*store_, value(places::Places::load()), events_);
    add_all_routes(router_, *desk_, false);
    guard_ = access::guard(*store_, desk_->sessions);
    for (std::size_t i = 0; i < type_of<Role>().words.size(); ++i) add_person(static_cast<Role>(i));
    add_person(Role::member_state, "XKA", "other mission");
    add_person(Role::ead_director, "", "second director");
  }
  ~World() {
    desk_.reset();
    store_.reset();
    std::filesystem::remove_all(directory_);
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] store::Store& store() { return *store_; }
  [[nodiscard]] Desk& desk() { return *desk_; }
  [[nodiscard]] http::Router& router() { return router_; }
  // "" is the public; the others are the words of the roles, "other mission", "second director".
  [[nodiscard]] const std::map<std::string, std::string>& people() const { return cookies_; }
  [[nodiscard]] Viewer viewer(const std::string& who) {
    if (who.empty()) return {};
    return store_->folded<access::People>([&](const access::People& people) {
      return access::viewer_of(people, people.by_login.at(login_of(who)), date_of(now_.load()));
    });
  }
  [[nodiscard]] std::int64_t size() { return value(store_->head()).size; }
  void tick() { now_.store(Instant{now_.load().milliseconds + 60'000}); }

  Answered ask(const std::string& who, const Asked& asked) {
    http::Request request;
    request.method = asked.method;
    request.headers = asked.headers;
    request.headers.emplace_back("cookie", "acta_session=" + cookies_.at(who));
    request.body = asked.body;
    EXPECT_TRUE(http::read_target(asked.target, request)) << asked.target;
    auto response = answer_to(request);
    http::finish_response(request, response);
    return {
        .status = response.status,
        .bytes = http::print_head(response, true, response.events != nullptr) +
                 (response.view.data() != nullptr ? std::string(response.view) : response.body)};
  }
  // A write that has to succeed; the id of what it concerns.
  std::string write(const std::string& who, const std::string& path, const std::string& body) {
    const auto answered = ask(who, {.method = "POST",
                                    .target = path,
                                    .body = body,
                                    .headers = {{"idempotency-key", next_key()}}});
    EXPECT_EQ(answered.status, 201) << who << ": " << path << "\n" << answered.bytes;
    const auto at = answered.bytes.find("\"id\":\"");
    return at == std::string::npos ? "" : answered.bytes.substr(at + 6, 36);
  }
  void fill(std::int64_t to_size) {
    while (size() < to_size) {
      (void)value(store_->append(
          {.actor = {.person = {}, .capacity = "system"},
           .idempotency_key = next_key(),
           .request = "fill",
           .expected = std::nullopt,
           .decide = [](const store::Folded&, Facts&) -> Result<std::vector<Draft>> {
             return std::vector{Draft("test.filler/1", Filler{.nothing = "nothing"})};
           },
           .at = std::nullopt}));
    }
  }
  std::string blob(const std::string& text) {
    auto writer = value(desk_->blobs.begin("text/plain", "letter.txt"));
    (void)value(writer->write(bytes_of(text)));
    return value(writer->finish()).id;
  }
  std::string next_key() { return "key-" + std::to_string(++keys_); }

  template <class T>
  static T value(Result<T> result) {
    EXPECT_TRUE(result) << (result ? "" : result.error().word + ": " + result.error().detail);
    ACTA_ASSERT(result.has_value());
    return std::move(*result);
  }

 private:
  static std::string login_of(std::string who) {
    std::ranges::replace(who, ' ', '.');
    return who;
  }
  void add_person(Role role, const std::string& state = "XCA", std::string who = {}) {
    if (who.empty()) who = std::string(word_of(role));
    access::AddPerson person{.name = "The " + who,
                             .login = login_of(who),
                             .password = "no password fits this",
                             .role = role,
                             .organization = std::nullopt,
                             .state = std::nullopt};
    if (role == Role::member_state) person.state = CountryCode{state};
    (void)value(store_->append({.actor = {.person = {}, .capacity = "operator"},
                                .idempotency_key = next_key(),
                                .request = who,
                                .expected = std::nullopt,
                                .decide =
                                    [&](const store::Folded& folded, Facts& facts) {
                                      return access::add_person(folded.get<access::People>(),
                                                                person, facts);
                                    },
                                .at = std::nullopt}));
    cookies_[who] = desk_->sessions.open(viewer(who).person);
  }
  http::Response answer_to(http::Request& request) {
    auto match = router_.find(request.method, request.path);
    if (match.route == nullptr) {
      return http::problem({.word = "http.not_found", .status = 404, .detail = ""});
    }
    request.params = std::move(match.params);
    request.operation = match.route->operation;
    auto who = guard_(*match.route, request);
    if (!who) return http::problem(who.error());
    request.who = std::move(*who);
    std::promise<http::Response> promise;
    auto future = promise.get_future();
    match.route->handler(
        request, [&promise](http::Response response) { promise.set_value(std::move(response)); });
    return future.get();
  }

  std::string directory_;
  std::atomic<Instant> now_ = start_of(*make_date(2026, 3, 2));
  http::EventHub events_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Desk> desk_;
  http::Router router_;
  http::Guard guard_;
  std::map<std::string, std::string> cookies_ = {{"", "nobody"}};
  int keys_ = 0;
};

}  // namespace acta::app
