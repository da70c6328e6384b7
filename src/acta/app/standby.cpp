#include "acta/app/standby.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "acta/base/files.h"

namespace acta::app {
namespace {

using namespace std::chrono_literals;
constexpr auto look_again = 250ms;

// Another server leads, or the database is on its way from one machine to the other.
bool may_pass(const Refused& why) {
  return why.word == "store.led" || why.word == "store.unreachable" ||
         why.word == "store.read_only";
}

http::Response not_here() {
  return http::problem(
      refuse("store.standby", 503, "this server stands by; another one leads the record").error());
}

class Waiting {
 public:
  static Result<std::unique_ptr<Waiting>> open(const ServeOptions& options) {
    http::Router router;
    router.add({.method = "GET",
                .pattern = "/healthz",
                .operation = "health",
                .audience = Right::open,
                .summary = "503 while it stands by",
                .handler = [](const http::Request&, const http::Reply& reply) {
                  auto answer = http::text("standby\n", "text/plain; charset=utf-8");
                  answer.status = 503;
                  reply(std::move(answer));
                }});
    auto server = ACTA_TRY(http::Server::create(
        {.address = options.address,
         .port = options.port,
         .threads = 1,
         .certificate = options.certificate,
         .private_key = options.private_key,
         .fallback = [](const http::Request&) { return not_here(); }},
        std::move(router), [](const http::Route&, const http::Request&) {
          return Result<std::shared_ptr<const void>>(std::shared_ptr<const void>());
        }));
    return std::unique_ptr<Waiting>(new Waiting(std::move(server)));
  }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { server_->stop(); }

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }

 private:
  explicit Waiting(std::unique_ptr<http::Server> server)
      : server_(std::move(server)), thread_([this] { server_->run(); }) {}

  std::unique_ptr<http::Server> server_;
  std::jthread thread_;
};

}  // namespace

Result<std::unique_ptr<store::Store>> open_or_stand_by(ServeOptions& options, const OpenStore& open,
                                                       const std::atomic<bool>& ended) {
  auto store = open();
  if (store || store.error().word != "store.led") return store;
  if (!ACTA_TRY(is_there(options.directory + "/keys/log.key"))) {
    return fault("keys.missing",
                 "a server that stands by needs the keys of the record: copy keys/ of the server "
                 "that leads into " +
                     options.directory);
  }
  const auto waiting = ACTA_TRY(Waiting::open(options));
  options.port = waiting->port();
  fmt::print("another server leads this record\nstanding by at {}://{}:{}\n",
             options.certificate.empty() ? "http" : "https",
             options.address == "127.0.0.1" ? "localhost" : options.address, options.port);
  std::fflush(stdout);
  while (!ended) {
    std::this_thread::sleep_for(look_again);
    store = open();
    if (store || !may_pass(store.error())) return store;
  }
  return std::unique_ptr<store::Store>();
}

}  // namespace acta::app
