#include "acta/app/network_commands.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "acta/app/signals.h"
#include "acta/base/files.h"
#include "acta/http/server.h"
#include "acta/network/client.h"
#include "acta/network/front_doors.h"

namespace acta::app {
namespace {

std::uint64_t seconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

// DIRECTORY/NAME.key, made when it is not there: the key by which this organization is known.
Result<record::SignerKey> own_key(const std::string& directory, const std::string& kind,
                                  const std::optional<std::string>& name) {
  const auto path = directory + "/" + kind + ".key";
  if (const auto kept = ACTA_TRY(read_if_there(path))) {
    auto text = text_of(*kept);
    if (text.ends_with('\n')) text.remove_suffix(1);
    auto key = record::parse_signer(text);
    if (!key) return fault("keys.malformed", path + ": " + key.error().detail);
    if (name && *name != key->verifier.name) {
      return refuse("usage", 2,
                    fmt::format("{} is the key of {}; another name needs another directory", path,
                                key->verifier.name));
    }
    return key;
  }
  if (!name) return refuse("usage", 2, "--name is needed, such as " + kind + ".example/acta");
  if (!record::is_key_name(*name)) {
    return refuse("usage", 2, "--name: a name is not empty and has no space and no plus sign");
  }
  auto key = record::make_signer(*name, record::KeyType::cosigner, record::random_hash());
  (void)ACTA_TRY(replace_file(path, bytes_of(key.text() + "\n"), 0600));
  return key;
}

Result<std::vector<record::VerifierKey>> keys_in(std::string_view text) {
  std::vector<record::VerifierKey> keys;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" ,\n"), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    auto key = record::parse_verifier(word);
    if (!key) return refuse("usage", 2, fmt::format("{}: {}", word, key.error().detail));
    keys.push_back(*std::move(key));
  }
  return keys;
}

http::ServerConfig config_of(Options& options, std::int64_t port) {
  return {.address = options.take("address").value_or("127.0.0.1"),
          .port = static_cast<std::uint16_t>(port),
          .threads = 2,
          .certificate = options.take("tls-certificate").value_or(""),
          .private_key = options.take("tls-key").value_or(""),
          .fallback = {}};
}

void say_serving(const http::Server& server, const http::ServerConfig& config) {
  fmt::print("serving {}://{}:{}\n", config.certificate.empty() ? "http" : "https",
             config.address == "127.0.0.1" ? "localhost" : config.address, server.port());
  std::fflush(stdout);
}

// Fetches again and again on a thread of its own, and looks at what is kept.
class Following {
 public:
  struct Parts {
    network::Mirror& mirror;
    std::string url;
    std::chrono::seconds every;
    std::chrono::seconds recheck_every;
  };
  explicit Following(Parts parts)
      : parts_(std::move(parts)), thread_([this](const std::stop_token& done) { run(done); }) {}
  ~Following() {
    thread_.request_stop();
    stop_ = true;
    wake_.notify_all();
  }
  Following(const Following&) = delete;
  Following& operator=(const Following&) = delete;

 private:
  void run(const std::stop_token& done) {
    const auto source = network::client_source(parts_.url, &stop_);
    auto checked = std::chrono::steady_clock::now() - parts_.recheck_every;
    std::mutex mutex;
    std::unique_lock lock(mutex);
    while (!done.stop_requested()) {
      if (std::chrono::steady_clock::now() - checked >= parts_.recheck_every) {
        checked = std::chrono::steady_clock::now();
        tell("check", parts_.mirror.recheck());
      }
      if (parts_.mirror.standing().damage.empty()) {
        follow(source);
      } else {
        tell("mending", parts_.mirror.mend(source, seconds_now()));
      }
      wake_.wait_for(lock, parts_.every, [&] { return done.stop_requested(); });
    }
  }

  void follow(const record::Source& source) {
    const auto grown = parts_.mirror.sync(source, seconds_now(), [](auto done, auto of) {
      if (done % 65'536 == 0) fmt::print("{} of {} entries fetched\n", done, of);
    });
    if (!grown) return tell("following", std::unexpected(grown.error()));
    last_problem_.clear();
    if (*grown > 0) {
      fmt::print("{} entries, {} of them new\n", parts_.mirror.standing().size, *grown);
      std::fflush(stdout);
    }
  }

  // A problem is said once until it changes.
  void tell(std::string_view doing, const Result<bool>& outcome) {
    if (outcome || stop_ || outcome.error().detail == last_problem_) return;
    last_problem_ = outcome.error().detail;
    fmt::print(stderr, "acta mirror: {}: {}\n", doing, last_problem_);
  }

  Parts parts_;
  std::atomic<bool> stop_ = false;
  std::string last_problem_;
  std::condition_variable wake_;
  std::jthread thread_;
};

}  // namespace

Result<bool> witness_command(Options& options) {
  Signals signals;
  const auto directory = ACTA_TRY(options.required("data"));
  auto logs = ACTA_TRY(keys_in(options.take("log").value_or("")));
  if (const auto file = options.take("logs")) {
    std::ranges::move(ACTA_TRY(keys_in(text_of(ACTA_TRY(read_file(*file))))),
                      std::back_inserter(logs));
  }
  const auto key = ACTA_TRY(own_key(directory, "witness", options.take("name")));
  const auto port = ACTA_TRY(options.number("port")).value_or(8090);
  const auto config = config_of(options, port);
  (void)ACTA_TRY(options.all_taken());
  if (logs.empty()) return refuse("usage", 2, "--log is needed: the verifier key of a log");
  const auto witness = ACTA_TRY(network::Witness::open(directory, key, logs));
  http::Router router;
  network::add_witness_routes(router, *witness, seconds_now);
  const auto server =
      ACTA_TRY(http::Server::create(config, std::move(router), network::open_to_all()));
  fmt::print("witness {}\n", key.verifier.text());
  for (const auto& log : logs) fmt::print("of log {}\n", log.name);
  say_serving(*server, config);
  signals.wait([&] { server->stop(); });
  server->run();
  return true;
}

Result<bool> mirror_command(const std::string& url, Options& options) {
  Signals signals;
  const auto directory = ACTA_TRY(options.required("data"));
  const auto log = record::parse_verifier(ACTA_TRY(options.required("key")));
  if (!log) return refuse("usage", 2, "--key: " + log.error().detail);
  const auto key = ACTA_TRY(own_key(directory, "mirror", options.take("name")));
  const auto every = ACTA_TRY(options.number("every")).value_or(10);
  const auto recheck_every = ACTA_TRY(options.number("recheck")).value_or(86'400);
  const auto port = ACTA_TRY(options.number("port")).value_or(8091);
  const auto config = config_of(options, port);
  (void)ACTA_TRY(options.all_taken());
  if (every < 1 || recheck_every < 1) return refuse("usage", 2, "seconds are 1 or more");
  const auto mirror = ACTA_TRY(network::Mirror::open(directory, *log, key));
  http::Router router;
  network::add_mirror_routes(router, *mirror);
  const auto server =
      ACTA_TRY(http::Server::create(config, std::move(router), network::open_to_all()));
  fmt::print("mirror {}\nof {}, under /{}\n", key.verifier.text(), log->name,
             mirror->origin_hash());
  say_serving(*server, config);
  const Following following({.mirror = *mirror,
                             .url = url,
                             .every = std::chrono::seconds(every),
                             .recheck_every = std::chrono::seconds(recheck_every)});
  signals.wait([&] { server->stop(); });
  server->run();
  return true;
}

}  // namespace acta::app
